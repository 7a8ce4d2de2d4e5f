// The answer in one of its views; which one, and how it is set, stands in the address behind the "#".

import { button, count, element } from "./dom.js";
import { asked } from "./editor-answer.js";
import { drawChart, isChart } from "./editor-chart.js";
import { drawNetwork, isNetwork } from "./editor-network.js";
import { scrolling, Table } from "./editor-table.js";

const MOST_RAW = 200_000; // characters of an answer that are shown as they came
const TITLES = { table: "Table", network: "Network", chart: "Chart", raw: "Raw" };

export function problemBox(problem) {
  const made = element("div", undefined, { class: "problem" });
  made.append(element("h3", problem.title), element("pre", problem.detail ?? ""), element("p", problem.mend ?? ""));
  return made;
}

export class Views {
  constructor(box, { portion, library, changed }) {
    this.box = box;
    this.portion = portion;
    this.library = library;
    this.changed = changed;
    this.settings = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  }

  // Puts the settings that the reader changed into the address.
  set(settings) {
    this.settings = { ...this.settings, ...settings };
    this.changed(new URLSearchParams(this.settings).toString());
  }

  show(answer, query) {
    this.answer = answer;
    this.query = query;
    const names = possible(answer);
    if (!names.length) {
      this.box.replaceChildren(element("p", answer.truth ? "Yes." : "No."));
      return;
    }
    this.panel = element("div", undefined, { id: "view-panel", role: "tabpanel" });
    this.tabs = element("div", undefined, { class: "tabs", role: "tablist", "aria-label": "Views of the answer" });
    for (const name of names) this.tabs.append(this.tab(name));
    this.tabs.addEventListener("keydown", (event) => this.step(event));
    const bar = element("div", undefined, { class: "bar" });
    bar.append(this.tabs, ...this.actions());
    this.box.replaceChildren(bar, this.panel);
    this.open(names.includes(this.settings.view) ? this.settings.view : names[0]);
  }

  tab(name) {
    const made = button(TITLES[name], () => this.choose(name), { role: "tab", id: `view-${name}`, "aria-controls": "view-panel" });
    made.dataset.view = name;
    return made;
  }

  choose(name) {
    this.set({ view: name });
    this.open(name);
  }

  step(event) {
    const tabs = [...this.tabs.children];
    const move = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length }[event.key];
    if (!move) return;
    event.preventDefault();
    const here = tabs.indexOf(document.activeElement);
    const next = Math.abs(move) === 1 ? (here + move + tabs.length) % tabs.length : move < 0 ? 0 : tabs.length - 1;
    tabs[next].focus();
    tabs[next].click();
  }

  async open(name) {
    for (const tab of this.tabs.children) {
      const isChosen = tab.dataset.view === name;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    }
    const { answer, panel } = this;
    panel.setAttribute("aria-labelledby", `view-${name}`);
    try {
      const drawn = await this.drawn(name);
      if (this.answer === answer && this.tabs.querySelector("[aria-selected=true]").dataset.view === name) panel.replaceChildren(drawn);
    } catch (error) {
      panel.replaceChildren(problemBox({ title: "This view cannot be shown", detail: error.message, mend: "Take another view." }));
    }
  }

  drawn(name) {
    if (name === "network") return drawNetwork(this.answer, this.library);
    if (name === "raw") return this.raw();
    if (name === "chart") return drawChart(this.answer, this.settings, (settings) => this.redraw(settings));
    const sort = this.settings.sort && { name: this.settings.sort, order: this.settings.order };
    const sorted = ({ name: column, order }) => this.set({ sort: column, order });
    return new Table(this.answer, { portion: this.portion, sort, sorted }).draw();
  }

  redraw(settings) {
    this.set(settings);
    this.open("chart");
  }

  async raw() {
    const accept = this.answer.graph ? "text/turtle" : "application/sparql-results+json";
    const response = await asked(this.query, { accept });
    const text = await response.text();
    const shown = text.length > MOST_RAW ? `${text.slice(0, MOST_RAW)}\n… ${count(text.length - MOST_RAW, "character", "characters")} more: download it` : text;
    return scrolling(element("pre", shown), "The answer as it came");
  }

  actions() {
    const told = element("span", undefined, { role: "status", class: "small soft" });
    const link = button("Copy link", () => copied(told));
    const [type, end] = this.answer.graph ? ["text/turtle", "ttl"] : ["text/csv", "csv"];
    const load = button(this.answer.graph ? "Download Turtle" : "Download CSV", () => download(this.query, type, end, told));
    return [load, link, told];
  }
}

function possible(answer) {
  if ("truth" in answer) return [];
  const drawn = [["network", isNetwork], ["chart", isChart]].filter(([, test]) => test(answer));
  return ["table", ...drawn.map(([name]) => name), "raw"];
}

async function copied(told) {
  try {
    await navigator.clipboard.writeText(location.href);
    told.textContent = "Copied.";
  } catch {
    told.textContent = "The browser does not allow it: copy the address of this page.";
  }
}

// The whole answer as the service writes it, not the rows that the page happens to show.
async function download(query, type, end, told) {
  told.textContent = "Loading …";
  const response = await asked(query, { accept: type });
  if (!response.ok) {
    told.textContent = (await response.json()).detail ?? "The service refused it.";
    return;
  }
  const address = URL.createObjectURL(await response.blob());
  element("a", undefined, { href: address, download: `answer.${end}` }).click();
  told.textContent = "";
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
