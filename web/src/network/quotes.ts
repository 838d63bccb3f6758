// Statements with the words they rest on, each a link to these words in its document.
import { manner, place, words, type Relation, type Statement } from "./data";
import { el, link } from "./dom";

const HOW: Record<string, string> = {
  implied: "No words state this: the kind of document implies it. The words are where the body is named.",
  negated: "The document says that this is not so.",
  planned: "The document says that this is planned.",
  past: "The document says that this was so.",
  hypothetical: "The document says that this might be so.",
};

export function note(one: Relation): HTMLElement | null {
  const said = HOW[manner(one)];
  return said ? el("p", { class: "ex-how" }, said) : null;
}

export function sentence(one: Relation, name: (id: string) => string): string {
  return `${name(one.source)} – ${words(one)} – ${name(one.target)}`;
}

export function quotes(statements: Statement[]): HTMLElement {
  return el("div", { class: "ex-quotes" }, ...statements.map((one) =>
    el("figure", {},
      el("blockquote", {}, one.quote.trim()),
      el("figcaption", {}, one.date ? `${one.date}: ` : "", link(one.spanPath, place(one))),
    ),
  ));
}
