// Puts a query to the service, and reads what comes back.

export const TABLE = "application/sparql-results+json";
const TRIPLES = "application/n-triples";
const ACCEPT = `${TABLE}, ${TRIPLES};q=0.9`;
const LINE = /^(<[^>]*>|_:\S+) <([^>]*)> (?:<([^>]*)>|(_:\S+)|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?) \.$/;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g;
const LETTERS = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };

export async function asked(query, { accept = ACCEPT, signal, seconds } = {}) {
  return fetch(seconds ? `/sparql?timeout=${seconds}` : "/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: query,
    signal,
  });
}

// One of {problem}, {truth}, {names, rows} and {names, rows, graph}, with the time it took.
export async function answered(query, signal) {
  const begun = performance.now();
  try {
    const response = await asked(query, { signal });
    const text = await response.text();
    return { ...read(response, text), milliseconds: performance.now() - begun };
  } catch (error) {
    return { problem: failure(error), milliseconds: performance.now() - begun };
  }
}

// Whether the query has an answer. One of many questions that a press of a button asks, so each has little time.
export async function holds(query) {
  const response = await asked(query, { accept: TABLE, seconds: 3 });
  const found = await response.json();
  if (!response.ok) throw new Error(found.detail ?? found.title);
  return found.boolean;
}

function read(response, text) {
  const type = response.headers.get("content-type") ?? "";
  if (!response.ok) return { problem: problemIn(response, text) };
  if (type.startsWith(TRIPLES)) return { names: ["subject", "predicate", "object"], rows: triples(text), graph: true };
  const found = JSON.parse(text);
  return "boolean" in found ? { truth: found.boolean } : { names: found.head.vars, rows: found.results.bindings };
}

function problemIn(response, text) {
  try {
    return JSON.parse(text);
  } catch {
    return { title: "The request was refused", detail: `${response.status} ${response.statusText}` };
  }
}

function failure(error) {
  if (error.name === "AbortError") return { title: "Stopped", detail: "You stopped the query before its answer was whole." };
  const mend = "The service may have ended a query that took too long or too much memory: add a LIMIT, or try again.";
  return { title: "The answer did not arrive whole", detail: error.message, mend };
}

export function triples(text) {
  const matches = text.split("\n").map((line) => LINE.exec(line.trim()));
  return matches.filter(Boolean).map(([, subject, predicate, iri, blank, words, language, datatype]) => ({
    subject: node(subject),
    predicate: { type: "uri", value: unescaped(predicate) },
    object: words === undefined ? node(blank ?? `<${iri}>`) : literal(words, language, datatype),
  }));
}

function node(written) {
  if (written.startsWith("_:")) return { type: "bnode", value: written.slice(2) };
  return { type: "uri", value: unescaped(written.slice(1, -1)) };
}

function literal(words, language, datatype) {
  const made = { type: "literal", value: unescaped(words) };
  if (language) made["xml:lang"] = language;
  if (datatype) made.datatype = datatype;
  return made;
}

function unescaped(written) {
  return written.replace(ESCAPE, (_, four, eight, letter) =>
    letter ? LETTERS[letter] ?? letter : String.fromCodePoint(parseInt(four ?? eight, 16)),
  );
}

// What a column holds, for sorting, drawing and aligning.
export function isIri(term) {
  return term?.type === "uri";
}

export function isNumber(term) {
  return term?.type === "literal" && term.value.trim() !== "" && Number.isFinite(Number(term.value));
}

export function columns(answer, test) {
  return answer.names.filter((name) => {
    const found = answer.rows.map((row) => row[name]).filter(Boolean);
    return found.length > 0 && found.every(test);
  });
}
