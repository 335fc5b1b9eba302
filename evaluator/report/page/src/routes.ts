// Tables of effective routes: who has which, how two differ, and which row takes a packet.
import { contains, parsePrefix, type Prefix } from "./address";
import { ownerKey, type Assignment, type Evaluation, type Route, type Table } from "./document";

export type Moment = "before" | "both" | "after";
export type Fate = "same" | "comes" | "goes";

export interface Row {
  route: Route;
  hidden: boolean;
  fate: Fate;
}

const keyOf = (route: Route, hidden: boolean): string =>
  JSON.stringify([route.prefix, route.source, route.state, route.next_hop_type, route.next_hop_ips,
    route.as_path, hidden]);

const rowsOf = (table: Table | undefined, withHidden: boolean): [Route, boolean][] => {
  if (!table) return [];
  const shown = table.routes.map((route): [Route, boolean] => [route, false]);
  return withHidden ? [...shown, ...table.hidden.map((route): [Route, boolean] => [route, true])] : shown;
};

export function comparePrefixes(left: string, right: string): number {
  const a = parsePrefix(left);
  const b = parsePrefix(right);
  if (!a || !b) return a ? -1 : b ? 1 : left < right ? -1 : left > right ? 1 : 0;
  if (a.family !== b.family) return a.family - b.family;
  if (a.bits !== b.bits) return a.bits < b.bits ? -1 : 1;
  return a.length - b.length;
}

// The rows at a moment; of both, those that only one has are marked. Sorted by prefix.
export function rowsAt(
  evaluation: Evaluation, assignment: Assignment, moment: Moment, withHidden: boolean,
): Row[] {
  const before = rowsOf(tableOf(evaluation, assignment.before), withHidden);
  const after = rowsOf(tableOf(evaluation, assignment.after), withHidden);
  const rows: Row[] = [];
  if (moment === "both" && assignment.before !== assignment.after) {
    const old = new Set(before.map(([route, hidden]) => keyOf(route, hidden)));
    const now = new Set(after.map(([route, hidden]) => keyOf(route, hidden)));
    for (const [route, hidden] of before) {
      if (!now.has(keyOf(route, hidden))) rows.push({ route, hidden, fate: "goes" });
    }
    for (const [route, hidden] of after) {
      rows.push({ route, hidden, fate: old.has(keyOf(route, hidden)) ? "same" : "comes" });
    }
  } else {
    for (const [route, hidden] of moment === "before" ? before : after) {
      rows.push({ route, hidden, fate: "same" });
    }
  }
  return rows
    .map((row, place) => ({ row, place }))
    .sort((a, b) => comparePrefixes(a.row.route.prefix, b.row.route.prefix) || a.place - b.place)
    .map(({ row }) => row);
}

export const tableOf = (evaluation: Evaluation, number: number | null | undefined): Table | undefined =>
  number === null || number === undefined ? undefined : evaluation.tables.get(number);

// Whether the shown rows are different.
export const differs = (evaluation: Evaluation, assignment: Assignment): boolean =>
  evaluation.changed.has(ownerKey(assignment));

export interface Answer {
  winners: Route[];
  // Rows that hold the address, too, longest prefix first, and why they do not take the packet.
  losers: { route: Route; hidden: boolean; why: string }[];
  // Prefixes that stand for ranges which the document does not spell out.
  names: string[];
}

const why = (route: Route, hidden: boolean): string => {
  const beaten = route.defeated_by;
  if (!beaten) return hidden ? "not shown by Azure" : "another row has a longer prefix";
  const by = [beaten.source, beaten.prefix, beaten.next_hop_type].filter(Boolean).join(" ");
  return by ? `loses to ${by}` : "not used";
};

// The first hop of a packet to `address`: the longest prefix among the active rows.
export function lookUp(table: Table, address: Prefix): Answer {
  const names = new Set<string>();
  const candidates: { route: Route; hidden: boolean; length: number; active: boolean }[] = [];
  for (const [route, hidden] of rowsOf(table, true)) {
    const prefix = parsePrefix(route.prefix);
    if (!prefix) names.add(route.prefix);
    else if (contains(prefix, address)) {
      const active = !hidden && route.state === "Active";
      candidates.push({ route, hidden, length: prefix.length, active });
    }
  }
  const longest = Math.max(-1, ...candidates.filter((one) => one.active).map((one) => one.length));
  const wins = (one: { active: boolean; length: number }) => one.active && one.length === longest;
  return {
    winners: candidates.filter(wins).map((one) => one.route),
    losers: candidates
      .filter((one) => !wins(one))
      .sort((a, b) => b.length - a.length)
      .map(({ route, hidden }) => ({ route, hidden, why: why(route, hidden) })),
    names: [...names].sort(),
  };
}
