// Filters, which are the legend too.
import type { Answer } from "./data";
import { button, el } from "./dom";
import { choices, isFiltering, type Choice } from "./filters";
import { icon, typeLabel } from "./look";
import { ALL, type Filters } from "./state";

const MANNERS: Record<string, string> = {
  stated: "Said to be so", implied: "Implied", negated: "Said not to be so", planned: "Planned", past: "Past", hypothetical: "Supposed",
};

type Change = (filters: Filters) => void;
type List = "types" | "relations" | "series" | "manners";

export function legend(answer: Answer, filters: Filters, change: Change): HTMLElement {
  return group("Types of body", "types", choices(answer).types, filters, change, typeLabel, icon);
}

export function filtering(answer: Answer, filters: Filters, change: Change): HTMLElement[] {
  const all = choices(answer);
  const [first, last] = [all.years[0] ?? "", all.years[all.years.length - 1] ?? ""];
  const year = (end: "from" | "to", label: string, hint: string) => {
    const id = `ex-${end}`;
    const input = el("input", {
      id, "data-key": id, type: "number", min: first || 1990, max: last || 2100, placeholder: hint, value: filters[end], inputmode: "numeric",
      onchange: () => change({ ...filters, [end]: /^\d{4}$/.test(input.value) ? input.value : "" }),
    });
    return el("span", { class: "ex-year" }, el("label", { for: id }, label), input);
  };
  const documents = el("select", { id: "ex-document", "data-key": "document", onchange: () => change({ ...filters, document: documents.value }) },
    el("option", { value: "" }, "All documents"),
    ...all.documents.map((one) => el("option", { value: one.name, selected: one.name === filters.document }, one.name)));
  const implied = el("input", {
    type: "checkbox", "data-key": "implied", checked: filters.implied, onchange: () => change({ ...filters, implied: implied.checked }),
  });
  return [
    el("p", {}, el("label", { class: "ex-check" }, implied, el("span", {}, "Also what only the kind of document implies"))),
    group("Relations", "relations", all.relations, filters, change, (_, label) => label),
    group("How it is said", "manners", all.manners, filters, change, (name) => MANNERS[name] ?? name),
    group("Series", "series", all.series, filters, change, (_, label) => label),
    el("fieldset", {}, el("legend", {}, "Published"), year("from", "from", first), year("to", "to", last)),
    el("p", {}, el("label", { for: "ex-document" }, "Document"), documents),
    el("p", {}, button("Clear the filters", () => change(ALL), { class: "quiet", disabled: !isFiltering(filters) && !filters.types.length && !filters.implied })),
  ];
}

function group(
  title: string, list: List, items: Choice[], filters: Filters, change: Change,
  label: (name: string, label: string) => string, picture?: (name: string) => Node,
): HTMLElement {
  const off = new Set(filters[list]);
  const known = new Set(items.map((one) => one.name));
  const gone = filters[list].filter((name) => !known.has(name)).map((name) => ({ name, label: name, count: 0 }));
  return el("fieldset", { class: "ex-group" }, el("legend", {}, title),
    ...[...items, ...gone].map((one) => {
      const box = el("input", {
        type: "checkbox", "data-key": `${list}-${one.name}`, checked: !off.has(one.name),
        onchange: () => change({ ...filters, [list]: box.checked ? filters[list].filter((name) => name !== one.name) : [...filters[list], one.name] }),
      });
      return el("label", { class: "ex-check" }, box, picture ? picture(one.name) : null, el("span", {}, label(one.name, one.label)), el("small", {}, String(one.count)));
    }));
}
