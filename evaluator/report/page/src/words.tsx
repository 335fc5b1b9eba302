// Small marks that many sections share.
import type { ComponentChildren } from "preact";
import { createContext } from "preact";
import { useContext, useState } from "preact/hooks";
import type { Evaluation, Severity, Status } from "./document";
import { isKnownStatus, kSeveritySigns, kStatusSigns, shortName } from "./names";

export const Evaluated = createContext<Evaluation>(null as unknown as Evaluation);
export const useEvaluation = (): Evaluation => useContext(Evaluated);

export function StatusMark({ status }: { status: Status }) {
  const known = isKnownStatus(status) ? status : "unchanged";
  return (
    <span class={`mark ${known}`}>
      <span aria-hidden="true">{kStatusSigns[known]}</span> {status}
    </span>
  );
}

export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <span class={`severity ${severity in kSeveritySigns ? severity : "info"}`}>
      <span aria-hidden="true">{kSeveritySigns[severity] ?? "?"}</span> {severity}
    </span>
  );
}

// A word such as VirtualNetworkGateway, which may be broken between its parts.
export function Breakable({ text }: { text: string }) {
  return <>{text.split(/(?<=[a-z])(?=[A-Z])/).map((part, place) => <>{place > 0 ? <wbr /> : null}{part}</>)}</>;
}

// Subnets and interfaces that something is true of: all names if they are few, else on request.
export function Owners({ owners }: { owners: string[] }) {
  if (owners.length <= 3) {
    return <>{owners.map((name, place) => <>{place > 0 ? ", " : ""}<b key={name} title={name}>{shortName(name)}</b></>)}</>;
  }
  return (
    <details><summary>{shortName(owners[0] ?? "")} and {owners.length - 1} more alike</summary>
      <ul class="columns">{owners.map((name) => <li key={name}>{name}</li>)}</ul></details>
  );
}

// The id of a rule; opened, what the rule says.
export function RuleMark({ id }: { id: string }) {
  const rule = useEvaluation().rules.get(id);
  if (!rule) return <code>{id}</code>;
  return (
    <details class="rule">
      <summary title={rule.statement}>{id}</summary>
      <span class="rule-text">
        {rule.statement} {rule.open} <em>{rule.basis}</em>, <Reference href={rule.source} />
      </span>
    </details>
  );
}

// A link that leaves the page, only to where pages are.
export function Reference({ href, children }: { href: string; children?: ComponentChildren }) {
  if (!/^https:\/\//.test(href)) return <span>{href}</span>;
  let host = href;
  try {
    host = new URL(href).host;
  } catch {
    return <span>{href}</span>;
  }
  return <a href={href} target="_blank" rel="noopener noreferrer">{children ?? `source: ${host}`}</a>;
}

export function Section(
  { id, title, note, children }: { id: string; title: string; note?: string; children: ComponentChildren },
) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} tabIndex={-1}>{title}{note ? <small> {note}</small> : null}</h2>
      {children}
    </section>
  );
}

// One of a few, as a row of buttons.
export function Choice<T extends string>(
  { label, options, value, onChange }:
  { label: string; options: [T, string][]; value: T; onChange: (value: T) => void },
) {
  return (
    <div class="choice" role="group" aria-label={label}>
      {options.map(([option, words]) => (
        <button type="button" key={option} aria-pressed={option === value} onClick={() => onChange(option)}>
          {words}
        </button>
      ))}
    </div>
  );
}

// The first items of a long list, and more on request.
export function useFirst<T>(items: T[], step: number): [T[], ComponentChildren] {
  const [limit, setLimit] = useState(step);
  const left = items.length - limit;
  const more = left > 0
    ? (
      <p class="more">
        {limit} of {items.length.toLocaleString("en")} shown.{" "}
        <button type="button" onClick={() => setLimit(limit + step)}>
          Show {Math.min(step, left)} more
        </button>
      </p>
    )
    : null;
  return [items.slice(0, limit), more];
}
