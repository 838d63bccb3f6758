// An answer as a table, a page at a time.
import { button, el } from "../network/dom";
import type { Answer, Term } from "./answer";
import { leads, short } from "./setup";

const SIZE = 100;
const NUMBER = /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/;

function shown(term: Term | undefined): Node {
  if (!term) return document.createTextNode("");
  if (typeof term.value !== "string") {
    const parts = Object.values(term.value).map((one) => shown(one).textContent);
    return el("span", {}, `<< ${parts.join(" ")} >>`);
  }
  if (term.type === "uri") {
    const to = leads(term.value);
    if (!to) return el("code", {}, term.value);
    return el("a", { href: to, title: term.value, ...(to.startsWith("/") ? {} : { rel: "noopener noreferrer external" }) }, short(term.value));
  }
  if (term.type === "bnode") return el("code", {}, `_:${term.value}`);
  return term["xml:lang"] ? el("span", { lang: term["xml:lang"] }, term.value) : document.createTextNode(term.value);
}

export function table(answer: Answer): HTMLElement {
  const body = el("tbody");
  const place = el("span");
  const pages = Math.max(1, Math.ceil(answer.rows.length / SIZE));
  let page = 0;
  const numeric = new Set(answer.columns.filter((name) => {
    const there = answer.rows.slice(0, SIZE).map((row) => row[name]).filter((one) => one !== undefined);
    return there.length > 0 && there.every((one) => NUMBER.test(one.datatype ?? ""));
  }));
  const back = button("Previous", () => turn(page - 1), { class: "quiet" });
  const on = button("Next", () => turn(page + 1), { class: "quiet" });
  const turn = (to: number): void => {
    page = to;
    const rows = answer.rows.slice(page * SIZE, (page + 1) * SIZE);
    body.replaceChildren(...rows.map((row) =>
      el("tr", {}, ...answer.columns.map((name) => el("td", numeric.has(name) ? { class: "number" } : {}, shown(row[name]))))));
    back.disabled = page === 0;
    on.disabled = page === pages - 1;
    place.textContent = `Rows ${(page * SIZE + 1).toLocaleString("en-GB")} to ${(page * SIZE + rows.length).toLocaleString("en-GB")} of ${answer.rows.length.toLocaleString("en-GB")}`;
  };
  turn(0);
  const head = el("tr", {}, ...answer.columns.map((name) => el("th", { scope: "col", ...(numeric.has(name) ? { class: "number" } : {}) }, name)));
  return el("div", {},
    pages > 1 && el("p", { class: "buttons" }, back, on, place),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Rows" }, el("table", { class: "answer" }, el("thead", {}, head), body)));
}
