// Building the page's elements. Text only ever becomes text nodes: nothing here reads markup.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * An HTML element. Attributes that are null, undefined or false are left out; `onclick` and the
 * like take functions; children are nodes or strings (which stay text).
 */
export function el(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG_NAMESPACE, tag), attributes, children);
}

function furnish(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter(isContent));
  return node;
}

function isContent(child) {
  return child !== null && child !== undefined && child !== false;
}

/** Show a person, and a screen reader, what a control does when its face is only a sign. */
export function signButton(sign, label, attributes = {}) {
  return el(
    "button",
    { type: "button", "aria-label": label, title: label, ...attributes },
    el("span", { "aria-hidden": "true" }, sign),
  );
}

let lastId = 0;

/** An id that no other element has, to tie labels, hints and errors to their fields. */
export function freshId(stem) {
  lastId += 1;
  return `${stem}-${lastId}`;
}
