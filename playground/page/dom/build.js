// Builds DOM elements. Strings become text nodes, never markup.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * An HTML element from "div" or, with a class, "div.choices". Skips attributes that are null,
 * undefined or false; `onclick` etc. take functions; children are nodes or strings. A button does
 * not submit by default.
 */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const node = document.createElement(tag);
  if (tag === "button") node.type = "button";
  if (classes.length) node.className = classes.join(" ");
  return furnish(node, attributes, children);
}

/** A button styled like Block Kit's. */
export function press(label, onclick, style = "plain small", more = {}) {
  return el("button", { class: `button ${style}`, onclick, ...more }, label);
}

/** A × button. */
export function cross(label, onclick) {
  return signButton("×", label, { class: "quiet", onclick });
}

/** Like `el`, for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG_NAMESPACE, tag), attributes, children);
}

function furnish(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (!isGiven(value)) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter(isGiven));
  return node;
}

function isGiven(value) {
  return value !== null && value !== undefined && value !== false;
}

/** A button that shows only a symbol; its label is the tooltip and its accessible name. */
export function signButton(sign, label, attributes = {}) {
  return el("button", { "aria-label": label, title: label, ...attributes }, el("span", { "aria-hidden": "true" }, sign));
}

let lastId = 0;

/** A unique id, to tie labels, hints and errors to their fields. */
export function freshId(stem) {
  lastId += 1;
  return `${stem}-${lastId}`;
}
