// The drawing: positions come with the data, nothing moves by itself. Names are ours: as many as fit, at every zoom.

import { settled, shortened } from "./dom.js";
import { Picture } from "./graph-panning.js";
import { mark, palette, radii, width } from "./graph-shapes.js";

const MOST_NAMES = 120;
const REACH = 8; // pixels from a node or a line that still count as on it
const MANY = 3000; // nodes, from which on lines are thinner
const FEW = 2500; // nodes and lines together that are made anew while one zooms
const NEARER = 3; // times, when one thing is looked at

export class Drawing {
  constructor(box, graph, look) {
    this.box = box;
    this.look = look;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.names = [];
    this.hovered = null;
    this.growth = 1;
    this.take(graph);
    this.network = new vis.Network(box, { nodes: this.nodes, edges: this.edges }, this.options());
    this.network.on("afterDrawing", (context) => (this.dragging ? this.drawPicture(context) : this.drawNames(context)));
    this.network.on("dragStart", () => (this.dragging = true));
    this.network.on("zoom", settled(() => this.zoomed(), 80));
    this.network.on("dragEnd", () => this.dropped());
    this.network.on("resize", () => this.rename());
    box.addEventListener("pointermove", (event) => this.hover(event));
    box.addEventListener("pointerdown", () => box.querySelector("[tabindex]").focus({ preventScroll: true }));
    this.network.fit({ animation: false, maxZoomLevel: 1.5 });
    this.rename();
  }

  options() {
    return {
      physics: false,
      layout: { improvedLayout: false },
      nodes: { borderWidth: 0, borderWidthSelected: 0.6 / this.scale },
      edges: {
        smooth: false,
        color: { color: this.colours.read("edge"), highlight: this.colours.read("accent") },
        selectionWidth: (width) => width,
      },
      interaction: {
        hover: false,
        selectable: false,
        dragNodes: false,
        hideEdgesOnDrag: true, // the picture has them
        hideNodesOnDrag: true,
        hideEdgesOnZoom: this.graph.edges.length > 2000,
        keyboard: { enabled: true, bindToWindow: false, autoFocus: false }, // which scrolls the page under the pointer
      },
    };
  }

  // Another graph in place of the one before: what stays keeps its place.
  take(graph) {
    this.graph = graph;
    this.colours = palette();
    this.byId = new Map(graph.nodes.map((node) => [node.id, node]));
    this.edgeById = new Map(graph.edges.map((edge) => [edge.id, edge]));
    this.scale ??= fittingScale(this.box, graph.nodes);
    this.paint();
    replace(this.edges, graph.edges.map((edge) => this.drawnEdge(edge)));
    this.box.dataset.nodes = String(graph.nodes.length);
    this.box.dataset.edges = String(graph.edges.length);
  }

  paint() {
    const { colour, size } = this.look;
    const area = this.box.clientWidth * this.box.clientHeight;
    this.radius = radii(this.graph.nodes, size, area, this.scale * this.growth);
    this.order = [...this.graph.nodes].sort((a, b) => (b.status === "retracted") - (a.status === "retracted") || (b[size] ?? 0) - (a[size] ?? 0));
    replace(this.nodes, this.graph.nodes.map((node) => {
      const own = this.colours.of(node, colour);
      const shades = { background: own, border: own, highlight: { background: own, border: this.colours.read("ink") } };
      return { id: node.id, x: node.x, y: node.y, size: this.radius.get(node.id), shape: mark(node), color: shades };
    }));
  }

  drawnEdge(edge) {
    return { id: edge.id, from: edge.from, to: edge.to, width: width(edge, this.graph.nodes.length > MANY, this.scale * this.growth) };
  }

  // Things and lines grow more slowly than the distances between them, so that what was crowded comes apart.
  zoomed() {
    const growth = Math.max(1, this.network.getScale() / this.scale) ** 0.6;
    const isFew = this.graph.nodes.length + this.graph.edges.length <= FEW;
    if (isFew && Math.abs(Math.log2(growth / this.growth)) > 0.2) {
      this.growth = growth;
      this.paint();
      this.edges.update(this.graph.edges.map((edge) => this.drawnEdge(edge)));
    }
    this.rename();
  }

  // Chooses the names to show: of what is in sight the weightiest first, none on another.
  rename() {
    const scale = this.network.getScale();
    const centre = this.network.getViewPosition();
    const [wide, high] = [this.box.clientWidth / scale / 2, this.box.clientHeight / scale / 2];
    const taken = [];
    for (const node of this.order) {
      if (Math.abs(node.x - centre.x) > wide || Math.abs(node.y - centre.y) > high) continue;
      const name = nameOf(node);
      const top = node.y + this.radius.get(node.id);
      const half = (4 + 3.5 * name.length) / scale;
      const own = { node, name, left: node.x - half, right: node.x + half, top, bottom: top + 17 / scale };
      if (taken.every((t) => own.right < t.left || own.left > t.right || own.bottom < t.top || own.top > t.bottom)) taken.push(own);
      if (taken.length >= MOST_NAMES) break;
    }
    this.names = taken;
    this.network.redraw();
  }

  drawNames(context) {
    const scale = this.network.getScale();
    const shown = this.names.map(({ node }) => node);
    if (this.hovered && !shown.includes(this.hovered)) shown.push(this.hovered);
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 3 / scale;
    context.strokeStyle = this.colours.read("card");
    for (const node of shown) {
      const strong = node === this.hovered || node.id === this.selected;
      context.font = `${strong ? "bold " : ""}${13 / scale}px system-ui, sans-serif`;
      context.fillStyle = this.colours.read(node.status === "retracted" ? "alarm" : "ink");
      const at = [nameOf(node), node.x, node.y + this.radius.get(node.id) + 2 / scale];
      context.strokeText(...at);
      context.fillText(...at);
    }
    this.box.dataset.drawn = "true";
  }

  drawPicture(context) {
    const [canvas, view] = [context.canvas, context.getTransform()];
    if (!this.picture?.covers(canvas, view)) this.picture = new Picture(canvas, view, (to, part) => this.drawAll(to, part));
    this.picture.show(context, view);
  }

  // As the library draws them: lines, then things, then names.
  drawAll(context, { left, top, right, bottom }) {
    const { nodes, edges } = this.network.body;
    for (const { id } of this.graph.edges) edges[id].draw(context);
    for (const { id, x, y } of this.graph.nodes) {
      const r = 2 * this.radius.get(id);
      if (x + r > left && x - r < right && y + r > top && y - r < bottom) nodes[id].draw(context);
    }
    this.drawNames(context);
  }

  dropped() {
    this.dragging = false;
    this.picture = null;
    this.rename();
  }

  hover(event) {
    const frame = this.box.getBoundingClientRect();
    const at = this.network.DOMtoCanvas({ x: event.clientX - frame.x, y: event.clientY - frame.y });
    if (event.buttons) return;
    const found = this.nodeAt(at);
    this.box.classList.toggle("pointing", Boolean(found));
    if (found === this.hovered) return;
    this.hovered = found;
    this.network.redraw();
  }

  nodeAt({ x, y }) {
    const reach = REACH / this.network.getScale();
    let nearest = null;
    let least = Infinity;
    for (const node of this.graph.nodes) {
      const far = Math.hypot(node.x - x, node.y - y) - this.radius.get(node.id);
      if (far < Math.min(reach, least)) [nearest, least] = [node, far];
    }
    return nearest;
  }

  edgeAt(point) {
    let nearest = null;
    let least = REACH / this.network.getScale();
    for (const edge of this.graph.edges) {
      const far = distance(point, this.byId.get(edge.from), this.byId.get(edge.to));
      if (far < least) [nearest, least] = [edge, far];
    }
    return nearest;
  }

  onClick(act) {
    this.network.on("click", ({ pointer }) => {
      const node = this.nodeAt(pointer.canvas);
      act(node, node ? null : this.edgeAt(pointer.canvas));
    });
  }

  select(node, { move = false } = {}) {
    this.selected = node.id;
    this.hovered = node;
    this.network.setSelection({ nodes: [node.id], edges: [] });
    if (move) this.network.moveTo({ position: node, scale: Math.max(this.network.getScale(), NEARER * this.scale) });
    this.zoomed();
  }

  selectEdge(edge) {
    this.selected = edge.id;
    this.network.setSelection({ nodes: [], edges: [edge.id] }, { highlightEdges: false });
  }

  ties(node) {
    const own = this.graph.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
    return own.sort((a, b) => b.weight - a.weight).map((edge) => ({ edge, other: this.byId.get(edge.from === node.id ? edge.to : edge.from) }));
  }
}

export function nameOf(node) {
  return (node.status === "retracted" ? "RETRACTED: " : "") + shortened(node.label);
}

function replace(set, items) {
  const kept = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}

function fittingScale(box, nodes) {
  const span = (axis) => {
    let [low, high] = [Infinity, -Infinity];
    for (const node of nodes) [low, high] = [Math.min(low, node[axis]), Math.max(high, node[axis])];
    return high - low + 200;
  };
  return nodes.length ? Math.min(box.clientWidth / span("x"), box.clientHeight / span("y"), 1.5) : 1;
}

function distance(point, a, b) {
  const [x, y] = [b.x - a.x, b.y - a.y];
  const along = ((point.x - a.x) * x + (point.y - a.y) * y) / (x * x + y * y || 1);
  const part = Math.min(Math.max(along, 0), 1);
  return Math.hypot(point.x - a.x - part * x, point.y - a.y - part * y);
}
