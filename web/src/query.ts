// The SPARQL page: an editor, the answer as a table and as a graph, and files of it.
import { button, el } from "./network/dom";
import { save } from "./network/files";
import { ask, Refused, request, type Answer } from "./query/answer";
import { draw, linesOf } from "./query/drawn";
import { makeEditor } from "./query/editor";
import { table } from "./query/table";

const at = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const [form, area, place, said, cancel, shown] = [
  at<HTMLFormElement>("query-form"), at<HTMLTextAreaElement>("query-text"), at("query-editor"), at("query-said"),
  at<HTMLButtonElement>("query-cancel"), at("query-answer"),
];
const ROWS = { CSV: ["text/csv", "csv"], JSON: ["application/sparql-results+json", "json"], XML: ["application/sparql-results+xml", "xml"], TSV: ["text/tab-separated-values", "tsv"] };
const TRIPLES = { Turtle: ["text/turtle", "ttl"], "N-Triples": ["application/n-triples", "nt"], "JSON-LD": ["application/ld+json", "jsonld"], "RDF/XML": ["application/rdf+xml", "rdf"] };
/** A longer query is not put into the address, which a server or browser might cut. */
const LONGEST = 30_000;
const PLACE = /error at (\d+):(\d+)/;

let running: AbortController | undefined;

const tell = (text: string, isError = false) => {
  said.textContent = text;
  said.classList.toggle("is-error", isError);
};

const editor = makeEditor(place, area.value, () => void run());
area.hidden = true;
form.querySelector("label")!.hidden = true;
place.hidden = false;
document.querySelector<HTMLElement>(".query-keys")!.hidden = false;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void run();
});
cancel.addEventListener("click", () => running?.abort());

async function run(): Promise<void> {
  running?.abort();
  const mine = (running = new AbortController());
  const query = editor.text();
  editor.clear();
  tell("Running …");
  cancel.hidden = false;
  const address = `/query?${new URLSearchParams({ query })}`;
  if (address.length < LONGEST) history.replaceState(null, "", address);
  const begun = performance.now();
  try {
    const answer = await ask(query, mine.signal);
    if (mine.signal.aborted) return;
    const seconds = ((performance.now() - begun) / 1000).toFixed(2);
    const what = answer.triples ? "triple" : "row";
    tell(`${answer.rows.length.toLocaleString("en-GB")} ${what}${answer.rows.length === 1 ? "" : "s"} in ${seconds} s`);
    await show(answer, query);
  } catch (error) {
    if (mine.signal.aborted) {
      if (running === mine) tell("Cancelled; the query was ended.");
      return;
    }
    const message = error instanceof Refused ? error.message : "The server did not answer.";
    tell(message, true);
    const found = PLACE.exec(message);
    if (found) editor.fail(Number(found[1]), Number(found[2]), message);
  } finally {
    if (running === mine) {
      running = undefined;
      cancel.hidden = true;
    }
  }
}

async function show(answer: Answer, query: string): Promise<void> {
  const lines = await linesOf(answer);
  const place = el("div");
  const views = new Map<string, () => void>([
    ["Table", () => place.replaceChildren(answer.rows.length ? table(answer) : el("p", {}, "Nothing in the graph answers this."))],
  ]);
  if (lines.length) views.set("Graph", () => void draw(place, lines));
  const buttons = [...views].map(([name, view]) =>
    button(name, () => {
      for (const one of buttons) one.setAttribute("aria-pressed", String(one.textContent === name));
      view();
    }, { class: "quiet", "aria-pressed": String(name === "Table") }));
  const files = Object.entries(answer.triples ? TRIPLES : ROWS).map(([name, [media, ending]]) =>
    button(name, () => void download(query, media!, ending!), { class: "quiet" }));
  shown.replaceChildren(
    el("div", { class: "buttons" },
      el("span", { class: "query-views", role: "group", "aria-label": "View" }, ...buttons),
      el("span", { class: "query-views", role: "group", "aria-label": "Save" }, "Save as", ...files)),
    place);
  shown.hidden = false;
  views.get("Table")!();
}

async function download(query: string, media: string, ending: string): Promise<void> {
  try {
    const answer = await request(query, media);
    save(`answer.${ending}`, await answer.blob());
  } catch (error) {
    tell(error instanceof Refused ? error.message : "The server did not answer.", true);
  }
}

if (form.dataset.given) void run();
