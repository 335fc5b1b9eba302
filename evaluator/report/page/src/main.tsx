// The page: verdict first, then what led to it.
import { render, type ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { ApplySection } from "./apply_view";
import { ownerKey, readEvaluation, type Evaluation } from "./document";
import { ExplorerSection } from "./explorer_view";
import { FindingsSection } from "./findings_view";
import { Guarded } from "./guarded";
import type { Moment } from "./routes";
import { RoutesSection } from "./routes_view";
import { ThemeSwitch } from "./theme";
import { TopologySection } from "./topology/view";
import { RulesSection, UnknownsSection } from "./unknowns_view";
import { Evaluated, SeverityMark, useEvaluation } from "./words";

const kSections = [
  ["findings", "Findings"], ["topology", "Topology"], ["routes", "Routes"], ["path", "Path"],
  ["apply", "Apply"], ["unknowns", "Gaps"], ["rules", "Rules"],
] as const;

function Verdict() {
  const { headline, worst, inputs, gaps } = useEvaluation();
  return (
    <header class={`verdict ${worst ?? (gaps.length > 0 ? "medium" : "clean")}`}>
      <div class="top"><span class="brand">routesight</span><ThemeSwitch /></div>
      <h1>{worst
        ? <SeverityMark severity={worst} />
        : gaps.length > 0
          ? <span class="severity medium" aria-hidden="true">?</span>
          : <span class="severity clean" aria-hidden="true">{"\u2713"}</span>}{" "}
        {headline.replace(/^[A-Z]+: /, "")}</h1>
      {gaps.length > 0 ? <p>{gaps.length === 1 ? "One thing" : `${gaps.length} things`} could not be known: <a href="#unknowns">gaps</a>.</p> : null}
      <ul class="inputs">
        {inputs.map((input, place) => (
          <li key={place}><code>{input.name}</code> {input.kind}
            {input.terraform_version ? `, Terraform ${input.terraform_version}` : ""}
            {input.timestamp ? `, made ${input.timestamp}` : ""}
            {input.errored ? ", planning ended with an error" : ""}
            {input.complete === false ? ", not complete" : ""}</li>
        ))}
      </ul>
    </header>
  );
}

function Page() {
  const [moment, setMoment] = useState<Moment>("both");
  const [owner, setOwner] = useState<string | null>(null);
  const showSubnet = (name: string) => {
    setOwner(ownerKey({ subnet: name, interface: null }));
    const title = document.getElementById("routes-title");
    title?.scrollIntoView();
    title?.focus();
  };
  const part = (name: string, children: ComponentChildren) => <Guarded key={name} name={name}>{children}</Guarded>;
  return (
    <>
      <a class="skip" href="#findings-title">To the findings</a>
      {part("verdict", <Verdict />)}
      <nav aria-label="Sections">
        {kSections.map(([id, title]) => <a key={id} href={`#${id}`}>{title}</a>)}
      </nav>
      <main>
        {part("findings", <FindingsSection />)}
        {part("topology", <TopologySection moment={moment} onMoment={setMoment} onSubnet={showSubnet} />)}
        {part("effective routes", <RoutesSection moment={moment} onMoment={setMoment} owner={owner} onOwner={setOwner} />)}
        {part("path explorer", <ExplorerSection />)}
        {part("apply", <ApplySection />)}
        {part("gaps", <UnknownsSection />)}
        {part("rules", <RulesSection />)}
      </main>
    </>
  );
}

function start(): void {
  const place = document.getElementById("page");
  if (!place) return;
  let evaluation: Evaluation;
  try {
    evaluation = readEvaluation(document.getElementById("evaluation")?.textContent ?? "");
  } catch {
    place.textContent = "This page holds no evaluation.";
    return;
  }
  document.title = `${evaluation.headline} \u2013 routesight`;
  render(<Evaluated.Provider value={evaluation}><Page /></Evaluated.Provider>, place);
  document.getElementById("licences")?.removeAttribute("hidden");
}

start();
