// Tables. The first row is the header, as in Slack.

import { el, press } from "../dom/build.js";
import { richTextParts } from "./rich_text.js";

const ALIGNS = new Set(["left", "center", "right"]);
const PAGE_SIZE = 5;

export function drawTable(block, surface = {}) {
  const [head, ...rows] = block.rows;
  const settings = block.column_settings ?? [];
  return frame("Table", el(
    "table",
    {},
    el("thead", {}, drawRow(head ?? [], surface, (column) => ({ ...settings[column], scope: "col" }))),
    el("tbody", {}, rows.map((cells) => drawRow(cells, surface, (column) => settings[column]))),
  ));
}

/** A paged table; pressing a column's name sorts it. */
export function drawDataTable(block, surface) {
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? PAGE_SIZE;
  const settingOf = (column) => (column === block.row_header_column_index ? { scope: "row" } : {});
  let [sorted, up, first] = [null, true, 0];
  const names = head.map((cell, column) => {
    const button = el("button", {}, cellContent(cell, surface.reader));
    button.onclick = () => {
      [up, sorted, first] = [sorted === column ? !up : true, column, 0];
      show();
    };
    return el("th", { scope: "col", class: alignOf(rows[0]?.[column] ?? cell) }, button);
  });
  const body = el("tbody");
  const place = el("span", { role: "status" });
  const turn = (sign, label, by) => press(sign, () => { first += by * size; show(); }, "plain small", { "aria-label": label });
  const pages = el("div.pages", {}, turn("‹", "Previous page", -1), place, turn("›", "Next page", 1));
  const show = () => {
    const order = sorted === null ? rows : rows.toSorted((a, b) => (up ? 1 : -1) * compare(a[sorted], b[sorted]));
    const last = Math.min(first + size, rows.length);
    names.forEach((name, column) => name.setAttribute(
      "aria-sort",
      column !== sorted ? "none" : up ? "ascending" : "descending",
    ));
    body.replaceChildren(...order.slice(first, last).map((cells) => drawRow(cells, surface, settingOf)));
    place.textContent = `${first + 1}–${last} of ${rows.length}`;
    pages.firstChild.disabled = first === 0;
    pages.lastChild.disabled = last === rows.length;
  };
  pages.hidden = rows.length <= size;
  show();
  const caption = el("caption", {}, block.caption);
  const node = el("table.sortable", {}, caption, el("thead", {}, el("tr", {}, names)), body);
  return el("div", {}, frame(block.caption, node), pages);
}

function frame(label, node) {
  // Wide tables scroll, and a scrolling region must be reachable by keyboard.
  return el("div.table-frame", { tabindex: "0", role: "group", "aria-label": label }, node);
}

/** @param settingOf (column) → {align?, is_wrapped?, scope? (of a header)} */
function drawRow(cells, surface, settingOf) {
  return el("tr", {}, cells.map((cell, column) => {
    const { align, is_wrapped: wrapped, scope } = settingOf(column) ?? {};
    const kind = ALIGNS.has(align) ? `align-${align}` : alignOf(cell);
    return el(scope ? "th" : "td", { class: wrapped ? `${kind} wrapped` : kind, scope }, cellContent(cell, surface.reader));
  }));
}

function alignOf(cell) {
  return cell.type === "raw_number" ? "align-right" : "align-left";
}

function cellContent(cell, reader) {
  if (cell.type === "rich_text") return richTextParts(cell, reader);
  if (cell.type === "raw_number") return String(cell.text ?? cell.value);
  return cell.text ?? JSON.stringify(cell);
}

/** Compares numbers by value, everything else as text. */
function compare(a, b) {
  if (a.type === "raw_number" && b.type === "raw_number") return a.value - b.value;
  return wordsOf(a).localeCompare(wordsOf(b), "en", { numeric: true });
}

function wordsOf(cell) {
  const deep = (part) => part.text ?? (part.elements ?? []).map(deep).join("");
  return deep(cell);
}
