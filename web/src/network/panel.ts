// What is said of the body, the relation or the chain that is selected.
import { type Answer, type Body, type Relation, words } from "./data";
import { button, el, link, present } from "./dom";
import type { Shown } from "./filters";
import { icon, typeLabel } from "./look";
import { note, quotes, sentence } from "./quotes";
import type { State } from "./state";

export interface Doing {
  select(body: string, relation: string, focus?: boolean): void;
  expand(body: string): void;
  collapse(body: string): void;
  hide(body: string): void;
  only(body: string): void;
  chainFrom(body: string): void;
  chain(from: string, to: string): void;
  way(number: number): void;
  endChain(): void;
}

export interface Facts {
  state: State;
  answer: Answer;
  shown: Shown;
  /** The body that a chain is to begin with, "" for none. */
  from: string;
  name(id: string): string;
}

const MANY = 80;

export function panel(facts: Facts, doing: Doing): HTMLElement[] {
  const { state, shown, from } = facts;
  const made: HTMLElement[] = [];
  const body = shown.bodies.find((one) => one.id === state.body);
  const relation = shown.relations.find((one) => one.id === state.relation);
  if (from && from !== state.body) {
    made.push(el("p", { class: "ex-from" }, `A chain from ${facts.name(from)}: select the other body. `,
      button("Cancel", () => doing.chainFrom(""), { class: "quiet" })));
  }
  if (body) made.push(...ofBody(body, facts, doing));
  else if (relation) made.push(...ofRelation(relation, facts, doing));
  if (state.chain) made.push(...ofChain(facts, doing, Boolean(body || relation)));
  if (!made.length) {
    made.push(
      heading("Nothing selected"),
      el("p", {}, "Select a body to see what it is and whom it is linked to, or a line to read the words it rests on. A double click shows a body’s own neighbours."),
    );
  }
  return made;
}

const heading = (text: string, ...more: Node[]) => el("h2", { class: "ex-title", tabindex: -1 }, ...more, text);

function ofBody(body: Body, facts: Facts, doing: Doing): HTMLElement[] {
  const { state, shown, answer, from } = facts;
  const own = shown.relations.filter((one) => one.source === body.id || one.target === body.id);
  const others = new Set(own.map((one) => (one.source === body.id ? one.target : one.source)));
  const left = answer.left[body.id] ?? 0;
  const isOpen = state.open.includes(body.id);
  const counted = `Named in ${body.documents} ${body.documents === 1 ? "document" : "documents"}, linked to ${body.linked} ${body.linked === 1 ? "other" : "others"}, of whom ${others.size} ${others.size === 1 ? "is" : "are"} shown.`;
  return present(
    heading(body.label, icon(body.type)),
    el("p", { class: "muted" }, `${typeLabel(body.type)}. ${counted}`),
    left > 0 && el("p", { class: "muted" }, `${left} less often named neighbours are left out; its page lists all.`),
    el("p", { class: "ex-buttons" },
      isOpen ? button("Collapse", () => doing.collapse(body.id)) : button("Expand", () => doing.expand(body.id), { disabled: body.linked === 0 }),
      button("Hide", () => doing.hide(body.id), { class: "quiet" }),
      button("Keep only", () => doing.only(body.id), { class: "quiet" }),
      from && from !== body.id
        ? button(`Chain from ${facts.name(from)}`, () => doing.chain(from, body.id))
        : button("Find a chain…", () => doing.chainFrom(body.id), { class: "quiet" }),
    ),
    el("p", {}, link(body.path, "Its page")),
    el("h3", {}, "Relations shown"),
    own.length ? el("ul", { class: "ex-relations" }, ...own.slice(0, MANY).map((one) => relationItem(one, body.id, facts, doing))) : el("p", {}, "None."),
    own.length > MANY && el("p", { class: "muted" }, `${own.length - MANY} more stand in the table below the drawing.`),
  );
}

function relationItem(one: Relation, body: string, facts: Facts, doing: Doing): HTMLElement {
  const said = one.source === body ? `${words(one)} → ${facts.name(one.target)}` : `${facts.name(one.source)} → ${words(one)}`;
  const count = new Set(one.statements.map((statement) => statement.document)).size;
  return el("li", {}, button(said, () => doing.select("", one.id, true), { class: "ex-link" }), el("small", {}, count > 1 ? ` ${count} documents` : ""));
}

function ofRelation(one: Relation, facts: Facts, doing: Doing): HTMLElement[] {
  const end = (id: string) => button(facts.name(id), () => doing.select(id, "", true), { class: "ex-link" });
  return present(
    heading(sentence(one, facts.name)),
    note(one),
    el("p", {}, end(one.source), " ", el("em", {}, words(one)), " ", end(one.target)),
    el("h3", {}, one.statements.length === 1 ? "The words it rests on" : `The words of ${one.statements.length} documents`),
    quotes(one.statements),
  );
}

function ofChain(facts: Facts, doing: Doing, isSecond: boolean): HTMLElement[] {
  const { state, answer } = facts;
  const [from, to] = state.chain!;
  const title = `From ${facts.name(from)} to ${facts.name(to)}`;
  const chain = answer.chains[state.way] ?? answer.chains[0];
  const head = isSecond ? el("h2", { class: "ex-title" }, title) : heading(title);
  const end = button("Remove the chain", () => doing.endChain(), { class: "quiet" });
  if (!chain) {
    return [head, el("p", {}, "Nothing in the documents links the two. What is denied, planned or past does not count, nor do national bodies, which are linked to all."), el("p", {}, end)];
  }
  const hops = chain.slice(1).map((body, at) => {
    const pair = [chain[at]!, body];
    const between = facts.shown.relations.filter(
      (one) => pair.includes(one.source) && pair.includes(one.target) && one.source !== one.target &&
        one.polarity === "affirmed" && one.modality === "stated",
    );
    return el("li", {}, el("strong", {}, `${facts.name(pair[0]!)} — ${facts.name(body)}`),
      ...between.map((one) => el("div", {}, el("p", { class: "ex-hop" }, sentence(one, facts.name)), quotes(one.statements.slice(0, 2)))));
  });
  const ways = answer.chains.length > 1 && el("p", { class: "ex-buttons" }, `${answer.chains.length} chains are equally short: `,
    ...answer.chains.map((_, at) => button(String(at + 1), () => doing.way(at), { class: "quiet", "aria-label": `Chain ${at + 1}`, "aria-pressed": String(at === state.way) })));
  return present(head, ways, el("ol", { class: "ex-hops" }, ...hops), el("p", {}, end));
}
