// A vertex of the drawing: a box with a few lines, all of them text.
import type { Node, Status } from "../document";
import { counted, kStatusSigns } from "../names";
import { vertexTitle, type Inventory, type Vertex } from "./model";
import type { Presence } from "./presence";

export interface Line {
  text: string;
  kind: "title" | "plain" | "chip";
  status: Status;
  node?: Node; // What it is about, and what that is called.
  bare?: string;
}

const kLineHeight = 18;
const kPadding = 10;
const kLongest = 34;

const cut = (text: string): string => (text.length > kLongest ? `${text.slice(0, kLongest - 1)}\u2026` : text);

const kGateways: Record<string, string> = { vpn: "VPN gateway", express_route: "ExpressRoute gateway" };
export const gatewayWords = (type: string): string => kGateways[type] ?? "gateway of unknown type";

function marked(text: string, status: Status): string {
  return status === "unchanged" ? text : `${kStatusSigns[status]} ${text} (${status})`;
}

const chip = (node: Node, bare: string): Line =>
  ({ text: marked(bare, node.status), kind: "chip", status: node.status, node, bare });

// The same lines at a moment: what is not there, and what is being done.
export function linesAt(lines: Line[], presenceAt: (node: Node) => Presence): Line[] {
  return lines.map((line) => {
    if (!line.node) return line;
    const { there, doing } = presenceAt(line.node);
    if (there && !doing) return line;
    return { ...line, text: `${line.bare}: ${doing || "not there now"}` };
  });
}

// The status that all have, else "changed".
const common = (all: Status[]): Status => {
  const [first = "unchanged", ...rest] = all;
  return rest.every((status) => status === first) ? first : "changed";
};

function spaceOf(members: Inventory[]): string {
  const spaces = members.flatMap((one) => one.network.address_space);
  if (spaces.length === 0) return "address space not known";
  return spaces.length > 2 ? `${spaces[0]} and ${spaces.length - 1} more` : spaces.join(", ");
}

function subnetsLine(members: Inventory[]): Line[] {
  const subnets = members.flatMap((one) => one.subnets);
  if (subnets.length === 0) return [];
  const parts = (["added", "removed", "changed"] as const)
    .map((status) => [subnets.filter((subnet) => subnet.status === status).length, status] as const)
    .filter(([count]) => count > 0)
    .map(([count, status]) => `${kStatusSigns[status]}${count}`);
  const text = counted(subnets.length, "subnet") + (parts.length > 0 ? `: ${parts.join(" ")}` : "");
  return [{ text, kind: "plain", status: common(subnets.map((subnet) => subnet.status)) }];
}

export function linesOf(vertex: Vertex): Line[] {
  const { members } = vertex;
  const status = common(members.map((one) => one.network.status));
  const lines: Line[] = [
    { text: marked(vertexTitle(vertex), status), kind: "title", status },
    { text: spaceOf(members), kind: "plain", status: "unchanged" },
  ];
  if (members.some((one) => one.network.outside_the_plan)) {
    lines.push({ text: "outside the plan", kind: "plain", status: "unchanged" });
  }
  for (const one of members) {
    for (const gateway of one.gateways) {
      lines.push(chip(gateway, gatewayWords(gateway.type)));
    }
    for (const server of one.servers) {
      lines.push(chip(server, "route server"));
    }
    const hops = one.appliances;
    for (const hop of hops.slice(0, 3)) {
      lines.push({ text: `appliance ${hop}`, kind: "chip", status: "unchanged" });
    }
    if (hops.length > 3) lines.push({ text: `${hops.length - 3} more appliances`, kind: "chip", status: "unchanged" });
  }
  lines.push(...subnetsLine(members));
  const tables = members.reduce((sum, one) => sum + one.changedTables, 0);
  if (tables > 0) {
    lines.push({ text: `~ ${counted(tables, "table")} of routes ${tables === 1 ? "differs" : "differ"}`, kind: "plain", status: "changed" });
  }
  return lines.map((line) => ({ ...line, text: cut(line.text) }));
}

export interface Size {
  width: number;
  height: number;
}

export function sizeOf(lines: Line[]): Size {
  const widest = Math.max(...lines.map((line) => line.text.length * (line.kind === "title" ? 7.9 : 6.9)));
  return { width: Math.max(150, Math.ceil(widest) + 2 * kPadding + 8), height: lines.length * kLineHeight + kPadding };
}

// The same with room for the line that says what becomes of it during the apply.
export function roomyOf(lines: Line[]): Size {
  const size = sizeOf(lines);
  return { width: Math.max(190, size.width), height: size.height + kLineHeight };
}

export function Lines({ lines, doing }: { lines: Line[]; doing: string }) {
  const shown = doing ? [...lines, { text: `\u2192 ${doing}`, kind: "plain" as const, status: "changed" as const }] : lines;
  return (
    <>
      {shown.map((line, place) => (
        <text key={place} x={kPadding} y={(place + 1) * kLineHeight + 3} class={`line ${line.kind} ${line.status}`}>
          {line.kind === "chip" ? `\u25b8 ${line.text}` : line.text}
        </text>
      ))}
    </>
  );
}
