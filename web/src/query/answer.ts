// Asking the endpoint, and reading what it answers.

export interface Term {
  type: "uri" | "literal" | "bnode" | "triple";
  value: string | Record<string, Term>;
  "xml:lang"?: string;
  datatype?: string;
}

export type Row = Record<string, Term | undefined>;

/** An answer: rows under columns. Triples are rows of subject, predicate and object. */
export interface Answer {
  columns: string[];
  rows: Row[];
  triples: boolean;
}

export const TRIPLE = ["subject", "predicate", "object"];

/** What the server says instead of an answer. */
export class Refused extends Error {}

/** Ask for an answer of one of these types; closing the request (`signal`) ends the query. */
export async function request(query: string, accept: string, signal: AbortSignal | null = null): Promise<Response> {
  const answer = await fetch("/sparql", {
    method: "POST",
    headers: { Accept: accept, "Content-Type": "application/sparql-query" },
    body: query,
    signal,
  });
  if (!answer.ok) throw new Refused((await answer.text()).trim());
  return answer;
}

export async function ask(query: string, signal: AbortSignal): Promise<Answer> {
  const answer = await request(query, "application/sparql-results+json, application/n-triples;q=0.9", signal);
  if (answer.headers.get("Content-Type")?.includes("n-triples")) {
    return { columns: TRIPLE, rows: readTriples(await answer.text()), triples: true };
  }
  const said = (await answer.json()) as { head: { vars?: string[] }; boolean?: boolean; results?: { bindings: Row[] } };
  if (said.boolean !== undefined) {
    return { columns: ["answer"], rows: [{ answer: { type: "literal", value: said.boolean ? "yes" : "no" } }], triples: false };
  }
  return { columns: said.head.vars ?? [], rows: said.results?.bindings ?? [], triples: false };
}

const LINE = /^(<[^>]*>|_:\S+) <([^>]*)> (.+) \.$/;
const OBJECT = /^(?:<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?)$/;
const SIGNS: Record<string, string> = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

function plain(text: string): string {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four?: string, eight?: string, sign?: string) =>
    sign !== undefined ? (SIGNS[sign] ?? sign) : String.fromCodePoint(Number.parseInt((four ?? eight)!, 16)));
}

/** Read N-Triples, a triple a line. */
export function readTriples(text: string): Row[] {
  const rows: Row[] = [];
  for (const line of text.split("\n")) {
    const parts = LINE.exec(line);
    if (!parts) continue;
    const object = OBJECT.exec(parts[3]!);
    if (!object) continue;
    const [, iri, blank, literal, language, datatype] = object;
    const subject = parts[1]!;
    rows.push({
      subject: subject.startsWith("<") ? { type: "uri", value: plain(subject.slice(1, -1)) } : { type: "bnode", value: subject.slice(2) },
      predicate: { type: "uri", value: plain(parts[2]!) },
      object:
        iri !== undefined ? { type: "uri", value: plain(iri) }
        : blank !== undefined ? { type: "bnode", value: blank }
        : { type: "literal", value: plain(literal!), ...(language ? { "xml:lang": language } : {}), ...(datatype ? { datatype } : {}) },
    });
  }
  return rows;
}
