// Draws the network that the build laid out: positions come with the data, nothing moves by itself.
"use strict";

(() => {
  const MARKS = { person: "dot", organisation: "square", region: "diamond", cluster: "star", concept: "hexagon", document: "triangleDown" };
  const box = document.getElementById("network");
  const panel = document.getElementById("panel");
  const status = document.getElementById("drawn");
  const search = document.getElementById("find");

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  }

  function shortened(label) {
    return label.length > 34 ? `${label.slice(0, 33)}…` : label;
  }

  // The heaviest things whose names do not overlap keep them from afar; the others show theirs when one comes near.
  function landmarks(graph, scale) {
    const taken = [];
    const named = new Set();
    for (const node of [...graph.nodes].sort((a, b) => b.size - a.size)) {
      const half = (4 + 3.4 * shortened(node.label).length) / scale;
      const label = { left: node.x - half, right: node.x + half, top: node.y, bottom: node.y + 34 / scale };
      const free = taken.every(
        (t) => label.right < t.left || label.left > t.right || label.bottom < t.top || label.top > t.bottom,
      );
      if (free) {
        taken.push(label);
        named.add(node.id);
      }
    }
    return named;
  }

  function fittingScale(graph) {
    const span = (axis) => Math.max(...graph.nodes.map((n) => n[axis])) - Math.min(...graph.nodes.map((n) => n[axis])) + 300;
    return Math.min(box.clientWidth / span("x"), box.clientHeight / span("y"), 1);
  }

  function drawnNode(node, fontSize) {
    const retracted = node.status === "retracted";
    const own = colour(retracted ? "alarm" : node.kind);
    const wash = colour(retracted ? "alarm-wash" : `${node.kind}-wash`);
    return {
      id: node.id,
      label: retracted ? `RETRACTED\n${shortened(node.label)}` : shortened(node.label),
      x: node.x,
      y: node.y,
      size: node.size,
      shape: retracted ? "triangle" : MARKS[node.kind] ?? "dot",
      color: { background: own, border: own, highlight: { background: wash, border: own } },
      font: { color: colour("ink"), size: fontSize, strokeWidth: 3, strokeColor: colour("card") },
    };
  }

  function drawnEdge(edge) {
    return { id: edge.id, from: edge.from, to: edge.to, width: Math.min(1 + Math.log2(edge.weight), 6) };
  }

  const options = {
    physics: false,
    layout: { improvedLayout: false },
    edges: { smooth: false, color: { color: colour("edge"), highlight: colour("accent"), hover: colour("accent") } },
    nodes: { borderWidth: 1.5, scaling: { label: { drawThreshold: 9, maxVisible: 14 } } },
    interaction: { hover: true, hideEdgesOnDrag: true, keyboard: { enabled: true, bindToWindow: false }, tooltipDelay: 0 },
  };

  function describe(node, graph) {
    const byId = new Map(graph.nodes.map((other) => [other.id, other]));
    const list = element("ul", undefined, { class: "plain" });
    const edges = graph.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
    edges.sort((a, b) => b.weight - a.weight);
    for (const edge of edges.slice(0, 12)) {
      const other = byId.get(edge.from === node.id ? edge.to : edge.from);
      const item = element("li");
      item.append(element("a", other.label, { href: other.page }), " ");
      item.append(element("a", `evidence (${edge.weight})`, { href: edge.page, class: "small" }));
      list.append(item);
    }
    const heading = element("h2");
    heading.append(element("a", node.label, { href: node.page }));
    const kind = element("p");
    kind.append(element("span", node.kind, { class: `kind ${node.kind}` }));
    if (node.status) kind.append(" ", element("span", node.status, { class: `status ${node.status}` }));
    panel.replaceChildren(heading, kind, list);
  }

  function draw(graph) {
    const scale = fittingScale(graph);
    const named = landmarks(graph, scale);
    const large = 13 / scale;
    const nodes = new vis.DataSet(graph.nodes.map((node) => drawnNode(node, named.has(node.id) ? large : 13)));
    const edges = new vis.DataSet(graph.edges.map(drawnEdge));
    const network = new vis.Network(box, { nodes, edges }, options);
    const byId = new Map(graph.nodes.map((node) => [node.id, node]));
    const pages = new Map(graph.edges.map((edge) => [edge.id, edge.page]));
    network.on("click", (event) => {
      if (event.nodes.length) location.assign(byId.get(event.nodes[0]).page);
      else if (event.edges.length) location.assign(pages.get(event.edges[0]));
    });
    network.on("hoverNode", (event) => describe(byId.get(event.node), graph));
    box.drawnNetwork = network; // for whoever wants to steer or test the drawing from outside
    network.once("afterDrawing", () => {
      box.dataset.nodes = String(nodes.length);
      box.dataset.edges = String(edges.length);
      box.dataset.drawn = "true";
    });
    search.addEventListener("submit", (event) => {
      event.preventDefault();
      find(search.elements.name.value, graph, network);
    });
    network.fit();
  }

  function find(words, graph, network) {
    const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const hit = graph.nodes.find((node) => plain(node.label).includes(plain(words.trim())));
    if (!words.trim() || !hit) {
      panel.replaceChildren(element("p", "No drawn thing has this name."));
      return;
    }
    network.selectNodes([hit.id]);
    network.focus(hit.id, { scale: 1.2 });
    describe(hit, graph);
  }

  async function load() {
    try {
      const response = await fetch(box.dataset.source, { headers: { Accept: "application/json" } });
      const answer = await response.json();
      if (!response.ok) throw new Error(answer.detail ?? answer.title);
      draw(answer);
    } catch (error) {
      status.textContent = `The network cannot be drawn: ${error.message}`;
    }
  }

  document.getElementById("view").addEventListener("change", (event) => event.target.form.requestSubmit());
  load();
})();
