// Where things stand in the drawing: layers by dagre, hubs to the left or on top, whichever can be
// drawn larger; what has no peering below.
import { Graph as Layered, layout } from "@dagrejs/dagre";
import type { Edge, Graph, Vertex } from "./model";

export interface Box {
  x: number; // Of the upper left corner.
  y: number;
  width: number;
  height: number;
}
export interface Point {
  x: number;
  y: number;
}
export interface Drawing {
  downwards: boolean;
  boxes: Map<string, Box>;
  paths: Map<string, Point[]>;
  width: number;
  height: number;
}

const kMargin = 16;
const kBetween = 28;

type SizeOf = (vertex: Vertex) => { width: number; height: number };

// The part of its natural size at which a drawing is as wide as its place; it may be higher.
const scaleOf = (drawing: Drawing, width: number): number => Math.min(1, width / drawing.width);

export function place(graph: Graph, sizeOf: SizeOf, width: number): Drawing {
  const sideways = placeAlong(graph, sizeOf, width, "LR");
  if (scaleOf(sideways, width) > 0.9) return sideways;
  const downwards = placeAlong(graph, sizeOf, width, "TB");
  return scaleOf(downwards, width) > scaleOf(sideways, width) ? downwards : sideways;
}

function placeAlong(graph: Graph, sizeOf: SizeOf, widest: number, rankdir: "LR" | "TB"): Drawing {
  const linked = new Set(graph.edges.flatMap((edge) => [edge.from, edge.to]));
  const layered = new Layered({ multigraph: false });
  layered.setGraph({ rankdir, nodesep: 24, ranksep: rankdir === "LR" ? 130 : 70, marginx: kMargin, marginy: kMargin });
  layered.setDefaultEdgeLabel(() => ({}));
  const boxes = new Map<string, Box>();
  for (const vertex of graph.vertices) {
    if (linked.has(vertex.id)) layered.setNode(vertex.id, { ...sizeOf(vertex) });
  }
  for (const edge of graph.edges) layered.setEdge(edge.from, edge.to);
  layout(layered);
  let width = 0;
  let height = kMargin;
  for (const id of layered.nodes()) {
    const { x = 0, y = 0, width: w = 0, height: h = 0 } = layered.node(id) as Box;
    boxes.set(id, { x: x - w / 2, y: y - h / 2, width: w, height: h });
    width = Math.max(width, x + w / 2 + kMargin);
    height = Math.max(height, y + h / 2 + kMargin);
  }
  const paths = new Map(graph.edges.map((edge): [string, Point[]] => [edge.id, pathOf(layered, edge)]));
  const alone = graph.vertices.filter((vertex) => !linked.has(vertex.id));
  const size = placeInRows(alone, sizeOf, boxes, linked.size > 0 ? height : kMargin, Math.max(width, widest));
  return { downwards: rankdir === "TB", boxes, paths, width: Math.max(width, size.width), height: Math.max(height, size.height) };
}

const pathOf = (layered: Layered, edge: Edge): Point[] =>
  ((layered.edge(edge.from, edge.to) as { points?: Point[] } | undefined)?.points ?? []).map(({ x, y }) => ({ x, y }));

function placeInRows(
  vertices: Vertex[], sizeOf: SizeOf,
  boxes: Map<string, Box>, top: number, widest: number,
): { width: number; height: number } {
  let x = kMargin;
  let y = top;
  let row = 0;
  let width = 0;
  for (const vertex of vertices) {
    const size = sizeOf(vertex);
    if (x > kMargin && x + size.width > widest) {
      x = kMargin;
      y += row + kBetween;
      row = 0;
    }
    boxes.set(vertex.id, { x, y, ...size });
    x += size.width + kBetween;
    row = Math.max(row, size.height);
    width = Math.max(width, x - kBetween + kMargin);
  }
  return { width, height: vertices.length > 0 ? y + row + kMargin : 0 };
}
