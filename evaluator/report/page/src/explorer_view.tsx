// Where a packet goes first: the winning row of a chosen table, and those that lose.
import { useMemo, useState } from "preact/hooks";
import { contains, parseAddress, parsePrefix, type Prefix } from "./address";
import type { Assignment, Phase, Route } from "./document";
import { ownerName } from "./names";
import { differs, lookUp, tableOf } from "./routes";
import { RuleMark, Section, useEvaluation } from "./words";
import { Defeated } from "./route_table";

export function ExplorerSection() {
  const evaluation = useEvaluation();
  const [name, setName] = useState(() => {
    const { assignments } = evaluation;
    const first = assignments.find((one) => differs(evaluation, one)) ?? assignments[0];
    return first ? ownerName(first) : "";
  });
  const [text, setText] = useState("");
  const names = useMemo(() => evaluation.assignments.map(ownerName), [evaluation]);
  const chosen = evaluation.assignments.find((one) => ownerName(one) === name.trim());
  const address = parseAddress(text.trim());
  return (
    <Section id="path" title="Path explorer">
      <p class="hint">Shows the first hop only: the row of the sender's own table that takes the packet. What the next
        hop does with it is not followed here.</p>
      <div class="controls">
        <label class="field wide">From{" "}
          <input list="senders" value={name} placeholder="subnet or interface" autocomplete="off"
            onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <datalist id="senders">{names.map((one) => <option key={one} value={one} />)}</datalist>
        <label class="field">To address{" "}
          <input value={text} placeholder="10.0.0.4" inputMode="text" autocomplete="off"
            aria-invalid={text.trim() !== "" && !address}
            onInput={(event) => setText(event.currentTarget.value)} />
        </label>
      </div>
      <div aria-live="polite">
        {name.trim() && !chosen ? <p class="hint">No table is called <code>{name}</code>.</p> : null}
        {text.trim() && !address ? <p class="warning">{"\u25b2"} {text} is no IP address.</p> : null}
        {chosen && address ? <Paths assignment={chosen} address={address} /> : null}
      </div>
    </Section>
  );
}

function Paths({ assignment, address }: { assignment: Assignment; address: Prefix }) {
  const { classes } = useEvaluation();
  const phases = phasesOf(classes, assignment, address);
  return (
    <>
      <div class="pair">
        <Path title="Before" number={assignment.before} address={address} />
        <Path title="After" number={assignment.after} address={address} />
      </div>
      {phases.length > 1
        ? (
          <div class="panel"><h3>During the apply</h3>
            <ol class="phases">
              {phases.map((phase) => (
                <li key={phase.from_step}>{phase.from_step === 0 ? "At first" : `From step ${phase.from_step}`}:{" "}
                  {phase.delivery}{phase.next_hop
                    ? <>, {phase.next_hop.next_hop_type} {phase.next_hop.next_hop_ips.join(", ")} by{" "}
                      <code>{phase.next_hop.prefix}</code></> : null}</li>
              ))}
            </ol></div>
        )
        : null}
    </>
  );
}

// The class whose prefix for this sender is the longest that contains the address.
function phasesOf(
  classes: { members: { subnet: string | null; interface: string | null; prefixes: string[] }[]; phases: Phase[] }[],
  assignment: Assignment, address: Prefix,
): Phase[] {
  let best: { length: number; phases: Phase[] } = { length: -1, phases: [] };
  for (const of of classes) {
    for (const member of of.members) {
      const same = assignment.interface
        ? member.interface === assignment.interface
        : !member.interface && member.subnet === assignment.subnet;
      if (!same) continue;
      for (const text of member.prefixes) {
        const prefix = parsePrefix(text);
        if (prefix && contains(prefix, address) && prefix.length > best.length) {
          best = { length: prefix.length, phases: of.phases };
        }
      }
    }
  }
  return best.phases;
}

const hopWords = (route: Route): string => [route.next_hop_type, route.next_hop_ips.join(", ")].filter(Boolean).join(" ");

function Path({ title, number, address }: { title: string; number: number | null; address: Prefix }) {
  const table = tableOf(useEvaluation(), number);
  if (!table) return <div class="panel"><h3>{title}</h3><p>The sender does not exist.</p></div>;
  const { winners, losers, names } = lookUp(table, address);
  const [first] = winners;
  return (
    <div class="panel">
      <h3>{title}</h3>
      {first
        ? (
          <ul class="plain winners">
            {winners.map((route, place) => (
              <li key={place}><b>{route.next_hop_type === "None" ? "dropped" : hopWords(route)}</b> by{" "}
                <code>{route.prefix}</code> ({route.source}) <RuleMark id={route.rule} /></li>
            ))}
          </ul>
        )
        : <p><b>No row takes it: the packet is dropped.</b></p>}
      {table.complete ? null : <p class="warning">{"\u25b2"} This table is not fully known, so the answer may be another.</p>}
      {losers.length > 0
        ? (
          <details open={losers.length < 5}><summary>{losers.length === 1 ? "1 row loses" : `${losers.length} rows lose`}</summary>
            <ul class="plain">
              {losers.map(({ route, hidden, why }, place) => (
                <li key={place}><code>{route.prefix}</code> {route.source}, {hopWords(route)}
                  {hidden ? ", hidden" : ""}: {route.defeated_by ? <Defeated route={route} /> : why}{" "}</li>
              ))}
            </ul></details>
        )
        : null}
      {names.length > 0 ? <p class="hint">Not compared, since the evaluation does not spell out their ranges: {names.join(", ")}.</p> : null}
    </div>
  );
}

