// Rows of effective routes, of one table or of several.
import type { Route } from "./document";
import { counted } from "./names";
import type { Row } from "./routes";
import { Breakable, Owners, RuleMark, useFirst } from "./words";

const kFates = { same: "same", comes: "+ added", goes: "\u2212 removed" };

// Rows that several tables have in common. Without owners: the one table that was asked for.
export interface RowGroup {
  owners: string[];
  rows: Row[];
}

type Line = { owners: string[] } | { row: Row };

interface Columns {
  fate: boolean;
  path: boolean;
}

const linesOf = (groups: RowGroup[]): Line[] =>
  groups.flatMap(({ owners, rows }) => [
    ...(owners.length > 0 ? [{ owners }] : []),
    ...rows.map((row) => ({ row })),
  ]);

export function RouteTable({ groups, label }: { groups: RowGroup[]; label: string }) {
  const rows = groups.flatMap((group) => group.rows);
  const [shown, more] = useFirst(linesOf(groups), matchMedia("(max-width: 46rem)").matches ? 20 : 100);
  const columns = {
    fate: rows.some((row) => row.fate !== "same"),
    path: rows.some((row) => (row.route.as_path ?? []).length > 0),
  };
  if (rows.length === 0) return <p class="empty">No row is like this.</p>;
  const titles = [
    ...(columns.fate ? ["Change"] : []), "Prefix", "Source", "State", "Next hop type", "Next hop",
    ...(columns.path ? ["AS path"] : []), "Rule",
  ];
  return (
    <>
      <table class="stack" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {titles.map((title) => <th role="columnheader" scope="col" key={title}>{title}</th>)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((line, place) => "owners" in line
            ? <Heading key={place} owners={line.owners} span={titles.length} />
            : <RouteRow key={place} row={line.row} columns={columns} />)}
        </tbody>
      </table>
      {more}
    </>
  );
}

function Heading({ owners, span }: { owners: string[]; span: number }) {
  return (
    <tr role="row" class="owner">
      <th role="rowheader" scope="rowgroup" colSpan={span}><Owners owners={owners} /></th>
    </tr>
  );
}

function RouteRow({ row, columns }: { row: Row; columns: Columns }) {
  const { route, hidden, fate } = row;
  const unused = hidden || route.state !== "Active";
  return (
    <tr role="row" class={`${fate} ${unused ? "unused" : ""}`}>
      {columns.fate ? <td role="cell" data-label="Change" class="whole">{kFates[fate]}</td> : null}
      <td role="cell" data-label="Prefix" class={route.prefix.length < 20 ? "whole" : "long"}><code>{route.prefix}</code></td>
      <td role="cell" data-label="Source"><Breakable text={route.source} /></td>
      <td role="cell" data-label="State">{hidden ? "Hidden" : route.state}</td>
      <td role="cell" data-label="Next hop type"><Breakable text={route.next_hop_type} /></td>
      <td role="cell" data-label="Next hop" class={`long ${route.next_hop_ips.length > 0 ? "" : "none"}`}>
        {route.next_hop_ips.join(", ") || "\u2013"}</td>
      {columns.path ? <td role="cell" data-label="AS path" class={route.as_path?.length ? "" : "none"}>{route.as_path?.join(" ") || "\u2013"}</td> : null}
      <td role="cell" data-label="Rule"><RuleMark id={route.rule} /><Defeated route={route} /></td>
    </tr>
  );
}

export function Defeated({ route }: { route: Route }) {
  const by = route.defeated_by;
  if (!by) return null;
  const what = [by.source, by.prefix, by.next_hop_type].filter(Boolean).join(" ");
  return <span class="defeat">{what ? `loses to ${what} ` : "not used "}by <RuleMark id={by.rule} /></span>;
}

export function rowCount(groups: RowGroup[]): string {
  const count = (test: (row: Row) => boolean): number =>
    groups.reduce((sum, { owners, rows }) => sum + Math.max(1, owners.length) * rows.filter(test).length, 0);
  const comes = count((row) => row.fate === "comes");
  const goes = count((row) => row.fate === "goes");
  const parts = [comes > 0 ? `${comes} added` : "", goes > 0 ? `${goes} removed` : ""].filter(Boolean);
  return counted(count(() => true), "row") + (parts.length > 0 ? `, ${parts.join(", ")}` : "");
}
