// Through the apply, from one moment at which something happens to the next.
import type { Apply, Operation } from "../document";
import { counted, duration } from "../names";
import type { Instant } from "./presence";

interface Props {
  apply: Apply;
  instants: Instant[];
  at: number | null; // Index into instants.
  onMove: (at: number) => void;
}

export function ApplySlider({ apply, instants, at, onMove }: Props) {
  const instant = at === null ? undefined : instants[at];
  const words = instant ? wordsOf(apply, instant) : "move it to walk through the apply";
  const step = instant && apply.steps[instant.step - 1];
  const changes = instant && step && step.time.typical_seconds === instant.time ? step.tables.length : 0;
  return (
    <div class="slider">
      <label>
        During the apply{" "}
        <input type="range" min={0} max={instants.length - 1} step={1} value={at ?? 0} aria-valuetext={words}
          onInput={(event) => onMove(Number(event.currentTarget.value))} />
      </label>
      <output>{words}</output>
      {instant && instant.time >= 0
        ? (
          <ul class="plain">
            <Operations operations={instant.ends} what="ends" />
            <Operations operations={instant.begins} what="begins" />
            {changes > 0
              ? <li>{counted(changes, "table of routes changes", "tables of routes change")}</li> : null}
          </ul>
        )
        : null}
    </div>
  );
}

const kMostNamed = 5;

function Operations({ operations, what }: { operations: Operation[]; what: string }) {
  const left = operations.length - kMostNamed;
  return (
    <>
      {operations.slice(0, kMostNamed).map((operation) => (
        <li key={operation.operation}><b>{operation.kind}</b> <code>{operation.resource}</code> {what}</li>
      ))}
      {left > 0 ? <li>{counted(left, `more operation ${what}`, `more operations ${what.slice(0, -1)}`)}</li> : null}
    </>
  );
}

function wordsOf(apply: Apply, instant: Instant): string {
  if (instant.time < 0) return "before the apply";
  const time = `about ${duration(instant.time)} after the begin`;
  return instant.step > 0 ? `${time}, step ${instant.step} of ${apply.steps.length}` : time;
}
