// A view as a file: SVG and GraphML, with every word escaped. Nothing here needs a browser.
import { manner, words, type Body, type Relation } from "./data";
import { LINE, Taken, spots } from "./labels";
import { bends, course } from "./lines";
import { SHAPES, corners, lookOf, radius, typeLabel } from "./look";
import type { Point } from "./place";

export interface Picture {
  bodies: Body[];
  relations: Relation[];
  places: Map<string, Point>;
  labels: Map<string, string[]>;
  /** Bodies and relations that stand out; none is all alike. */
  marked: Set<string>;
  title: string;
  note: string;
  colour(type: string): string;
}

const INK = "#17202c";
const MUTED = "#4d5a6b";
const LINE_COLOUR = "#8b96a5";
const BAD = "#a3262a";
const ACCENT = "#1d3f72";
const MARGIN = 70;
/** What XML 1.0 cannot hold in any way of writing. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

export function escaped(text: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(NOT_XML, "\ufffd").replace(/[&<>"']/g, (sign) => signs[sign]!);
}

const n = (value: number) => value.toFixed(1);

export function svg(picture: Picture, measure: (text: string, bold: boolean) => number): string {
  const { bodies, places, labels } = picture;
  const relations = picture.relations.filter((one) => one.source !== one.target);
  const size = new Map(bodies.map((one) => [one.id, radius(one.documents, one.type)]));
  const all = bodies.map((one) => places.get(one.id)!);
  const [left, top] = [Math.min(0, ...all.map((one) => one.x)) - MARGIN - 40, Math.min(0, ...all.map((one) => one.y)) - MARGIN - 30];
  const types = [...new Set(bodies.map((one) => one.type))].sort();
  const right = Math.max(0, ...all.map((one) => one.x)) + MARGIN + 40;
  const wide = Math.max(right - left, 640);
  const columns = Math.max(1, Math.floor((wide - 40) / 190));
  const bottom = Math.max(0, ...all.map((one) => one.y)) + MARGIN;
  const foot = Math.ceil(types.length / columns) * 22 + 46;
  const high = bottom - top + foot;
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${n(left)} ${n(top)} ${n(wide)} ${n(high)}" width="${n(wide)}" height="${n(high)}" font-family="system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">`,
    `<title>${escaped(picture.title)}</title>`,
    `<defs>${[LINE_COLOUR, BAD, ACCENT].map((colour, at) => `<marker id="end${at}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 1 10 5 0 9z" fill="${colour}"/></marker>`).join("")}</defs>`,
    `<rect x="${n(left)}" y="${n(top)}" width="${n(wide)}" height="${n(high)}" fill="#ffffff"/>`,
    `<text x="${n(left + 20)}" y="${n(top + 30)}" font-size="17" font-weight="600" fill="${INK}">${escaped(picture.title)}</text>`,
  ];
  const curves = bends(relations);
  const taken = new Taken();
  for (const one of bodies) {
    const [at, r] = [places.get(one.id)!, size.get(one.id)!];
    taken.take({ left: at.x - r, top: at.y - r, right: at.x + r, bottom: at.y + r });
  }
  const tags: string[] = [];
  const text: string[] = [];
  for (const one of [...bodies].sort((a, b) => size.get(b.id)! - size.get(a.id)! || (a.id < b.id ? -1 : 1))) {
    const [at, r, said] = [places.get(one.id)!, size.get(one.id)!, labels.get(one.id) ?? [one.label]];
    const bold = r > 13;
    const spot = spots(at, r, Math.max(...said.map((line) => measure(line, bold))), said.length).find((box) => taken.isFree(box));
    if (!spot) continue;
    taken.take(spot);
    said.forEach((line, row) => text.push(label((spot.left + spot.right) / 2, spot.top + LINE * row + 11, 12, INK, line, bold)));
  }
  for (const one of relations) {
    const [a, b] = [places.get(one.source)!, places.get(one.target)!];
    const way = course(a, b, curves.get(one.id)!, size.get(one.source)!, size.get(one.target)! + 3);
    const how = manner(one);
    const plain = how === "stated" || how === "implied";
    const marked = picture.marked.has(one.id);
    const kind = marked ? 2 : plain ? 0 : 1;
    const colour = [LINE_COLOUR, BAD, ACCENT][kind]!;
    out.push(
      `<path d="M${n(way.from.x)} ${n(way.from.y)}Q${n(way.bend.x)} ${n(way.bend.y)} ${n(way.to.x)} ${n(way.to.y)}" fill="none" stroke="${colour}" stroke-width="${marked ? 2.6 : 1.2}"${how === "stated" ? "" : ' stroke-dasharray="6 4"'} marker-end="url(#end${kind})"><title>${escaped(words(one))}</title></path>`,
    );
    const said = words(one);
    const half = (measure(said, false) * 10) / 12 / 2;
    const box = { left: way.middle.x - half, right: way.middle.x + half, top: way.middle.y - 6, bottom: way.middle.y + 6 };
    if (Math.hypot(a.x - b.x, a.y - b.y) < 2 * half + 30 || !taken.isFree(box)) continue;
    taken.take(box);
    tags.push(label(way.middle.x, way.middle.y + 3.5, 10, plain ? MUTED : BAD, said));
  }
  for (const one of bodies) {
    const at = places.get(one.id)!;
    out.push(`<g>${drawn(one.type, at.x, at.y, size.get(one.id)!, picture.colour(one.type))}<title>${escaped(`${one.label} (${typeLabel(one.type)})`)}</title></g>`);
  }
  out.push(...tags, ...text);
  types.forEach((type, at) => {
    const [x, y] = [left + 30 + (at % columns) * 190, bottom + 16 + Math.floor(at / columns) * 22];
    out.push(drawn(type, x, y, 6, picture.colour(type)), `<text x="${n(x + 13)}" y="${n(y + 4)}" font-size="12" fill="${INK}">${escaped(typeLabel(type))}</text>`);
  });
  out.push(`<text x="${n(left + 20)}" y="${n(top + high - 12)}" font-size="11" fill="${MUTED}">${escaped(picture.note)}</text>`, "</svg>\n");
  return out.join("\n");
}

function label(x: number, y: number, size: number, ink: string, said: string, bold = false): string {
  const weight = bold ? ' font-weight="600"' : "";
  return `<text x="${n(x)}" y="${n(y)}" font-size="${size}"${weight} fill="${ink}" stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke" text-anchor="middle">${escaped(said)}</text>`;
}

function drawn(type: string, x: number, y: number, size: number, colour: string): string {
  const shape = SHAPES[lookOf(type).shape]!;
  if (shape.corners) {
    const points = corners(shape, size).map(([across, down]) => `${n(x + across)},${n(y + down)}`).join(" ");
    return `<polygon points="${points}" fill="${colour}" stroke="#ffffff" stroke-width="1.5"/>`;
  }
  const hole = shape.hole ?? 0;
  return hole
    ? `<circle cx="${n(x)}" cy="${n(y)}" r="${n((size * (1 + hole)) / 2)}" fill="#ffffff" stroke="${colour}" stroke-width="${n(size * (1 - hole))}"/>`
    : `<circle cx="${n(x)}" cy="${n(y)}" r="${n(size)}" fill="${colour}" stroke="#ffffff" stroke-width="1.5"/>`;
}

const NODE_KEYS = ["label", "type", "kind", "documents", "x", "y"] as const;
const EDGE_KEYS = ["label", "relation", "polarity", "modality", "basis", "document", "file", "date", "page", "paragraph", "quote"] as const;
const NUMBERS: Record<string, string> = { documents: "int", x: "double", y: "double", page: "int" };

/** Exactly what is shown, an edge for each statement of a document. */
export function graphml(bodies: Body[], relations: Relation[], places: Map<string, Point>): string {
  const keys = [
    ...NODE_KEYS.map((name) => `<key id="n-${name}" for="node" attr.name="${name}" attr.type="${NUMBERS[name] ?? "string"}"/>`),
    ...EDGE_KEYS.map((name) => `<key id="e-${name}" for="edge" attr.name="${name}" attr.type="${NUMBERS[name] ?? "string"}"/>`),
  ];
  const data = (kind: string, name: string, value: unknown) => `<data key="${kind}-${name}">${escaped(String(value))}</data>`;
  const nodes = bodies.map((one) => {
    const at = places.get(one.id) ?? { x: 0, y: 0 };
    const values = { ...one, x: at.x.toFixed(2), y: at.y.toFixed(2) };
    return `<node id="${escaped(one.id)}">${NODE_KEYS.map((name) => data("n", name, values[name])).join("")}</node>`;
  });
  const edges = relations.flatMap((one) => one.statements).map(
    (one) => `<edge id="${escaped(one.id)}" source="${escaped(one.source)}" target="${escaped(one.target)}">${EDGE_KEYS.map((name) => data("e", name, one[name])).join("")}</edge>`,
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">', ...keys, '<graph id="inspgraph" edgedefault="directed">', ...nodes, ...edges, "</graph>", "</graphml>\n"].join("\n");
}

