// The network explorer: draws what the server placed, and keeps what one does with it in the address.

import { button, element, shortened } from "./dom.js";
import { Drawing } from "./graph-drawing.js";
import { Panel } from "./graph-panel.js";
import { png, svg } from "./graph-pictures.js";
import { communityName } from "./graph-shapes.js";
import { State } from "./graph-state.js";

const OTHER = ["centre", "depth", "expand", "collapse", "select", "q", "most"];
const box = document.getElementById("network");
const status = document.getElementById("drawn");
const find = document.getElementById("find");
const kinds = [...document.getElementById("legend").children];
const state = new State();
let drawing;

const panel = new Panel(document.getElementById("panel"), {
  showNode: (node) => showNode(node, { move: true }),
  showEdge,
  expand: (node) => change(node, () => state.add("expand", node.id)),
  collapse: (node) => change(node, () => (state.has("expand", node.id) ? state.remove("expand", node.id) : state.add("collapse", node.id))),
  unfold: (node) => change(node, () => state.remove("collapse", node.id)),
  isOpen: (node) => state.has("expand", node.id),
  isClosed: (node) => state.has("collapse", node.id),
  around,
});

function around(node) {
  const asked = new URLSearchParams([...state.given].filter(([name, value]) => value && !OTHER.includes(name)));
  asked.set("centre", node.id);
  return `/graph?${asked}`;
}

function look() {
  return { colour: state.get("colour") || "kind", size: state.get("size") || "weight" };
}

async function fetched(address) {
  const answer = await fetch(address);
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.detail ?? found.title);
  return found;
}

function showNode(node, { move = false } = {}) {
  drawing.select(node, { move });
  state.set("select", node.id);
  return panel.node(node, drawing.ties(node));
}

function showEdge(edge) {
  drawing.selectEdge(edge);
  state.set("select", edge.id);
  return panel.edge(edge);
}

// What was opened or closed: the server adds, places and takes away, so that the address alone gives the same again.
async function change(node, act) {
  const before = drawing.order.length;
  act();
  try {
    const graph = await fetched(state.address("/api/v1/graph", { page: false }));
    drawing.take(graph);
    drawing.rename();
    status.textContent = drawing.order.length > before || !state.has("expand", node.id) ? graph.words : `Nothing more is tied to ${node.label} here. ${graph.words}`;
    if (drawing.byId.has(node.id)) await showNode(drawing.byId.get(node.id));
    document.getElementById("panel").focus();
    await renewed();
  } catch (error) {
    status.textContent = `The network cannot be changed: ${error.message}`;
  }
}

// The table and the files say what the drawing does.
async function renewed() {
  const answer = await fetch(state.address("/graph"));
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("ties").replaceChildren(...fresh.getElementById("ties").children);
  const files = document.getElementById("files");
  const pictures = document.getElementById("pictures");
  files.replaceWith(fresh.getElementById("files"));
  document.getElementById("pictures").replaceWith(pictures);
}

function relook() {
  drawing.look = look();
  drawing.paint();
  drawing.rename();
  legend();
}

function legend() {
  const place = document.getElementById("legend");
  if (look().colour === "kind") {
    place.replaceChildren(...kinds);
    return;
  }
  const names = new Map(); // of communities, with the weightiest thing in each
  for (const node of drawing.order) if (node.status !== "retracted" && !names.has(communityName(node))) names.set(communityName(node), node.label);
  const order = [...names.keys()].sort((a, b) => (a === "none") - (b === "none") || Number(a) - Number(b));
  const items = order.map((name) => {
    const item = element("li", undefined, { class: name === "none" ? "none" : `community-${name}` });
    item.append(element("span", undefined, { class: "swatch" }), name === "none" ? "smaller communities" : `community ${Number(name) + 1}: ${shortened(names.get(name))}`);
    return item;
  });
  place.replaceChildren(...items);
}

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function search(words) {
  state.set("q", words.trim());
  const wanted = plain(words.trim());
  const hits = wanted ? drawing.order.filter((node) => plain(node.label).includes(wanted)) : [];
  if (!hits.length) panel.say(element("p", "No drawn thing has this name. The field “Around” finds those that are not drawn, too."));
  else if (hits.length === 1) showNode(hits[0], { move: true });
  else panel.found(hits, words.trim());
}

function wire() {
  document.getElementById("invitation").hidden = false;
  drawing.onClick((node, edge) => {
    if (node) showNode(node);
    else if (edge) showEdge(edge);
  });
  find.addEventListener("submit", (event) => {
    event.preventDefault();
    search(find.elements.q.value);
  });
  for (const name of ["colour", "size"]) {
    document.getElementById(name).addEventListener("change", (event) => {
      state.set(name, event.target.value);
      relook();
    });
  }
  document.getElementById("view").addEventListener("change", (event) => event.target.form.requestSubmit());
  const title = document.querySelector("h1").textContent;
  document.getElementById("pictures").append(button("PNG", () => png(drawing)), " · ", button("SVG", () => svg(drawing, title)), " · ");
}

// The thing that the network is drawn around; nobody chose it, so that the address stays as it is.
function introduce(node) {
  drawing.select(node);
  panel.node(node, drawing.ties(node));
}

function restore() {
  if (look().colour !== "kind") legend();
  const chosen = state.get("select");
  const node = drawing.byId.get(chosen);
  const edge = drawing.edgeById.get(chosen);
  if (node) showNode(node, { move: true });
  else if (edge) showEdge(edge);
  else if (drawing.byId.has(state.get("centre"))) introduce(drawing.byId.get(state.get("centre")));
  else if (state.get("q")) search(state.get("q"));
}

try {
  drawing = new Drawing(box, await fetched(box.dataset.source), look());
  box.drawnNetwork = drawing.network; // for whoever wants to steer or test the drawing from outside
  wire();
  restore();
  box.dataset.ready = "true";
} catch (error) {
  status.textContent = `The network cannot be drawn: ${error.message}`;
}
