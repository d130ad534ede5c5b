// A container: a title, and blocks under it that may fold away.

import { blockItems } from "./draw.js";
import { richTextParts } from "./rich_text.js";
import { el } from "../dom.js";
import { textObject } from "../mrkdwn.js";
import { reconcile } from "../reconcile.js";

export function drawContainer(block, surface) {
  const title = block.rich_text_title
    ? richTextParts(block.rich_text_title, surface.reader)
    : textObject(block.title, surface.reader);
  const head = [
    el("strong", {}, title),
    block.subtitle && el("span.choice-note", {}, textObject(block.subtitle, surface.reader)),
  ];
  const body = el("div.blocks");
  reconcile(body, blockItems(block.child_blocks, surface));
  if (!block.is_collapsible) return el("section.container", {}, el("div", {}, head), body);
  return el("details.container", { open: !block.default_collapsed }, el("summary", {}, head), body);
}
