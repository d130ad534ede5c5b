// What the playground cannot draw yet stays visible, so that nobody believes it was not sent.

import { el } from "../dom.js";

/** @param {"block" | "element"} what */
export function drawUnknown(what, thing) {
  const type = typeof thing?.type === "string" ? thing.type : "no type";
  return el(
    "details.unknown",
    {},
    el("summary", {}, `The playground cannot draw this ${what} yet: ${type}`),
    el("pre", {}, JSON.stringify(thing, null, 2)),
  );
}
