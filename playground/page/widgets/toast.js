// Short error messages.

import { cross, el } from "../dom/build.js";

const STAYS_MS = 8000;
const shelf = el("div.toasts", { role: "alert", popover: "manual" });

export function toast(sentence) {
  const note = el("div.toast", {}, el("span", {}, sentence));
  const drop = () => {
    note.remove();
    if (!shelf.childElementCount && shelf.matches(":popover-open")) shelf.hidePopover();
  };
  note.append(cross("Dismiss", drop));
  shelf.append(note);
  // In the open modal, if any: everything outside it is inert.
  ([...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body).append(shelf);
  shelf.showPopover();
  setTimeout(drop, STAYS_MS);
}
