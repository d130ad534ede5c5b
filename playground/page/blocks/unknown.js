// Shows the JSON of whatever the playground cannot draw, so that it is not taken for missing.

import { el } from "../dom/build.js";

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
