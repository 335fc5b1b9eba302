// What was found, worst first, with what it means and how to mend it.
import { useState } from "preact/hooks";
import type { Finding, Severity } from "./document";
import { counted, kSeverities, lengthWords, stepWords } from "./names";
import { Reference, RuleMark, Section, SeverityMark, useEvaluation, useFirst } from "./words";

export function FindingsSection() {
  const { findings } = useEvaluation();
  const [severity, setSeverity] = useState<Severity | "all">("all");
  const present = kSeverities.filter((one) => findings.some((finding) => finding.severity === one));
  const wanted = findings.filter((finding) => severity === "all" || finding.severity === severity);
  const [shown, more] = useFirst(wanted, 40);
  return (
    <Section id="findings" title="Findings" note={counted(findings.length, "finding")}>
      {present.length > 1
        ? (
          <div class="choice" role="group" aria-label="Severity">
            {(["all", ...present] as const).map((one) => (
              <button type="button" key={one} aria-pressed={severity === one} onClick={() => setSeverity(one)}>
                {one === "all" ? "all" : <SeverityMark severity={one} />}{" "}
                {one === "all" ? findings.length : findings.filter((finding) => finding.severity === one).length}
              </button>
            ))}
          </div>
        )
        : null}
      {findings.length === 0 ? <p class="empty">Nothing was found.</p> : null}
      {shown.map((finding, place) => <Card key={place} finding={finding} />)}
      {more}
    </Section>
  );
}

function Card({ finding }: { finding: Finding }) {
  const { help, places } = useEvaluation();
  const words = help.get(finding.code);
  const [resources, moreResources] = useFirst(finding.resources, 10);
  const [flows, moreFlows] = useFirst(finding.flows, 6);
  const [subnets, moreSubnets] = useFirst(finding.subnets, 10);
  const place = finding.resources.map((name) => places.get(name)).find(Boolean);
  return (
    <article class={`panel finding ${finding.severity}`} aria-label={`${finding.code} ${finding.title}`}>
      <div class="panel-head">
        <h3><SeverityMark severity={finding.severity} /> <code>{finding.code}</code> {finding.title}</h3>
        <span class="status">{finding.status}</span>
      </div>
      <p>{finding.message}</p>
      {finding.remedy ? <p><b>Remedy.</b> {finding.remedy}</p> : null}
      <dl>
        {resources.length > 0
          ? <><dt>Resources</dt><dd>{resources.map((name) => <code key={name}>{name}</code>)}{moreResources}</dd></> : null}
        {finding.window
          ? <><dt>When</dt><dd>steps {stepWords(finding.window)}{finding.window.duration_seconds
            ? `, about ${lengthWords(finding.window.duration_seconds)}` : ""}</dd></> : null}
        {flows.length > 0
          ? <><dt>Traffic</dt><dd>{flows.map((flow, at) => (
            <span key={at} class="flow"><code>{flow.from}</code> to <code>{flow.to}</code></span>
          ))}{moreFlows}</dd></> : null}
        {place ? <><dt>Source</dt><dd><code>{place}</code></dd></> : null}
        {subnets.length > 0
          ? <><dt>Subnets</dt><dd>{subnets.map((name) => <code key={name}>{name}</code>)}{moreSubnets}</dd></> : null}
        {finding.evidence.rules.length > 0
          ? <><dt>Rests on</dt><dd>{finding.evidence.rules.map((id) => <RuleMark key={id} id={id} />)} {finding.confidence}</dd></> : null}
      </dl>
      {words
        ? (
          <details><summary>What this means and how to fix it</summary>
            <p>{words.means}</p>
            <p><b>Why it matters.</b> {words.matters}</p>
            <p><b>Example.</b> {words.example}</p>
            <p><b>How to fix.</b> {words.fix}</p>
            <ul class="plain">{words.references.map((url) => <li key={url}><Reference href={url}>{url}</Reference></li>)}</ul>
          </details>
        )
        : null}
    </article>
  );
}
