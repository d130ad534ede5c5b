// Slack's markdown block.

import { el } from "/page/dom.js";
import { markdown } from "/page/markdown.js";

export function drawMarkdown(block) {
  return el("div", { class: "block-markdown" }, markdown(block.text));
}
