// Pictures to take away: PNG as it is on the screen, SVG of the whole network, made here from the positions.

import { drawing as shape } from "./dom.js";
import { nameOf } from "./graph-drawing.js";
import { corners, mark } from "./graph-shapes.js";

const NAME = "network";
// What XML cannot hold, not even escaped.
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

export function png(drawing) {
  const seen = drawing.box.querySelector("canvas");
  const made = document.createElement("canvas");
  [made.width, made.height] = [seen.width, seen.height];
  const context = made.getContext("2d");
  context.fillStyle = drawing.colours.read("card");
  context.fillRect(0, 0, made.width, made.height);
  context.drawImage(seen, 0, 0);
  made.toBlob((blob) => offer(blob, `${NAME}.png`), "image/png");
}

export function svg(drawing, title) {
  const root = picture(drawing, title);
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
  offer(new Blob([text], { type: "image/svg+xml" }), `${NAME}.svg`);
}

function picture(drawing, title) {
  const { nodes, edges } = drawing.graph;
  const frame = bounds(nodes);
  const root = shape("svg", undefined, { viewBox: frame.join(" "), width: 1600, height: Math.round((1600 * frame[3]) / frame[2]) });
  root.append(shape("title", clean(title)));
  const [x, y, width, height] = frame;
  root.append(shape("rect", undefined, { x, y, width, height, fill: drawing.colours.read("card") }));
  const lines = shape("g", undefined, { stroke: drawing.colours.read("edge") });
  for (const edge of edges) lines.append(line(drawing, edge));
  const things = shape("g");
  for (const node of nodes) things.append(thing(drawing, node));
  root.append(lines, things, names(drawing, frame));
  return root;
}

function bounds(nodes) {
  const range = (axis) => nodes.reduce(([low, high], node) => [Math.min(low, node[axis]), Math.max(high, node[axis])], [0, 1]);
  const [[left, right], [top, bottom]] = [range("x"), range("y")];
  return [left - 150, top - 100, right - left + 300, bottom - top + 200];
}

function line(drawing, edge) {
  const [a, b] = [drawing.byId.get(edge.from), drawing.byId.get(edge.to)];
  const made = shape("line", undefined, { x1: a.x, y1: a.y, x2: b.x, y2: b.y, "stroke-width": drawing.drawnEdge(edge).width.toFixed(2) });
  made.append(shape("title", clean(`${nameOf(a)} – ${nameOf(b)}: ${edge.weight}`)));
  return made;
}

function thing(drawing, node) {
  const r = drawing.radius.get(node.id);
  const points = corners(mark(node), r);
  const fill = drawing.colours.of(node, drawing.look.colour);
  const made = points.length
    ? shape("polygon", undefined, { points: points.map(([x, y]) => `${(node.x + x).toFixed(1)},${(node.y + y).toFixed(1)}`).join(" "), fill })
    : shape("circle", undefined, { cx: node.x, cy: node.y, r: r.toFixed(2), fill });
  made.append(shape("title", clean(`${node.label} (${node.status ?? node.kind})`)));
  return made;
}

function names(drawing, frame) {
  const size = Math.max(frame[2] / 110, 10);
  const group = shape("g", undefined, { "font-family": "system-ui, sans-serif", "font-size": size.toFixed(1), "text-anchor": "middle", "paint-order": "stroke", stroke: drawing.colours.read("card"), "stroke-width": (size / 5).toFixed(2) });
  for (const { node } of drawing.names) {
    const fill = drawing.colours.read(node.status === "retracted" ? "alarm" : "ink");
    group.append(shape("text", clean(nameOf(node)), { x: node.x, y: (node.y + drawing.radius.get(node.id) + size).toFixed(1), fill }));
  }
  return group;
}

function clean(text) {
  return text.replace(NOT_XML, "\ufffd");
}

function offer(blob, name) {
  const address = URL.createObjectURL(blob);
  const made = document.createElement("a");
  made.href = address;
  made.download = name;
  made.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
