// Labels: broken into short lines, and put where they cover no other.
import { type Point } from "./place";

export const LINE = 14;
const LONGEST = 26;
const LINES = 2;

/** A name in at most two lines; what does not fit ends in "…". */
export function lines(label: string): string[] {
  const made: string[] = [];
  let line = "";
  const said = label.split(/\s+/).filter(Boolean);
  for (const [at, word] of said.entries()) {
    if (line && line.length + 1 + word.length > LONGEST) {
      if (made.length === LINES - 1) return [...made, `${line.slice(0, LONGEST - 1)}…`];
      made.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
    if (at === said.length - 1) made.push(line.length > LONGEST + 4 ? `${line.slice(0, LONGEST)}…` : line);
  }
  return made;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Remembers where something lies, in a grid, so that it is quick to ask. */
export class Taken {
  private readonly cells = new Map<number, Box[]>();

  isFree(box: Box): boolean {
    return !this.near(box).some((cell) =>
      cell?.some((one) => one.left < box.right && box.left < one.right && one.top < box.bottom && box.top < one.bottom),
    );
  }

  take(box: Box): void {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  private near = (box: Box) => this.keys(box).map((key) => this.cells.get(key));

  private keys(box: Box): number[] {
    const found = [];
    for (let x = Math.floor(box.left / 80); x <= Math.floor(box.right / 80); x++) {
      for (let y = Math.floor(box.top / 80); y <= Math.floor(box.bottom / 80); y++) found.push(x * 100003 + y);
    }
    return found;
  }
}

/** Where a label of so many lines may stand around a body: below, above, right or left of it. */
export function spots(at: Point, radius: number, width: number, count: number): Box[] {
  const high = count * LINE;
  const box = (left: number, top: number) => ({ left, top, right: left + width, bottom: top + high });
  return [
    box(at.x - width / 2, at.y + radius + 3),
    box(at.x - width / 2, at.y - radius - 3 - high),
    box(at.x + radius + 5, at.y - high / 2),
    box(at.x - radius - 5 - width, at.y - high / 2),
  ];
}
