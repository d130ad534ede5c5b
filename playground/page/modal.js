// The stack of modals: the top one is shown, those below keep what was typed.

import { blockItems } from "/page/blocks/draw.js";
import { focusable, trapTab } from "/page/dialog.js";
import { el, freshId } from "/page/dom.js";
import { withEmoji } from "/page/emoji.js";
import { FormValues } from "/page/form_values.js";
import { reconcile } from "/page/reconcile.js";
import { surfaceOf } from "/page/surfaces.js";

export function createModals(app) {
  const titleId = freshId("modal-title");
  const dialog = el("dialog", { class: "modal", "aria-labelledby": titleId });
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
    for (const [id, form] of forms) if (!modals.some((modal) => modal.id === id)) drop(form, forms, id);
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

function drop(form, forms, id) {
  form.node.remove();
  forms.delete(id);
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
  const cross = el("button", { type: "button", class: "quiet cross", "aria-label": "Close", title: "Close" }, "×");
  const body = el("div", { class: "modal-body blocks" });
  const trouble = el("p", { class: "trouble", role: "alert" });
  const cancel = el("button", { type: "button", class: "button plain" });
  const submit = el("button", { type: "submit", class: "button primary" });
  const node = el(
    "form",
    { class: "modal-form", novalidate: true },
    el("header", {}, title, cross),
    body,
    trouble,
    el("footer", {}, cancel, submit),
  );
  let shownErrors = "{}";
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
  cross.addEventListener("click", close);
  cancel.addEventListener("click", close);
  node.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !submit.hidden) send();
  });
  return {
    node,
    close,
    focusFirst: () => focusFirst(node, body),
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
      if (errorsNow !== shownErrors) body.querySelector('[aria-invalid="true"]')?.focus();
      shownErrors = errorsNow;
      // What had the focus may be gone: keys must go on reaching the modal.
      if (node.isConnected && !node.contains(document.activeElement)) focusFirst(node, body);
    },
  };
}

/** The field that asked for it, else the first field, else the first button. */
function focusFirst(node, body) {
  const wanted = body.querySelector("[autofocus]")
    ?? focusable(body).find((candidate) => candidate.matches("input, select, textarea"))
    ?? focusable(node.querySelector("footer"))[0];
  wanted?.focus();
}
