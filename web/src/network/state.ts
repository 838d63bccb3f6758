// What a view shows, as its address says it. The same address gives the same view.

export interface Filters {
  /** What is left out, by name. */
  relations: string[];
  types: string[];
  series: string[];
  manners: string[];
  document: string;
  from: string;
  to: string;
  /** Whether what only the kind of document implies is shown too. */
  implied: boolean;
}

export interface State {
  start: boolean;
  whole: boolean;
  /** Bodies shown with their neighbours. */
  open: string[];
  /** Bodies shown alone. */
  also: string[];
  hidden: string[];
  chain: [string, string] | null;
  /** Which of several equally short chains is marked. */
  way: number;
  filters: Filters;
  /** The body selected, or the relation ("source|target|relation|polarity|modality"). */
  body: string;
  relation: string;
}

export const ALL: Filters = {
  relations: [], types: [], series: [], manners: [], document: "", from: "", to: "", implied: false,
};

export const START: State = {
  start: true, whole: false, open: [], also: [], hidden: [], chain: null, way: 0, filters: ALL,
  body: "", relation: "",
};

const LISTS = [["relations", "norelation"], ["types", "notype"], ["series", "noseries"], ["manners", "nomanner"]] as const;
const YEAR = /^\d{4}$/;

/** Names in addresses are an IRI's last part where it is one of the graph's own. */
export function names(base: string): { short(iri: string): string; long(name: string): string } {
  return {
    short: (iri) => (iri.startsWith(base) ? iri.slice(base.length) : iri),
    long: (name) => (/^[a-z]+:\/\//.test(name) ? name : base + name),
  };
}

export function readState(search: string, base: string): State {
  const given = new URLSearchParams(search);
  const { long } = names(base);
  const iris = (name: string) => [...new Set(given.getAll(name).filter(Boolean).map(long))];
  const filters: Filters = { ...ALL, document: given.get("document") ?? "", implied: given.has("implied") };
  for (const [list, name] of LISTS) filters[list] = [...new Set(given.getAll(name).filter(Boolean))];
  for (const end of ["from", "to"] as const) {
    const year = given.get(`${end}year`) ?? "";
    filters[end] = YEAR.test(year) ? year : "";
  }
  const ends = [given.get("from"), given.get("to")];
  const chain: [string, string] | null = ends[0] && ends[1] ? [long(ends[0]), long(ends[1])] : null;
  const relation = given.get("relation") ?? "";
  const parts = relation.split("|");
  const state: State = {
    start: given.has("start"),
    whole: given.has("whole"),
    open: iris("body"),
    also: iris("add"),
    hidden: iris("hide"),
    chain,
    way: Math.max(0, Math.trunc(Number(given.get("way"))) || 0),
    filters,
    body: given.get("selected") ? long(given.get("selected")!) : "",
    relation: parts.length === 5 ? [long(parts[0]!), long(parts[1]!), ...parts.slice(2)].join("|") : "",
  };
  if (!state.whole && !state.open.length && !state.also.length && !state.chain) state.start = true;
  return state;
}

/** The part of the address that says what the server is to give. */
export function askedFor(state: State, base: string): URLSearchParams {
  const { short } = names(base);
  const said = new URLSearchParams();
  for (const iri of state.open) said.append("body", short(iri));
  for (const iri of state.also) said.append("add", short(iri));
  if (state.chain) {
    said.set("from", short(state.chain[0]));
    said.set("to", short(state.chain[1]));
  }
  if (state.whole) said.set("whole", "1");
  if (state.filters.implied) said.set("implied", "1");
  if (state.start && [...said].length) said.set("start", "1");
  return said;
}

export function writeState(state: State, base: string): string {
  const { short } = names(base);
  const said = askedFor(state, base);
  for (const iri of state.hidden) said.append("hide", short(iri));
  if (state.chain && state.way) said.set("way", String(state.way));
  for (const [list, name] of LISTS) for (const one of state.filters[list]) said.append(name, one);
  if (state.filters.document) said.set("document", state.filters.document);
  if (state.filters.from) said.set("fromyear", state.filters.from);
  if (state.filters.to) said.set("toyear", state.filters.to);
  if (state.body) said.set("selected", short(state.body));
  if (state.relation) {
    const [source, target, ...rest] = state.relation.split("|");
    said.set("relation", [short(source!), short(target!), ...rest].join("|"));
  }
  const text = said.toString();
  return text ? `?${text}` : "";
}

const without = (list: string[], one: string) => list.filter((other) => other !== one);
const including = (list: string[], one: string) => (list.includes(one) ? list : [...list, one]);

export function expanded(state: State, body: string): State {
  return {
    ...state,
    open: including(state.open, body), also: without(state.also, body), hidden: without(state.hidden, body),
  };
}

/** Take away what hung on a body alone; it stays itself, unless ``reached`` from another. */
export function collapsed(state: State, body: string, reached: boolean): State {
  const open = without(state.open, body);
  return { ...state, open, also: reached ? state.also : including(state.also, body) };
}

export function added(state: State, body: string): State {
  return {
    ...state,
    also: state.open.includes(body) ? state.also : including(state.also, body),
    hidden: without(state.hidden, body),
    body,
    relation: "",
  };
}

export function hiding(state: State, body: string): State {
  return {
    ...state,
    hidden: including(state.hidden, body), open: without(state.open, body), also: without(state.also, body),
    body: state.body === body ? "" : state.body,
    relation: state.relation.split("|").includes(body) ? "" : state.relation,
  };
}

/** Only a body with its neighbours, under the same filters. */
export function only(state: State, body: string): State {
  return { ...START, start: false, open: [body], filters: state.filters, body };
}
