// What of an answer is drawn: filters and what was hidden by hand.
import { manner, relations, type Answer, type Body, type Relation, type Statement } from "./data";
import type { Filters, State } from "./state";

export interface Shown {
  bodies: Body[];
  relations: Relation[];
}

export function passes(one: Statement, filters: Filters): boolean {
  const year = one.date.slice(0, 4);
  return (
    !filters.relations.includes(one.relation) &&
    !filters.series.includes(one.series) &&
    !filters.manners.includes(manner(one)) &&
    (!filters.document || filters.document === one.file) &&
    (!filters.from || (year !== "" && year >= filters.from)) &&
    (!filters.to || (year !== "" && year <= filters.to))
  );
}

export function isFiltering(filters: Filters): boolean {
  const { relations: a, series: b, manners: c, document, from, to } = filters;
  return Boolean(a.length || b.length || c.length || document || from || to);
}

/** A body whose every relation is filtered away goes too, unless it was asked for by name. */
export function shown(answer: Answer, state: State): Shown {
  const kept = new Set([...state.open, ...state.also, ...(state.chain ?? []), state.body]);
  const hidden = new Set(state.hidden);
  const types = new Set(state.filters.types);
  const allowed = new Map<string, Body>();
  for (const one of answer.nodes) {
    if (!hidden.has(one.id) && (!types.has(one.type) || kept.has(one.id))) allowed.set(one.id, one);
  }
  const left = answer.edges.filter(
    (one) => allowed.has(one.source) && allowed.has(one.target) && passes(one, state.filters),
  );
  const linked = new Set(left.flatMap((one) => [one.source, one.target]));
  const cut = isFiltering(state.filters) || types.size > 0;
  const bodies = [...allowed.values()].filter((one) => !cut || linked.has(one.id) || kept.has(one.id));
  return { bodies, relations: relations(left) };
}

export interface Choice {
  name: string;
  label: string;
  count: number;
}

function counted<T>(items: Iterable<T>, key: (one: T) => [string, string]): Choice[] {
  const found = new Map<string, Choice>();
  for (const item of items) {
    const [name, label] = key(item);
    const known = found.get(name);
    if (known) known.count++;
    else found.set(name, { name, label, count: 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** What an answer can be filtered by, with how often each occurs in it. */
export function choices(answer: Answer) {
  return {
    types: counted(answer.nodes, (one) => [one.type, one.type]),
    relations: counted(answer.edges, (one) => [one.relation, one.label]),
    series: counted(answer.edges, (one) => [one.series, one.series || "No known series"]),
    manners: counted(answer.edges, (one) => [manner(one), manner(one)]),
    documents: counted(answer.edges, (one) => [one.file, one.file]).sort((a, b) => (a.name < b.name ? -1 : 1)),
    years: [...new Set(answer.edges.map((one) => one.date.slice(0, 4)).filter(Boolean))].sort(),
  };
}
