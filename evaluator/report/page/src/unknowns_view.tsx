// What could not be known, what was taken to be so, and the rules behind everything on the page.
import { counted } from "./names";
import { Reference, Section, useEvaluation, useFirst } from "./words";

export function UnknownsSection() {
  const { gaps, assumptions } = useEvaluation();
  const [shown, more] = useFirst(gaps, 50);
  return (
    <Section id="unknowns" title="Gaps and assumptions"
      note={`${counted(gaps.length, "gap")}, ${counted(assumptions.length, "assumption")}`}>
      {gaps.length === 0 ? <p class="empty">Everything that matters was known.</p> : null}
      {shown.map((gap) => (
        <article class="panel" key={gap.gap} aria-label={`Gap ${gap.gap}`}>
          <p><b>Gap {gap.gap}</b>, {gap.kind.replaceAll("_", " ")}: <code>{gap.resource}{gap.attribute ? ` ${gap.attribute}` : ""}</code></p>
          <p>{gap.effect}; {gap.tables === 0 ? "no table of routes depends on it" : `${counted(gap.tables, "table depends", "tables depend")} on it`}.</p>
          {gap.candidates.length > 0
            ? <p>It may mean {gap.candidates.map((name, place) => <>{place > 0 ? " or " : ""}<code>{name}</code></>)}.</p> : null}
        </article>
      ))}
      {more}
      {assumptions.length > 0
        ? <><h3>Taken to be so</h3><ul>{assumptions.map((text) => <li key={text}>{text}</li>)}</ul></> : null}
    </Section>
  );
}

export function RulesSection() {
  const { rules } = useEvaluation();
  return (
    <Section id="rules" title="Rules" note={counted(rules.size, "rule")}>
      <details>
        <summary>How Azure and Terraform behave, as far as this page rests on it</summary>
        <dl class="rules">
          {[...rules].map(([id, rule]) => (
            <>
              <dt key={id}><code>{id}</code></dt>
              <dd>{rule.statement} {rule.open} <em>{rule.basis}</em>, <Reference href={rule.source} /></dd>
            </>
          ))}
        </dl>
      </details>
    </Section>
  );
}
