// Rows as a network: each row ties the things of its first columns. Positions are computed at once, nothing moves after.

import { colour, count, element, local, shortened } from "./dom.js";
import { columns, isIri } from "./editor-answer.js";
import { learn, named, words } from "./editor-words.js";

const MOST = 150; // things drawn
const ROUNDS = 80;
const MARKS = { person: "dot", organisation: "square", region: "diamond", cluster: "star", concept: "hexagon", document: "triangleDown" };

// The columns that hold things: two or three, the middle one of a graph being the property.
export function thingColumns(answer) {
  if (answer.graph) return answer.rows.some((row) => isIri(row.object)) ? ["subject", "object"] : [];
  return columns(answer, isIri).slice(0, 3);
}

export function isNetwork(answer) {
  return thingColumns(answer).length >= 2;
}

function network(answer, known) {
  const names = thingColumns(answer);
  const edges = new Map();
  for (const row of answer.rows) {
    for (const [from, to, property] of pairs(row, names, answer.graph, known)) {
      const key = `${from} ${to} ${property}`;
      if (from !== to) edges.set(key, { id: key, from, to, property, weight: (edges.get(key)?.weight ?? 0) + 1 });
    }
  }
  return strongest([...edges.values()]);
}

function pairs(row, names, isGraph, known) {
  if (isGraph) return isIri(row.object) ? [[row.subject.value, row.object.value, row.predicate.value]] : [];
  const [one, two, three] = names.map((name) => row[name]);
  if (!three) return one && two ? [[one.value, two.value, ""]] : [];
  if (known.byIri.get(two?.value)?.kind === "property") return one ? [[one.value, three.value, two.value]] : [];
  return [[one, two], [two, three]].filter(([a, b]) => a && b).map(([a, b]) => [a.value, b.value, ""]);
}

function strongest(edges) {
  const degree = new Map();
  for (const { from, to, weight } of edges) for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + weight);
  const kept = new Set([...degree.keys()].sort((a, b) => degree.get(b) - degree.get(a)).slice(0, MOST));
  return {
    nodes: [...kept].map((id) => ({ id, degree: degree.get(id) })),
    edges: edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    left: degree.size - kept.size,
  };
}

// Springs between the tied, a push between all that are near: some rounds from a spiral, always with the same result.
export function placed(nodes, edges) {
  const ideal = 130;
  const at = nodes.map((_, place) => {
    const turn = place * 2.39996;
    return { x: ideal * Math.sqrt(place) * Math.cos(turn), y: ideal * Math.sqrt(place) * Math.sin(turn) };
  });
  const number = new Map(nodes.map(({ id }, place) => [id, place]));
  const ties = edges.map(({ from, to }) => [number.get(from), number.get(to)]);
  for (let round = 0; round < ROUNDS; round += 1) step(at, ties, ideal, ideal * (1 - round / ROUNDS));
  return at;
}

function step(at, ties, ideal, most) {
  const moves = at.map(() => ({ x: 0, y: 0 }));
  const pull = (a, b, force) => {
    const [x, y] = [at[b].x - at[a].x, at[b].y - at[a].y];
    const far = Math.hypot(x, y) || 0.01;
    const strength = force(far) / far;
    moves[a].x += x * strength;
    moves[a].y += y * strength;
    moves[b].x -= x * strength;
    moves[b].y -= y * strength;
  };
  for (let a = 0; a < at.length; a += 1) for (let b = a + 1; b < at.length; b += 1) pull(a, b, (far) => (far < 2.2 * ideal ? -(ideal * ideal) / far : 0));
  for (const [a, b] of ties) pull(a, b, (far) => (far * far) / ideal);
  at.forEach((point, place) => {
    const { x, y } = moves[place];
    const far = Math.hypot(x, y) || 0.01;
    point.x += ((x - point.x * 0.1) / far) * Math.min(far, most);
    point.y += ((y - point.y * 0.1) / far) * Math.min(far, most);
  });
}

export async function drawNetwork(answer, address) {
  const known = await words();
  const found = network(answer, known);
  const properties = found.edges.map((edge) => edge.property).filter(Boolean);
  await Promise.all([library(address), learn([...found.nodes.map((node) => node.id), ...properties])]);
  const box = element("div", undefined, { class: "drawn", role: "img", "aria-label": "A drawing of the ties; the table has the same rows." });
  const tied = `${count(found.nodes.length, "thing", "things")}, ${count(found.edges.length, "tie", "ties")}`;
  const left = found.left ? `; ${count(found.left, "thing", "things")} with fewer ties left out` : "";
  const whole = element("div");
  const told = element("p", `${tied}${left}. A click on a thing opens its page.`, { class: "small soft" });
  whole.append(told, box);
  requestAnimationFrame(() => show(box, told, found, known));
  return whole;
}

function library(address) {
  if (window.vis) return Promise.resolve();
  return new Promise((done, failed) => {
    const script = element("script", undefined, { src: address });
    script.addEventListener("load", done);
    script.addEventListener("error", () => failed(new Error("vis-network could not be loaded")));
    document.head.append(script);
  });
}

function kindOf(iri) {
  return /^\/id\/([a-z]+)\//.exec(local(iri))?.[1] ?? "document";
}

// The drawing fills its box, so that names have the size of other text.
function fitted(at, box) {
  const spread = (axis, room) => {
    const all = at.map((point) => point[axis]);
    const least = Math.min(...all);
    const span = Math.max(...all) - least || 1;
    return all.map((value) => ((value - least) / span - 0.5) * Math.max(room, 100));
  };
  const [xs, ys] = [spread("x", box.clientWidth - 150), spread("y", box.clientHeight - 70)];
  return at.map((_, place) => ({ x: xs[place], y: ys[place] }));
}

// Names that would lie on one another are left out, those of the most tied things stay; the others show on hovering.
function readable(nodes, at, name) {
  const taken = [];
  const order = nodes.map((_, place) => place).sort((a, b) => nodes[b].degree - nodes[a].degree);
  return new Set(order.filter((place) => {
    const half = 4 + 3.6 * name(nodes[place].id).length;
    const { x, y } = at[place];
    const own = { left: x - half, right: x + half, top: y + 4, bottom: y + 30 };
    const isFree = taken.every((t) => own.right < t.left || own.left > t.right || own.bottom < t.top || own.top > t.bottom);
    if (isFree) taken.push(own);
    return isFree;
  }));
}

function drawnNodes(nodes, box, name) {
  const at = fitted(nodes.at, box);
  const shown = readable(nodes.list, at, name);
  const font = { color: colour("ink"), size: 13, strokeWidth: 3, strokeColor: colour("card") };
  return nodes.list.map(({ id, degree }, place) => {
    const own = colour(kindOf(id)) || colour("document");
    const size = 4 + 1.6 * Math.min(6, Math.log2(1 + degree));
    const label = shown.has(place) ? name(id) : "";
    return { id, label, ...at[place], size, shape: MARKS[kindOf(id)] ?? "dot", color: { background: own, border: own }, font };
  });
}

function drawnEdge(edge, known) {
  const label = edge.property && (named(edge.property) ?? known.short(edge.property));
  const font = { color: colour("soft"), size: 11, strokeWidth: 3, strokeColor: colour("card"), align: "middle" };
  return { ...edge, label, font, arrows: label ? "to" : "", width: Math.min(1 + Math.log2(edge.weight), 6) };
}

function show(box, told, { nodes, edges }, known) {
  const name = (id) => shortened(named(id) ?? known.short(id));
  const drawn = drawnNodes({ list: nodes, at: placed(nodes, edges) }, box, name);
  const data = { nodes: new vis.DataSet(drawn), edges: new vis.DataSet(edges.map((edge) => drawnEdge(edge, known))) };
  const picture = new vis.Network(box, data, {
    physics: false,
    layout: { improvedLayout: false },
    edges: { smooth: false, color: { color: colour("edge"), highlight: colour("accent") } },
    interaction: { hover: true, hideEdgesOnDrag: true, keyboard: { enabled: true, bindToWindow: false } },
  });
  picture.on("click", (event) => {
    if (event.nodes.length && /^https?:/.test(event.nodes[0])) location.assign(local(event.nodes[0]));
  });
  picture.on("hoverNode", (event) => (told.textContent = named(event.node) ?? event.node));
  picture.moveTo({ position: { x: 0, y: 10 }, scale: 1 });
  box.drawnNetwork = picture; // for whoever wants to steer or test the drawing from outside
  box.dataset.nodes = String(nodes.length);
}
