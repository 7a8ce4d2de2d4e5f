// Colours, sizes and outlines of the drawing, for the screen and for pictures to take away.

import { colour } from "./dom.js";

const MARKS = { person: "dot", organisation: "square", region: "diamond", cluster: "star", concept: "hexagon", document: "triangleDown" };
const COMMUNITIES = 12; // that have a colour of their own, the largest ones

export function mark(node) {
  return node.status === "retracted" ? "triangle" : MARKS[node.kind] ?? "dot";
}

export function communityName(node) {
  return node.community === null || node.community >= COMMUNITIES ? "none" : String(node.community);
}

// The custom properties of the sheet, each read once: reading them for every node takes longer than drawing.
export function palette() {
  const known = new Map();
  const read = (name) => known.get(name) ?? known.set(name, colour(name)).get(name);
  return {
    read,
    of: (node, by) => {
      if (node.status === "retracted") return read("alarm");
      return read(by === "community" ? `community-${communityName(node)}` : node.kind) || read("document");
    },
  };
}

// Radii in units of the drawing: a fixed share of the room that each node has on the screen when all are in sight.
export function radii(nodes, measure, area, scale) {
  const room = Math.sqrt(area / Math.max(nodes.length, 1));
  const [least, most] = [between(0.13 * room, 1.2, 5), between(0.4 * room, 2.4, 18)];
  const highest = Math.max(...nodes.map((node) => node[measure] ?? 0), 1e-9);
  return new Map(nodes.map((node) => [node.id, (least + (most - least) * Math.sqrt((node[measure] ?? 0) / highest)) / scale]));
}

function between(value, low, high) {
  return Math.min(Math.max(value, low), high);
}

export function width(edge, many, scale) {
  return (Math.min(1 + Math.log2(edge.weight), 6) * (many ? 0.5 : 1)) / scale;
}

// The corners of a mark around the origin; none for a dot.
export function corners(shape, r) {
  const regular = (count, turn, radius = () => r) =>
    Array.from({ length: count }, (_, n) => {
      const angle = turn + (n * 2 * Math.PI) / count;
      return [radius(n) * Math.cos(angle), radius(n) * Math.sin(angle)];
    });
  const shapes = {
    square: () => [[-r, -r], [r, -r], [r, r], [-r, r]],
    diamond: () => [[0, -r], [r, 0], [0, r], [-r, 0]],
    triangle: () => regular(3, -Math.PI / 2),
    triangleDown: () => regular(3, Math.PI / 2),
    hexagon: () => regular(6, 0),
    star: () => regular(10, -Math.PI / 2, (n) => (n % 2 ? r * 0.5 : r * 1.1)),
  };
  return shapes[shape]?.() ?? [];
}
