// The words of a query: prefixes, classes and properties from the service, and the names of things.

import { asked, TABLE } from "./editor-answer.js";

const SAFE = /^https?:[^\s<>"{}|\\^`]*$/;
const DECLARED = /\bPREFIX\s+([\w.-]*:)\s*<([^<>\s]*)>/gi;
const MOST_LETTERS = 20_000; // of IRIs in one query for names
const names = new Map();
let loading;

export class Words {
  constructor({ prefixes, terms }) {
    this.prefixes = prefixes;
    this.terms = terms;
    this.byName = new Map(terms.map((term) => [term.name, term]));
    this.byIri = new Map(terms.map((term) => [term.iri, term]));
  }

  short(iri) {
    for (const [prefix, namespace] of Object.entries(this.prefixes)) {
      if (iri.startsWith(namespace) && /^[\w-]+$/.test(iri.slice(namespace.length))) {
        return `${prefix}:${iri.slice(namespace.length)}`;
      }
    }
    return iri;
  }

  // The IRI that a prefixed name or <…> stands for in a query; undefined when its prefix is not known.
  iri(written, query = "") {
    if (written.startsWith("<")) return written.slice(1, -1);
    const colon = written.indexOf(":");
    const namespace = this.namespaces(query)[written.slice(0, colon)];
    return namespace === undefined ? undefined : namespace + written.slice(colon + 1);
  }

  namespaces(query) {
    const own = [...query.matchAll(DECLARED)].map(([, prefix, namespace]) => [prefix.slice(0, -1), namespace]);
    return { ...this.prefixes, ...Object.fromEntries(own) };
  }

  meaning(iri) {
    const term = this.byIri.get(iri);
    if (!term) return undefined;
    const unused = term.used ? "" : " Nothing in the graph uses it.";
    return `${term.name}, a ${term.kind}: ${term.label}. ${term.comment}${unused}`;
  }

  // A term written almost like this one.
  near(name) {
    const plain = (words) => words.toLowerCase().replace(/[^a-z]/g, "");
    const wanted = plain(name.slice(name.indexOf(":") + 1));
    const all = [...this.terms].sort((a, b) => Number(b.used) - Number(a.used));
    const local = (term) => plain(term.name.slice(term.name.indexOf(":") + 1));
    return (all.find((term) => local(term) === wanted) ?? all.find((term) => plain(term.label) === wanted))?.name;
  }
}

export function words() {
  loading ??= load();
  return loading;
}

async function load() {
  try {
    const response = await fetch("/sparql/terms.json", { headers: { Accept: "application/json" } });
    if (response.ok) return new Words(await response.json());
  } catch {
    // The service is away: the page does without, and tries again at the next need.
  }
  loading = undefined;
  return new Words({ prefixes: {}, terms: [] });
}

export function remember(iri, name) {
  names.set(iri, name);
}

export function named(iri) {
  return names.get(iri);
}

// The names of things, asked for together; what has none stays as it is.
export async function learn(iris) {
  const known = await words();
  const unknown = [...new Set(iris)].filter((iri) => !names.has(iri) && SAFE.test(iri));
  for (const iri of unknown) if (known.byIri.has(iri)) names.set(iri, known.byIri.get(iri).label);
  for (const group of grouped(unknown.filter((iri) => !names.has(iri)))) await learnGroup(group);
}

function grouped(iris) {
  const groups = [[]];
  let letters = 0;
  for (const iri of iris) {
    letters += iri.length + 3;
    if (letters > MOST_LETTERS) {
      groups.push([]);
      letters = iri.length;
    }
    groups.at(-1).push(iri);
  }
  return groups.filter((group) => group.length);
}

async function learnGroup(iris) {
  for (const iri of iris) names.set(iri, undefined); // asked for: what has no name is not asked for again
  const values = iris.map((iri) => `<${iri}>`).join(" ");
  const query = `SELECT ?thing ?name { VALUES ?thing { ${values} } ?thing rdfs:label|skos:prefLabel ?name }`;
  try {
    const response = await asked(query, TABLE);
    if (!response.ok) throw new Error(response.statusText);
    keep((await response.json()).results.bindings);
  } catch {
    for (const iri of iris) names.delete(iri); // the service is busy or away
  }
}

function keep(rows) {
  const rank = (term) => ["en", undefined].indexOf(term["xml:lang"]) + 1 || 9;
  rows.sort((a, b) => rank(b.name) - rank(a.name)); // the best name comes last and stays
  for (const row of rows) names.set(row.thing.value, row.name.value);
}
