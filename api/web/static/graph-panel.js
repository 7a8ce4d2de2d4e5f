// The panel beside the drawing: a thing with its facts and ties, a tie with the words behind it, what a search found.

import { button, count, element } from "./dom.js";

const MOST_TIES = 25;
const MOST_FOUND = 20;
const KINDS = { person: "person", organisation: "institution", region: "region", cluster: "cluster", concept: "concept", document: "document" };

export function link(ref) {
  const made = element("span");
  made.append(ref.page ? element("a", ref.label, { href: ref.page }) : ref.label);
  if (ref.status) made.append(" ", element("span", ref.status, { class: `status ${ref.status}` }));
  return made;
}

async function asked(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.detail ?? found.title);
  return found;
}

export class Panel {
  constructor(place, acts) {
    this.place = place;
    this.acts = acts;
    this.turn = 0; // what is asked for later wins over what comes later
  }

  say(...parts) {
    this.turn += 1;
    this.place.replaceChildren(...parts);
    this.place.scrollTop = 0;
    return this.turn;
  }

  trouble(error) {
    this.say(element("p", error.message, { class: "small" }));
  }

  async node(node, ties) {
    const heading = element("h2");
    heading.append(link(node));
    const kind = element("p");
    kind.append(element("span", KINDS[node.kind] ?? node.kind, { class: `kind ${node.kind}` }));
    const facts = element("dl");
    const statements = element("ol", undefined, { class: "statements" });
    const turn = this.say(heading, kind, this.buttons(node), facts, this.measures(node), ...this.neighbours(node, ties), statements);
    const more = await asked(`/api/v1/graph/thing?${new URLSearchParams({ iri: node.id })}`).catch(() => null);
    if (!more || turn !== this.turn) return;
    for (const fact of more.facts) facts.append(...described(fact));
    if (more.statements.length) statements.before(element("h3", "What documents say"));
    statements.append(...more.statements.map(stated));
  }

  buttons(node) {
    const acts = element("p", undefined, { class: "acts" });
    const { expand, collapse, unfold, isOpen, isClosed, around } = this.acts;
    acts.append(
      isOpen(node) ? button("Take back", () => collapse(node), { "data-act": "back" }) : button("Expand", () => expand(node), { "data-act": "expand" }),
      isClosed(node) ? button("Unfold", () => unfold(node), { "data-act": "unfold" }) : button("Collapse", () => collapse(node), { "data-act": "collapse" }),
      element("a", "Only around it", { href: around(node) }),
      element("a", "Page", { href: node.page }),
    );
    return acts;
  }

  measures(node) {
    const group = node.community === null ? "" : `, community ${node.community + 1}`;
    const between = node.betweenness ? `, betweenness ${Math.round(node.betweenness * 100)} % of the highest` : "";
    const words = `${count(node.degree, "tie", "ties")} here in ${count(node.weight, "document", "documents")}${between}${group}.`;
    return element("p", words, { class: "small soft" });
  }

  neighbours(node, ties) {
    const list = element("ul", undefined, { class: "plain" });
    for (const { edge, other } of ties.slice(0, MOST_TIES)) {
      const item = element("li");
      item.append(this.choice(other), " ");
      const words = `evidence (${edge.weight})`;
      item.append(button(words, () => this.acts.showEdge(edge), { class: "quiet small", "aria-label": `${words} that ties ${node.label} and ${other.label}` }));
      list.append(item);
    }
    const left = ties.length - MOST_TIES;
    const rest = left > 0 ? [element("p", `and ${count(left, "lighter tie", "lighter ties")}`, { class: "small soft" })] : [];
    return [element("h3", "Tied to"), list, ...rest];
  }

  choice(node) {
    const made = button(node.label, () => this.acts.showNode(node));
    if (node.status !== "retracted") return made;
    const both = element("span");
    both.append(made, " ", element("span", "retracted", { class: "status retracted" }));
    return both;
  }

  async edge(edge) {
    const turn = this.say(element("p", "The evidence is being fetched.", { class: "small soft" }));
    try {
      const tie = await asked(`/api/v1/ties/${edge.page.split("/").at(-1)}`);
      if (turn === this.turn) this.say(...evidence(tie, edge));
    } catch (error) {
      if (turn === this.turn) this.trouble(error);
    }
  }

  found(nodes, words) {
    const list = element("ul", undefined, { class: "plain" });
    for (const node of nodes.slice(0, MOST_FOUND)) {
      const item = element("li");
      item.append(this.choice(node), " ", element("span", KINDS[node.kind] ?? node.kind, { class: "soft" }));
      list.append(item);
    }
    const rest = nodes.length - MOST_FOUND;
    const more = rest > 0 ? [element("p", `and ${rest.toLocaleString("en")} more; name it more closely`, { class: "small soft" })] : [];
    this.say(element("h2", `${count(nodes.length, "thing", "things")} with “${words}” in the name`), list, ...more);
  }
}

function described(fact) {
  const values = fact.values.map((value) => {
    const made = element("dd");
    made.append(link(value));
    return made;
  });
  if (fact.more) values.push(element("dd", `and ${fact.more} more`, { class: "soft" }));
  return [element("dt", fact.name), ...values];
}

function evidence(tie, edge) {
  const heading = element("h2");
  heading.append(link(tie.source), " and ", link(tie.target));
  const words = element("p", `Tied in ${count(tie.weight, "document", "documents")}. `, { class: "small" });
  words.append(element("a", "All on one page", { href: edge.page }));
  const statements = element("ol", undefined, { class: "statements", id: "evidence" });
  statements.append(...tie.statements.map(stated));
  const documents = element("ul", undefined, { class: "plain small", id: "witnesses" });
  documents.append(...tie.documents.map(witness));
  return [heading, words, ...(tie.statements.length ? [statements] : []), element("h3", "Documents with both"), documents];
}

function stated(fact) {
  const item = element("li");
  const words = element("p");
  words.append(link(fact.subject), ` ${fact.says} `, link(fact.object));
  const quotes = element("blockquote");
  fact.quotes.forEach((quote, place) => quotes.append(place ? " … " : "", element("a", quote.text, { class: "quote", href: quote.page })));
  const source = element("p", undefined, { class: "source small" });
  source.append(link(fact.document), ` · ${Math.round(fact.confidence * 100)}\u00a0% sure`);
  item.append(words, quotes, source);
  return item;
}

function witness({ document: item, quotes }) {
  const made = element("li");
  made.append(link(item), item.year ? ` · ${item.year}` : "");
  quotes.forEach((quote, place) => made.append(place ? ", " : element("br"), element("a", quote.text, { class: "quote", href: quote.page })));
  return made;
}
