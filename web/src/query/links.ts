// Which lines a drawing of an answer has: triples are lines, and so are rows that name several things.
import type { Answer, Row } from "./answer";

export interface Line {
  from: string;
  to: string;
  /** An IRI where the answer says how the two are linked, else the column of the second. */
  by: string;
}

const iri = (row: Row, name: string): string => {
  const term = row[name];
  return term?.type === "uri" && typeof term.value === "string" ? term.value : "";
};

/** `isProperty` tells the IRIs that link others. */
export function lines(answer: Answer, isProperty: (iri: string) => boolean): Line[] {
  const found = new Map<string, Line>();
  const put = (from: string, by: string, to: string) => {
    if (from && to && from !== to) found.set(`${from} ${by} ${to}`, { from, by, to });
  };
  for (const row of answer.rows) {
    if (answer.triples) {
      put(iri(row, "subject"), iri(row, "predicate"), iri(row, "object"));
      continue;
    }
    const there = answer.columns.filter((name) => iri(row, name));
    const [first, ...others] = there.filter((name) => !isProperty(iri(row, name)));
    if (!first) continue;
    for (const other of others) {
      // A property that stands between two columns links them.
      const between = there.slice(there.indexOf(first) + 1, there.indexOf(other)).filter((name) => isProperty(iri(row, name)));
      const property = between.length ? iri(row, between.at(-1)!) : "";
      put(iri(row, first), property || other, iri(row, other));
    }
  }
  return [...found.values()];
}
