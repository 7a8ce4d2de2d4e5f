// Suggests names while a search is typed. The search works without it.
const PAUSE = 120; // milliseconds without a key

for (const form of document.querySelectorAll('form[action="/search"]')) suggestIn(form.elements.q);

function suggestIn(field) {
  const list = document.createElement("datalist");
  list.id = `${field.id}-suggestions`;
  field.after(list);
  field.setAttribute("list", list.id);
  let waiting;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = field.value.trim();
      if (typed.length < 2 || typed === asked) return;
      asked = typed;
      const names = await suggestions(typed);
      if (asked === typed) list.replaceChildren(...names.map(option));
    }, PAUSE);
  });
}

async function suggestions(typed) {
  try {
    const answer = await fetch(`/search/suggestions?q=${encodeURIComponent(typed)}`);
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
