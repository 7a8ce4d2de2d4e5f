// What is shown, as the query of the address: whoever opens it sees the same.

const MANY = new Set(["expand", "collapse", "kind"]);
const OF_PAGE = ["colour", "size", "select", "q"]; // the rest is the server's

export class State {
  constructor() {
    this.given = new URLSearchParams(location.search);
  }

  get(name) {
    return this.given.get(name) ?? "";
  }

  has(name, value) {
    return this.given.getAll(name).includes(value);
  }

  set(name, value) {
    if (value) this.given.set(name, value);
    else this.given.delete(name);
    this.keep();
  }

  add(name, value) {
    if (!this.has(name, value)) this.given.append(name, value);
    this.keep();
  }

  remove(name, value) {
    const left = this.given.getAll(name).filter((one) => one !== value);
    this.given.delete(name);
    for (const one of left) this.given.append(name, one);
    this.keep();
  }

  keep() {
    history.replaceState(null, "", this.address("/graph"));
  }

  // Without empty fields, as a form would send them.
  address(path, { page = true } = {}) {
    const asked = new URLSearchParams();
    for (const [name, value] of this.given) {
      if (value && (page || !OF_PAGE.includes(name)) && (MANY.has(name) || !asked.has(name))) asked.append(name, value);
    }
    const words = asked.toString();
    return words ? `${path}?${words}` : path;
  }
}
