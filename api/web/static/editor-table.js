// The answer as a table: sorted by any column, things with their names, shown in portions.

import { button, count, element, local } from "./dom.js";
import { columns, isIri, isNumber } from "./editor-answer.js";
import { learn, named, words } from "./editor-words.js";

const NEXT = { ascending: "descending", descending: "none", none: "ascending" };

export class Table {
  constructor(answer, { portion, sort, sorted }) {
    this.answer = answer;
    this.portion = portion;
    this.numbers = new Set(columns(answer, isNumber));
    this.sorted = sorted;
    this.sort = sort ?? { name: "", order: "none" };
    this.box = element("div");
  }

  draw() {
    this.shown = 0;
    this.rows = ordered(this.answer.rows, this.sort, this.numbers);
    this.body = element("tbody");
    this.caption = element("caption");
    this.more = button("Show more rows", () => this.grow());
    const table = element("table", undefined, { class: "results" });
    table.append(this.caption, element("thead"), this.body);
    table.tHead.append(this.head());
    this.box.replaceChildren(scrolling(table, "Rows of the answer"), this.more);
    this.grow();
    return this.box;
  }

  head() {
    const line = element("tr");
    for (const name of this.answer.names) {
      const order = this.sort.name === name ? this.sort.order : "none";
      const cell = element("th", undefined, { scope: "col", "aria-sort": order });
      if (this.numbers.has(name)) cell.className = "number";
      cell.append(button(name, () => this.turn(name, NEXT[order]), { class: "sort" }));
      line.append(cell);
    }
    return line;
  }

  turn(name, order) {
    this.sort = { name, order };
    this.draw();
    this.box.querySelectorAll("th button")[this.answer.names.indexOf(name)].focus();
    this.sorted(this.sort);
  }

  grow() {
    const portion = this.rows.slice(this.shown, this.shown + this.portion);
    for (const row of portion) this.body.append(this.line(row));
    this.shown += portion.length;
    const rest = this.rows.length - this.shown;
    this.caption.textContent = `${count(this.rows.length, "row", "rows")}${rest ? `, the first ${this.shown.toLocaleString("en")} are shown` : ""}`;
    this.more.hidden = !rest;
    this.name(portion);
  }

  line(row) {
    const line = element("tr");
    for (const name of this.answer.names) {
      const cell = filledCell(row[name]);
      if (this.numbers.has(name)) cell.className = "number";
      line.append(cell);
    }
    return line;
  }

  async name(portion) {
    await learn(portion.flatMap((row) => Object.values(row).filter(isIri).map((term) => term.value)));
    const known = await words();
    for (const link of this.body.querySelectorAll("[data-iri]")) {
      const iri = link.dataset.iri;
      link.textContent = named(iri) ?? known.short(iri);
      link.title = iri;
    }
  }
}

export function scrolling(content, label) {
  const box = element("div", undefined, { class: "scroll", role: "region", "aria-label": label, tabindex: "0" });
  box.append(content);
  return box;
}

function filledCell(term) {
  const made = element("td");
  if (!term) return made;
  if (isIri(term)) made.append(link(term.value));
  else made.textContent = term.type === "bnode" ? `_:${term.value}` : term.value;
  if (term["xml:lang"]) made.append(" ", element("span", term["xml:lang"], { class: "soft small" }));
  return made;
}

export function link(iri) {
  const isWeb = /^https?:/.test(iri);
  return element(isWeb ? "a" : "span", iri, { "data-iri": iri, ...(isWeb ? { href: local(iri) } : {}) });
}

function ordered(rows, { name, order }, numbers) {
  if (order === "none" || !name) return rows;
  const sign = order === "ascending" ? 1 : -1;
  const words = new Intl.Collator("en", { numeric: true });
  const shown = (term) => (isIri(term) ? named(term.value) ?? term.value : term.value);
  const compared = numbers.has(name)
    ? (a, b) => Number(a.value) - Number(b.value)
    : (a, b) => words.compare(shown(a), shown(b));
  const filled = rows.filter((row) => row[name]);
  const empty = rows.filter((row) => !row[name]); // last in both directions
  return [...filled.sort((a, b) => sign * compared(a[name], b[name])), ...empty];
}
