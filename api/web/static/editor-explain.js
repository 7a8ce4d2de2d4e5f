// Why an answer is empty: the patterns of the query are asked for together, one more each time, until none is left.

import { holds } from "./editor-answer.js";
import { words } from "./editor-words.js";

const MOST = 12; // queries for one explanation
const NOT_ALONE = new Set(["Filter", "Bind", "MinusGraphPattern", "OptionalGraphPattern"]);

const ENDING = "All patterns of the query have answers together. What comes after them leaves no row: HAVING, OFFSET or LIMIT 0.";

class Enough extends Error {}

// {text, pattern} in plain words; undefined for a query that is not understood.
export async function explained(cm, query) {
  const tree = cm.SparqlLanguage.parser.parse(query);
  const group = first(tree.topNode, "WhereClause")?.getChild("GroupGraphPattern");
  if (!group || hasMistake(tree)) return undefined;
  const frame = new Frame(query, tree.topNode);
  try {
    const parts = [...pieces(query, group), ...tail(query, tree.topNode)];
    return await searched(frame, parts, (body) => body);
  } catch (error) {
    if (error instanceof Enough) return { text: "The query has too many parts to say which one fails: take some out and try again." };
    return { text: `Why there is no row could not be found out: ${error.message}` };
  }
}

class Frame {
  constructor(query, top) {
    this.known = new Map();
    this.prologue = written(query, first(top, "Prologue"));
    this.from = all(top, "DatasetClause").map((node) => written(query, node)).join(" ");
  }

  async holds(body) {
    const query = `${this.prologue}\nASK ${this.from} { ${body} }`;
    if (!this.known.has(query)) {
      if (this.known.size === MOST) throw new Enough();
      this.known.set(query, await holds(query));
    }
    return this.known.get(query);
  }
}

async function searched(frame, parts, wrap) {
  const together = (number) => wrap(parts.slice(0, number).map((one) => one.text).join("\n"));
  if (await frame.holds(together(parts.length))) return { text: ENDING };
  let [working, failing] = [0, parts.length];
  while (failing - working > 1) {
    const middle = (working + failing) >> 1;
    if (await frame.holds(together(middle))) working = middle;
    else failing = middle;
  }
  return told(frame, parts[failing - 1], parts.slice(0, working), wrap);
}

async function told(frame, failing, before, wrap) {
  const rest = before.length ? `The ${before.length === 1 ? "part" : `${before.length} parts`} before it ${before.length === 1 ? "has" : "have"} answers. ` : "";
  const shown = { pattern: failing.text.trim() };
  if (failing.kind === "Filter") return { ...shown, text: `${rest}This condition is true for none of them.` };
  if (failing.kind === "MinusGraphPattern") return { ...shown, text: `${rest}This part takes all of them away.` };
  if (NOT_ALONE.has(failing.kind)) return { ...shown, text: `${rest}With this part none is left.` };
  if (await frame.holds(wrap(failing.text))) {
    const text = `${rest}This part also has answers by itself, but none that fits the others: look at the variables that it shares with them.`;
    return { ...shown, text };
  }
  if (failing.groups.length) return inner(frame, failing.groups, rest);
  return { ...shown, text: rest + (await alone(frame, failing, wrap)) };
}

// A group in braces, GRAPH with one, and each alternative of a UNION are looked into.
async function inner(frame, groups, rest) {
  const found = [];
  for (const { parts, opening } of groups) {
    found.push(await searched(frame, parts, (body) => `${opening} { ${body} }`));
  }
  if (found.length === 1) return { ...found[0], text: `${rest}Inside ${groups[0].opening || "the braces"}: ${found[0].text}` };
  const pattern = found.map((one) => one.pattern).join("\n");
  const reasons = found.map((one, place) => `Alternative ${place + 1}: ${one.text}`).join(" ");
  return { pattern, text: `${rest}None of the ${groups.length} alternatives has an answer. ${reasons}` };
}

async function alone(frame, failing, wrap) {
  if (!failing.triple) return "Nothing in the graph fits this part by itself.";
  const { subject, verb, object } = failing.triple;
  const known = await words();
  const used = known.byName.get(verb);
  if (used && !used.used) return `Nothing in the graph has the property ${verb} (${used.label}).`;
  if (!used && /^ckg:[\w-]+$/.test(verb)) {
    const near = known.near(verb);
    return `The ontology has no property ${verb}.${near ? ` Did you mean ${near}?` : ""}`;
  }
  if (isVariable(object) || !(await frame.holds(wrap(`${subject} ${verb} ?anyValue .`)))) return nothing(subject, verb);
  if (/^["']/.test(object)) {
    return `The property has values, but none is exactly ${object}: a text is compared whole, with upper and lower case and with its language (@en).`;
  }
  return `There are values for ${verb}, but ${object} is none of them.`;
}

function nothing(subject, verb) {
  if (isVariable(subject)) return `Nothing in the graph fits ${verb} in this way.`;
  return `${subject} has nothing at ${verb}, or is not in the graph.`;
}

function isVariable(word) {
  return /^[?$]/.test(word);
}

// The parts of a group in the order in which they are joined; conditions hold for the whole group, so they come last.
function pieces(query, group) {
  const inside = group.getChild("GroupGraphPatternSub");
  if (!inside) return [part("SubSelect", written(query, group))];
  const found = [];
  inside.cursor().iterate((node) => {
    if (node.name === "TriplesSameSubjectPath") found.push(...triplesOf(query, node.node));
    else if (node.name === "GraphPatternNotTriples") found.push(other(query, node.node.firstChild));
    else return true;
    return false;
  });
  return [...found.filter((one) => one.kind !== "Filter"), ...found.filter((one) => one.kind === "Filter")];
}

function other(query, node) {
  const isJoined = ["GroupOrUnionGraphPattern", "GraphGraphPattern"].includes(node.name);
  const opening = node.name === "GraphGraphPattern" ? query.slice(node.from, node.getChild("GroupGraphPattern").from).trim() : "";
  const groups = isJoined ? node.getChildren("GroupGraphPattern") : [];
  return part(node.name, written(query, node), groups.map((group) => ({ parts: pieces(query, group), opening })));
}

function part(kind, text, groups = []) {
  return { kind, text, groups };
}

// One part a property and a value: what ";" and "," join is taken apart.
function triplesOf(query, node) {
  const list = node.getChild("PropertyListPathNotEmpty");
  const subject = written(query, node.getChild("VarOrTerm"));
  if (!list || !subject) return [part("Triple", `${written(query, node)} .`)];
  const found = [];
  let verb = "";
  for (let child = list.firstChild; child; child = child.nextSibling) {
    if (child.name.startsWith("Verb")) verb = written(query, child);
    for (const object of child.name.startsWith("ObjectList") ? [child.firstChild, ...siblings(child.firstChild)] : []) {
      if (object?.name.startsWith("Object")) found.push(triple(subject, verb, written(query, object)));
    }
  }
  return found;
}

function triple(subject, verb, object) {
  return { ...part("Triple", `${subject} ${verb} ${object} .`), triple: { subject, verb, object } };
}

function tail(query, top) {
  const values = written(query, first(top, "ValuesClause"));
  return values ? [part("InlineData", values)] : [];
}

function siblings(node) {
  const found = [];
  for (let next = node?.nextSibling; next; next = next.nextSibling) found.push(next);
  return found;
}

function written(query, node) {
  return node ? query.slice(node.from, node.to) : "";
}

function all(top, name) {
  const found = [];
  top.cursor().iterate((node) => {
    if (node.name === name) found.push(node.node);
  });
  return found;
}

function first(top, name) {
  return all(top, name)[0];
}

function hasMistake(tree) {
  let found = false;
  tree.iterate({ enter: (node) => void (found ||= node.type.isError) });
  return found;
}
