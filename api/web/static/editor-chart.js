// Rows as bars or as a line, beside the same figures as a table.

import { choice, count, drawing, element, shortened } from "./dom.js";
import { columns, isIri, isNumber } from "./editor-answer.js";
import { scrolling } from "./editor-table.js";
import { learn, named, words } from "./editor-words.js";

const MOST_BARS = 40;
const MOST_POINTS = 400;
const BAR = 24; // height of a bar with the space around it
const HEIGHT = 300; // of a line chart
const KINDS = ["bars", "line"];
const WHOLE = "the other columns"; // together they name a row

export function isChart(answer) {
  return !answer.graph && answer.rows.length > 0 && answer.names.length > 1 && columns(answer, isNumber).length > 0;
}

// What is drawn unless the reader chose: the last column of numbers, named by the first column of other values.
export function chosenColumns(answer, asked = {}) {
  const numbers = columns(answer, isNumber);
  const height = numbers.includes(asked.height) ? asked.height : numbers.at(-1);
  const others = answer.names.filter((name) => name !== height);
  const texts = others.filter((name) => !numbers.includes(name) && answer.rows.some((row) => row[name] && !isIri(row[name])));
  const along = [...others, WHOLE].includes(asked.along) ? asked.along : telling(answer, others, texts[0] ?? others[0]);
  const kind = KINDS.includes(asked.kind) ? asked.kind : numbers.includes(along) ? "line" : "bars";
  return { numbers, others, height, along, kind };
}

// A column whose values repeat does not name its rows.
function telling(answer, others, column) {
  const values = new Set(answer.rows.map((row) => row[column]?.value));
  return values.size < answer.rows.length && others.length > 1 ? WHOLE : column;
}

export async function drawChart(answer, asked, changed) {
  const { numbers, others, height, along, kind } = chosenColumns(answer, asked);
  const naming = along === WHOLE ? others : [along];
  const first = answer.rows.slice(0, MOST_POINTS);
  await learn(first.flatMap((row) => naming.map((name) => row[name])).filter(isIri).map((term) => term.value));
  const known = await words();
  const shown = (term) => (isIri(term) ? named(term.value) ?? known.short(term.value) : term?.value ?? "");
  const title = (row) => naming.map((name) => shown(row[name])).join(" · ");
  const all = answer.rows.filter((row) => row[height]).map((row) => ({ name: title(row), value: Number(row[height].value) }));
  const points = inOrder(all, kind).slice(0, kind === "line" ? MOST_POINTS : MOST_BARS);
  const change = (part) => (value) => changed({ height, along, kind, [part]: value });
  const controls = element("div", undefined, { class: "filters" });
  controls.append(
    choice("Drawn as", KINDS, kind, change("kind")),
    choice("Names", [...others, WHOLE], along, change("along")),
    choice("Numbers", numbers, height, change("height")),
  );
  const whole = element("div");
  whole.append(controls, figure(points, all.length, { height, along, kind }));
  return whole;
}

function inOrder(points, kind) {
  const isNumbered = points.every((point) => point.name !== "" && Number.isFinite(Number(point.name)));
  return kind === "line" && isNumbered ? [...points].sort((a, b) => Number(a.name) - Number(b.name)) : points;
}

function figure(points, total, { height, along, kind }) {
  const words = `${height} by ${along}${points.length < total ? `, the first ${points.length} of ${count(total, "row", "rows")}` : ""}`;
  const made = element("figure", undefined, { class: "chart" });
  const box = element("div", undefined, { class: "plot" });
  made.append(element("figcaption", words), box, scrolling(table(points, along, height), "The figures of the chart"));
  const draw = () => box.replaceChildren((kind === "line" ? line : bars)(points, Math.max(box.clientWidth, 240), words));
  new ResizeObserver(draw).observe(box);
  return made;
}

function table(points, along, height) {
  const made = element("table");
  const head = made.createTHead().insertRow();
  head.append(element("th", along, { scope: "col" }), element("th", height, { scope: "col", class: "number" }));
  const body = made.createTBody();
  for (const point of points) {
    const row = body.insertRow();
    row.append(element("th", point.name, { scope: "row" }), element("td", String(point.value), { class: "number" }));
  }
  return made;
}

function canvas(width, height, words) {
  const label = `Chart: ${words}. The table beside it has the figures.`;
  return drawing("svg", undefined, { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label });
}

function text(words, x, y, attributes = {}) {
  return drawing("text", words, { x, y, ...attributes });
}

function bars(points, width, words) {
  const values = points.map((point) => point.value);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const left = Math.min(190, width * 0.42);
  const scale = (width - left - 60) / (most - least || 1);
  const picture = canvas(width, points.length * BAR + 4, words);
  points.forEach((point, place) => {
    const y = place * BAR + 2;
    const x = left + (Math.min(0, point.value) - least) * scale;
    const long = Math.abs(point.value) * scale;
    const name = text(shortened(point.name, Math.floor(left / 7.6)), left - 6, y + 15, { "text-anchor": "end" });
    name.append(drawing("title", point.name));
    picture.append(
      name,
      drawing("rect", undefined, { x, y, width: Math.max(long, 1), height: BAR - 6, class: "bar" }),
      text(point.value.toLocaleString("en"), x + long + 5, y + 14, { class: "value" }),
    );
  });
  return picture;
}

function line(points, width, words) {
  const values = points.map((point) => point.value);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const [left, bottom] = [52, HEIGHT - 26];
  const x = (place) => left + (place * (width - left - 14)) / Math.max(points.length - 1, 1);
  const y = (value) => bottom - ((value - least) * (bottom - 14)) / (most - least || 1);
  const picture = canvas(width, HEIGHT, words);
  for (const value of [least, (least + most) / 2, most]) {
    picture.append(
      drawing("line", undefined, { x1: left, x2: width - 14, y1: y(value), y2: y(value), class: "grid" }),
      text(value.toLocaleString("en", { maximumSignificantDigits: 4 }), left - 6, y(value) + 4, { "text-anchor": "end" }),
    );
  }
  const step = Math.ceil(points.length / Math.max(1, Math.floor((width - left) / 70)));
  points.forEach((point, place) => {
    if (place % step === 0) picture.append(text(shortened(point.name, 10), x(place), HEIGHT - 6, { "text-anchor": place ? "middle" : "start" }));
    picture.append(drawing("circle", undefined, { cx: x(place), cy: y(point.value), r: 3, class: "bar" }));
  });
  const path = points.map((point, place) => `${x(place).toFixed(1)},${y(point.value).toFixed(1)}`).join(" ");
  picture.append(drawing("polyline", undefined, { points: path, class: "path" }));
  return picture;
}
