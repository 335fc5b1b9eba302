// What is drawn: networks as vertices, all halves of peerings between two of them as one edge.
// Networks that look alike from outside are one vertex, so that hundreds of spokes stay readable.
import { contains, parseAddress, parsePrefix } from "../address";
import { differs } from "../routes";
import type { Evaluation, Gateway, Network, Peering, RouteServer, Subnet } from "../document";
import { shortName } from "../names";

export interface Inventory {
  network: Network;
  subnets: Subnet[];
  gateways: Gateway[];
  servers: RouteServer[];
  appliances: string[]; // Addresses in this network that routes name as appliances.
  halves: Peering[]; // Of which this network is an end.
  changedTables: number;
}

export interface Vertex {
  id: string;
  members: Inventory[]; // Sorted by name; several look alike.
  mesh: boolean; // All members are peered with each other.
}

export interface Edge {
  id: string;
  from: string;
  to: string;
  halves: Peering[];
}

export interface Graph {
  vertices: Vertex[];
  edges: Edge[];
  left: number; // Networks that are in the selection and yet not drawn.
}

export interface Selection {
  filter: string;
  onlyChanges: boolean;
  expanded: ReadonlySet<string>; // Ids of groups that are drawn one by one.
}

const kMostVertices = 60;
const kMostEdges = 150;
const kSmallestGroup = 4;
// Networks that a filter names are drawn one by one, unless there are more.
const kMostNamed = 12;

// Every network of the document, those that only peerings name included.
export function takeInventory(evaluation: Evaluation): Map<string, Inventory> {
  const { topology } = evaluation;
  const all = new Map<string, Inventory>();
  for (const network of topology.virtual_networks) {
    all.set(network.name, {
      network, subnets: [], gateways: [], servers: [], appliances: [], halves: [], changedTables: 0,
    });
  }
  const at = (name: string | null): Inventory | undefined => (name === null ? undefined : all.get(name));
  for (const subnet of topology.subnets) at(subnet.virtual_network)?.subnets.push(subnet);
  for (const gateway of topology.gateways) at(gateway.virtual_network)?.gateways.push(gateway);
  for (const server of topology.route_servers) at(server.virtual_network)?.servers.push(server);
  for (const half of topology.peerings) {
    at(half.from)?.halves.push(half);
    if (half.to !== half.from) at(half.to)?.halves.push(half);
  }
  for (const assignment of evaluation.assignments) {
    const owner = at(assignment.virtual_network);
    if (!owner || assignment.before === null || assignment.after === null) continue;
    if (differs(evaluation, assignment)) ++owner.changedTables;
  }
  placeAppliances(evaluation, all);
  return all;
}

// The document names appliances only as next hops: they stand where their address belongs.
function placeAppliances(evaluation: Evaluation, all: Map<string, Inventory>): void {
  const hops = new Set<string>();
  for (const table of evaluation.tables.values()) {
    for (const route of [...table.routes, ...table.hidden]) {
      if (route.next_hop_type === "VirtualAppliance") route.next_hop_ips.forEach((ip) => hops.add(ip));
    }
  }
  const spaces = [...all.values()].flatMap((one) =>
    one.network.address_space.map((text) => ({ one, prefix: parsePrefix(text) })));
  for (const hop of [...hops].sort()) {
    const address = parseAddress(hop);
    if (!address) continue;
    for (const { one, prefix } of spaces) {
      if (prefix && contains(prefix, address) && !one.appliances.includes(hop)) one.appliances.push(hop);
    }
  }
}

const other = (half: Peering, name: string): string | null => (half.from === name ? half.to : half.from);

export const isTouched = (one: Inventory): boolean =>
  one.network.status !== "unchanged" || one.changedTables > 0 ||
  [...one.subnets, ...one.gateways, ...one.servers, ...one.halves].some((node) => node.status !== "unchanged");

// Networks with the same outlook are drawn as one; null for those that stand for themselves.
function outlookOf(one: Inventory): string | null {
  if (one.gateways.length + one.servers.length + one.appliances.length > 0) return null;
  const { name, status, outside_the_plan } = one.network;
  const links = one.halves.map((half) => [half.from === name, other(half, name), ...flagsOf(half)]);
  return JSON.stringify([status, outside_the_plan, one.changedTables > 0, subnetsOf(one), inOrder(links)]);
}

// The same for networks that are all peered with each other: each is its own neighbour, too.
function meshOf(one: Inventory): string | null {
  if (outlookOf(one) === null || one.halves.length === 0) return null;
  const { name, status, outside_the_plan } = one.network;
  const peers = new Set([name, ...one.halves.map((half) => other(half, name) ?? "")]);
  const kinds = new Set(one.halves.map((half) => JSON.stringify([half.from === name, ...flagsOf(half)])));
  return JSON.stringify([status, outside_the_plan, one.changedTables > 0, subnetsOf(one),
    [...peers].sort(), [...kinds].sort()]);
}

const flagsOf = (half: Peering): unknown[] => [half.status, half.allow_forwarded_traffic,
  half.allow_gateway_transit, half.use_remote_gateways, half.allow_virtual_network_access];
const subnetsOf = (one: Inventory): string[] => [...new Set(one.subnets.map((subnet) => subnet.status))].sort();
const inOrder = (items: unknown[]): string[] => items.map((item) => JSON.stringify(item)).sort();

function matches(one: Inventory, filter: string): boolean {
  const address = parsePrefix(filter);
  if (address) {
    return one.network.address_space.some((text) => {
      const prefix = parsePrefix(text);
      return prefix !== null && (contains(prefix, address) || contains(address, prefix));
    });
  }
  const wanted = filter.toLowerCase();
  return [one.network, ...one.subnets, ...one.gateways, ...one.servers]
    .some((node) => node.name.toLowerCase().includes(wanted));
}

// The networks that are asked for, and those beside them.
function select(all: Map<string, Inventory>, selection: Selection): { wanted: Set<string>; named: Set<string> } {
  const filter = selection.filter.trim();
  const named = new Set<string>();
  const wanted = new Set<string>();
  for (const one of all.values()) {
    if (filter && !matches(one, filter)) continue;
    if (selection.onlyChanges && !isTouched(one)) continue;
    if (filter) named.add(one.network.name);
    wanted.add(one.network.name);
  }
  if (filter || selection.onlyChanges) {
    for (const name of [...wanted]) {
      for (const half of all.get(name)?.halves ?? []) {
        const peer = other(half, name);
        if (peer !== null && all.has(peer)) wanted.add(peer);
      }
    }
  }
  if (named.size > kMostNamed) named.clear();
  return { wanted, named };
}

type KeyOf = (one: Inventory) => string | null;

// Those with the same key, if they are enough; and the rest.
function gather(members: Inventory[], keyOf: KeyOf): { groups: Map<string, Inventory[]>; rest: Inventory[] } {
  const alike = new Map<string, Inventory[]>();
  const rest: Inventory[] = [];
  for (const one of members) {
    const key = keyOf(one);
    if (key === null) rest.push(one);
    else alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  const groups = new Map([...alike].filter(([, of]) => of.length >= kSmallestGroup));
  for (const [key, of] of alike) if (!groups.has(key)) rest.push(...of);
  return { groups, rest };
}

function group(members: Inventory[], named: ReadonlySet<string>, expanded: ReadonlySet<string>): Vertex[] {
  const vertices: Vertex[] = [];
  let rest = members;
  for (const [name, keyOf, mesh] of [["like", outlookOf, false], ["mesh", meshOf, true]] as [string, KeyOf, boolean][]) {
    const gathered = gather(rest, (one) => {
      const key = named.has(one.network.name) ? null : keyOf(one);
      return key === null || expanded.has(`${name} ${key}`) ? null : key;
    });
    for (const [key, of] of gathered.groups) vertices.push({ id: `${name} ${key}`, members: of, mesh });
    rest = gathered.rest;
  }
  return [...vertices, ...rest.map((one) => ({ id: `network ${one.network.name}`, members: [one], mesh: false }))];
}

const degreeOf = (vertex: Vertex): number => vertex.members[0]?.halves.length ?? 0;

export function buildGraph(all: Map<string, Inventory>, selection: Selection): Graph {
  const { wanted, named } = select(all, selection);
  const chosen = [...all.values()].filter((one) => wanted.has(one.network.name));
  const vertices = group(chosen, named, selection.expanded).sort((a, b) =>
    Number(b.members.some(isTouched)) - Number(a.members.some(isTouched)) ||
    degreeOf(b) - degreeOf(a) || (a.id < b.id ? -1 : 1));
  let count = Math.min(vertices.length, kMostVertices);
  let edges = edgesBetween(vertices.slice(0, count));
  while (edges.length > kMostEdges) {
    count = Math.floor(count * 0.8);
    edges = edgesBetween(vertices.slice(0, count));
  }
  const left = vertices.slice(count).reduce((sum, vertex) => sum + vertex.members.length, 0);
  return { vertices: vertices.slice(0, count), edges, left };
}

function edgesBetween(vertices: Vertex[]): Edge[] {
  const vertexOf = new Map<string, Vertex>();
  for (const vertex of vertices) {
    for (const one of vertex.members) vertexOf.set(one.network.name, vertex);
  }
  const edges = new Map<string, Edge>();
  const seen = new Set<Peering>();
  for (const half of vertices.flatMap((vertex) => vertex.members.flatMap((one) => one.halves))) {
    const from = half.from === null ? undefined : vertexOf.get(half.from);
    const to = half.to === null ? undefined : vertexOf.get(half.to);
    if (!from || !to || from === to || seen.has(half)) continue;
    seen.add(half);
    // From the hub to its spokes, so that hubs come first in the drawing.
    const swap = degreeOf(from) - degreeOf(to) || (from.id < to.id ? 1 : -1);
    const [first, second] = swap > 0 ? [from, to] : [to, from];
    const id = JSON.stringify([first.id, second.id]);
    const edge = edges.get(id) ?? { id, from: first.id, to: second.id, halves: [] };
    edge.halves.push(half);
    edges.set(id, edge);
  }
  return [...edges.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export const vertexTitle = (vertex: Vertex): string => {
  const first = vertex.members[0];
  if (!first) return "";
  return vertex.members.length === 1
    ? shortName(first.network.name)
    : `${vertex.members.length} networks ${vertex.mesh ? "meshed" : "alike"}`;
};
