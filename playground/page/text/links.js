// Only web, mail and phone addresses become links.

import { el } from "../dom/build.js";

const SAFE = /^(https?:\/\/|mailto:|tel:)/i;

/** A link that opens in a new tab, or only the label if the address is unsafe. */
export function safeLink(address, label) {
  const content = label === undefined || label.length === 0 ? [address] : label;
  if (!SAFE.test(address)) return el("span", {}, content);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, content);
}

export function isSafeAddress(address) {
  return SAFE.test(address);
}
