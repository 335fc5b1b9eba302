// Whether a thing is there at a moment, and what is being done to it.
import type { Apply, Node, Operation } from "../document";
import type { Moment } from "../routes";

// A moment of the apply, in typical times.
export interface Instant {
  time: number; // Seconds from the begin; -1 for before it.
  step: number; // Steps of the timeline that are reached; 0 for none.
  begins: Operation[];
  ends: Operation[];
}

// An instant of the apply, or one of the moments around it.
export type View = { kind: Moment } | { kind: "during"; instant: Instant };

export interface Presence {
  there: boolean;
  doing: string; // "being created" during an apply, else empty.
}

// Every moment at which something begins, ends, or changes routes, with the one before all of them.
export function instantsOf(apply: Apply): Instant[] {
  const times = new Set<number>();
  for (const { typical } of apply.operations) times.add(typical.begin_seconds).add(typical.end_seconds);
  for (const step of apply.steps) times.add(step.time.typical_seconds);
  const instants = [...times].sort((a, b) => a - b).map((time) => ({
    time,
    step: apply.steps.filter((step) => step.time.typical_seconds <= time).length,
    begins: apply.operations.filter(({ typical }) => typical.begin_seconds === time),
    ends: apply.operations.filter(({ typical }) => typical.end_seconds === time),
  }));
  return [{ time: -1, step: 0, begins: [], ends: [] }, ...instants];
}

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
  if (view.kind === "during") return apply ? during(apply, node, view.instant.time) : { there: true, doing: "" };
  if (view.kind === "before") return { there: node.status !== "added", doing: "" };
  if (view.kind === "after") return { there: node.status !== "removed", doing: "" };
  return { there: true, doing: "" };
}
