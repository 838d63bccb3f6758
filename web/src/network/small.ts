// A small network on a page, drawn as SVG: bodies are links, a relation shows the words it rests on.
import { manner, relations as relationsOf, words, type Answer, type Body, type Relation } from "./data";
import { el } from "./dom";
import { LINE, Taken, lines, spots } from "./labels";
import { bends, course } from "./lines";
import { SHAPES, corners, lookOf, radius, typeLabel } from "./look";
import { Placing, type Point } from "./place";
import { note, quotes, sentence } from "./quotes";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 6.6;
const MARGIN = 26;
const LOOKS: Record<string, string> = { stated: "network-line", implied: "network-line is-implied" };
let drawn = 0;

function make(name: string, attributes: Record<string, string | number>, ...children: (Node | string)[]): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, typeof value === "number" ? value.toFixed(1) : value);
  made.append(...children);
  return made;
}

/** The best evidenced neighbours of a body, or the best linked bodies where there is none. */
export function chosen(answer: Answer, body: string, most: number): { bodies: Body[]; relations: Relation[] } {
  const weight = new Map<string, number>();
  for (const one of answer.edges) {
    for (const [end, other] of [[one.source, one.target], [one.target, one.source]] as const) {
      weight.set(end, (weight.get(end) ?? 0) + (!body || other === body ? 100 : 1));
    }
  }
  if (body) weight.set(body, Infinity);
  const bodies = [...answer.nodes]
    .sort((a, b) => (weight.get(b.id) ?? 0) - (weight.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, most);
  const kept = new Set(bodies.map((one) => one.id));
  const relations = relationsOf(answer.edges.filter((one) => one.source !== one.target && kept.has(one.source) && kept.has(one.target)));
  return { bodies, relations };
}

/** Draw an answer into an element; ``body`` is in the middle of it, "" where nothing is. */
export function show(root: HTMLElement, answer: Answer, body: string, most = 28): void {
  const { bodies, relations } = chosen(answer, body, most);
  if (!relations.length) {
    root.replaceChildren(el("p", { class: "muted" }, "No document states a relation of it to another."));
    return;
  }
  const names = new Map(bodies.map((one) => [one.id, one.label]));
  const name = (id: string) => names.get(id) ?? id;
  const hint = `network-hint-${++drawn}`;
  const words_ = el("div", { class: "network-words", "aria-live": "polite" }, el("p", { class: "muted" }, "Select a line to read the words it rests on."));
  const picture = paint(bodies, relations, body, name, (one) => {
    words_.replaceChildren(el("p", {}, el("strong", {}, sentence(one, name))), note(one) ?? "", quotes(one.statements.slice(0, 4)));
  });
  picture.setAttribute("aria-describedby", hint);
  const left = answer.nodes.length - bodies.length;
  root.replaceChildren(
    el("p", { class: "hidden", id: hint }, "Arrow keys go from relation to relation; Enter shows the words."),
    el("div", { class: "network-scroll" }, picture),
    key(bodies),
    words_,
    left > 0 ? el("p", { class: "muted" }, `${left} less often named bodies are left out.`) : "",
  );
}

/** Which shape is which type, in words. */
function key(bodies: Body[]): HTMLElement {
  const types = [...new Set(bodies.map((one) => one.type))].sort();
  return el("p", { class: "network-key" }, ...types.map((type) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "-9 -9 18 18");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    svg.append(shape(type, { x: 0, y: 0 }, 6));
    return el("span", {}, svg, typeLabel(type));
  }));
}

function shape(type: string, at: Point, size: number): SVGElement {
  const look = lookOf(type);
  const form = SHAPES[look.shape]!;
  if (form.corners) {
    const points = corners(form, size).map(([x, y]) => `${(at.x + x).toFixed(1)},${(at.y + y).toFixed(1)}`).join(" ");
    return make("polygon", { points, class: `network-body is-${look.colour}` });
  }
  const hole = form.hole ?? 0;
  return make("circle", {
    cx: at.x, cy: at.y, r: hole ? (size * (1 + hole)) / 2 : size, "stroke-width": hole ? size * (1 - hole) : 1.5,
    class: `network-body is-${look.colour}${hole ? " is-ring" : ""}`,
  });
}

function paint(
  bodies: Body[], relations: Relation[], middle: string, name: (id: string) => string, read: (one: Relation) => void,
): SVGElement {
  const size = new Map(bodies.map((one) => [one.id, one.id === middle ? 14 : Math.min(radius(one.documents, one.type), 12)]));
  const text = new Map(bodies.map((one) => [one.id, lines(one.label)]));
  const wide = (id: string) => Math.max(...text.get(id)!.map((line) => line.length)) * WIDTH;
  const places = new Map<string, Point>();
  const items = bodies.map((one) => ({
    id: one.id, radius: size.get(one.id)!, width: wide(one.id), height: 2 * size.get(one.id)! + text.get(one.id)!.length * LINE + 4,
  }));
  const placing = new Placing(items, relations.map((one) => [one.source, one.target]), places);
  while (!placing.advance(1000));
  const taken = new Taken();
  for (const one of bodies) {
    const [at, r] = [places.get(one.id)!, size.get(one.id)!];
    taken.take({ left: at.x - r, top: at.y - r, right: at.x + r, bottom: at.y + r });
  }
  const labels: SVGElement[] = [];
  const edge = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const one of [...bodies].sort((a, b) => size.get(b.id)! - size.get(a.id)! || (a.id < b.id ? -1 : 1))) {
    const [at, r, said] = [places.get(one.id)!, size.get(one.id)!, text.get(one.id)!];
    const all = spots(at, r, wide(one.id), said.length);
    const spot = all.find((box) => taken.isFree(box)) ?? all[0]!;
    taken.take(spot);
    edge.left = Math.min(edge.left, spot.left, at.x - r);
    edge.right = Math.max(edge.right, spot.right, at.x + r);
    edge.top = Math.min(edge.top, spot.top, at.y - r);
    edge.bottom = Math.max(edge.bottom, spot.bottom, at.y + r);
    const x = (spot.left + spot.right) / 2;
    labels.push(make("text", { class: one.id === middle ? "is-middle" : "", "aria-hidden": "true" },
      ...said.map((line, row) => make("tspan", { x, y: spot.top + LINE * row + 11 }, line))));
  }
  const id = `network-end-${drawn}`;
  const curves = bends(relations);
  const ways = relations.map((one) => {
    const way = course(places.get(one.source)!, places.get(one.target)!, curves.get(one.id)!, size.get(one.source)!, size.get(one.target)! + 3);
    const d = `M${way.from.x.toFixed(1)} ${way.from.y.toFixed(1)}Q${way.bend.x.toFixed(1)} ${way.bend.y.toFixed(1)} ${way.to.x.toFixed(1)} ${way.to.y.toFixed(1)}`;
    const label = make("text", { x: way.middle.x, y: way.middle.y + 4, class: "network-word", "aria-hidden": "true" }, words(one));
    const made = make("g", {
      class: LOOKS[manner(one)] ?? "network-line is-other", role: "button", tabindex: "-1",
      "aria-label": `${sentence(one, name)}: read the words`,
    }, make("path", { d, class: "network-hit" }), make("path", { d, "marker-end": `url(#${id})` }), label);
    made.addEventListener("click", () => choose(made, one));
    made.addEventListener("keydown", (event) => move(event as KeyboardEvent, made, one));
    return made;
  });
  const choose = (made: SVGElement, one: Relation) => {
    for (const other of ways) {
      other.setAttribute("tabindex", other === made ? "0" : "-1");
      other.classList.toggle("is-chosen", other === made);
    }
    read(one);
  };
  const move = (event: KeyboardEvent, made: SVGElement, one: Relation) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      const next = ways[(ways.indexOf(made) + step + ways.length) % ways.length]!;
      made.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    } else if (event.key === "Enter" || event.key === " ") choose(made, one);
    else return;
    event.preventDefault();
  };
  ways[0]?.setAttribute("tabindex", "0");
  const nodes = bodies.map((one) => {
    const drawing = make("g", { class: "network-node" }, make("title", {}, `${one.label} (${typeLabel(one.type)})`), shape(one.type, places.get(one.id)!, size.get(one.id)!));
    if (!one.path.startsWith("/") || one.path.startsWith("//") || one.id === middle) return drawing;
    return make("a", { href: one.path, tabindex: "-1", "aria-label": one.label }, drawing);
  });
  const [width, height] = [edge.right - edge.left + 2 * MARGIN, edge.bottom - edge.top + 2 * MARGIN];
  return make("svg", {
    viewBox: `${(edge.left - MARGIN).toFixed(0)} ${(edge.top - MARGIN).toFixed(0)} ${width.toFixed(0)} ${height.toFixed(0)}`,
    width: width.toFixed(0), height: height.toFixed(0), role: "group",
    "aria-label": `Network of ${bodies.length} bodies and ${relations.length} relations`,
  },
    make("defs", {}, make("marker", { id, viewBox: "0 0 10 10", refX: "9", refY: "5", markerWidth: "9", markerHeight: "9", markerUnits: "userSpaceOnUse", orient: "auto" }, make("path", { d: "M0 1 10 5 0 9z", class: "network-end" }))),
    ...ways, ...nodes, ...labels);
}

