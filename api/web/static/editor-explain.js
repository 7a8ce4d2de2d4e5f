// Why an answer is empty: the patterns of the query are asked for together, one more each time, until none is left.

import { holds } from "./editor-answer.js";
import { words } from "./editor-words.js";

const MOST = 12; // queries for one explanation
const NOT_ALONE = new Set(["Filter", "Bind", "MinusGraphPattern", "OptionalGraphPattern"]);

class Enough extends Error {}

// {text, pattern} in plain words; undefined for a query that is not understood.
export async function explained(cm, query) {
  const tree = cm.SparqlLanguage.parser.parse(query);
  const group = first(tree.topNode, "WhereClause")?.getChild("GroupGraphPattern");
  if (!group || hasMistake(tree)) return undefined;
  const frame = new Frame(query, tree.topNode);
  try {
    const parts = [...pieces(query, group), ...tail(query, tree.topNode)];
    return await searched(frame, parts, group, (body) => body, []);
  } catch (error) {
    if (error instanceof Enough) return { text: "The query has too many parts to say which one fails: take some out and try again." };
    return { text: `Why there is no row could not be found out: ${error.message}` };
  }
}

class Frame {
  constructor(query, top) {
    this.asked = 0;
    this.prologue = written(query, first(top, "Prologue"));
    this.from = all(top, "DatasetClause").map((node) => written(query, node)).join(" ");
  }

  async holds(body) {
    this.asked += 1;
    if (this.asked > MOST) throw new Enough();
    return holds(`${this.prologue}\nASK ${this.from} { ${body} }`);
  }
}

async function searched(frame, parts, group, wrap, earlier) {
  const together = (number) => wrap([...earlier, ...parts.slice(0, number)].map((part) => part.text).join("\n"));
  if (await frame.holds(together(parts.length))) return ending(group);
  let [working, failing] = [0, parts.length];
  while (failing - working > 1) {
    const middle = (working + failing) >> 1;
    if (await frame.holds(together(middle))) working = middle;
    else failing = middle;
  }
  return told(frame, parts[failing - 1], parts.slice(0, working), wrap);
}

function ending(group) {
  const text = "All patterns of the query have answers together. What comes after them leaves no row: HAVING, OFFSET or LIMIT 0.";
  return { text: group ? text : "The patterns have answers." };
}

async function told(frame, part, before, wrap) {
  const rest = before.length ? `The ${before.length === 1 ? "part" : `${before.length} parts`} before it ${before.length === 1 ? "has" : "have"} answers. ` : "";
  const shown = { pattern: part.text.trim() };
  if (part.kind === "Filter") return { ...shown, text: `${rest}This condition is true for none of them.` };
  if (part.kind === "MinusGraphPattern") return { ...shown, text: `${rest}This part takes all of them away.` };
  if (NOT_ALONE.has(part.kind)) return { ...shown, text: `${rest}With this part none is left.` };
  if (await frame.holds(wrap(part.text))) {
    const text = `${rest}This part also has answers by itself, but none that fits the others: look at the variables that it shares with them.`;
    return { ...shown, text };
  }
  if (part.group) return inner(frame, part, rest, shown);
  return { ...shown, text: rest + (await alone(frame, part, wrap)) };
}

// A group in braces, or GRAPH with one, is looked into.
async function inner(frame, part, rest, shown) {
  const { parts, opening } = part.group;
  if (!parts.length) return { ...shown, text: `${rest}This part has no answer by itself.` };
  const found = await searched(frame, parts, null, (body) => `${opening} { ${body} }`, []);
  return { ...found, text: `Inside ${opening || "the braces"}: ${found.text}` };
}

async function alone(frame, part, wrap) {
  if (!part.triple) return "Nothing in the graph fits this part by itself.";
  const { subject, verb, object } = part.triple;
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
  if (!inside) return [{ kind: "SubSelect", text: `{ ${query.slice(group.from + 1, group.to - 1)} }` }];
  const found = [];
  inside.cursor().iterate((node) => {
    if (node.name === "TriplesSameSubjectPath") found.push(...triplesOf(query, node.node));
    else if (node.name === "GraphPatternNotTriples") found.push(other(query, node.node.firstChild));
    else return true;
    return false;
  });
  return [...found.filter((part) => part.kind !== "Filter"), ...found.filter((part) => part.kind === "Filter")];
}

function other(query, node) {
  const groups = node.getChildren("GroupGraphPattern");
  const isOne = groups.length === 1 && ["GroupOrUnionGraphPattern", "GraphGraphPattern"].includes(node.name);
  const part = { kind: node.name, text: written(query, node) };
  if (isOne && groups[0].getChild("GroupGraphPatternSub")) {
    part.group = { parts: pieces(query, groups[0]), opening: query.slice(node.from, groups[0].from).trim() };
  }
  return part;
}

// One part a property and a value: what ";" and "," join is taken apart.
function triplesOf(query, node) {
  const list = node.getChild("PropertyListPathNotEmpty");
  const subject = written(query, node.getChild("VarOrTerm"));
  if (!list || !subject) return [{ kind: "Triple", text: `${written(query, node)} .` }];
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
  return { kind: "Triple", text: `${subject} ${verb} ${object} .`, triple: { subject, verb, object } };
}

function tail(query, top) {
  const values = written(query, first(top, "ValuesClause"));
  return values ? [{ kind: "InlineData", text: values }] : [];
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
