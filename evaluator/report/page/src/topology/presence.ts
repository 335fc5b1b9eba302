// Whether a thing is there at a moment, and what is being done to it.
import type { Apply, Node, Operation } from "../document";
import type { Moment } from "../routes";

// A step of the apply, or one of the moments around it.
export type View = { kind: Moment } | { kind: "during"; step: number };

export interface Presence {
  there: boolean;
  doing: string; // "being created" during an apply, else empty.
}

export const timeOf = (apply: Apply, step: number): number =>
  step <= 0 ? -1 : (apply.steps[step - 1]?.time.typical_seconds ?? apply.duration.typical_seconds);

const kDoing: Record<string, string> = {
  create: "being created", update: "being updated", delete: "being deleted",
};

function during(apply: Apply, node: Node, time: number): Presence {
  const presence = { there: node.status !== "added", doing: "" };
  const own = apply.operations
    .filter((operation) => operation.resource === node.name)
    .sort((a, b) => a.typical.begin_seconds - b.typical.begin_seconds);
  for (const operation of own) advance(operation, time, presence);
  return presence;
}

function advance(operation: Operation, time: number, presence: Presence): void {
  const { begin_seconds, end_seconds } = operation.typical;
  if (begin_seconds > time) return;
  const runs = end_seconds > time;
  presence.doing = runs ? (kDoing[operation.kind] ?? operation.kind) : "";
  if (operation.kind === "delete") presence.there = false;
  if (operation.kind === "create" && !runs) presence.there = true;
}

export function presenceOf(node: Node, view: View, apply: Apply | null): Presence {
  if (view.kind === "during" && apply) return during(apply, node, timeOf(apply, view.step));
  if (view.kind === "before") return { there: node.status !== "added", doing: "" };
  if (view.kind === "after") return { there: node.status !== "removed", doing: "" };
  return { there: true, doing: "" };
}
