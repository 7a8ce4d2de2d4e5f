// Runs the query without leaving the page. Everything that comes from the data is set as text, never as markup.
"use strict";

(() => {
  const form = document.getElementById("editor");
  const query = document.getElementById("query");
  const button = document.getElementById("run");
  const result = document.getElementById("result");
  const most = Number(form.dataset.rows);

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function cell(term) {
    const made = element("td");
    if (!term) return made;
    const isLink = term.type === "uri" && /^https?:/.test(term.value);
    if (!isLink) made.textContent = term["xml:lang"] ? `${term.value} (${term["xml:lang"]})` : term.value;
    else made.append(element("a", term.value, { href: local(term.value) }));
    return made;
  }

  // Our own things are shown by this server, wherever their IRIs point.
  function local(iri) {
    const base = form.dataset.base;
    return iri.startsWith(base) ? iri.slice(base.length - 1) : iri;
  }

  function table(answer) {
    const names = answer.head.vars;
    const rows = answer.results.bindings;
    const made = element("table", undefined, { class: "results" });
    const more = rows.length > most ? `, the first ${most} are shown` : "";
    made.append(element("caption", `${rows.length} ${rows.length === 1 ? "row" : "rows"}${more}`));
    const head = element("tr");
    for (const name of names) head.append(element("th", name, { scope: "col" }));
    made.append(element("thead"));
    made.tHead.append(head);
    const body = element("tbody");
    for (const row of rows.slice(0, most)) {
      const line = element("tr");
      for (const name of names) line.append(cell(row[name]));
      body.append(line);
    }
    made.append(body);
    return made;
  }

  function problem(answer) {
    const made = element("div", undefined, { class: "problem" });
    made.append(element("h3", answer.title));
    made.append(element("pre", answer.detail ?? ""));
    made.append(element("p", answer.mend ?? ""));
    return made;
  }

  async function shown(response) {
    const type = response.headers.get("content-type") ?? "";
    if (!response.ok) return problem(await response.json());
    if (!type.startsWith("application/sparql-results+json")) return element("pre", await response.text());
    const answer = await response.json();
    return "boolean" in answer ? element("p", answer.boolean ? "Yes." : "No.") : table(answer);
  }

  async function run() {
    button.disabled = true;
    result.replaceChildren(element("p", "Asking …"));
    try {
      const response = await fetch("/sparql", {
        method: "POST",
        headers: {
          "Content-Type": "application/sparql-query",
          Accept: "application/sparql-results+json, text/turtle;q=0.9",
        },
        body: query.value,
      });
      result.replaceChildren(await shown(response));
    } catch (error) {
      result.replaceChildren(problem({ title: "The service cannot be reached", detail: String(error) }));
    } finally {
      button.disabled = false;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?query=${encodeURIComponent(query.value)}`);
    run();
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
})();
