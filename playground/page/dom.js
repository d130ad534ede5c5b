// Building the page's elements. Text only ever becomes text nodes: nothing here reads markup.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * An HTML element: "div", or "div.choices" with a class. Attributes that are null, undefined or
 * false are left out; `onclick` and the like take functions; children are nodes or strings (which
 * stay text). A button submits nothing unless its type says so.
 */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const node = document.createElement(tag);
  if (tag === "button") node.type = "button";
  if (classes.length) node.className = classes.join(" ");
  return furnish(node, attributes, children);
}

/** A button in the manner of Block Kit's. */
export function press(label, onclick, style = "plain small", more = {}) {
  return el("button", { class: `button ${style}`, onclick, ...more }, label);
}

/** The sign that closes something. */
export function cross(label, onclick) {
  return signButton("×", label, { class: "quiet", onclick });
}

/** The same for SVG. */
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

/** Show a person, and a screen reader, what a control does when its face is only a sign. */
export function signButton(sign, label, attributes = {}) {
  return el("button", { "aria-label": label, title: label, ...attributes }, el("span", { "aria-hidden": "true" }, sign));
}

let lastId = 0;

/** An id that no other element has, to tie labels, hints and errors to their fields. */
export function freshId(stem) {
  lastId += 1;
  return `${stem}-${lastId}`;
}
