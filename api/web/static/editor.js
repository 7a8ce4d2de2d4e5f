// The page /sparql: runs the query without leaving the page. Without script the form does the same.

import { button, count, element, settled } from "./dom.js";
import { answered } from "./editor-answer.js";
import { meaningAt, mistakes, sources } from "./editor-complete.js";
import { explained } from "./editor-explain.js";
import { CodeField, PlainField } from "./editor-field.js";
import { questions } from "./editor-questions.js";
import { problemBox, Views } from "./editor-views.js";

const form = document.getElementById("editor");
const runButton = document.getElementById("run");
const result = document.getElementById("result");
const told = document.getElementById("told");
const meaning = document.getElementById("meaning");
const stop = button("Stop", () => running?.abort(), { hidden: "" });
let cm;
let field;
let running;

const views = new Views(result, {
  portion: Number(form.dataset.rows),
  library: form.dataset.network,
  changed: (settings) => history.replaceState(null, "", `${location.pathname}${location.search}#${settings}`),
});

async function run() {
  running?.abort();
  const own = new AbortController();
  running = own;
  runButton.disabled = true;
  stop.hidden = false;
  told.textContent = "Asking …";
  const query = field.text;
  const answer = await answered(query, own.signal);
  if (running !== own) return; // another query was asked meanwhile
  running = undefined;
  runButton.disabled = false;
  stop.hidden = true;
  show(answer, query);
}

function show(answer, query) {
  const took = `in ${Math.max(1, Math.round(answer.milliseconds)).toLocaleString("en")} ms`;
  if (answer.problem) {
    told.textContent = `No answer ${took}.`;
    refuse(answer.problem);
    return;
  }
  const rows = answer.rows && count(answer.rows.length, answer.graph ? "triple" : "row", answer.graph ? "triples" : "rows");
  told.textContent = `${rows ?? "Answered"} ${took}.`;
  if (answer.rows?.length === 0) empty(query);
  else views.show(answer, query);
}

// A mistake is shown where it is: the service names line and column.
function refuse(problem) {
  result.replaceChildren(problemBox(problem));
  const place = /(?:line |at )?(\d+):(\d+)/.exec(problem.detail ?? "");
  const isSyntax = problem.status === 400 && (place || problem.line);
  if (!isSyntax) return;
  const [line, column] = [Number(problem.line ?? place[1]), Number(problem.column ?? place?.[2] ?? 1)];
  result.firstChild.append(button(`Go to line ${line}`, () => field.focus() ?? field.mark(line, column, problem.detail)));
  if (field instanceof CodeField) field.mark(line, column, problem.detail);
}

function empty(query) {
  const box = element("div", undefined, { class: "empty" });
  box.append(element("p", "No row fits the query."));
  result.replaceChildren(box);
  if (cm) box.append(button("Explain why", (event) => explain(event.target, box, query)));
}

async function explain(pressed, box, query) {
  pressed.remove();
  const words = element("p", "Asking for the parts of the query one after the other …", { role: "status" });
  box.append(words);
  const found = await explained(cm, query);
  words.textContent = found?.text ?? "This form of query cannot be taken apart here.";
  if (found?.pattern) words.before(element("p", "The part that fails:"), element("pre", found.pattern, { class: "pattern" }));
}

function put(query, isRun) {
  field.text = query;
  if (isRun) {
    views.settings = {};
    form.requestSubmit();
    form.scrollIntoView({ block: "start" });
  }
}

function submitted(event) {
  event.preventDefault();
  const settings = new URLSearchParams(views.settings).toString();
  history.replaceState(null, "", `?query=${encodeURIComponent(field.text)}${settings && `#${settings}`}`);
  run();
}

const moved = settled(async (state) => {
  meaning.textContent = (await meaningAt(state, state.selection.main.head))?.words ?? "";
}, 300);

async function codeField(textarea) {
  cm = await import(form.dataset.code);
  return new CodeField(cm, textarea, {
    run: () => form.requestSubmit(),
    leave: () => runButton.focus(),
    complete: sources(cm),
    mistakes: (_, state) => mistakes(cm, state),
    hover: meaningAt,
    moved,
  });
}

async function start() {
  const textarea = document.getElementById("query");
  runButton.after(" ", stop);
  field = new PlainField(textarea, { run: () => form.requestSubmit() });
  form.addEventListener("submit", submitted);
  questions(document.getElementById("questions"), put);
  if (form.dataset.code) {
    try {
      field = await codeField(textarea);
    } catch (error) {
      cm = undefined;
      console.warn(`The plain field stays: ${error.message}`);
    }
  }
  form.dataset.ready = "true";
  if (new URLSearchParams(location.search).get("query")) run();
}

start();
