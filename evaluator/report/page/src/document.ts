// The evaluation as the page reads it (schemas/evaluation.schema.json). A part that is missing or of
// another kind reads as empty, so that a document of a later version gives a poorer page and no error.
// Whatever in it acts on how text is shown was written out when the page was made (render/html.cc).

export type Status = "added" | "removed" | "changed" | "unchanged";
export type Severity = "critical" | "high" | "medium" | "low" | "info";

export interface Defeat {
  prefix: string | null;
  source: string | null;
  next_hop_type: string | null;
  rule: string;
}
export interface Route {
  prefix: string;
  source: string;
  state: string;
  next_hop_type: string;
  next_hop_ips: string[];
  rule: string;
  defeated_by: Defeat | null;
  as_path: number[] | null;
}
export interface Table {
  table: number;
  complete: boolean;
  propagation_disabled: boolean;
  routes: Route[];
  hidden: Route[];
  gaps: number[];
  assumptions: string[];
}
export interface Owner {
  subnet: string | null;
  interface: string | null;
  on_premises?: string | null; // Only senders of traffic have it.
}
export interface Assignment extends Owner {
  virtual_network: string | null;
  before: number | null;
  after: number | null;
}
export interface Finding {
  code: string;
  name: string;
  severity: Severity;
  status: string;
  title: string;
  message: string;
  resources: string[];
  subnets: string[];
  flows: { from: string; to: string }[];
  window: { from_step: number; to_step: number | null; duration_seconds: Length | null } | null;
  evidence: { rules: string[] };
  confidence: string;
  remedy: string | null;
  help_uri: string | null;
}
export interface Node {
  name: string;
  status: Status;
}
export interface Network extends Node {
  outside_the_plan: boolean;
  location: string | null;
  address_space: string[];
}
export interface Subnet extends Node {
  short_name: string | null;
  virtual_network: string | null;
  address_prefixes: string[];
  route_table: string | null;
}
export interface Peering extends Node {
  from: string | null;
  to: string | null;
  allow_virtual_network_access: boolean | null;
  allow_forwarded_traffic: boolean | null;
  allow_gateway_transit: boolean | null;
  use_remote_gateways: boolean | null;
}
export interface Gateway extends Node {
  virtual_network: string | null;
  type: string;
  active_active: boolean | null;
}
export interface RouteServer extends Node {
  virtual_network: string | null;
  branch_to_branch: boolean | null;
}
export interface Topology {
  virtual_networks: Network[];
  subnets: Subnet[];
  peerings: Peering[];
  gateways: Gateway[];
  route_servers: RouteServer[];
}
export interface Gap {
  gap: number;
  kind: string;
  resource: string;
  attribute: string | null;
  effect: string;
  candidates: string[];
  tables: number;
}
export interface Input {
  name: string;
  kind: string;
  terraform_version: string | null;
  timestamp: string | null;
  complete: boolean;
  errored: boolean;
}
export interface Seconds {
  min_seconds: number;
  typical_seconds: number;
  max_seconds: number;
}
export interface Span {
  begin_seconds: number;
  end_seconds: number;
}
export interface Operation {
  operation: number;
  resource: string;
  kind: string;
  duration: Seconds;
  confidence: string;
  source: string;
  typical: Span;
  longest: Span;
}
export interface Step {
  step: number;
  time: Seconds;
  operations: number[];
  tables: (Owner & { rows: number })[];
}
export interface NextHop {
  prefix: string;
  source: string;
  next_hop_type: string;
  next_hop_ips: string[];
  rule: string;
}
export interface Phase {
  from_step: number;
  delivery: string;
  next_hop: NextHop | null;
}
export interface Length {
  min: number;
  typical: number;
  max: number;
}
export interface Window extends Owner {
  virtual_network: string | null;
  kind: string;
  certainty: string;
  prefixes: string[];
  from_step: number;
  to_step: number | null;
  duration_seconds: Length | null;
  causes: { resource: string; kind: string; rule: string }[];
  complete: boolean;
}
export interface Refusal {
  resource: string;
  certainty: string;
  reason: string;
  rule: string;
}
export interface Apply {
  duration: Seconds;
  operations: Operation[];
  steps: Step[];
  windows: Window[];
  possible_windows: Window[];
  refusals: Refusal[];
  orders_seen: string; // all, some or none: which other orders were looked at.
  partly_known_order: string[];
  coarse: boolean;
}
export interface BehaviourClass {
  members: (Owner & { prefixes: string[] })[];
  phases: Phase[];
}
export interface RuleText {
  statement: string;
  open: string;
  basis: string;
  source: string;
}
export interface Help {
  means: string;
  matters: string;
  example: string;
  fix: string;
  references: string[];
}
export interface Evaluation {
  headline: string;
  worst: Severity | null;
  inputs: Input[];
  findings: Finding[];
  topology: Topology;
  tables: Map<number, Table>;
  assignments: Assignment[];
  changed: Set<string>; // Keys of the owners whose shown rows differ.
  apply: Apply | null;
  classes: BehaviourClass[];
  gaps: Gap[];
  assumptions: string[];
  rules: Map<string, RuleText>;
  help: Map<string, Help>;
  places: Map<string, string>;
}

export const isLoss = (window: Window): boolean => window.kind === "down" || window.kind === "looping";

export const ownerKey = (owner: Owner): string => `${owner.subnet ?? ""} ${owner.interface ?? ""} ${owner.on_premises ?? ""}`;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const objectAt = (value: unknown, key: string): Json => {
  const found = isObject(value) ? value[key] : undefined;
  return isObject(found) ? found : {};
};
const textAt = (value: unknown, key: string): string => {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === "string" ? found : "";
};

// The objects of a list, with these keys as lists whatever they are, these as texts, and these as numbers.
function listAt<T>(
  value: unknown, key: string, lists: string[] = [], texts: string[] = [], numbers: string[] = [],
): T[] {
  const found = isObject(value) ? value[key] : undefined;
  if (!Array.isArray(found)) return [];
  return found.filter(isObject).map((item) => {
    const whole = { ...item };
    for (const name of lists) if (!Array.isArray(whole[name])) whole[name] = [];
    for (const name of texts) if (typeof whole[name] !== "string") whole[name] = "";
    for (const name of numbers) if (typeof whole[name] !== "number") whole[name] = 0;
    return whole as T;
  });
}

const textsAt = (value: unknown, key: string): string[] => {
  const found = isObject(value) ? value[key] : undefined;
  return Array.isArray(found) ? found.filter((item) => typeof item === "string") : [];
};

const kRouteLists = ["next_hop_ips"];
const kRouteTexts = ["prefix", "source", "state", "next_hop_type", "rule"];

function readTable(item: Json): Table {
  return {
    ...(item as unknown as Table),
    routes: listAt<Route>(item, "routes", kRouteLists, kRouteTexts),
    hidden: listAt<Route>(item, "hidden", kRouteLists, kRouteTexts),
  };
}

function readFinding(item: Json): Finding {
  return {
    ...(item as unknown as Finding),
    flows: listAt(item, "flows", [], ["from", "to"]),
    evidence: { rules: textsAt(objectAt(item, "evidence"), "rules") },
  };
}

function readTopology(topology: Json): Topology {
  return {
    virtual_networks: listAt(topology, "virtual_networks", ["address_space"], ["name"]),
    subnets: listAt(topology, "subnets", ["address_prefixes"], ["name"]),
    peerings: listAt(topology, "peerings", [], ["name"]),
    gateways: listAt(topology, "gateways", [], ["name", "type"]),
    route_servers: listAt(topology, "route_servers", [], ["name"]),
  };
}

const readSeconds = (value: Json): Seconds => ({
  min_seconds: Number(value["min_seconds"] ?? 0),
  typical_seconds: Number(value["typical_seconds"] ?? 0),
  max_seconds: Number(value["max_seconds"] ?? 0),
});

function readApply(timeline: unknown): Apply | null {
  if (!isObject(timeline)) return null;
  const timed = (name: string) => (item: Json) => ({ ...item, [name]: readSeconds(objectAt(item, name)) });
  const windowLists = ["prefixes", "causes"];
  return {
    duration: readSeconds(objectAt(timeline, "duration")),
    operations: listAt<Json>(timeline, "operations", [], ["resource", "kind", "confidence", "source"])
      .filter((item) => isObject(item["typical"]) && isObject(item["longest"]))
      .map(timed("duration")) as unknown as Operation[],
    steps: listAt<Json>(timeline, "steps", ["operations", "tables"]).map(timed("time")) as unknown as Step[],
    windows: listAt(timeline, "windows", windowLists, ["kind", "certainty"]),
    possible_windows: listAt(timeline, "possible_windows", windowLists, ["kind", "certainty"]),
    refusals: listAt(timeline, "refusals", [], ["resource", "certainty", "reason", "rule"]),
    orders_seen: textAt(timeline, "orders_seen"),
    partly_known_order: textsAt(timeline, "partly_known_order"),
    coarse: timeline["coarse"] === true,
  };
}

const entriesAt = <T>(value: Json, key: string): Map<string, T> =>
  new Map(Object.entries(objectAt(value, key)) as [string, T][]);

export function readEvaluation(text: string): Evaluation {
  const page = JSON.parse(text) as Json;
  const evaluation = objectAt(page, "evaluation");
  const verdict = objectAt(evaluation, "verdict");
  const routes = objectAt(evaluation, "effective_routes");
  const tables = listAt<Json>(routes, "tables", ["gaps", "assumptions"]).map(readTable);
  return {
    headline: textAt(verdict, "headline"),
    worst: (textAt(verdict, "worst_severity") || null) as Severity | null,
    inputs: listAt(objectAt(evaluation, "inputs"), "plans", [], ["name", "kind"]),
    findings: listAt<Json>(evaluation, "findings", ["resources", "subnets"],
      ["code", "name", "severity", "status", "title", "message", "confidence"]).map(readFinding),
    topology: readTopology(objectAt(evaluation, "topology")),
    tables: new Map(tables.map((table) => [table.table, table])),
    assignments: listAt(routes, "assignments"),
    changed: new Set(listAt<Owner>(routes, "changes").map(ownerKey)),
    apply: readApply(evaluation["timeline"]),
    classes: listAt(evaluation, "behaviour_classes", ["members", "phases"]),
    gaps: listAt(evaluation, "gaps", ["candidates"], ["kind", "resource", "effect"], ["gap", "tables"]),
    assumptions: textsAt(evaluation, "assumptions"),
    rules: entriesAt(page, "rules"),
    help: entriesAt(page, "help"),
    places: entriesAt(page, "places"),
  };
}
