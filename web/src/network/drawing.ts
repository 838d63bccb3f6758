// The drawing: bodies and relations in WebGL (Sigma), labels and dashes on a canvas above.
import { EdgeCurvedArrowProgram } from "@sigma/edge-curve";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram } from "sigma/rendering";
import type { MouseCoords } from "sigma/types";
import { manner, words, type Body, type Relation } from "./data";
import type { Shown } from "./filters";
import { LINE, lines } from "./labels";
import { bends } from "./lines";
import { colours, radius, type Colours } from "./look";
import { paintLabels, type Marked } from "./paint";
import { Placing, rounded, type Point } from "./place";
import { ShapeProgram, setPaper } from "./shapes";

export interface Hands {
  body(id: string): void;
  twice(id: string): void;
  relation(id: string): void;
  nothing(): void;
}

/** The drawing's own frame of coordinates; what is placed outside of it is still drawn. */
const FRAME = 1000;
const MARGIN = 44;
const MANY = 1500;
const SLICE = 24;

/** Bodies shrink less than the distances between them, so that one sees them in a large network. */
const grown = (scale: number) => Math.min(Math.max(Math.sqrt(scale), 0.25), 1.5);

/** A colour so much nearer to another. */
export function blend(colour: string, other: string, share: number): string {
  const [a, b] = [colour, other].map((one) => Number.parseInt(one.slice(1, 7), 16)) as [number, number];
  const part = (shift: number) => Math.round(((a >> shift) & 255) * (1 - share) + ((b >> shift) & 255) * share);
  return `#${((1 << 24) | (part(16) << 16) | (part(8) << 8) | part(0)).toString(16).slice(1)}`;
}

export class Drawing {
  readonly graph = new MultiDirectedGraph();
  readonly places = new Map<string, Point>();
  readonly labels = new Map<string, string[]>();
  readonly bodies = new Map<string, Body>();
  readonly relations = new Map<string, Relation>();
  curves = new Map<string, number>();
  marked: Marked = { body: "", relation: "", chain: new Set() };
  hovered = "";
  palette: Colours = colours();
  private readonly sigma: Sigma;
  private placing: Placing | null = null;
  private isLarge = false;
  /** Pixels of the screen for one of the drawing where the camera's ratio is 1. */
  private whole = 0.3;
  private settled: () => void = () => {};

  constructor(container: HTMLElement, hands: Hands) {
    setPaper(this.palette.paper);
    this.sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      renderLabels: false,
      defaultDrawNodeHover: () => {},
      zoomToSizeRatioFunction: (ratio) => 1 / grown(this.whole / ratio),
      enableEdgeEvents: true,
      dragTimeout: 300,
      minEdgeThickness: 1.6,
      stagePadding: 0,
      minCameraRatio: 0.02,
      maxCameraRatio: 60,
      defaultNodeType: "shape",
      nodeProgramClasses: { shape: ShapeProgram },
      edgeProgramClasses: { arrow: EdgeArrowProgram, curved: EdgeCurvedArrowProgram },
      nodeReducer: (id, data) => this.lookOfBody(id, data),
      edgeReducer: (id, data) => this.lookOfRelation(id, data),
    });
    this.sigma.setCustomBBox({ x: [-FRAME, FRAME], y: [-FRAME, FRAME] });
    const measure = () => {
      const { width, height } = this.sigma.getDimensions();
      this.whole = Math.max(Math.min(width, height), 1) / (2 * FRAME);
    };
    measure();
    this.sigma.on("resize", measure);
    this.sigma.on("afterRender", () => {
      const isMoving = this.sigma.getMouseCaptor().isMoving || this.sigma.getCamera().isAnimated();
      if (!this.isLarge || !isMoving) paintLabels(this.sigma, this);
    });
    this.listen(container, hands);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.palette = colours();
      setPaper(this.palette.paper);
      this.sigma.refresh();
    });
  }

  /** Draw what is shown. What was there stays where it was; resolves when all has its place. */
  async show(shown: Shown): Promise<void> {
    const { graph } = this;
    const drawn = shown.relations.filter((one) => one.source !== one.target);
    const bodies = new Set(shown.bodies.map((one) => one.id));
    const kept = new Set(drawn.map((one) => one.id));
    for (const edge of graph.edges()) if (!kept.has(edge)) graph.dropEdge(edge);
    for (const node of graph.nodes()) if (!bodies.has(node)) graph.dropNode(node);
    this.bodies.clear();
    this.relations.clear();
    for (const one of shown.bodies) {
      this.bodies.set(one.id, one);
      if (!this.labels.has(one.id)) this.labels.set(one.id, lines(one.label));
    }
    for (const one of drawn) this.relations.set(one.id, one);
    const isLarge = (this.isLarge = drawn.length > MANY);
    this.curves = isLarge ? new Map() : bends(drawn);
    const items = shown.bodies.map((one) => {
      const text = this.labels.get(one.id)!;
      const r = radius(one.documents, one.type);
      const width = Math.max(...text.map((line) => line.length), 1) * 6.4;
      return { id: one.id, radius: r, width, height: 2 * r + text.length * LINE + 4 };
    });
    const pairs = new Map(drawn.map((one) => [[one.source, one.target].sort().join(" "), one] as const));
    this.placing = new Placing(items, [...pairs.values()].map((one) => [one.source, one.target]), this.places);
    let done = this.placing.advance(shown.bodies.length > 400 ? 1 : 250);
    for (const item of items) {
      const at = this.places.get(item.id)!;
      const said = { x: at.x, y: -at.y, size: item.radius, sort: this.bodies.get(item.id)!.type };
      graph.mergeNode(item.id, said);
    }
    for (const one of drawn) {
      const bend = this.curves.get(one.id) ?? 0;
      const size = Math.min(1.9 + 0.35 * (one.statements.length - 1), 4);
      const said = { size, type: bend ? "curved" : "arrow", curvature: bend };
      if (graph.hasEdge(one.id)) graph.mergeEdgeAttributes(one.id, said);
      else graph.addDirectedEdgeWithKey(one.id, one.source, one.target, said);
    }
    this.sigma.setSettings({ hideEdgesOnMove: isLarge, hideLabelsOnMove: isLarge, minEdgeThickness: isLarge ? 0.8 : 1.6 });
    // For whoever measures: the drawing stands now, and its places are final at the second mark.
    performance.mark("network-drawn");
    const mine = this.placing;
    // To draw a large network takes longer than to place it one step further.
    const pause = shown.bodies.length > MANY ? 1500 : 0;
    let drawnAt = performance.now();
    while (!done) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (this.placing !== mine) return;
      done = mine.advance(SLICE);
      if (!done && performance.now() - drawnAt > pause) {
        this.put();
        drawnAt = performance.now();
      }
    }
    this.put();
    performance.mark("network-settled");
    this.settled();
  }

  /** Place everything anew. */
  async tidy(shown: Shown): Promise<void> {
    this.places.clear();
    await this.show(shown);
    this.fit();
  }

  mark(marked: Marked): void {
    this.marked = marked;
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Show all; a few bodies are drawn apart, but not so far that lines get empty. */
  fit(): void {
    const all = [...this.bodies.keys()].map((id) => this.places.get(id)!);
    if (!all.length) return;
    const xs = all.map((one) => one.x);
    const ys = all.map((one) => one.y);
    const [left, right] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
    const [top, bottom] = [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))];
    const { width, height } = this.sigma.getDimensions();
    const scale = Math.min(
      (width - 4 * MARGIN) / Math.max(right - left, 1), (height - 2 * MARGIN) / Math.max(bottom - top, 1), 1.7,
    );
    const camera = { x: 0.5 + (left + right) / 2 / (2 * FRAME), y: 0.5 - (top + bottom) / 2 / (2 * FRAME), ratio: this.whole / scale, angle: 0 };
    void this.moveTo(camera);
  }

  zoom(factor: number): void {
    void this.moveTo({ ...this.sigma.getCamera().getState(), ratio: this.sigma.getCamera().ratio / factor });
  }

  pan(across: number, down: number): void {
    const camera = this.sigma.getCamera();
    const step = 80 / (this.scale() * 2 * FRAME);
    void this.moveTo({ ...camera.getState(), x: camera.x + across * step, y: camera.y - down * step });
  }

  /** Bring a body into view where it is out of it. */
  reach(id: string): void {
    const at = this.places.get(id);
    if (!at) return;
    const { width, height } = this.sigma.getDimensions();
    const seen = this.sigma.graphToViewport({ x: at.x, y: -at.y });
    if (seen.x > 20 && seen.y > 20 && seen.x < width - 20 && seen.y < height - 20) return;
    const camera = { x: 0.5 + at.x / (2 * FRAME), y: 0.5 - at.y / (2 * FRAME) };
    void this.moveTo({ ...this.sigma.getCamera().getState(), ...camera });
  }

  redraw(): void {
    this.sigma.scheduleRender();
  }

  resize(): void {
    this.sigma.resize();
    this.sigma.scheduleRender();
  }

  onSettled(then: () => void): void {
    this.settled = then;
  }

  /** Pixels of the screen for one of the drawing. */
  scale(): number {
    return this.whole / this.sigma.getCamera().ratio;
  }

  /** How large bodies are drawn, 1 as they were placed. */
  size(): number {
    return grown(this.scale());
  }

  spot(id: string): Point | null {
    const at = this.places.get(id);
    return at ? this.sigma.graphToViewport({ x: at.x, y: -at.y }) : null;
  }

  private async moveTo(camera: { x: number; y: number; ratio: number; angle: number }): Promise<void> {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still) this.sigma.getCamera().setState(camera);
    else await this.sigma.getCamera().animate(camera, { duration: 220 });
  }

  private put(): void {
    this.graph.updateEachNodeAttributes(
      (id, data) => {
        const at = this.places.get(id)!;
        return { ...data, x: at.x, y: -at.y };
      },
      { attributes: ["x", "y"] },
    );
  }

  private isDim(...ids: string[]): boolean {
    const { body, relation, chain } = this.marked;
    if (chain.size && !body && !relation) return !ids.every((id) => chain.has(id));
    return false;
  }

  private lookOfBody(id: string, data: Record<string, unknown>) {
    const colour = this.palette.type(String(data["sort"]));
    const { body, relation, chain } = this.marked;
    const near =
      body ? id === body || this.graph.areNeighbors(id, body)
      : relation ? relation.split("|").slice(0, 2).includes(id)
      : !chain.size || chain.has(id);
    return { ...data, color: near ? colour : blend(colour, this.palette.paper, 0.6) };
  }

  private lookOfRelation(id: string, data: Record<string, unknown>) {
    const { body, relation, chain } = this.marked;
    const one = this.relations.get(id)!;
    const { palette } = this;
    const how = manner(one);
    const base = how === "stated" ? palette.line : blend(how === "implied" ? palette.line : palette.bad, palette.paper, 0.75);
    const isMarked = id === relation || (chain.has(id) && !body && !relation);
    const near = isMarked || (body ? one.source === body || one.target === body : !relation && !this.isDim(id));
    const color = isMarked ? palette.accent : near ? blend(base, palette.paper, body ? 0 : 0.25) : blend(base, palette.paper, 0.6);
    return { ...data, color, size: Number(data["size"]) * (isMarked ? 2 : 1), zIndex: isMarked ? 1 : 0 };
  }

  private listen(container: HTMLElement, hands: Hands): void {
    const { sigma } = this;
    let dragged = "";
    let hasMoved = false;
    const hover = (id: string) => {
      this.hovered = id;
      container.style.cursor = id ? "pointer" : "";
      sigma.scheduleRender();
    };
    sigma.on("enterNode", ({ node }) => hover(node));
    sigma.on("leaveNode", () => hover(""));
    sigma.on("enterEdge", ({ edge }) => hover(edge));
    sigma.on("leaveEdge", () => hover(""));
    sigma.on("clickNode", ({ node }) => hasMoved || hands.body(node));
    sigma.on("clickEdge", ({ edge }) => hands.relation(edge));
    sigma.on("clickStage", () => hands.nothing());
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      hands.twice(node);
    });
    sigma.on("downNode", ({ node }) => {
      // To move one body of a large network would draw all lines anew at each step.
      dragged = this.isLarge ? "" : node;
      hasMoved = false;
    });
    const drag = (event: MouseCoords) => {
      if (!dragged) return;
      hasMoved = true;
      const at = sigma.viewportToGraph(event);
      this.places.set(dragged, rounded({ x: at.x, y: -at.y }));
      this.graph.mergeNodeAttributes(dragged, { x: at.x, y: at.y });
      event.preventSigmaDefault();
      event.original.preventDefault();
    };
    sigma.getMouseCaptor().on("mousemovebody", drag);
    const drop = () => {
      if (dragged && hasMoved) this.settled();
      dragged = "";
    };
    sigma.getMouseCaptor().on("mouseup", drop);
  }
}

export const title = (one: Relation, name: (id: string) => string) =>
  `${name(one.source)} – ${words(one)} – ${name(one.target)}`;
