// Tables. The first row is the header, as Slack draws it.

import { richTextParts } from "/page/blocks/rich_text.js";
import { el } from "/page/dom.js";

const ALIGNS = new Set(["left", "center", "right"]);

export function drawTable(block, surface) {
  return frame("Table", table(block, surface));
}

/** The table's caption is its name; sorting and paging are left out, so every row shows. */
export function drawDataTable(block, surface) {
  const node = table(block, surface);
  node.prepend(el("caption", {}, block.caption));
  return frame(block.caption, node);
}

function frame(label, node) {
  // Wide tables scroll on their own; a scrolling region must be reachable by keyboard.
  return el("div", { class: "table-frame", tabindex: "0", role: "group", "aria-label": label }, node);
}

function table(block, surface) {
  const [head = [], ...body] = block.rows;
  const settings = block.column_settings ?? [];
  const row = (tag) => (cells) => el("tr", {}, cells.map((cell, column) => el(
    tag,
    { class: cellClass(cell, settings[column]), scope: tag === "th" ? "col" : null },
    cellContent(cell, surface.reader),
  )));
  return el("table", {}, el("thead", {}, row("th")(head)), el("tbody", {}, body.map(row("td"))));
}

function cellClass(cell, setting) {
  const natural = cell.type === "raw_number" ? "right" : "left";
  const align = ALIGNS.has(setting?.align) ? setting.align : natural;
  return `align-${align}${setting?.is_wrapped ? " wrapped" : ""}`;
}

function cellContent(cell, reader) {
  if (cell.type === "rich_text") return richTextParts(cell, reader);
  if (cell.type === "raw_number") return String(cell.text ?? cell.value);
  return cell.text ?? JSON.stringify(cell);
}
