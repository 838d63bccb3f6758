// The tables below the drawing: what is shown, for eyes, keyboards and screen readers.
import { words } from "./data";
import { button, el, link } from "./dom";
import { icon, typeLabel } from "./look";
import type { Doing, Facts } from "./panel";

const ROWS = 200;

export class Lists {
  private hasAll = { bodies: false, relations: false };

  constructor(private readonly bodies: HTMLTableElement, private readonly relations: HTMLTableElement) {}

  show(facts: Facts, doing: Doing): void {
    const { shown, state } = facts;
    const counts = new Map<string, number>();
    for (const one of shown.relations) for (const end of new Set([one.source, one.target])) counts.set(end, (counts.get(end) ?? 0) + 1);
    const byName = [...shown.bodies].sort((a, b) => a.label.localeCompare(b.label, "en") || (a.id < b.id ? -1 : 1));
    this.fill(this.bodies, "bodies", ["Name", "Type", "Documents", "Relations", "What to do"], byName, (one) => {
      const isOpen = state.open.includes(one.id);
      return el("tr", { "aria-current": one.id === state.body ? "true" : null },
        el("td", {}, button(one.label, () => doing.select(one.id, "", true), { class: "ex-link" })),
        el("td", {}, el("span", { class: "ex-type" }, icon(one.type), typeLabel(one.type))),
        el("td", { class: "number" }, String(one.documents)),
        el("td", { class: "number" }, String(counts.get(one.id) ?? 0)),
        el("td", { class: "ex-do" },
          isOpen
            ? button("Collapse", () => doing.collapse(one.id), { class: "ex-link", "aria-label": `Collapse ${one.label}` })
            : button("Expand", () => doing.expand(one.id), { class: "ex-link", "aria-label": `Expand ${one.label}` }),
          button("Hide", () => doing.hide(one.id), { class: "ex-link", "aria-label": `Hide ${one.label}` }),
          link(one.path, "Page", { "aria-label": `Page of ${one.label}` })),
      );
    }, facts, doing);
    const sorted = [...shown.relations].sort((a, b) => facts.name(a.source).localeCompare(facts.name(b.source), "en") || (a.id < b.id ? -1 : 1));
    this.fill(this.relations, "relations", ["From", "Relation", "To", "Documents", "Years"], sorted, (one) => {
      const years = [...new Set(one.statements.map((said) => said.date.slice(0, 4)).filter(Boolean))].sort();
      const span = years.length > 1 ? `${years[0]}–${years[years.length - 1]}` : (years[0] ?? "");
      return el("tr", { "aria-current": one.id === state.relation ? "true" : null },
        el("td", {}, facts.name(one.source)),
        el("td", {}, button(words(one), () => doing.select("", one.id, true), { class: "ex-link", "aria-label": `${words(one)}: read the words` })),
        el("td", {}, facts.name(one.target)),
        el("td", { class: "number" }, String(new Set(one.statements.map((said) => said.document)).size)),
        el("td", {}, span),
      );
    }, facts, doing);
  }

  private fill<T>(
    table: HTMLTableElement, which: "bodies" | "relations", head: string[], items: T[],
    row: (one: T) => HTMLElement, facts: Facts, doing: Doing,
  ): void {
    const numbers = new Set(["Documents", "Relations"]);
    const rows = items.slice(0, this.hasAll[which] ? items.length : ROWS).map(row);
    if (rows.length < items.length) {
      const all = button(`Show all ${items.length} rows`, () => {
        this.hasAll[which] = true;
        this.show(facts, doing);
      }, { class: "quiet" });
      rows.push(el("tr", {}, el("td", { colspan: head.length }, all)));
    }
    table.tHead!.replaceChildren(el("tr", {}, ...head.map((name) => el("th", { scope: "col", class: numbers.has(name) ? "number" : null }, name))));
    table.tBodies[0]!.replaceChildren(...rows);
  }
}
