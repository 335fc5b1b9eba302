// Through the apply, step by step.
import type { Apply } from "../document";
import { duration } from "../names";
import { timeOf } from "./presence";

export function StepSlider(
  { apply, step, onStep }: { apply: Apply; step: number | null; onStep: (step: number | null) => void },
) {
  const at = step ?? 0;
  const words = step === null ? "drag to walk through the apply" : stepWords(apply, at);
  const shown = apply.steps[at - 1];
  return (
    <div class="slider">
      <label>
        During the apply{" "}
        <input type="range" min={0} max={apply.steps.length} step={1} value={at} aria-valuetext={words}
          onInput={(event) => onStep(Number(event.currentTarget.value))} />
      </label>
      <output>{words}</output>
      {step !== null && shown
        ? (
          <ul class="plain">
            {shown.operations.map((number) => {
              const operation = apply.operations.find((one) => one.operation === number);
              return operation
                ? <li key={number}><b>{operation.kind}</b> <code>{operation.resource}</code>{" "}
                  {operation.typical.end_seconds <= timeOf(apply, at) ? "done" : "begins"}</li>
                : null;
            })}
            {shown.tables.length > 0
              ? <li>{shown.tables.length === 1 ? "1 table of routes is" : `${shown.tables.length} tables of routes are`} different from here on</li>
              : null}
          </ul>
        )
        : null}
    </div>
  );
}

function stepWords(apply: Apply, at: number): string {
  if (at === 0) return "before the first step";
  const time = apply.steps[at - 1]?.time;
  if (!time) return "";
  return `step ${at} of ${apply.steps.length}, about ${duration(time.typical_seconds)} after the begin ` +
    `(${duration(time.min_seconds)} to ${duration(time.max_seconds)})`;
}
