// Blocks that hold elements: section, actions, input.

import { el, freshId } from "../dom/build.js";
import { textObject } from "../text/mrkdwn.js";
import { drawElement } from "./elements.js";
import { picture } from "./read_only.js";

export function drawSection(block, surface) {
  const labelId = freshId("section");
  const text = block.text && el("div.section-text", { id: labelId }, textObject(block.text, surface.reader));
  const fields = block.fields && el(
    "div.section-fields",
    {},
    block.fields.map((field) => el("div", {}, textObject(field, surface.reader))),
  );
  const accessory = block.accessory && el(
    "div.section-accessory",
    {},
    block.accessory.type === "image"
      ? picture(block.accessory, "accessory-image")
      : drawElement(block.accessory, { blockId: block.block_id, surface, labelId, dispatches: true }),
  );
  return el("div.block-section", {}, el("div.section-body", {}, text, fields), accessory);
}

export function drawActions(block, surface) {
  const slot = { blockId: block.block_id, surface, dispatches: true };
  return el("div.block-actions", {}, block.elements.map((element) => drawElement(element, slot)));
}

const GROUPS = new Set(["checkboxes", "radio_buttons"]);

export function drawInput(block, surface) {
  const fieldId = freshId("field");
  const labelId = `${fieldId}-label`;
  const hintId = `${fieldId}-hint`;
  const errorId = `${fieldId}-error`;
  const error = surface.errors?.[block.block_id];
  const slot = {
    blockId: block.block_id,
    surface,
    fieldId,
    labelId,
    describedBy: [error && errorId, block.hint && hintId].filter(Boolean).join(" ") || null,
    dispatches: block.dispatch_action === true,
    required: !block.optional,
    invalid: Boolean(error),
  };
  const isGroup = GROUPS.has(block.element?.type);
  const label = el(
    isGroup ? "div" : "label",
    { class: "input-label", id: labelId, for: isGroup ? null : fieldId },
    textObject(block.label, surface.reader),
    block.optional && el("span.optional", {}, " (optional)"),
  );
  return el(
    "div",
    { class: error ? "block-input invalid" : "block-input" },
    label,
    drawElement(block.element, slot),
    error && el("p.field-error", { id: errorId, role: "alert" }, error),
    block.hint && el("p.field-hint", { id: hintId }, textObject(block.hint, surface.reader)),
  );
}
