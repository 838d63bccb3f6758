// Where bodies stand. The same bodies, added in the same order, always stand in the same places:
// nothing here asks for chance or for the time.
import iterate from "graphology-layout-forceatlas2/iterate.js";

/** Across and downwards. */
export interface Point {
  x: number;
  y: number;
}

/** A thing to place: ``width`` and ``height`` are what it needs with its label, ``radius`` without. */
export interface Item {
  id: string;
  radius: number;
  width: number;
  height: number;
}

export type Pair = [string, string];

const PER_NODE = 10;
const SETTINGS = {
  linLogMode: false,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 1,
  scalingRatio: 260,
  strongGravityMode: true,
  gravity: 0.12,
  slowDown: 4,
  barnesHutOptimize: false,
  barnesHutTheta: 0.9,
};
/** From so many on forces between far bodies are summed up, and labels get no room of their own. */
const MANY = 600;
/** Wider than high, as screens are. */
const STRETCH = 1.4;

/** A number from 0 to 1 that a name always has (FNV-1a). */
export function chance(name: string, salt = 0): number {
  let hash = 2166136261 ^ salt;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
}

export const rounded = (at: Point): Point => ({ x: Math.round(at.x * 10) / 10, y: Math.round(at.y * 10) / 10 });

export class Placing {
  private readonly nodes: Float32Array;
  private readonly edges: Float32Array;
  private readonly settings;
  private readonly fixed: boolean[];
  private done = 0;
  readonly steps: number;

  /** Begin to place items; those that have a place in ``known`` stay there. */
  constructor(
    private readonly items: Item[], pairs: Pair[], private readonly known: Map<string, Point>,
  ) {
    const at = new Map(items.map((item, number) => [item.id, number]));
    this.fixed = items.map((item) => known.has(item.id));
    const isFresh = !this.fixed.includes(true);
    const links = new Map<string, string[]>();
    const inside = pairs.filter(([a, b]) => a !== b && at.has(a) && at.has(b));
    for (const [a, b] of inside) {
      links.set(a, [...(links.get(a) ?? []), b]);
      links.set(b, [...(links.get(b) ?? []), a]);
    }
    this.nodes = new Float32Array(items.length * PER_NODE);
    items.forEach((item, number) => {
      const spot = known.get(item.id) ?? first(item.id, items.length, links.get(item.id) ?? [], known, isFresh);
      this.nodes.set([spot.x, spot.y, 0, 0, 0, 0, 1, 1, item.radius, this.fixed[number] ? 1 : 0], number * PER_NODE);
    });
    this.edges = new Float32Array(inside.length * 3);
    inside.forEach(([a, b], number) => {
      const [one, other] = [at.get(a)! * PER_NODE, at.get(b)! * PER_NODE];
      this.edges.set([one, other, 1], number * 3);
      this.nodes[one + 6]! += 1;
      this.nodes[other + 6]! += 1;
    });
    const size = items.length;
    this.settings = { ...SETTINGS, barnesHutOptimize: size > MANY, slowDown: size > MANY ? 2 : 4 };
    this.steps = size < 2 || !this.fixed.includes(false) ? 0 : !isFresh && size <= MANY ? 200 : size <= 80 ? 500 : size <= 300 ? 350 : size <= MANY ? 200 : 120;
  }

  /** Go on for so many milliseconds; gives whether the places are final. */
  advance(milliseconds: number): boolean {
    const end = performance.now() + milliseconds;
    while (this.done < this.steps) {
      iterate(this.settings, this.nodes, this.edges);
      this.done++;
      if (performance.now() > end) break;
    }
    if (this.done < this.steps) {
      this.write();
      return false;
    }
    if (!this.fixed.includes(true)) for (let at = 0; at < this.nodes.length; at += PER_NODE) this.nodes[at]! *= STRETCH;
    this.write();
    apart(this.items, this.known, this.fixed);
    // As exact as places are kept with an address, so that a restored view is the same.
    this.items.forEach((item, number) => {
      if (!this.fixed[number]) this.known.set(item.id, rounded(this.known.get(item.id)!));
    });
    return true;
  }

  private write(): void {
    this.items.forEach((item, number) => {
      if (this.fixed[number]) return;
      this.known.set(item.id, { x: this.nodes[number * PER_NODE]!, y: this.nodes[number * PER_NODE + 1]! });
    });
  }
}

function first(id: string, size: number, linked: string[], known: Map<string, Point>, isFresh: boolean): Point {
  const angle = 2 * Math.PI * chance(id);
  if (isFresh) {
    const far = 70 * Math.sqrt(size) * Math.sqrt(chance(id, 1));
    return { x: far * Math.cos(angle), y: far * Math.sin(angle) };
  }
  const near = linked.map((other) => known.get(other)).filter((one): one is Point => Boolean(one));
  const middle = near.length ? near : [...known.values()];
  const x = middle.reduce((sum, one) => sum + one.x, 0) / middle.length;
  const y = middle.reduce((sum, one) => sum + one.y, 0) / middle.length;
  const far = near.length ? 60 + 60 * chance(id, 1) : 300;
  return { x: x + far * Math.cos(angle), y: y + far * Math.sin(angle) };
}

/** Push what overlaps apart; what stood before stays. */
function apart(items: Item[], places: Map<string, Point>, fixed: boolean[]): void {
  const roomy = items.length <= MANY;
  const spots = items.map((item) => places.get(item.id)!);
  // A label stands below its body, so the box reaches further down than up.
  const boxes = items.map((item) => ({
    w: roomy ? Math.max(item.width, 2 * item.radius) / 2 + 5 : item.radius + 2,
    h: roomy ? item.height / 2 + 4 : item.radius + 2,
    down: roomy ? item.height / 2 - item.radius : 0,
  }));
  const order = items.map((_, at) => at);
  for (let round = 0; round < (roomy ? 120 : 25); round++) {
    let moved = false;
    order.sort((a, b) => spots[a]!.x - boxes[a]!.w - spots[b]!.x + boxes[b]!.w || a - b);
    for (let i = 0; i < order.length; i++) {
      const a = order[i]!;
      for (let j = i + 1; j < order.length; j++) {
        const b = order[j]!;
        const [p, q, m, n] = [spots[a]!, spots[b]!, boxes[a]!, boxes[b]!];
        if (q.x - n.w > p.x + m.w) break;
        if (fixed[a] && fixed[b]) continue;
        const [dx, dy] = [q.x - p.x, q.y + n.down - (p.y + m.down)];
        const [ox, oy] = [m.w + n.w - Math.abs(dx), m.h + n.h - Math.abs(dy)];
        if (ox <= 0 || oy <= 0) continue;
        moved = true;
        const [ux, uy] = ox < oy ? [(dx < 0 ? -1 : 1) * (ox + 1), 0] : [0, (dy < 0 ? -1 : 1) * (oy + 1)];
        const share = fixed[a] ? 0 : fixed[b] ? 1 : 0.5;
        p.x -= ux * share;
        p.y -= uy * share;
        q.x += ux * (1 - share);
        q.y += uy * (1 - share);
      }
    }
    if (!moved) return;
  }
}
