// "Are you sure?": Slack's confirm objects and the page's own questions.

import { trapTab } from "/page/dialog.js";
import { el, freshId } from "/page/dom.js";
import { textObject } from "/page/mrkdwn.js";

/** Ask an element's confirm question; true at once when it has none. */
export function confirmed(confirm, reader) {
  if (!confirm) return Promise.resolve(true);
  return ask({
    title: confirm.title?.text ?? "Are you sure?",
    body: textObject(confirm.text, reader),
    yes: confirm.confirm?.text ?? "Yes",
    no: confirm.deny?.text ?? "Cancel",
    danger: confirm.style === "danger",
  });
}

/** @returns {Promise<boolean>} */
export function ask({ title, body, yes, no = "Cancel", danger = false }) {
  const titleId = freshId("question");
  const dialog = el(
    "dialog",
    { class: "question", role: "alertdialog", "aria-labelledby": titleId },
    el("h2", { id: titleId }, title),
    el("div", { class: "question-body" }, body),
    el(
      "form",
      { method: "dialog", class: "question-answers" },
      el("button", { class: "button plain", value: "no", autofocus: true }, no),
      el("button", { class: `button ${danger ? "danger-solid" : "primary"}`, value: "yes" }, yes),
    ),
  );
  trapTab(dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
