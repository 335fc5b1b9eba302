// Tables of effective routes: of one subnet or interface, or rows of all of them.
import { useMemo, useState } from "preact/hooks";
import { contains, parsePrefix } from "./address";
import { ownerKey, type Assignment } from "./document";
import { counted, ownerName, shortName, statusOf } from "./names";
import { RouteTable, rowCount, type RowGroup } from "./route_table";
import { differs, rowsAt, tableOf, type Moment, type Row } from "./routes";
import { Choice, Section, StatusMark, useEvaluation, useFirst } from "./words";

const kMoments: [Moment, string][] = [["before", "Before"], ["both", "What changes"], ["after", "After"]];

interface Props {
  moment: Moment;
  onMoment: (moment: Moment) => void;
  owner: string | null;
  onOwner: (key: string | null) => void;
}

export function RoutesSection({ moment, onMoment, owner, onOwner }: Props) {
  const evaluation = useEvaluation();
  const [find, setFind] = useState("");
  const [filter, setFilter] = useState("");
  const [hidden, setHidden] = useState(false);
  const changed = useMemo(
    () => new Map(evaluation.assignments.map((one) => [ownerKey(one), differs(evaluation, one)])), [evaluation]);
  const [onlyChanges, setOnlyChanges] = useState(() => [...changed.values()].some(Boolean));
  const chosen = evaluation.assignments.find((one) => ownerKey(one) === owner) ?? null;
  const offered = evaluation.assignments.filter((one) =>
    `${ownerName(one)} ${one.virtual_network ?? ""}`.toLowerCase().includes(find.trim().toLowerCase()) &&
    (!onlyChanges || statusOf(one, changed.get(ownerKey(one)) ?? false) !== "unchanged"));
  const groups = useMemo(() => {
    const test = rowTest(filter);
    // Of a table that stays as it is, all rows: it was asked for by name.
    const all = !onlyChanges || moment !== "both" || (chosen !== null && changed.get(ownerKey(chosen)) === false);
    const rowsOf = (one: Assignment): Row[] =>
      rowsAt(evaluation, one, moment, hidden).filter((row) => test(row) && (all || row.fate !== "same"));
    return chosen ? [{ owners: [], rows: rowsOf(chosen) }] : alike(evaluation.assignments, rowsOf);
  }, [evaluation, changed, chosen, filter, moment, hidden, onlyChanges]);
  if (evaluation.assignments.length === 0) {
    return <Section id="routes" title="Effective routes"><p class="empty">This evaluation has no table of routes.</p></Section>;
  }
  return (
    <Section id="routes" title="Effective routes" note={counted(evaluation.assignments.length, "table")}>
      <div class="controls">
        <Choice label="Moment of the tables" options={kMoments} value={moment} onChange={onMoment} />
        <label class="check"><input type="checkbox" checked={hidden}
          onChange={(event) => setHidden(event.currentTarget.checked)} /> hidden rows, too</label>
        <label class="check"><input type="checkbox" checked={onlyChanges}
          onChange={(event) => setOnlyChanges(event.currentTarget.checked)} /> only what changes</label>
      </div>
      <div class="split">
        <Owners offered={offered} changed={changed} find={find} onFind={setFind} owner={owner} onOwner={onOwner} />
        <div class="main">
          <div class="controls">
            <label class="field">Rows{" "}
              <input type="search" value={filter} placeholder="address, prefix, or word"
                aria-describedby="rows-help" onInput={(event) => setFilter(event.currentTarget.value)} />
            </label>
            <span id="rows-help" class="hint">{filterWords(filter)}</span>
          </div>
          {chosen ? <About assignment={chosen} moment={moment} /> : null}
          <p aria-live="polite" class="count">{rowCount(groups)} {!chosen ? "of all tables" : changed.get(ownerKey(chosen)) ? "" : "of a table that does not change"}</p>
          <RouteTable key={`${owner} ${filter} ${moment} ${hidden} ${onlyChanges}`} groups={groups}
            label={chosen ? `Effective routes of ${ownerName(chosen)}` : "Effective routes of all tables"} />
        </div>
      </div>
    </Section>
  );
}

const filterWords = (filter: string): string => {
  const prefix = parsePrefix(filter.trim());
  if (!filter.trim()) return "";
  return prefix ? `prefixes that contain ${filter.trim()}` : `rows with "${filter.trim()}"`;
};

// Tables with the same rows are shown once.
function alike(assignments: Assignment[], rowsOf: (one: Assignment) => Row[]): RowGroup[] {
  const groups = new Map<string, RowGroup>();
  for (const one of assignments) {
    const rows = rowsOf(one);
    if (rows.length === 0) continue;
    const key = JSON.stringify(rows);
    const group = groups.get(key);
    if (group) group.owners.push(ownerName(one));
    else groups.set(key, { owners: [ownerName(one)], rows });
  }
  return [...groups.values()];
}

function rowTest(filter: string): (row: Row) => boolean {
  const wanted = filter.trim().toLowerCase();
  if (!wanted) return () => true;
  const inner = parsePrefix(wanted);
  if (inner) {
    return ({ route }) => {
      const outer = parsePrefix(route.prefix);
      return outer !== null && contains(outer, inner);
    };
  }
  return ({ route }) =>
    [route.prefix, route.source, route.state, route.next_hop_type, route.rule, ...route.next_hop_ips]
      .some((text) => text.toLowerCase().includes(wanted));
}

interface OwnersProps {
  offered: Assignment[];
  changed: Map<string, boolean>;
  find: string;
  onFind: (text: string) => void;
  owner: string | null;
  onOwner: (key: string | null) => void;
}

function Owners({ offered, changed, find, onFind, owner, onOwner }: OwnersProps) {
  const [shown, more] = useFirst(offered, 50);
  return (
    <div class="side">
      <label class="field">Subnet or interface{" "}
        <input type="search" value={find} placeholder="name" onInput={(event) => onFind(event.currentTarget.value)} />
      </label>
      <ul class="owners" aria-label="Tables">
        <li><button type="button" aria-pressed={owner === null} onClick={() => onOwner(null)}>All tables</button></li>
        {shown.map((one) => (
          <li key={ownerKey(one)}>
            <button type="button" aria-pressed={owner === ownerKey(one)} title={ownerName(one)}
              onClick={() => onOwner(ownerKey(one))}>
              <span>{shortName(ownerName(one))}<small>{one.interface ? "interface" : shortName(one.virtual_network ?? "")}</small></span>
              {statusOf(one, changed.get(ownerKey(one)) ?? false) === "unchanged"
                ? null : <StatusMark status={statusOf(one, changed.get(ownerKey(one)) ?? false)} />}
            </button>
          </li>
        ))}
      </ul>
      {offered.length === 0 ? <p class="empty">No table is like this.</p> : null}
      {more}
    </div>
  );
}

function About({ assignment, moment }: { assignment: Assignment; moment: Moment }) {
  const evaluation = useEvaluation();
  const table = tableOf(evaluation, moment === "before" ? assignment.before : assignment.after);
  const gaps = evaluation.gaps.filter((gap) => table?.gaps.includes(gap.gap));
  return (
    <div class="about">
      <p><code>{ownerName(assignment)}</code>
        {assignment.virtual_network ? <> in <code>{assignment.virtual_network}</code></> : null}</p>
      {table ? null : <p class="warning">{"\u25b2"} It has no table {moment === "before" ? "before" : "after"} the apply.</p>}
      {table && !table.complete
        ? <p class="warning">{"\u25b2"} Not fully known: {gaps.map((gap) => `gap ${gap.gap}, ${gap.resource}: ${gap.effect}`).join("; ") || "a gap touches it"}.</p>
        : null}
      {table?.propagation_disabled ? <p>A route table keeps gateway routes out.</p> : null}
      {table?.assumptions.map((text) => <p key={text}>Assumed: {text}</p>)}
    </div>
  );
}
