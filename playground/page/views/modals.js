// The stack of modals: shows the top one; those below keep their input.

import { FormValues } from "../blocks/form_values.js";
import { surfaceOf } from "../blocks/surface.js";
import { cross, el, freshId, press } from "../dom/build.js";
import { forget } from "../state/memory.js";
import { plainText } from "../text/emoji.js";
import { focusable, trapTab } from "../widgets/dialog.js";

export function createModals(app) {
  const titleId = freshId("modal-title");
  const dialog = el("dialog.modal", { "aria-labelledby": titleId });
  const forms = new Map();
  let top = null;
  trapTab(dialog);
  dialog.addEventListener("keydown", (event) => {
    // An open list or menu handles Esc itself.
    if (event.key !== "Escape" || event.defaultPrevented || dialog.querySelector(":popover-open")) return;
    event.preventDefault();
    top?.close();
  });
  // With no field focused, Esc arrives as "cancel".
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    top?.close();
  });
  app.watch(() => {
    const { modals } = app.state;
    for (const id of forms.keys()) {
      if (modals.some((modal) => modal.id === id)) continue;
      forms.delete(id);
      forget(keptFor(id));
    }
    for (const modal of modals) {
      if (!forms.has(modal.id)) forms.set(modal.id, createForm(app, modal, titleId));
      forms.get(modal.id).update(modal);
    }
    const next = modals.length ? forms.get(modals.at(-1).id) : null;
    if (next === top) return;
    top = next;
    show(dialog, top);
  });
  document.body.append(dialog);
}

function keptFor(viewId) {
  return `form/${viewId}`;
}

function show(dialog, top) {
  if (!top) {
    dialog.replaceChildren();
    dialog.close();
    // The browser restores the focus only if that element still exists.
    if (document.activeElement === document.body) document.getElementById("message-box-text").focus();
    return;
  }
  dialog.replaceChildren(top.node);
  if (!dialog.open) dialog.showModal();
  top.focusFirst();
}

function createForm(app, { id: viewId, view: firstView }, titleId) {
  const values = new FormValues(firstView.state?.values, keptFor(viewId));
  const title = el("h2", { id: titleId });
  const body = el("div.modal-body.blocks");
  const trouble = el("p.trouble", { role: "alert" });
  const cancel = press("", () => close(), "plain");
  const submit = press("", null, "primary", { type: "submit" });
  const node = el(
    "form.modal-form",
    { novalidate: true },
    el("header.between", {}, title, cross("Close", () => close())),
    body,
    trouble,
    el("footer", {}, cancel, submit),
  );
  let shownErrors = "{}";
  // Until the first input, a form that updates itself may move the focus to its first field.
  let untouched = true;
  let held = null;
  for (const type of ["keydown", "pointerdown", "input"]) node.addEventListener(type, () => { untouched = false; });
  node.addEventListener("focusin", (event) => { held = event.target; });
  const focusFirst = () => (held?.isConnected && !untouched ? held : firstOf(node, body))?.focus();
  const close = () => app.act({ do: "close", view: viewId });
  const send = async () => {
    if (submit.disabled) return;
    submit.disabled = true;
    submit.setAttribute("aria-busy", "true");
    // The form keeps its values; the next state brings the errors.
    await app.act({ do: "submit", view: viewId, values: values.asStateValues() });
    submit.disabled = false;
    submit.removeAttribute("aria-busy");
  };
  node.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !submit.hidden) send();
  });
  return {
    node,
    close,
    focusFirst,
    update({ view, errors = {}, trouble: sentence }) {
      title.textContent = plainText(view.title?.text ?? "");
      submit.hidden = !view.submit;
      submit.textContent = plainText(view.submit?.text ?? "Submit");
      cancel.textContent = plainText(view.close?.text ?? (view.submit ? "Cancel" : "Close"));
      trouble.textContent = sentence ?? "";
      trouble.hidden = !sentence;
      values.prime(view.blocks);
      surfaceOf(app, values, { view: viewId }, errors).drawBlocks(body, view.blocks);
      const errorsNow = JSON.stringify(errors);
      const invalid = body.querySelector(".invalid");
      if (errorsNow !== shownErrors && invalid) focusable(invalid)[0]?.focus();
      shownErrors = errorsNow;
      // The focused element may be gone; keys must still reach the modal.
      if (node.isConnected && (untouched || !node.contains(document.activeElement))) focusFirst();
    },
  };
}

/** The autofocus field, else the first field, else the first button. */
function firstOf(node, body) {
  return body.querySelector("[autofocus]")
    ?? focusable(body).find((candidate) => candidate.matches("input, select, textarea"))
    ?? focusable(node.querySelector("footer"))[0];
}
