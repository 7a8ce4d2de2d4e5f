// What the field offers while one types: variables, words of SPARQL, prefixes, classes, properties, and things by name.

import { learn, named, remember, words } from "./editor-words.js";

const KEYWORDS = [
  "SELECT", "DISTINCT", "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "GRAPH", "BIND", "VALUES", "AS", "ASK", "CONSTRUCT",
  "DESCRIBE", "FROM", "NAMED", "PREFIX", "GROUP BY", "ORDER BY", "HAVING", "LIMIT", "OFFSET", "ASC", "DESC", "EXISTS", "NOT",
  "IN", "COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT", "SEPARATOR", "STR", "LANG", "LANGMATCHES", "DATATYPE",
  "IRI", "BOUND", "IF", "COALESCE", "REGEX", "REPLACE", "CONTAINS", "STRSTARTS", "STRENDS", "STRLEN", "SUBSTR", "STRBEFORE",
  "STRAFTER", "CONCAT", "LCASE", "UCASE", "ISIRI", "ISBLANK", "ISLITERAL", "ISNUMERIC", "ABS", "ROUND", "CEIL", "FLOOR", "YEAR",
  "MONTH", "DAY", "NOW", "TRUE", "FALSE",
];
const IN_KEYWORDS = new Set([...KEYWORDS.flatMap((word) => word.split(" ")), "A"]);
const NAME = /(?:[\p{L}\p{N}][\p{L}\p{N}.'’&-]*[ ]+){0,4}[\p{L}\p{N}][\p{L}\p{N}.'’&-]*$/u;
const SHORTEST = 3; // letters of a name before the search is asked
const OFFERED = 10;

// Which part of a statement is being written: 0 subject, 1 property, 2 object.
function part(context) {
  const before = context.state.doc.sliceString(Math.max(0, context.pos - 2000), context.pos);
  const plain = before.replace(/<[^<>\s]*>|"[^"\n]*"@?[\w-]*/g, "x").replace(/#.*$/gm, "").replace(/\d\.\d/g, "x");
  const sign = Math.max(...[".", ";", "{", "}"].map((mark) => plain.lastIndexOf(mark)));
  const written = plain.slice(sign + 1).trimStart().split(/\s+/).length - 1;
  return Math.min(2, written + (plain[sign] === ";" ? 1 : 0));
}

function isInside(cm, context, ...names) {
  for (let node = cm.syntaxTree(context.state).resolveInner(context.pos, -1); node; node = node.parent) {
    if (names.includes(node.name)) return true;
  }
  return false;
}

function variables(context) {
  const word = context.matchBefore(/[?$][\w]*$/);
  if (!word) return null;
  const all = context.state.doc.toString().matchAll(/[?$](\w+)/g);
  const others = new Set([...all].filter((found) => found.index !== word.from).map((found) => `${word.text[0]}${found[1]}`));
  return { from: word.from, options: [...others].map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
}

function termOption(term, place, before) {
  const wanted = /(?:\ba|rdf:type)\s*$/.test(before) ? "class" : ["individual", "property", "individual"][place];
  const boost = (term.kind === wanted ? 40 : 0) + (term.used ? 10 : 0);
  const info = `${term.comment || term.iri}${term.used ? "" : " Nothing in the graph uses it."}`;
  return { label: term.name, detail: term.label, type: term.kind, info, boost };
}

async function terms(context) {
  const word = context.matchBefore(/[A-Za-z][\w-]*:?[\w-]*$/);
  if (!word && !context.explicit) return null;
  const from = word?.from ?? context.pos;
  const before = context.state.doc.sliceString(Math.max(0, from - 40), from);
  if (/[?$<@"']$/.test(before)) return null;
  const known = await words();
  if (/\bPREFIX\s*$/i.test(before)) return { from, options: declarations(known), validFor: /^[\w-]*:?$/ };
  const options = known.terms.map((term) => termOption(term, part(context), before));
  for (const prefix of Object.keys(known.prefixes)) options.push({ label: `${prefix}:`, type: "prefix", info: known.prefixes[prefix] });
  if (!word?.text.includes(":")) for (const label of KEYWORDS) options.push({ label, type: "keyword", boost: 20 });
  return { from, options, validFor: /^[\w-]*:?[\w-]*$/ };
}

function declarations(known) {
  return Object.entries(known.prefixes).map(([prefix, namespace]) => ({
    label: `${prefix}:`,
    detail: namespace,
    apply: `${prefix}: <${namespace}>`,
    type: "prefix",
  }));
}

// The words of a name before the cursor, without what comes before them: keywords, variables, prefixed names.
function nameBefore(context) {
  const found = context.matchBefore(NAME);
  if (!found) return null;
  let { from, text } = found;
  const isOther = (word) => IN_KEYWORDS.has(word.toUpperCase()) || /[?$:<@/#]/.test(context.state.doc.sliceString(from - 1, from));
  for (let first = /^\S+\s+/.exec(text); first && isOther(first[0].trim()); first = /^\S+\s+/.exec(text)) {
    from += first[0].length;
    text = text.slice(first[0].length);
  }
  return text.length < SHORTEST || isOther(text) ? null : { from, text };
}

async function things(context, isText) {
  const name = nameBefore(context);
  if (!name || (!isText && !context.explicit && part(context) === 1 && !name.text.includes(" "))) return null;
  const gone = new AbortController();
  context.addEventListener("abort", () => gone.abort(), { onDocChange: true });
  try {
    const address = `/api/v1/search?limit=${OFFERED}&q=${encodeURIComponent(name.text)}`;
    const response = await fetch(address, { headers: { Accept: "application/json" }, signal: gone.signal });
    if (!response.ok) return null;
    const { items } = await response.json();
    return { from: name.from, filter: false, options: items.map((item) => thingOption(item, isText)) };
  } catch {
    return null; // the reader typed on
  }
}

function thingOption(item, isText) {
  remember(item.iri, item.label);
  const written = item.label.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ");
  const apply = isText ? written : `<${item.iri}>`;
  return { label: item.label, detail: item.kind, info: item.iri, type: "thing", apply, boost: isText ? 0 : -20 };
}

// A thing's name in quotation marks is offered as text, elsewhere as its IRI.
export function sources(cm) {
  const outside = (source) => (context) => (isInside(cm, context, "Comment", "String", "IriRef") ? null : source(context));
  const inside = (context) => (isInside(cm, context, "String") ? things(context, true) : null);
  return [outside(variables), outside(terms), outside((context) => things(context, false)), inside];
}

// The term at a place of the query, and what it means.
export async function meaningAt(state, place) {
  const line = state.doc.lineAt(place);
  for (const found of line.text.matchAll(/<[^<>\s]*>|[A-Za-z][\w-]*:[\w-]+/g)) {
    const [from, to] = [line.from + found.index, line.from + found.index + found[0].length];
    if (place < from || place > to) continue;
    const text = await meaning(found[0], state.doc.toString());
    return text && { from, to, words: text };
  }
  return undefined;
}

async function meaning(written, query) {
  const known = await words();
  const iri = known.iri(written, query);
  if (!iri) return undefined;
  if (known.meaning(iri)) return known.meaning(iri);
  await learn([iri]);
  return named(iri) && `${named(iri)}: ${iri}`;
}

// What is visibly wrong: places that the grammar does not know, prefixes and terms that nobody declared.
export async function mistakes(cm, state) {
  const known = await words();
  const query = state.doc.toString();
  const namespaces = known.namespaces(query);
  const found = [];
  cm.syntaxTree(state).iterate({
    enter({ type, from, to }) {
      if (type.isError && found.length < 5) found.push(fault(state, from, to));
      const message = type.name === "Pname_ln" && strange(known, namespaces, query.slice(from, to));
      if (message) found.push({ from, to, severity: "warning", message });
    },
  });
  return found;
}

function fault(state, from, to) {
  const end = Math.min(Math.max(to, from + 1), state.doc.length);
  return { from: Math.min(from, end), to: end, severity: "warning", message: "Something is missing or not expected here." };
}

function strange(known, namespaces, name) {
  const prefix = name.slice(0, name.indexOf(":"));
  if (!(prefix in namespaces)) return `No prefix ${prefix}: is declared.`;
  if (prefix !== "ckg" || known.byName.has(name) || !known.terms.length) return undefined;
  const near = known.near(name);
  return `The ontology has no ${name}.${near ? ` Did you mean ${near}?` : ""}`;
}
