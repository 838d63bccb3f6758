// A field in which a body is looked for by name (ARIA's combobox with a list).
import { el } from "./dom";
import { icon, typeLabel } from "./look";

interface Found {
  iri: string;
  label: string;
  type: string;
  note: string;
}

const WAIT = 120;
let fields = 0;

export function search(label: string, chosen: (iri: string, label: string) => void, failed: (why: string) => void): HTMLElement {
  const id = `ex-search-${++fields}`;
  let found: Found[] = [];
  let at = -1;
  let asked = 0;
  let timer = 0;
  const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": "Found", hidden: true });
  const input = el("input", {
    id, type: "search", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-autocomplete": "list",
    "aria-controls": `${id}-list`, maxlength: 200, placeholder: "Name of a body or service",
  });
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (one: Found) => {
    input.value = "";
    close();
    chosen(one.iri, one.label);
  };
  const show = (empty: string) => {
    list.replaceChildren(...found.map((one, number) =>
      el("li", {
        id: `${id}-${number}`, role: "option", "aria-selected": String(number === at),
        onmousedown: (event) => {
          event.preventDefault();
          choose(one);
        },
      }, icon(one.type), el("span", {}, one.label), el("small", {}, [typeLabel(one.type), one.note].filter(Boolean).join(", ")))));
    if (!found.length) list.replaceChildren(el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, empty));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", `${id}-${at}`);
      list.children[at]?.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const ask = async () => {
    const mine = ++asked;
    const text = input.value.trim();
    if (!text) return close();
    try {
      const answer = await fetch(`/api/find?${new URLSearchParams({ q: text, kind: "authority,body,service", limit: "10" })}`);
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const said = (await answer.json()) as { results: Found[] };
      if (mine !== asked) return;
      found = said.results;
      at = -1;
      show("Nothing is called so.");
    } catch (error) {
      if (mine === asked) {
        close();
        failed(`The search got no answer (${error instanceof Error ? error.message : "no network"}).`);
      }
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden || !found.length) return;
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      show("");
    } else if (event.key === "Enter") {
      event.preventDefault();
      const one = found[Math.max(at, 0)];
      if (!list.hidden && one) choose(one);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  return el("div", { class: "ex-search" }, el("label", { for: id }, label), input, list);
}
