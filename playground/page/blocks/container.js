// A container: a title with blocks below it, collapsible if the block says so.

import { el } from "../dom/build.js";
import { textObject } from "../text/mrkdwn.js";
import { richTextParts } from "./rich_text.js";

export function drawContainer(block, surface) {
  const title = block.rich_text_title
    ? richTextParts(block.rich_text_title, surface.reader)
    : textObject(block.title, surface.reader);
  const head = [
    el("strong", {}, title),
    block.subtitle && el("span.choice-note", {}, textObject(block.subtitle, surface.reader)),
  ];
  const body = el("div.blocks");
  surface.drawBlocks(body, block.child_blocks);
  if (!block.is_collapsible) return el("section.container", {}, el("div", {}, head), body);
  return el("details.container", { open: !block.default_collapsed }, el("summary", {}, head), body);
}
