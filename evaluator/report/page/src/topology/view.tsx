// The networks as a drawing that can be moved, filtered and read by keyboard.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomBehavior } from "d3-zoom";
import { isLoss, type Status } from "../document";
import { counted, kStatusSigns } from "../names";
import type { Moment } from "../routes";
import { Choice, Section, useEvaluation } from "../words";
import { Details } from "./details";
import { Lines, linesAt, linesOf, roomyOf, sizeOf } from "./card";
import { place, type Box, type Drawing, type Point } from "./layout";
import { buildGraph, takeInventory, vertexTitle, type Edge, type Vertex } from "./model";
import { instantsOf, presenceOf, type Presence, type View } from "./presence";
import { ApplySlider } from "./slider";

const kViews: [Moment, string][] = [["before", "Before"], ["both", "What changes"], ["after", "After"]];

export function TopologySection(
  { moment, onMoment, onSubnet }:
  { moment: Moment; onMoment: (moment: Moment) => void; onSubnet: (name: string) => void },
) {
  const evaluation = useEvaluation();
  const { apply } = evaluation;
  const instants = useMemo(() => (apply ? instantsOf(apply) : []), [apply]);
  const [at, setAt] = useState<number | null>(null);
  const [filter, setFilter] = useState("");
  const [onlyChanges, setOnlyChanges] = useState(false);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  const all = useMemo(() => takeInventory(evaluation), [evaluation]);
  const graph = useMemo(
    () => buildGraph(all, { filter, onlyChanges, expanded }), [all, filter, onlyChanges, expanded]);
  const drawing = useMemo(() => {
    const walks = instants.length > 1;
    return place(graph, (vertex) => {
      const lines = linesOf(vertex);
      const stays = lines[0]?.status === "unchanged" || lines[0]?.status === "changed";
      return stays && !walks ? sizeOf(lines) : roomyOf(lines);
    }, Math.min(document.documentElement.clientWidth - 40, 1270));
  }, [graph, instants]);
  const instant = at === null ? undefined : instants[at];
  const view: View = instant ? { kind: "during", instant } : { kind: moment };
  const picked = graph.vertices.find((vertex) => vertex.id === chosen);
  const choose = (kind: Moment) => {
    setAt(null);
    onMoment(kind);
  };
  return (
    <Section id="topology" title="Topology" note={counted(all.size, "virtual network")}>
      <div class="controls">
        <Choice label="Moment" options={kViews} value={at === null ? moment : ("" as Moment)} onChange={choose} />
        <label class="field">
          Filter <input type="search" value={filter} placeholder="name or address"
            onInput={(event) => setFilter(event.currentTarget.value)} />
        </label>
        <label class="check">
          <input type="checkbox" checked={onlyChanges}
            onChange={(event) => setOnlyChanges(event.currentTarget.checked)} /> only what changes
        </label>
        {expanded.size > 0
          ? <button type="button" onClick={() => setExpanded(new Set())}>Group networks again</button> : null}
      </div>
      {apply && instants.length > 1
        ? <ApplySlider apply={apply} instants={instants} at={at} onMove={setAt} />
        : null}
      {view.kind === "before" || view.kind === "during"
        ? <p class="hint">Settings of what changes are those after the apply: the evaluation does not hold the former ones.</p>
        : null}
      {graph.vertices.length === 0
        ? <p class="empty">{all.size === 0 ? "This evaluation has no virtual network." : "No virtual network is like this."}</p>
        : <Canvas vertices={graph.vertices} edges={graph.edges} drawing={drawing} view={view}
            chosen={chosen} onChoose={setChosen} />}
      {graph.left > 0
        ? <p class="hint">{counted(graph.left, "more network is", "more networks are")} not drawn. Filter to see them.</p>
        : null}
      <Legend />
      <div aria-live="polite">
        {picked
          ? <Details vertex={picked} onSubnet={onSubnet} onClose={() => setChosen(null)}
              onExpand={() => setExpanded(new Set([...expanded, picked.id]))}
              onPick={(name) => setFilter(name)} />
          : null}
      </div>
    </Section>
  );
}

interface CanvasProps {
  vertices: Vertex[];
  edges: Edge[];
  drawing: Drawing;
  view: View;
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

function Canvas({ vertices, edges, drawing, view, chosen, onChoose }: CanvasProps) {
  const { apply } = useEvaluation();
  const svg = useRef<SVGSVGElement>(null);
  const [transform, setTransform] = useState("");
  const [width, setWidth] = useState(900);
  const behaviour = useRef<ZoomBehavior<SVGSVGElement, unknown> | null>(null);
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const resized = new ResizeObserver(() => setWidth(Math.max(280, element.clientWidth)));
    resized.observe(element);
    // A page scrolls with the wheel and one finger; the drawing takes Ctrl + wheel and two fingers.
    const moves = zoom<SVGSVGElement, unknown>()
      .scaleExtent([0.2, 8])
      .filter((event: MouseEvent | WheelEvent | TouchEvent) =>
        event.type === "wheel" ? (event as WheelEvent).ctrlKey
          : "touches" in event ? event.touches.length > 1 : (event as MouseEvent).button === 0)
      .on("zoom", (event: { transform: { toString(): string } }) => setTransform(event.transform.toString()));
    select(element).call(moves).on("dblclick.zoom", null);
    behaviour.current = moves;
    return () => resized.disconnect();
  }, []);
  useEffect(() => {
    if (svg.current) behaviour.current?.transform(select(svg.current), zoomIdentity);
  }, [drawing]);
  const scale = (factor: number) => svg.current && behaviour.current?.scaleBy(select(svg.current), factor);
  const seen = Math.max(drawing.width, width);
  const height = Math.max(drawing.height * Math.min(1, width / seen), 160);
  const boxHeight = Math.max(drawing.height, height * (seen / width));
  const left = (drawing.width - seen) / 2;
  const top = (drawing.height - boxHeight) / 2;
  return (
    <div class="canvas">
      <div class="view">
        <svg ref={svg} viewBox={`${left} ${top} ${seen} ${boxHeight}`} height={height} role="group"
          aria-label="Drawing of virtual networks and their peerings">
          <g transform={transform}>
            {edges.map((edge) => (
              <Link key={edge.id} edge={edge} points={drawing.paths.get(edge.id) ?? []}
                downwards={drawing.downwards} view={view} />
            ))}
            {vertices.map((vertex) => {
              const box = drawing.boxes.get(vertex.id);
              const node = vertex.members[0]?.network;
              if (!box || !node) return null;
              return (
                <Card key={vertex.id} vertex={vertex} box={box} presence={presenceOf(node, view, apply)}
                  view={view} chosen={vertex.id === chosen}
                  onChoose={() => onChoose(vertex.id === chosen ? null : vertex.id)} />
              );
            })}
          </g>
        </svg>
      </div>
      <div class="zoom" role="group" aria-label="Size of the drawing">
        <button type="button" aria-label="Larger" onClick={() => scale(1.3)}>+</button>
        <button type="button" aria-label="Smaller" onClick={() => scale(1 / 1.3)}>{"\u2212"}</button>
        <button type="button" onClick={() => svg.current && behaviour.current?.transform(select(svg.current), zoomIdentity)}>
          Whole
        </button>
      </div>
    </div>
  );
}

interface CardProps {
  vertex: Vertex;
  box: Box;
  presence: Presence;
  view: View;
  chosen: boolean;
  onChoose: () => void;
}

function Card({ vertex, box, presence, view, chosen, onChoose }: CardProps) {
  const { apply } = useEvaluation();
  const lines = linesAt(linesOf(vertex), (node) => presenceOf(node, view, apply));
  const status = lines[0]?.status ?? "unchanged";
  const down = view.kind === "during" && apply
    ? apply.windows.filter((window) =>
      (isLoss(window) || window.kind === "diverted") && window.from_step <= view.instant.step &&
      (window.to_step === null || view.instant.step < window.to_step) &&
      vertex.members.some((one) => one.network.name === window.virtual_network))
    : [];
  const worst = down.some(isLoss) ? "traffic lost now" : down.length > 0 ? "traffic diverted now" : "";
  const doing = presence.there || presence.doing
    ? [presence.doing, worst].filter(Boolean).join(", ") : "not there now";
  const name = `${vertexTitle(vertex)}, ${lines.slice(1).map((line) => line.text).join(", ")}, ${status}${doing ? `, ${doing}` : ""}`;
  return (
    <g class={`card ${status} ${presence.there ? "" : "absent"} ${worst ? "down" : ""} ${chosen ? "chosen" : ""}`}
      transform={`translate(${box.x} ${box.y})`} role="button" tabindex={0} aria-label={name} aria-pressed={chosen}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onChoose();
      }}>
      {vertex.members.length > 1
        ? <rect class="behind" x={6} y={-6} width={box.width} height={box.height} rx={8} /> : null}
      <rect class="body" width={box.width} height={box.height} rx={8} />
      <rect class="edge" width={5} height={box.height} rx={2} />
      <Lines lines={lines} doing={doing} />
    </g>
  );
}

function statusOf(edge: Edge): Status {
  const all = new Set(edge.halves.map((half) => half.status));
  return all.size === 1 ? ([...all][0] ?? "unchanged") : "changed";
}

const curve = (points: Point[], downwards: boolean): string => {
  const [first, ...rest] = points;
  if (!first) return "";
  const last = rest[rest.length - 1] ?? first;
  const middle = (first.x + last.x) / 2;
  const half = (first.y + last.y) / 2;
  if (downwards) return `M${first.x} ${first.y}C${first.x} ${half} ${last.x} ${half} ${last.x} ${last.y}`;
  return `M${first.x} ${first.y}C${middle} ${first.y} ${middle} ${last.y} ${last.x} ${last.y}`;
};

function Link(
  { edge, points, downwards, view }: { edge: Edge; points: Point[]; downwards: boolean; view: View },
) {
  const { apply } = useEvaluation();
  const first = points[0];
  const last = points[points.length - 1];
  if (!first || !last) return null;
  const status = statusOf(edge);
  const presences = edge.halves.map((half) => presenceOf(half, view, apply));
  const there = presences.filter((presence) => presence.there).length;
  const doing = presences.find((presence) => presence.doing)?.doing ?? "";
  const halves = new Set(edge.halves.map((half) => `${half.from} ${half.to}`)).size;
  const transit = edge.halves.some((half) => half.use_remote_gateways === true);
  const label = [
    status === "unchanged" ? "" : `${kStatusSigns[status]} ${status}`,
    doing, there > 0 && there < edge.halves.length ? "one half" : "",
    halves === 1 ? "one half only" : "", transit ? "gateway transit" : "",
  ].filter(Boolean);
  const middle = (first.x + last.x) / 2;
  const top = (first.y + last.y) / 2 - 6 - (label.length - 1) * 13;
  return (
    <g class={`link ${status} ${there === 0 ? "absent" : there < edge.halves.length ? "partial" : ""}`}>
      <path d={curve(points, downwards)} />
      {label.map((words, line) => (
        <text key={words} x={middle} y={top + line * 13} text-anchor="middle">{words}</text>
      ))}
    </g>
  );
}

function Legend() {
  return (
    <p class="legend">
      {(["added", "removed", "changed"] as const).map((status) => (
        <span key={status} class={`mark ${status}`}><span aria-hidden="true">{kStatusSigns[status]}</span> {status}</span>
      ))}
      <span>Lines are peerings; dashed: removed or not there. A stack stands for networks that look alike.</span>
      <span>Ctrl + wheel or two fingers zoom; drag to move.</span>
    </p>
  );
}
