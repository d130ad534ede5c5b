// Shared by all dialogs: keeps Tab inside, and asks questions.

import { el, freshId, press } from "../dom/build.js";

const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary, [tabindex='0']";

/** The controls in `root` that Tab reaches, in order. */
export function focusable(root) {
  return [...root.querySelectorAll(FOCUSABLE)].filter((node) => node.checkVisibility());
}

/** Keep Tab within `dialog`; a native dialog lets it leave to the browser's own controls. */
export function trapTab(dialog) {
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const stops = focusable(dialog);
    const last = event.shiftKey ? stops[0] : stops.at(-1);
    const first = event.shiftKey ? stops.at(-1) : stops[0];
    if (stops.length && (document.activeElement === last || !dialog.contains(document.activeElement))) {
      event.preventDefault();
      first.focus();
    }
  });
}

/**
 * Ask a question in a dialog.
 *
 * @param answers [[label, value, style]]; Enter in a field chooses the last
 * @returns {Promise<string>} the answer's value, "" after Esc
 */
export function question(title, body, answers, role = null) {
  const titleId = freshId("question");
  const buttons = answers.map(([label, value, style], index) => (
    index === answers.length - 1
      ? press(label, null, style, { type: "submit", value })
      : press(label, () => dialog.close(value), style)
  ));
  const dialog = el(
    "dialog.question",
    { role, "aria-labelledby": titleId },
    el("form", { method: "dialog" }, el("h2", { id: titleId }, title), body, el("div.question-answers", {}, buttons)),
  );
  trapTab(dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}
