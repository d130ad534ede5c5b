// Links that are safe to follow. Anything that is not a web or mail address stays text.

import { el } from "./dom.js";

const SAFE = /^(https?:\/\/|mailto:)/i;

/** A link that opens beside the playground, or the label alone when the address is not safe. */
export function safeLink(address, label) {
  const content = label === undefined || label.length === 0 ? [address] : label;
  if (!SAFE.test(address)) return el("span", {}, content);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, content);
}

export function isSafeAddress(address) {
  return SAFE.test(address);
}
