// What the server answers about a part of the network.

export interface Body {
  id: string;
  path: string;
  label: string;
  type: string;
  kind: string;
  documents: number;
  /** With how many others it is linked in the whole graph. */
  linked: number;
}

export interface Statement {
  id: string;
  source: string;
  target: string;
  relation: string;
  label: string;
  polarity: string;
  modality: string;
  /** "stated" where words say it, "implied" where only the kind of document does. */
  basis: string;
  document: string;
  documentPath: string;
  file: string;
  date: string;
  page: number;
  paragraph: string;
  quote: string;
  spanPath: string;
  series: string;
}

export interface Answer {
  nodes: Body[];
  edges: Statement[];
  said: string;
  left: Record<string, number>;
  chains: string[][];
}

/** Statements of one kind about the same two bodies: drawn as one line. */
export interface Relation {
  id: string;
  source: string;
  target: string;
  relation: string;
  polarity: string;
  /** A statement's modality, or "implied". */
  modality: string;
  statements: Statement[];
}

export const EMPTY: Answer = { nodes: [], edges: [], said: "", left: {}, chains: [] };

/** How a statement is meant, one word: "stated", "negated", "implied", "planned", "past", "hypothetical". */
export function manner(one: { polarity: string; modality: string; basis?: string }): string {
  return one.polarity === "negated" ? "negated" : one.basis === "implied" ? "implied" : one.modality;
}

/** The words on a line: what is not plainly so says it first. */
export function words(one: Relation): string {
  const label = one.statements[0]?.label ?? one.relation;
  const how = manner(one);
  return how === "stated" ? label : how === "negated" ? `not ${label}` : `${how}: ${label}`;
}

export function relations(statements: Iterable<Statement>): Relation[] {
  const found = new Map<string, Relation>();
  for (const one of statements) {
    const modality = one.basis === "implied" ? one.basis : one.modality;
    const id = [one.source, one.target, one.relation, one.polarity, modality].join("|");
    const known = found.get(id);
    if (known) known.statements.push(one);
    else {
      const { source, target, relation, polarity } = one;
      found.set(id, { id, source, target, relation, polarity, modality, statements: [one] });
    }
  }
  for (const one of found.values()) {
    one.statements.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1));
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Where a statement stands, as a person would say it. */
export function place(one: Statement): string {
  const parts = [one.file];
  if (one.page) parts.push(`page ${one.page}`);
  if (one.paragraph) parts.push(`paragraph ${one.paragraph}`);
  return parts.join(", ");
}
