// Rows of effective routes.
import type { Route } from "./document";
import { counted, shortName } from "./names";
import type { Row } from "./routes";
import { RuleMark, useFirst } from "./words";

const kFates = { same: "", comes: "+ added", goes: "\u2212 removed" };

export interface OwnedRow extends Row {
  owner?: string;
}

const hopsOf = (route: Route): string => route.next_hop_ips.join(", ");

export function RouteTable({ rows, label }: { rows: OwnedRow[]; label: string }) {
  const [shown, more] = useFirst(rows, 100);
  const owned = rows.some((row) => row.owner !== undefined);
  const paths = rows.some((row) => row.route.as_path !== null && row.route.as_path !== undefined);
  const marked = rows.some((row) => row.fate !== "same");
  if (rows.length === 0) return <p class="empty">No row is like this.</p>;
  return (
    <>
      <table class="stack" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {marked ? <th role="columnheader" scope="col">Change</th> : null}
            {owned ? <th role="columnheader" scope="col">Table of</th> : null}
            {["Prefix", "Source", "State", "Next hop type", "Next hop"].map((title) => (
              <th role="columnheader" scope="col" key={title}>{title}</th>
            ))}
            {paths ? <th role="columnheader" scope="col">AS path</th> : null}
            <th role="columnheader" scope="col">Rule</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row, place) => (
            <tr role="row" key={place} class={`${row.fate} ${row.hidden || row.route.state !== "Active" ? "unused" : ""}`}>
              {marked ? <td role="cell" data-label="Change">{kFates[row.fate] || "same"}</td> : null}
              {owned ? <td role="cell" data-label="Table of" title={row.owner}>{shortName(row.owner ?? "")}</td> : null}
              <td role="cell" data-label="Prefix"><code>{row.route.prefix}</code></td>
              <td role="cell" data-label="Source">{row.route.source}</td>
              <td role="cell" data-label="State">{row.hidden ? "Hidden" : row.route.state}</td>
              <td role="cell" data-label="Next hop type">{row.route.next_hop_type}</td>
              <td role="cell" data-label="Next hop">{hopsOf(row.route) || "\u2013"}</td>
              {paths ? <td role="cell" data-label="AS path">{row.route.as_path?.join(" ") || "\u2013"}</td> : null}
              <td role="cell" data-label="Rule"><RuleMark id={row.route.rule} /><Defeated route={row.route} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

export function Defeated({ route }: { route: Route }) {
  const by = route.defeated_by;
  if (!by) return null;
  const what = [by.source, by.prefix, by.next_hop_type].filter(Boolean).join(" ");
  return <span class="defeat">{what ? `loses to ${what} ` : "not used "}by <RuleMark id={by.rule} /></span>;
}

export const rowCount = (rows: OwnedRow[]): string => {
  const comes = rows.filter((row) => row.fate === "comes").length;
  const goes = rows.filter((row) => row.fate === "goes").length;
  const parts = [comes > 0 ? `${comes} added` : "", goes > 0 ? `${goes} removed` : ""].filter(Boolean);
  return counted(rows.length, "row") + (parts.length > 0 ? `, ${parts.join(", ")}` : "");
};
