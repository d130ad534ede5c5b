// Short sentences about what did not work.

import { el } from "/page/dom.js";

const STAYS_MS = 8000;
const shelf = el("div", { class: "toasts", role: "alert", popover: "manual" });

export function toast(sentence) {
  const note = el("div", { class: "toast" }, el("span", {}, sentence));
  const close = el("button", { type: "button", class: "quiet", "aria-label": "Dismiss" }, "×");
  const drop = () => {
    note.remove();
    if (!shelf.childElementCount && shelf.matches(":popover-open")) shelf.hidePopover();
  };
  close.addEventListener("click", drop);
  note.append(close);
  shelf.append(note);
  // Inside the modal that is open, if any: everything outside it is inert.
  ([...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body).append(shelf);
  shelf.showPopover();
  setTimeout(drop, STAYS_MS);
}
