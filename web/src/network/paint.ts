// What stands above the WebGL drawing: labels that cover no other, dashes, and marks.
import type Sigma from "sigma";
import type { MultiDirectedGraph } from "graphology";
import { manner, words, type Body, type Relation } from "./data";
import { Taken, spots, type Box } from "./labels";
import { course } from "./lines";
import type { Colours } from "./look";
import type { Point } from "./place";

export interface Marked {
  body: string;
  relation: string;
  /** Bodies and relations of the chain that is shown. */
  chain: Set<string>;
}

/** What is painted: bodies and relations with their places, and what is marked among them. */
export interface Painted {
  readonly graph: MultiDirectedGraph;
  readonly labels: Map<string, string[]>;
  readonly bodies: Map<string, Body>;
  readonly relations: Map<string, Relation>;
  readonly curves: Map<string, number>;
  readonly marked: Marked;
  readonly hovered: string;
  readonly palette: Colours;
  size(): number;
  spot(id: string): Point | null;
}

const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
/** Labels drawn at once; more could not be read. */
const MOST = 220;
/** With more lines than this in sight, only those of what is marked are labelled. */
const LINES_LABELLED = 70;
const SMALL = 2.2;

const widths = new Map<string, number>();

function width(context: CanvasRenderingContext2D, text: string): number {
  const key = context.font + text;
  let known = widths.get(key);
  if (known === undefined) widths.set(key, (known = context.measureText(text).width));
  return known;
}

export function paintLabels(sigma: Sigma, drawing: Painted): void {
  const context = sigma.getCanvases()["labels"]?.getContext("2d");
  if (!context) return;
  const { width: wide, height: high } = sigma.getDimensions();
  context.clearRect(0, 0, wide, high);
  const scale = drawing.size();
  const seen = new Map<string, { x: number; y: number; r: number }>();
  const taken = new Taken();
  for (const id of drawing.bodies.keys()) {
    const at = drawing.spot(id);
    const r = Number(drawing.graph.getNodeAttribute(id, "size")) * scale;
    if (!at || at.x < -r - 60 || at.y < -r - 30 || at.x > wide + r + 60 || at.y > high + r + 30) continue;
    seen.set(id, { ...at, r });
    if (r > SMALL) taken.take({ left: at.x - r, top: at.y - r, right: at.x + r, bottom: at.y + r });
  }
  rings(context, drawing, seen);
  dashes(context, drawing, scale);
  nodeLabels(context, drawing, seen, taken, { left: 2, top: 2, right: wide - 2, bottom: high - 2 });
  edgeLabels(context, drawing, seen, taken);
}

type Seen = Map<string, { x: number; y: number; r: number }>;

function rings(context: CanvasRenderingContext2D, drawing: Painted, seen: Seen): void {
  const { palette, marked, hovered } = drawing;
  for (const [id, colour] of [[marked.body, palette.focus], [hovered, palette.ink]] as const) {
    const at = seen.get(id);
    if (!at) continue;
    context.strokeStyle = colour;
    context.lineWidth = 3;
    context.beginPath();
    context.arc(at.x, at.y, at.r * 1.3 + 4, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** Relations that are not plainly so are dashed. */
function dashes(context: CanvasRenderingContext2D, drawing: Painted, scale: number): void {
  for (const [id, one] of drawing.relations) {
    if (manner(one) === "stated") continue;
    const [a, b] = [drawing.spot(one.source), drawing.spot(one.target)];
    if (!a || !b) continue;
    const radius = (end: string) => Number(drawing.graph.getNodeAttribute(end, "size")) * scale;
    const { from, bend, to } = course(a, b, drawing.curves.get(id) ?? 0, radius(one.source), radius(one.target));
    context.strokeStyle = manner(one) === "implied" ? drawing.palette.muted : drawing.palette.bad;
    context.lineWidth = id === drawing.marked.relation ? 3 : 1.8 * Math.min(scale, 1);
    context.setLineDash([6, 5]);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
    context.stroke();
    context.setLineDash([]);
  }
}

function nodeLabels(context: CanvasRenderingContext2D, drawing: Painted, seen: Seen, taken: Taken, frame: Box): void {
  const { marked, hovered, palette, graph } = drawing;
  const first = (id: string) =>
    id === hovered || id === marked.body ? 3
    : marked.chain.has(id) || marked.relation.split("|").includes(id) ? 2
    : marked.body && graph.areNeighbors(id, marked.body) ? 1 : 0;
  const order = [...seen].sort(
    ([a, p], [b, q]) => first(b) - first(a) || q.r - p.r || graph.degree(b) - graph.degree(a) || (a < b ? -1 : 1),
  );
  const picked = Boolean(marked.body || marked.relation || marked.chain.size);
  let drawn = 0;
  context.textBaseline = "middle";
  for (const [id, at] of order) {
    const weight = first(id);
    if (drawn >= MOST || (at.r < SMALL && !weight)) break;
    context.font = `${weight > 1 || at.r > 13 ? 600 : 400} 12px ${FONT}`;
    const isWhole = id === hovered || id === marked.body;
    const text = isWhole ? [drawing.bodies.get(id)!.label] : drawing.labels.get(id)!;
    const wide = Math.max(...text.map((line) => width(context, line)));
    const places = spots(at, at.r, wide, text.length).filter((box) => isInside(box, frame));
    const spot = places.find((box) => taken.isFree(box)) ?? (weight > 1 ? places[0] : undefined);
    if (!spot) continue;
    taken.take(spot);
    drawn++;
    write(context, text, spot, picked && !weight ? palette.muted : palette.ink, palette.paper);
  }
}

const isInside = (box: Box, frame: Box) =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

function edgeLabels(
  context: CanvasRenderingContext2D, drawing: Painted, seen: Seen, taken: Taken,
): void {
  const { marked, hovered, palette } = drawing;
  const inSight = [...drawing.relations.values()].filter((one) => seen.has(one.source) && seen.has(one.target));
  const isNear = (id: string, source: string, target: string) =>
    id === hovered || id === marked.relation || marked.chain.has(id) ||
    (marked.body !== "" && (source === marked.body || target === marked.body));
  const few = inSight.length <= LINES_LABELLED;
  const chosen = inSight.filter((one) => few || isNear(one.id, one.source, one.target));
  chosen.sort((a, b) => Number(b.id === hovered) - Number(a.id === hovered) || (a.id < b.id ? -1 : 1));
  context.font = `400 11px ${FONT}`;
  for (const one of chosen.slice(0, MOST)) {
    const [a, b] = [seen.get(one.source)!, seen.get(one.target)!];
    const { middle } = course(a, b, drawing.curves.get(one.id) ?? 0, a.r, b.r);
    const text = words(one);
    const wide = width(context, text);
    if (one.id !== hovered && Math.hypot(a.x - b.x, a.y - b.y) < wide + a.r + b.r) continue;
    const box = { left: middle.x - wide / 2 - 2, right: middle.x + wide / 2 + 2, top: middle.y - 7, bottom: middle.y + 7 };
    if (!taken.isFree(box) && one.id !== hovered) continue;
    taken.take(box);
    write(context, [text], { ...box, left: box.left + 2 }, ["stated", "implied"].includes(manner(one)) ? palette.muted : palette.bad, palette.paper);
  }
}

function write(context: CanvasRenderingContext2D, text: string[], box: Box, ink: string, paper: string): void {
  context.strokeStyle = paper;
  context.lineWidth = 3.5;
  context.lineJoin = "round";
  context.fillStyle = ink;
  const middle = (box.left + box.right) / 2;
  const high = (box.bottom - box.top) / text.length;
  text.forEach((line, at) => {
    const left = middle - width(context, line) / 2;
    const y = box.top + high * (at + 0.5);
    context.strokeText(line, left, y);
    context.fillText(line, left, y);
  });
}

export { FONT };
