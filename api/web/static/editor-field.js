// The field for the query: CodeMirror over the textarea, or the textarea itself where CodeMirror was not built.

const TOKENS = {
  keyword: "accent", operatorKeyword: "accent", definitionKeyword: "accent", variableName: "cluster", string: "region",
  number: "concept", comment: "soft", propertyName: "person", typeName: "person", namespace: "person", url: "organisation", bool: "concept",
};

export class PlainField {
  constructor(textarea, { run }) {
    this.textarea = textarea;
    textarea.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
    });
  }

  get text() {
    return this.textarea.value;
  }

  set text(query) {
    this.textarea.value = query;
  }

  focus() {
    this.textarea.focus();
  }

  // Shows the place of a mistake: lines count from 1, columns from 1.
  mark(line, column) {
    const before = this.text.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    this.textarea.setSelectionRange(before + column - 1, before + column);
    this.textarea.focus();
  }
}

export class CodeField {
  // CodeMirror stands in a shadow tree: there its sheets are adopted, not written into the page, which the policy forbids.
  constructor(cm, textarea, { run, leave, complete, mistakes, hover, moved }) {
    this.cm = cm;
    this.textarea = textarea;
    this.mistakes = mistakes;
    this.refused = undefined;
    const host = document.createElement("div");
    host.id = "code";
    textarea.after(host);
    const root = host.attachShadow({ mode: "open" });
    const keys = [
      { key: "Mod-Enter", run: () => Boolean(run() ?? true) },
      ...cm.closeBracketsKeymap, ...cm.defaultKeymap, ...cm.historyKeymap, ...cm.completionKeymap, ...cm.lintKeymap,
      { key: "Escape", run: () => Boolean(leave() ?? true) },
    ];
    this.view = new cm.EditorView({
      doc: textarea.value,
      root,
      parent: root,
      extensions: [
        cm.keymap.of(keys), cm.lineNumbers(), cm.history(), cm.drawSelection(), cm.bracketMatching(), cm.closeBrackets(),
        cm.highlightActiveLine(), cm.indentOnInput(), language(cm), cm.EditorView.lineWrapping, theme(cm), colours(cm),
        cm.autocompletion({ override: complete, maxRenderedOptions: 60, icons: false }),
        cm.lintGutter(), cm.linter((view) => this.found(view), { delay: 500 }),
        cm.hoverTooltip((view, place) => tooltip(view, place, hover)),
        cm.EditorView.contentAttributes.of({ "aria-label": "Query in SPARQL. Escape leaves this field." }),
        cm.EditorView.domEventHandlers({ beforeinput: (event, view) => typed(cm, event, view) }),
        cm.EditorView.updateListener.of((update) => this.updated(update, moved)),
      ],
    });
    host.codeView = this.view; // for whoever wants to steer or test the field from outside
    textarea.hidden = true;
    textarea.labels[0]?.addEventListener("click", () => this.focus());
  }

  get text() {
    return this.view.state.doc.toString();
  }

  set text(query) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: query } });
  }

  focus() {
    this.view.focus();
  }

  mark(line, column, message) {
    const { doc } = this.view.state;
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const from = Math.min(at.from + column - 1, at.to);
    this.refused = { from: Math.min(from, Math.max(at.from, at.to - 1)), to: at.to, severity: "error", message };
    this.view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    this.cm.forceLinting(this.view);
    this.view.dispatch(this.cm.setDiagnostics(this.view.state, this.found(this.view)));
  }

  found(view) {
    return this.refused ? [this.refused] : this.mistakes(this.cm, view.state);
  }

  updated(update, moved) {
    if (update.docChanged) {
      this.refused = undefined;
      this.textarea.value = this.text;
    }
    if (update.docChanged || update.selectionSet) moved(update.state);
  }
}

// A browser that replaces a coloured selection itself writes the colours into the page, which the policy forbids.
function typed(cm, event, view) {
  if (event.inputType !== "insertText" || !event.data || view.composing || view.state.readOnly) return false;
  event.preventDefault();
  const { from, to } = view.state.selection.main;
  const insertion = () => view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  const isTaken = view.state.facet(cm.EditorView.inputHandler).some((take) => take(view, from, to, event.data, insertion));
  if (!isTaken) view.dispatch(insertion());
  return true;
}

async function tooltip(view, place, hover) {
  const found = await hover(view.state, place);
  if (!found) return null;
  return {
    pos: found.from,
    end: found.to,
    above: true,
    create: () => ({ dom: Object.assign(document.createElement("p"), { className: "cm-meaning", textContent: found.words }) }),
  };
}

// The grammar, which leaves prefixed names and "a" without a tag.
function language(cm) {
  const names = cm.styleTags({ Pname_ln: cm.tags.typeName, A_predicate: cm.tags.keyword });
  return new cm.LanguageSupport(cm.SparqlLanguage.configure({ props: [names] }));
}

function colours(cm) {
  const known = Object.entries(TOKENS).filter(([name]) => cm.tags[name]);
  return cm.syntaxHighlighting(
    cm.HighlightStyle.define(known.map(([name, own]) => ({ tag: cm.tags[name], color: `var(--${own})` }))),
  );
}

function theme(cm) {
  const chosen = { backgroundColor: "var(--accent)", color: "var(--accent-ink)" };
  const selection = "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground";
  return cm.EditorView.theme(
    {
      "&": { color: "var(--ink)", backgroundColor: "var(--card)", border: "1px solid var(--soft)", borderRadius: "5px" },
      "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
      ".cm-scroller": { fontFamily: "var(--mono)", fontSize: "0.9rem", lineHeight: "1.5", minHeight: "15rem", maxHeight: "60vh", overflow: "auto" },
      ".cm-content": { caretColor: "var(--ink)" },
      ".cm-cursor": { borderLeftColor: "var(--ink)" },
      [selection]: { backgroundColor: "var(--evidence-wash) !important" },
      ".cm-gutters": { backgroundColor: "var(--wash)", color: "var(--soft)", border: "none" },
      ".cm-activeLine": { backgroundColor: "transparent" },
      ".cm-matchingBracket": { backgroundColor: "var(--wash) !important", outline: "1px solid var(--soft)" },
      ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--card)", border: "1px solid var(--soft)", borderRadius: "5px", maxWidth: "min(32rem, 92vw)" },
      ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "16rem", maxWidth: "92vw" },
      ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.25rem 0.5rem", whiteSpace: "normal" },
      ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": chosen,
      ".cm-tooltip-autocomplete li[aria-selected] .cm-completionDetail": { color: "var(--accent-ink)" },
      ".cm-completionDetail": { color: "var(--soft)", fontFamily: "var(--sans)", fontSize: "0.85em" },
      ".cm-completionInfo": { padding: "0.5rem 0.7rem", fontFamily: "var(--sans)", overflowWrap: "anywhere" },
      ".cm-meaning": { margin: "0", padding: "0.5rem 0.7rem", fontFamily: "var(--sans)", overflowWrap: "anywhere" },
      ".cm-diagnostic": { fontFamily: "var(--sans)" },
    },
    { dark: matchMedia("(prefers-color-scheme: dark)").matches },
  );
}
