// A person in a list: an avatar with initials, a name, marks.

import { el } from "../dom/build.js";

const HUES = 4;

/** A coloured square with the person's initials; hidden from screen readers. */
export function avatar(person) {
  const hue = [...person.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES;
  const initials = person.name.split(/\s+/).map((word) => word[0]).slice(0, 2).join("").toUpperCase();
  const kind = person.is_bot ? "bot" : `hue-${hue + 1}`;
  return el("span", { class: `avatar ${kind}`, "aria-hidden": "true" }, initials);
}

/** Avatar, name and marks, for menus. */
export function avatarAndName(person) {
  return [avatar(person), el("span", {}, person.name, " ", marks(person))];
}

/** "APP", "admin", "guest", "external". */
export function marks(person) {
  const kinds = [person.is_bot && "APP", person.is_admin && "admin", person.guest && "guest", person.is_external && "external"];
  return kinds.filter(Boolean).map((kind) => el("span.mark", {}, kind));
}
