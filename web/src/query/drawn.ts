// An answer as a graph, drawn as the explorer draws.
import { relations, type Body, type Statement } from "../network/data";
import { el } from "../network/dom";
import { Drawing } from "../network/drawing";
import { request, type Answer, type Row } from "./answer";
import { lines, type Line } from "./links";
import { leads, short, terms } from "./setup";

const MOST = 300;

/** The lines of an answer; none where it names nothing that could be linked. */
export async function linesOf(answer: Answer): Promise<Line[]> {
  const properties = new Set((await terms()).filter((one) => one.kind === "property").map((one) => one.name));
  return lines(answer, (iri) => properties.has(short(iri)));
}

/** What things are called, and which type of body they are. */
async function named(iris: string[]): Promise<Map<string, Row>> {
  const query = `SELECT ?thing (SAMPLE(?name) AS ?label) (SAMPLE(?sort) AS ?type) {
    VALUES ?thing { ${iris.map((iri) => `<${iri}>`).join(" ")} }
    OPTIONAL { ?thing skos:prefLabel|rdfs:label|dct:title|foaf:name|ig:fileName|ig:wording|ig:name ?name }
    OPTIONAL { ?thing a ?class . ?kind rdfs:seeAlso ?class ; skos:notation ?sort }
  } GROUP BY ?thing`;
  try {
    const said = (await (await request(query, "application/sparql-results+json")).json()) as { results: { bindings: Row[] } };
    return new Map(said.results.bindings.map((row) => [String(row.thing?.value), row]));
  } catch {
    return new Map(); // Things are then called by their IRIs.
  }
}

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** Draw lines in a place that stands in the page already. */
export async function draw(place: HTMLElement, all: Line[]): Promise<void> {
  const iris = new Set<string>();
  const kept: Line[] = [];
  for (const line of all) {
    const fresh = [line.from, line.to].filter((iri) => !iris.has(iri)).length;
    if (iris.size + fresh > MOST) continue;
    iris.add(line.from).add(line.to);
    kept.push(line);
  }
  const called = await named([...iris]);
  const text = (iri: string, name: string) => String(called.get(iri)?.[name]?.value ?? "");
  const bodies: Body[] = [...iris].map((id) => ({
    id, path: leads(id), label: cut(text(id, "label") || short(id)), type: text(id, "type") || "Other", kind: "body", documents: 1, linked: 0,
  }));
  const statements = kept.map((line): Statement => ({
    id: `${line.from} ${line.by} ${line.to}`, source: line.from, target: line.to, relation: line.by,
    label: short(line.by).replace(/^.*:/, ""), polarity: "affirmed", modality: "stated", basis: "stated", document: "", documentPath: "",
    file: "", date: "", page: 0, paragraph: "", quote: "", spanPath: "", series: "",
  }));
  const canvas = el("div", { class: "query-drawing", role: "img", "aria-label": `A graph of ${bodies.length} things and ${kept.length} links; the table has the same.` });
  const chosen = el("p", { role: "status" }, "Choose a thing to see what it is; twice opens it. The table has the same.");
  const left = all.length - kept.length;
  place.replaceChildren(...[left > 0 && el("p", { role: "note" }, `${kept.length} of ${all.length} links are drawn, those between the first ${bodies.length} things.`), canvas, chosen].filter((one) => one !== false));
  const open = (id: string) => { const to = leads(id); if (to) window.location.assign(to); };
  const drawing: Drawing = new Drawing(canvas, {
    body(id) {
      drawing.mark({ body: id, relation: "", chain: new Set() });
      const to = leads(id);
      chosen.replaceChildren(to ? el("a", { href: to }, text(id, "label") || short(id)) : short(id), ` ${short(id)}`);
    },
    twice: open,
    relation() {},
    nothing() { drawing.mark({ body: "", relation: "", chain: new Set() }); },
  });
  await drawing.show({ bodies, relations: relations(statements) });
  drawing.fit();
}
