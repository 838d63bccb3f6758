import assert from "node:assert/strict";
import test from "node:test";
import { manner, relations, words, type Answer, type Body, type Statement } from "../src/network/data";
import { passes, shown } from "../src/network/filters";
import { lines } from "../src/network/labels";
import { bends } from "../src/network/lines";
import { SHAPES, corners } from "../src/network/look";
import { Placing, type Point } from "../src/network/place";
import { escaped, graphml, svg } from "../src/network/save";
import { chosen } from "../src/network/small";
import { ALL, START, added, askedFor, collapsed, expanded, hiding, only, readState, writeState, type State } from "../src/network/state";

const BASE = "https://example.org/id/";

function body(name: string, more: Partial<Body> = {}): Body {
  return { id: BASE + name, path: `/id/${name}`, label: name, type: "Service", kind: "service", documents: 1, linked: 1, ...more };
}

function said(source: string, target: string, more: Partial<Statement> = {}): Statement {
  return {
    id: `${source}-${target}`, source: BASE + source, target: BASE + target, relation: "provides", label: "provides",
    polarity: "affirmed", modality: "stated", basis: "stated", document: `${BASE}doc`, documentPath: "/id/doc", file: "one.pdf",
    date: "2019-05-01", page: 1, paragraph: "", quote: "words", spanPath: "/id/doc#span", series: "ILACS", ...more,
  };
}

const ANSWER: Answer = {
  nodes: [body("a", { type: "LocalAuthority" }), body("b"), body("c", { type: "Police" })],
  edges: [said("a", "b"), said("b", "c", { polarity: "negated", date: "2021-01-01", series: "JTAI", file: "two.pdf" })],
  said: "", left: {}, chains: [],
};

const FULL: State = {
  start: true, whole: false, open: [`${BASE}a`, "https://other.org/x"], also: [`${BASE}b`], hidden: [`${BASE}c`],
  chain: [`${BASE}a`, `${BASE}b`], way: 1,
  filters: { relations: ["partOf"], types: ["Unit", "Police"], series: ["A & B, “C”"], manners: ["planned"], document: "a b.pdf", from: "2010", to: "2020", implied: true },
  body: "", relation: `${BASE}a|${BASE}b|provides|affirmed|stated`,
};

test("a state that is written to an address is read from it", () => {
  assert.deepEqual(readState(writeState(FULL, BASE), BASE), FULL);
  assert.deepEqual(readState("", BASE), START);
  assert.equal(writeState(START, BASE), "");
});

test("an address with nonsense gives the first view", () => {
  const state = readState("?way=-3&fromyear=then&relation=x&from=a", BASE);
  assert.deepEqual(state, START);
});

test("expanding, collapsing, hiding and keeping only change what is asked for", () => {
  const a = `${BASE}a`;
  const open = expanded(added({ ...START, hidden: [a] }, a), a);
  assert.deepEqual([open.open, open.also, open.hidden], [[a], [], []]);
  assert.deepEqual(collapsed(open, a, false).also, [a]);
  assert.deepEqual(collapsed(open, a, true).also, []);
  const hidden = hiding(open, a);
  assert.deepEqual([hidden.open, hidden.hidden, hidden.body], [[], [a], ""]);
  assert.deepEqual([only(FULL, a).open, only(FULL, a).start, only(FULL, a).filters], [[a], false, FULL.filters]);
});

test("filters take away statements, and bodies that nothing is left of", () => {
  assert.equal(shown(ANSWER, START).relations.length, 2);
  const view = shown(ANSWER, { ...START, filters: { ...ALL, manners: ["negated"] } });
  assert.deepEqual(view.bodies.map((one) => one.label), ["a", "b"]);
  const kept = shown(ANSWER, { ...START, also: [`${BASE}c`], filters: { ...ALL, manners: ["negated"] } });
  assert.equal(kept.bodies.length, 3);
  assert.equal(shown(ANSWER, { ...START, filters: { ...ALL, types: ["Police"] } }).bodies.length, 2);
  assert.equal(shown(ANSWER, { ...START, hidden: [`${BASE}b`] }).relations.length, 0);
});

test("a period holds both its ends, and no statement without a year", () => {
  const one = said("a", "b");
  assert.ok(passes(one, { ...ALL, from: "2019", to: "2019" }));
  assert.ok(!passes(one, { ...ALL, from: "2020" }));
  assert.ok(!passes({ ...one, date: "" }, { ...ALL, to: "2020" }));
  assert.ok(!passes(one, { ...ALL, document: "two.pdf" }));
  assert.ok(!passes(one, { ...ALL, series: ["ILACS"] }));
});

test("statements of several documents are one line, and what is denied says so", () => {
  const made = relations([said("a", "b"), said("a", "b", { id: "second", date: "2022-01-01" }), said("a", "b", { polarity: "negated" })]);
  assert.deepEqual(made.map((one) => [words(one), one.statements.length]), [["provides", 2], ["not provides", 1]]);
  assert.equal(made[0]!.statements[0]!.date, "2022-01-01");
});

test("what is implied is a line of its own, and asked for alone", () => {
  const made = relations([said("a", "b"), said("a", "b", { id: "second", basis: "implied" })]);
  assert.deepEqual(made.map((one) => [words(one), manner(one)]).sort(), [["implied: provides", "implied"], ["provides", "stated"]]);
  assert.equal(manner(said("a", "b", { basis: "implied" })), "implied");
  const state = { ...START, filters: { ...ALL, implied: true } };
  assert.equal(askedFor(START, BASE).toString(), "");
  assert.equal(askedFor(state, BASE).toString(), "implied=1&start=1");
  assert.deepEqual(readState(writeState(state, BASE), BASE), state);
});

test("lines between the same two bodies lie apart, in whichever direction they run", () => {
  const made = relations([said("a", "b"), said("b", "a"), said("a", "b", { relation: "funds" })]);
  const sides = made.map((one) => bends(made).get(one.id)! * (one.source < one.target ? 1 : -1));
  assert.equal(new Set(sides.map((side) => side.toFixed(3))).size, 3);
});

test("the same bodies always get the same places, and old ones stay", () => {
  const items = ["a", "b", "c", "d"].map((id) => ({ id, radius: 8, width: 60, height: 30 }));
  const place = (known: Map<string, Point>, count: number) => {
    const placing = new Placing(items.slice(0, count), [["a", "b"], ["b", "c"], ["c", "d"]], known);
    while (!placing.advance(1));
    return known;
  };
  const first = place(new Map(), 3);
  assert.deepEqual(first, place(new Map(), 3));
  const before = structuredClone(first);
  place(first, 4);
  for (const [id, at] of before) assert.deepEqual(first.get(id), at);
  const d = first.get("d")!;
  for (const [id, at] of before) assert.ok(Math.abs(d.x - at.x) > 10 || Math.abs(d.y - at.y) > 10, id);
});

test("labels are broken into at most two lines", () => {
  assert.deepEqual(lines("Ofsted"), ["Ofsted"]);
  const long = lines("NHS Bedfordshire, Luton and Milton Keynes Integrated Care Board");
  assert.equal(long.length, 2);
  assert.ok(long[1]!.endsWith("…"));
});

test("what documents say cannot leave its place in a picture or network", () => {
  const bad = `<script>alert("1")</script>&'\u0000\ud800`;
  assert.equal(escaped(bad), "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;\ufffd\ufffd");
  const bodies = [body("a", { label: bad, type: `"><script>` }), body("b")];
  const lines_ = relations([said("a", "b", { label: bad, quote: bad, file: bad })]);
  const places = new Map([[`${BASE}a`, { x: 0, y: 0 }], [`${BASE}b`, { x: 300, y: 0 }]]);
  const picture = svg({ bodies, relations: lines_, places, labels: new Map([[`${BASE}a`, [bad]]]), marked: new Set(), title: bad, note: bad, colour: () => "#000000" }, (text) => text.length * 6);
  for (const text of [picture, graphml(bodies, lines_, places)]) {
    assert.ok(!text.includes("<script"));
    assert.ok(text.includes("&lt;script&gt;"));
  }
});

test("GraphML has a node for each body and an edge for each statement", () => {
  const text = graphml(ANSWER.nodes, relations(ANSWER.edges), new Map());
  assert.equal(text.match(/<node /g)!.length, 3);
  assert.equal(text.match(/<edge /g)!.length, 2);
});

test("a small network keeps the body it is about and its best evidenced neighbours", () => {
  const view = chosen(ANSWER, `${BASE}c`, 2);
  assert.deepEqual(view.bodies.map((one) => one.label), ["c", "b"]);
  assert.equal(view.relations.length, 1);
});

test("every shape has the corners it says", () => {
  for (const [name, shape] of Object.entries(SHAPES)) {
    const count = corners(shape, 10).length;
    assert.equal(count, shape.corners * (shape.arm ? 3 : 2), name);
  }
});
