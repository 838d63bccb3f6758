// How bodies look by type: shape and colour, the same in the drawing, the legend and pictures.
import data from "../../../src/inspgraph/draw/look.json";

export interface Shape {
  corners: number;
  turn?: number;
  inner?: number;
  arm?: number;
  hole?: number;
  scale?: number;
}

interface Look {
  label: string;
  shape: string;
  colour: string;
}

const TYPES: Record<string, Look> = data.types;
export const SHAPES: Record<string, Shape> = data.shapes;
export const SHAPE_NAMES = Object.keys(SHAPES);
const OTHER = TYPES["Other"]!;

export function lookOf(type: string): Look {
  return TYPES[type] ?? { ...OTHER, label: type || OTHER.label };
}

export const typeLabel = (type: string) => lookOf(type).label;

/** The size of a body by how many documents name it. */
export function radius(documents: number, type: string): number {
  const grown = 6 + 2.2 * Math.sqrt(Math.max(documents, 1));
  return Math.min(type === "LocalAuthority" ? Math.max(grown, 10) : grown, 20);
}

/** The corners of a shape around (0, 0), y downwards; a circle has none. */
export function corners(shape: Shape, size: number): [number, number][] {
  const r = size * (shape.scale ?? 1);
  const turn = ((shape.turn ?? 0) * Math.PI) / 180;
  const points: [number, number][] = [];
  const put = (x: number, y: number, angle: number) => {
    points.push([x * Math.cos(angle) - y * Math.sin(angle), -(x * Math.sin(angle) + y * Math.cos(angle))]);
  };
  for (let at = 0; at < shape.corners; at++) {
    const angle = turn + (2 * Math.PI * at) / shape.corners;
    if (shape.arm) {
      const arm = r * shape.arm;
      put(r, -arm, angle);
      put(r, arm, angle);
      put(arm, arm, angle);
    } else {
      put(r, 0, angle);
      const half = Math.PI / shape.corners;
      const inner = r * (shape.inner ?? 1);
      put(inner * Math.cos(half), inner * Math.sin(half), angle);
    }
  }
  return points;
}

const SVG = "http://www.w3.org/2000/svg";

/** The shape of a type as a picture of 18 pixels for legends and lists; it says nothing to readers. */
export function icon(type: string): SVGSVGElement {
  const { shape: name, colour } = lookOf(type);
  const shape = SHAPES[name]!;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "-9 -9 18 18");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  let drawn: SVGElement;
  if (shape.corners) {
    drawn = document.createElementNS(SVG, "polygon");
    drawn.setAttribute("points", corners(shape, 6).map((point) => point.map((n) => n.toFixed(1)).join(",")).join(" "));
  } else {
    drawn = document.createElementNS(SVG, "circle");
    drawn.setAttribute("r", shape.hole ? "4.5" : "6");
    if (shape.hole) {
      drawn.style.fill = "none";
      drawn.style.stroke = `var(--type-${colour})`;
      drawn.style.strokeWidth = "3";
    }
  }
  if (!shape.hole) drawn.style.fill = `var(--type-${colour})`;
  svg.append(drawn);
  return svg;
}

export interface Colours {
  paper: string;
  ink: string;
  muted: string;
  line: string;
  accent: string;
  focus: string;
  bad: string;
  type(type: string): string;
}

/** The colours of the page's scheme, from its style sheet. */
export function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim() || "#555555";
  const types = new Map<string, string>();
  return {
    paper: value("--paper"), ink: value("--ink"), muted: value("--muted"), line: value("--line-strong"),
    accent: value("--accent"), focus: value("--focus"), bad: value("--bad"),
    type(type) {
      const name = lookOf(type).colour;
      let colour = types.get(name);
      if (!colour) types.set(name, (colour = value(`--type-${name}`)));
      return colour;
    },
  };
}
