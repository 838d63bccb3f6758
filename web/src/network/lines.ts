// How relations run between bodies: straight where there is one, curved where there are several.
import type { Relation } from "./data";
import type { Point } from "./place";

/** How far each relation bends, in parts of its length; 0 is straight. */
export function bends(relations: Relation[]): Map<string, number> {
  const pairs = new Map<string, Relation[]>();
  for (const one of relations) {
    const key = one.source < one.target ? `${one.source} ${one.target}` : `${one.target} ${one.source}`;
    const known = pairs.get(key);
    if (known) known.push(one);
    else pairs.set(key, [one]);
  }
  const found = new Map<string, number>();
  for (const several of pairs.values()) {
    several.forEach((one, at) => {
      const bend = (at - (several.length - 1) / 2) * Math.min(0.32, 1 / several.length);
      found.set(one.id, one.source < one.target ? bend : -bend);
    });
  }
  return found;
}

export interface Course {
  from: Point;
  bend: Point;
  to: Point;
  middle: Point;
  /** The way the line goes where it ends, in radians. */
  heading: number;
}

/** The line from one body's rim to another's; y goes downwards. */
export function course(a: Point, b: Point, bent: number, ra: number, rb: number): Course {
  const bend = { x: (a.x + b.x) / 2 + (b.y - a.y) * bent, y: (a.y + b.y) / 2 - (b.x - a.x) * bent };
  const towards = (p: Point, q: Point, far: number) => {
    const long = Math.hypot(q.x - p.x, q.y - p.y) || 1;
    return { x: p.x + ((q.x - p.x) / long) * far, y: p.y + ((q.y - p.y) / long) * far };
  };
  const from = towards(a, bend, ra);
  const to = towards(b, bend, rb);
  const middle = { x: (from.x + 2 * bend.x + to.x) / 4, y: (from.y + 2 * bend.y + to.y) / 4 };
  return { from, bend, to, middle, heading: Math.atan2(to.y - bend.y, to.x - bend.x) };
}
