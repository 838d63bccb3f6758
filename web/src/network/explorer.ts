// The explorer: what is shown follows from the state, and the state stands in the address.
import { NoAnswer, ask, keep } from "./ask";
import { filtering, legend } from "./controls";
import { EMPTY, type Answer } from "./data";
import { button, el } from "./dom";
import { Drawing } from "./drawing";
import { measurer, png, save } from "./files";
import { shown as shownOf, type Shown } from "./filters";
import { Lists } from "./lists";
import { lines } from "./labels";
import { colours } from "./look";
import { panel, type Doing, type Facts } from "./panel";
import type { Point } from "./place";
import { graphml, svg } from "./save";
import { search } from "./search";
import {
  START, added, askedFor, collapsed, expanded, hiding, names, only, readState, writeState,
  type Filters, type State,
} from "./state";

type Kept = Record<string, [number, number]>;
/** Places of more bodies than this are not kept with the address; they are found anew. */
const KEPT = 1500;
const WHOLE = 5000;

export class Explorer {
  private state: State = START;
  private answer: Answer = EMPTY;
  private shown: Shown = { bodies: [], relations: [] };
  private from = "";
  private asked = 0;
  private origin: HTMLElement | null = null;
  private expecting = 0;
  private readonly base: string;
  private readonly drawing: Drawing;
  private readonly lists: Lists;
  private readonly labels = new Map<string, string>();
  private readonly canvas = el("div", { class: "ex-canvas", tabindex: 0, role: "group", "aria-label": "Drawing of the network. Arrow keys move it, plus and minus zoom, 0 shows all. Everything in it stands in the tables below, too." });
  private readonly side = el("div", { class: "ex-panel", role: "region", "aria-label": "Selection", tabindex: -1 });
  private readonly filters = el("div", { class: "ex-filters" });
  private readonly legend = el("div", { class: "ex-legend" });
  private readonly live = el("p", { class: "hidden", role: "status", "aria-live": "polite" });
  private readonly problem = el("div", { role: "alert" });
  private readonly said = document.getElementById("explorer-said")!;
  private readonly doing: Doing;

  constructor(root: HTMLElement) {
    this.base = root.dataset["base"] ?? "";
    this.doing = this.hands();
    this.build(document.getElementById("explorer-place")!);
    this.lists = new Lists(
      document.getElementById("explorer-bodies") as HTMLTableElement,
      document.getElementById("explorer-relations") as HTMLTableElement,
    );
    this.drawing = new Drawing(this.canvas, {
      body: (id) => this.doing.select(id, ""),
      twice: (id) => (this.state.open.includes(id) ? this.doing.collapse(id) : this.doing.expand(id)),
      relation: (id) => this.doing.select("", id),
      nothing: () => this.doing.select("", ""),
    });
    this.drawing.onSettled(() => this.remember());
    addEventListener("popstate", (event) => void this.restore(event.state as Kept | null));
    new ResizeObserver(() => this.drawing.resize()).observe(this.canvas);
    const given = document.getElementById("explorer-answer")?.textContent;
    const first = readState(location.search, this.base);
    if (given) keep(this.query(first), Promise.resolve(JSON.parse(given) as Answer));
    void this.restore(history.state as Kept | null);
  }

  private query(state: State): string {
    const text = askedFor(state, this.base).toString();
    return text ? `?${text}` : "";
  }

  private async restore(kept: Kept | null): Promise<void> {
    const { long } = names(this.base);
    this.drawing.places.clear();
    const state = readState(location.search, this.base);
    if (kept && typeof kept === "object") {
      for (const [name, at] of Object.entries(kept)) this.drawing.places.set(long(name), { x: at[0], y: at[1] });
    } else await this.replay(state);
    await this.go(state, "none");
    this.drawing.fit();
  }

  /** Place bodies in the order in which they were added, as whoever made the address saw them. */
  private async replay(state: State): Promise<void> {
    for (let at = state.start || state.whole ? 0 : 1; at < state.open.length; at++) {
      const before: State = { ...state, open: state.open.slice(0, at), also: [], chain: null, body: "", relation: "" };
      try {
        const answer = await ask(this.query(before));
        await this.drawing.show(shownOf(answer, before));
      } catch {
        return;
      }
    }
  }

  /** Go to a state; where the server gives no answer, stay and say so. */
  private async go(state: State, how: "push" | "replace" | "none", told = ""): Promise<boolean> {
    const mine = ++this.asked;
    this.canvas.setAttribute("aria-busy", "true");
    let answer: Answer;
    try {
      answer = await ask(this.query(state));
    } catch (error) {
      if (mine === this.asked) this.fail(error, () => void this.go(state, how, told));
      return false;
    } finally {
      this.canvas.removeAttribute("aria-busy");
    }
    if (mine !== this.asked) return false;
    this.problem.replaceChildren();
    if (how === "push") this.remember();
    this.state = state;
    this.answer = answer;
    for (const one of answer.nodes) this.labels.set(one.id, one.label);
    this.shown = shownOf(answer, state);
    if (how === "push") history.pushState(null, "", location.pathname + writeState(state, this.base));
    else if (how === "replace") this.write();
    this.tell();
    this.paint();
    const before = this.drawing.bodies.size;
    const drawn = this.drawing.show(this.shown);
    this.mark();
    if (how === "push" && before !== this.shown.bodies.length) this.drawing.fit();
    await drawn;
    if (mine !== this.asked) return true;
    if (how === "push" && before !== this.shown.bodies.length) this.drawing.fit();
    if (told) this.announce(`${told} ${this.counts()}`);
    return true;
  }

  /** Who reads about a body often wants its neighbours next; they are asked for before. */
  private expect(body: string): void {
    clearTimeout(this.expecting);
    this.expecting = window.setTimeout(() => {
      ask(this.query(expanded(this.state, body))).catch(() => undefined);
    }, 200);
  }

  private counts(): string {
    return `${this.shown.bodies.length} bodies and ${this.shown.relations.length} relations are shown.`;
  }

  private tell(): void {
    const left = Object.entries(this.answer.left).map(([id, count]) => `${count} neighbours of ${this.name(id)} are left out.`);
    const hidden = this.state.hidden.length ? `${this.state.hidden.length} hidden by hand.` : "";
    this.said.textContent = [this.state.start || this.state.whole ? this.answer.said : "", this.counts(), ...left, hidden].filter(Boolean).join(" ");
  }

  private paint(): void {
    const facts: Facts = { state: this.state, answer: this.answer, shown: this.shown, from: this.from, name: (id) => this.name(id) };
    this.side.replaceChildren(...panel(facts, this.doing));
    const key = document.activeElement?.getAttribute("data-key");
    const change = (filters: Filters) => void this.go({ ...this.state, filters }, "push", "Filtered.");
    this.legend.replaceChildren(legend(this.answer, this.state.filters, change));
    this.filters.replaceChildren(...filtering(this.answer, this.state.filters, change));
    if (key) document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
    this.lists.show(facts, this.doing);
  }

  private mark(): void {
    const { state } = this;
    const chain = new Set<string>();
    const bodies = state.chain ? (this.answer.chains[state.way] ?? this.answer.chains[0] ?? []) : [];
    bodies.forEach((id) => chain.add(id));
    for (let at = 1; at < bodies.length; at++) {
      for (const one of this.shown.relations) {
        const ends = [one.source, one.target];
        if (ends.includes(bodies[at - 1]!) && ends.includes(bodies[at]!) && one.polarity === "affirmed" && one.modality === "stated") chain.add(one.id);
      }
    }
    this.drawing.mark({ body: state.body, relation: state.relation, chain });
  }

  private name(id: string): string {
    return this.labels.get(id) ?? id.slice(this.base.length);
  }

  private announce(text: string): void {
    this.live.textContent = "";
    setTimeout(() => (this.live.textContent = text), 50);
  }

  private fail(error: unknown, again: () => void): void {
    const why = error instanceof NoAnswer ? error.message : "The view could not be shown.";
    this.problem.replaceChildren(el("div", { class: "message" }, `${why} `, button("Try again", again)));
  }

  private kept(): Kept {
    const { short } = names(this.base);
    if (this.shown.bodies.length > KEPT) return {};
    const places = this.shown.bodies.map((one): [string, Point | undefined] => [one.id, this.drawing.places.get(one.id)]);
    return Object.fromEntries(places.filter(([, at]) => at).map(([id, at]) => [short(id), [at!.x, at!.y]]));
  }

  private write(): void {
    const kept = this.kept();
    history.replaceState(Object.keys(kept).length ? kept : null, "", location.pathname + writeState(this.state, this.base));
  }

  private remember(): void {
    if (this.answer !== EMPTY) this.write();
  }

  private hands(): Doing {
    const go = (state: State, told: string) => void this.go(state, "push", told);
    return {
      select: (body, relation, focus) => {
        this.state = { ...this.state, body, relation };
        this.write();
        const facts: Facts = { state: this.state, answer: this.answer, shown: this.shown, from: this.from, name: (id) => this.name(id) };
        if (focus && !this.side.contains(document.activeElement)) this.origin = document.activeElement as HTMLElement | null;
        this.side.replaceChildren(...panel(facts, this.doing));
        this.mark();
        if (body) this.drawing.reach(body);
        if (body && !this.state.open.includes(body)) this.expect(body);
        if (focus) this.side.querySelector<HTMLElement>(".ex-title")?.focus();
        else if (body || relation) this.announce(this.side.querySelector(".ex-title")?.textContent ?? "");
      },
      expand: (body) => go({ ...expanded(this.state, body), body, relation: "" }, `${this.name(body)} expanded.`),
      collapse: (body) => {
        const near = this.answer.edges.some((one) => {
          const other = one.source === body ? one.target : one.target === body ? one.source : "";
          return other !== body && this.state.open.includes(other);
        });
        go(collapsed(this.state, body, near), `${this.name(body)} collapsed.`);
      },
      hide: (body) => go(hiding(this.state, body), `${this.name(body)} hidden.`),
      only: (body) => go(only(this.state, body), `Only ${this.name(body)} and its neighbours.`),
      chainFrom: (body) => {
        this.from = body;
        this.paint();
        this.side.querySelector<HTMLElement>(".ex-title")?.focus();
      },
      chain: (from, to) => {
        this.from = "";
        go({ ...this.state, chain: [from, to], way: 0, body: "", relation: "" }, `Chain from ${this.name(from)} to ${this.name(to)}.`);
      },
      way: (way) => go({ ...this.state, way, body: "", relation: "" }, `Chain ${way + 1}.`),
      endChain: () => {
        const rest = { ...this.state, chain: null, way: 0 };
        const isEmpty = !rest.start && !rest.whole && !rest.open.length && !rest.also.length;
        go(isEmpty ? { ...rest, start: true } : rest, "The chain is removed.");
      },
    };
  }

  private build(place: HTMLElement): void {
    const fresh = (state: State, told: string) => {
      this.drawing.places.clear();
      void this.go(state, "push", told);
    };
    const found = search("Add a body or service", (iri, label) => {
      this.labels.set(iri, label);
      void this.go(added(this.state, iri), "push", `${label} added.`).then((done) => {
        if (done) this.drawing.reach(iri);
      });
    }, (why) => this.fail(new NoAnswer(why), () => this.problem.replaceChildren()));
    const hint = (text: string, label: string, act: () => void) => button(text, act, { class: "quiet", "aria-label": label, title: label });
    const bar = el("div", { class: "ex-bar" }, found,
      el("div", { class: "ex-tools", role: "group", "aria-label": "View" },
        hint("Fit", "Show all of it", () => this.drawing.fit()),
        hint("+", "Zoom in", () => this.drawing.zoom(1.4)),
        hint("−", "Zoom out", () => this.drawing.zoom(1 / 1.4)),
        hint("Tidy", "Place everything anew", () => void this.drawing.tidy(this.shown).then(() => this.announce("Placed anew."))),
        hint("First view", "Back to the first view", () => fresh({ ...START }, "The first view.")),
        hint("Everything", `Show the whole network, up to ${WHOLE} bodies`, () => fresh({ ...START, start: false, whole: true }, "The whole network."))),
      el("div", { class: "ex-tools", role: "group", "aria-label": "Save as" }, el("span", { class: "muted" }, "Save as"),
        hint("PNG", "Save the view as a PNG picture", () => void this.save("png")),
        hint("SVG", "Save the view as an SVG picture", () => void this.save("svg")),
        hint("GraphML", "Save the view as GraphML", () => void this.save("graphml"))));
    this.canvas.addEventListener("keydown", (event) => this.key(event));
    this.side.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.origin?.isConnected) this.origin.focus();
      else if (event.key === "Escape") this.canvas.focus();
    });
    const wide = matchMedia("(min-width: 60rem)").matches;
    place.replaceChildren(bar, this.problem, this.live,
      el("div", { class: "ex-main" }, this.canvas,
        el("div", { class: "ex-side" }, this.side,
          el("details", { open: wide }, el("summary", {}, "Key and types"), this.legend),
          el("details", {}, el("summary", {}, "Filters"), this.filters))));
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Record<string, () => void> = {
      ArrowLeft: () => this.drawing.pan(-1, 0), ArrowRight: () => this.drawing.pan(1, 0),
      ArrowUp: () => this.drawing.pan(0, -1), ArrowDown: () => this.drawing.pan(0, 1),
      "+": () => this.drawing.zoom(1.4), "=": () => this.drawing.zoom(1.4), "-": () => this.drawing.zoom(1 / 1.4),
      "0": () => this.drawing.fit(), Escape: () => this.doing.select("", ""),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  private async save(format: "png" | "svg" | "graphml"): Promise<void> {
    const { bodies, relations } = this.shown;
    const placed = bodies.filter((one) => this.drawing.places.has(one.id));
    const name = `inspgraph-network.${format}`;
    try {
      if (format === "graphml") return save(name, new Blob([graphml(placed, relations, this.drawing.places)], { type: "application/xml" }));
      const palette = colours();
      const picture = svg({
        bodies: placed, relations, places: this.drawing.places,
        labels: new Map(placed.map((one) => [one.id, lines(one.label)])),
        marked: this.drawing.marked.chain, title: this.title(), colour: (type) => palette.type(type),
        note: `${this.counts()} Read by a program from published inspection documents; check the words before you rely on it.`,
      }, measurer());
      save(name, format === "svg" ? new Blob([picture], { type: "image/svg+xml" }) : await png(picture));
      this.announce(`Saved as ${name}.`);
    } catch (error) {
      this.fail(new NoAnswer(error instanceof Error ? error.message : "The view could not be saved."), () => void this.save(format));
    }
  }

  private title(): string {
    const { state } = this;
    if (state.chain) return `From ${this.name(state.chain[0])} to ${this.name(state.chain[1])}`;
    if (state.open.length && !state.start) return `Around ${state.open.map((id) => this.name(id)).join(", ")}`;
    return "Who works with whom";
  }
}
