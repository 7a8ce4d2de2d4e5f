// Elements without markup in strings: everything that comes from the data is set as text.

const SPACE = { svg: "http://www.w3.org/2000/svg" };

function filled(made, text, attributes) {
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

export function element(name, text, attributes = {}) {
  return filled(document.createElement(name), text, attributes);
}

export function drawing(name, text, attributes = {}) {
  return filled(document.createElementNS(SPACE.svg, name), text, attributes);
}

export function button(text, act, attributes = {}) {
  const made = element("button", text, { type: "button", class: "quiet", ...attributes });
  made.addEventListener("click", act);
  return made;
}

export function choice(label, options, chosen, act) {
  const made = element("label", label);
  const list = element("select");
  for (const name of options) list.append(new Option(name, name, name === chosen, name === chosen));
  list.addEventListener("change", () => act(list.value));
  made.append(list);
  return made;
}

// Our own things are shown by this server, wherever their IRIs point.
export function local(iri) {
  const base = document.getElementById("editor").dataset.base;
  return iri.startsWith(base) ? iri.slice(base.length - 1) : iri;
}

export function count(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

export function shortened(words, most = 34) {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}

export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

// A function that waits until nobody has called it for a while.
export function settled(act, milliseconds) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...given), milliseconds);
  };
}
