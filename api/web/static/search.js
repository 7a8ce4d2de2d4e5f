// Suggests names while a search is typed. The search works without it.
const PAUSE = 120; // milliseconds without a key
let made = 0;

for (const form of document.querySelectorAll('form[action="/search"]')) suggestIn(form.elements.q, []);
for (const field of document.querySelectorAll("input[data-suggest]")) suggestIn(field, field.dataset.suggest.split(" ").filter(Boolean));

// Names of some kinds, or of all; a list that the page brings along stays until something is typed.
function suggestIn(field, kinds) {
  const list = document.createElement("datalist");
  list.id = `suggestions-${(made += 1)}`;
  field.after(list);
  if (!field.list) field.setAttribute("list", list.id);
  let waiting;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = field.value.trim();
      if (typed.length < 2 || typed === asked) return;
      asked = typed;
      const names = await suggestions(typed, kinds);
      if (asked !== typed) return;
      field.setAttribute("list", list.id);
      list.replaceChildren(...names.map(option));
    }, PAUSE);
  });
}

async function suggestions(typed, kinds) {
  const asked = new URLSearchParams([["q", typed], ...kinds.map((kind) => ["kind", kind])]);
  try {
    const answer = await fetch(`/search/suggestions?${asked}`);
    return answer.ok ? await answer.json() : [];
  } catch {
    return []; // the network is away: nothing is suggested
  }
}

function option(name) {
  const made = document.createElement("option");
  made.value = name;
  return made;
}
