// The apply as it is expected to run: what is interrupted, what is refused, and a chart over time.
import { isLoss, type Apply, type Operation, type Window } from "./document";
import { counted, duration, lengthWords, ownerName, stepWords } from "./names";
import { Owners, RuleMark, Section, useEvaluation, useFirst } from "./words";

export function ApplySection() {
  const { apply } = useEvaluation();
  if (!apply) {
    return (
      <Section id="apply" title="During the apply">
        <p class="empty">This evaluation says nothing about the time during the apply.</p>
      </Section>
    );
  }
  if (apply.operations.length === 0) {
    return (
      <Section id="apply" title="During the apply">
        <p class="empty">The plan changes nothing that has a part in routing.</p>
      </Section>
    );
  }
  const { min_seconds, typical_seconds, max_seconds } = apply.duration;
  return (
    <Section id="apply" title="During the apply"
      note={`about ${duration(typical_seconds)} (${duration(min_seconds)} to ${duration(max_seconds)})`}>
      {apply.refusals.map((refusal, place) => (
        <p key={place} class="panel warning">{"\u25b2"} Azure {refusal.certainty === "expected" ? "will refuse" : "may refuse"}{" "}
          <code>{refusal.resource}</code>: {refusal.reason} <RuleMark id={refusal.rule} /></p>
      ))}
      <Windows title="What happens to traffic" windows={apply.windows} />
      <Windows title="In another order that Terraform may choose" windows={apply.possible_windows} />
      <Limits apply={apply} />
      <Chart apply={apply} />
    </Section>
  );
}

// What the timeline does not know.
function Limits({ apply }: { apply: Apply }) {
  const [blocks, more] = useFirst(apply.partly_known_order, 10);
  const seen = apply.orders_seen === "all" ? "" : apply.orders_seen === "some"
    ? "Only some of the other orders that Terraform may choose were looked at."
    : "No other order that Terraform may choose was looked at.";
  return (
    <>
      {seen ? <p class="warning">{"\u25b2"} {seen}</p> : null}
      {apply.coarse
        ? <p class="warning">{"\u25b2"} Neighbouring moments are taken together: times may be shorter than shown.</p> : null}
      {blocks.length > 0
        ? <p class="warning">{"\u25b2"} The plan does not show the order of these in full:{" "}
          {blocks.map((name) => <><code key={name}>{name}</code>{" "}</>)}</p>
        : null}
      {more}
    </>
  );
}

const kWords: Record<string, string> = {
  down: "\u25c6 down", looping: "\u25c6 looping", diverted: "\u25b2 diverted", moved: "\u2192 moved", gained: "+ gained",
};
const kOrder = ["down", "looping", "diverted", "moved", "gained"];

function lengthOf(window: Window): string {
  const length = window.duration_seconds;
  if (length) return lengthWords(length);
  if (isLoss(window) && window.to_step === null) return "does not end";
  return "\u2013";
}

interface WindowGroup {
  owners: string[];
  window: Window;
}

// What happens alike to the traffic of several is one row. Worst first.
function alike(windows: Window[]): WindowGroup[] {
  const groups = new Map<string, WindowGroup>();
  for (const window of windows) {
    const key = JSON.stringify({ ...window, subnet: null, interface: null, virtual_network: null });
    const group = groups.get(key);
    if (group) group.owners.push(ownerName(window));
    else groups.set(key, { owners: [ownerName(window)], window });
  }
  return [...groups.values()].sort((a, b) => kOrder.indexOf(a.window.kind) - kOrder.indexOf(b.window.kind));
}

function Windows({ title, windows }: { title: string; windows: Window[] }) {
  const [shown, more] = useFirst(alike(windows), 50);
  if (windows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <table class="stack" role="table" aria-label={title}>
        <thead role="rowgroup"><tr role="row">
          {["What", "Traffic of", "To", "Steps", "How long", "Because of"].map((head) => (
            <th role="columnheader" scope="col" key={head}>{head}</th>
          ))}
        </tr></thead>
        <tbody role="rowgroup">
          {shown.map(({ owners, window }, place) => (
            <tr role="row" key={place} class={isLoss(window) ? "down" : window.kind}>
              <td role="cell" data-label="What"><b>{kWords[window.kind] ?? window.kind}</b>{window.certainty === "possible" ? ", possible" : ""}
                {window.complete ? "" : ", not fully known"}</td>
              <td role="cell" data-label="Traffic of"><Owners owners={owners} /></td>
              <td role="cell" data-label="To">{window.prefixes.slice(0, 4).map((text) => <code key={text}>{text} </code>)}
                {window.prefixes.length > 4 ? `and ${window.prefixes.length - 4} more` : ""}</td>
              <td role="cell" data-label="Steps">{stepWords(window)}</td>
              <td role="cell" data-label="How long">{lengthOf(window)}</td>
              <td role="cell" data-label="Because of">{window.causes.map((cause, at) => (
                <span key={at}>{cause.kind} <code>{cause.resource}</code> <RuleMark id={cause.rule} /></span>
              ))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

const kRow = 34;

function Chart({ apply }: { apply: Apply }) {
  const sorted = [...apply.operations].sort((a, b) =>
    a.typical.begin_seconds - b.typical.begin_seconds || a.operation - b.operation);
  const [shown, more] = useFirst(sorted, 60);
  const end = Math.max(1, apply.duration.typical_seconds, ...sorted.map((one) => one.typical.end_seconds));
  const height = shown.length * kRow + 24;
  const at = (seconds: number) => (seconds / end) * 1000;
  return (
    <>
      <h3>{counted(apply.operations.length, "operation")} over time</h3>
      <div class="gantt">
        <svg viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" height={height} role="img"
          aria-label={`${apply.operations.length} operations over about ${duration(end)}; listed below`}>
          {apply.steps.map((step) => (
            <line key={step.step} class="step" x1={at(step.time.typical_seconds)} x2={at(step.time.typical_seconds)} y1={0} y2={height} />
          ))}
          {shown.map((operation, row) => (
            <rect key={operation.operation} class={`bar ${operation.kind}`} x={at(operation.typical.begin_seconds)}
              width={Math.max(3, at(operation.typical.end_seconds - operation.typical.begin_seconds))}
              y={row * kRow + 19} height={11} rx={2} />
          ))}
        </svg>
        <ol class="bars">
          {shown.map((operation) => (
            <li key={operation.operation}><Bar operation={operation} /></li>
          ))}
        </ol>
        <div class="axis"><span>0 s</span><span>{duration(end / 2)}</span><span>{duration(end)}</span></div>
      </div>
      {more}
      <p class="hint">Bars are typical times; vertical lines are the steps at which routing changes.</p>
    </>
  );
}

function Bar({ operation }: { operation: Operation }) {
  const { min_seconds, max_seconds } = operation.duration;
  return (
    <span title={operation.source}>
      <b>{operation.kind}</b> {operation.resource}{" "}
      <small>{duration(operation.typical.begin_seconds)} to {duration(operation.typical.end_seconds)}; takes{" "}
        {duration(min_seconds)} to {duration(max_seconds)}, {operation.confidence}</small>
    </span>
  );
}
