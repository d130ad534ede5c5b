// How a person looks in a list: a square with initials, a name, marks.

import { el } from "/page/dom.js";

const HUES = 6;

/** A coloured square with the person's initials; for the eye only. */
export function avatar(person) {
  const hue = [...person.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES;
  const initials = person.name.split(/\s+/).map((word) => word[0]).slice(0, 2).join("").toUpperCase();
  const kind = person.is_bot ? "bot" : `hue-${hue + 1}`;
  return el("span", { class: `avatar ${kind}`, "aria-hidden": "true" }, initials);
}

/** "APP", "admin", "external": what to know about a person. */
export function marks(person) {
  return [
    person.is_bot && el("span", { class: "mark" }, "APP"),
    person.is_admin && el("span", { class: "mark" }, "admin"),
    person.is_external && el("span", { class: "mark external" }, "external"),
  ];
}
