// What every picture needs of the page around it: words, colours, answers, elements.

export const rtl = document.documentElement.dir === "rtl";
export const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Colours of the page by their names in the style; `again` is called when light becomes dark. */
export function colours(names, again) {
  const found = {};
  const read = () => {
    const style = getComputedStyle(document.documentElement);
    for (const name of names) found[name] = style.getPropertyValue(`--${name}`).trim();
  };
  read();
  const change = () => { read(); again(); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", change);
  new MutationObserver(change).observe(document.documentElement, { attributes: true, attributeFilter: ["data-light"] });
  return found;
}

export async function ask(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== null && value !== undefined && value !== "") query.set(name, value);
  query.set("language", document.documentElement.lang);
  const answer = await fetch(`/api${path}?${query}`, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** An element with attributes and children; text is never markup. */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const bdi = (text, attributes = {}) => make("bdi", attributes, text ?? "");

/** Names with arrows between them, each held apart from the direction of the page. */
export const chain = (text) => text.split(/( ← | → )/).map((part, n) => n % 2 ? part : bdi(part));

/** Claims with their words, as a list. */
export function claimList(rows) {
  return make("ol", { class: "told" }, ...rows.map((row) => make("li", {},
    make("p", { class: "facts" }, make("b", {}, row.event), " · ", row.day ? bdi(row.day, { dir: "ltr" }) : null, row.day ? " · " : null, row.certainty),
    make("blockquote", {}, bdi(row.words, { class: "words" })),
    make("p", { class: "facts" }, ...chain(row.says), " · ",
      make("a", { class: "number", href: `/claims/${row.claim}` }, bdi(row.claim, { dir: "ltr" }))))));
}

/** Calls at most once a frame. */
export function framed(work) {
  let asked = 0;
  return () => { if (!asked) asked = requestAnimationFrame(() => { asked = 0; work(); }); };
}

/** Calls once nothing has come for so long. */
export function settled(work, wait) {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(work, wait); };
}

/** A canvas in the size of its box, for screens of any density. */
export function fit(canvas, width, height) {
  const dense = Math.min(devicePixelRatio || 1, 2);
  canvas.width = Math.round(width * dense);
  canvas.height = Math.round(height * dense);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  return dense;
}

/** Boxes that stand already, so that no label is put over another. */
export class Boxes {
  constructor(cell = 64) { this.cell = cell; this.rows = new Map(); }
  #cells(box, each) {
    const { cell } = this;
    for (let x = Math.floor(box[0] / cell); x <= Math.floor(box[2] / cell); x++)
      for (let y = Math.floor(box[1] / cell); y <= Math.floor(box[3] / cell); y++) if (each(x * 65536 + y)) return true;
    return false;
  }
  free(box) {
    return !this.#cells(box, (key) => this.rows.get(key)?.some((b) => b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1]));
  }
  put(box) { this.#cells(box, (key) => { const had = this.rows.get(key); if (had) had.push(box); else this.rows.set(key, [box]); return false; }); }
  take(box) { if (!this.free(box)) return false; this.put(box); return true; }
}
