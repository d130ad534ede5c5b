// "Are you sure?": Slack's confirm objects and the page's own questions.

import { el } from "../dom/build.js";
import { textObject } from "../text/mrkdwn.js";
import { question } from "./dialog.js";

/** Ask an element's confirm question, if it has one. */
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
export async function ask({ title, body, yes, no = "Cancel", danger = false }) {
  const answers = [[no, "no", "plain"], [yes, "yes", danger ? "danger-solid" : "primary"]];
  return (await question(title, el("div.question-body", {}, body), answers, "alertdialog")) === "yes";
}
