// The stack of modals: the top one is shown, those below keep what was typed.

import { blockItems } from "./blocks/draw.js";
import { focusable, trapTab } from "./dialog.js";
import { cross, el, freshId, press } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { FormValues } from "./form_values.js";
import { reconcile } from "./reconcile.js";
import { surfaceOf } from "./surfaces.js";

export function createModals(app) {
  const titleId = freshId("modal-title");
  const dialog = el("dialog.modal", { "aria-labelledby": titleId });
  const forms = new Map();
  let top = null;
  trapTab(dialog);
  dialog.addEventListener("keydown", (event) => {
    // A select's list or a menu takes Esc for itself; only what is left closes the view.
    if (event.key !== "Escape" || event.defaultPrevented || dialog.querySelector(":popover-open")) return;
    event.preventDefault();
    top?.close();
  });
  // With the focus outside every field, Esc arrives only as this.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    top?.close();
  });
  app.watch(() => {
    const { modals } = app.state;
    for (const id of forms.keys()) if (!modals.some((modal) => modal.id === id)) forms.delete(id);
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

function show(dialog, top) {
  if (!top) {
    dialog.replaceChildren();
    dialog.close();
    // The browser gives the focus back to where it was, if that is still there.
    if (document.activeElement === document.body) document.getElementById("composer-text").focus();
    return;
  }
  dialog.replaceChildren(top.node);
  if (!dialog.open) dialog.showModal();
  top.focusFirst();
}

function createForm(app, { id: viewId, view: firstView }, titleId) {
  const values = new FormValues(firstView.state?.values);
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
  // Until somebody does something, a form that fills itself may take the focus to its first field.
  let untouched = true;
  let held = null;
  for (const deed of ["keydown", "pointerdown", "input"]) node.addEventListener(deed, () => { untouched = false; });
  node.addEventListener("focusin", (event) => { held = event.target; });
  const focusFirst = () => (held?.isConnected && !untouched ? held : firstOf(node, body))?.focus();
  const close = () => app.act({ do: "close", view: viewId });
  const send = async () => {
    if (submit.disabled) return;
    submit.disabled = true;
    submit.setAttribute("aria-busy", "true");
    // The form keeps everything: what went wrong comes back as errors in the state.
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
      title.textContent = withEmoji(view.title?.text ?? "");
      submit.hidden = !view.submit;
      submit.textContent = withEmoji(view.submit?.text ?? "Submit");
      cancel.textContent = withEmoji(view.close?.text ?? (view.submit ? "Cancel" : "Close"));
      trouble.textContent = sentence ?? "";
      trouble.hidden = !sentence;
      values.prime(view.blocks);
      reconcile(body, blockItems(view.blocks, surfaceOf(app, values, { view: viewId }, errors)));
      const errorsNow = JSON.stringify(errors);
      const invalid = body.querySelector(".invalid");
      if (errorsNow !== shownErrors && invalid) focusable(invalid)[0]?.focus();
      shownErrors = errorsNow;
      // What had the focus may be gone: keys must go on reaching the modal.
      if (node.isConnected && (untouched || !node.contains(document.activeElement))) focusFirst();
    },
  };
}

/** The field that asked for it, else the first field, else the first button. */
function firstOf(node, body) {
  return body.querySelector("[autofocus]")
    ?? focusable(body).find((candidate) => candidate.matches("input, select, textarea"))
    ?? focusable(node.querySelector("footer"))[0];
}
