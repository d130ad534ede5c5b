// The basics of standard Markdown, for Slack's markdown block.

import { el } from "/page/dom.js";
import { withEmoji } from "/page/emoji.js";
import { safeLink } from "/page/links.js";

/** Markdown as block nodes: headings, lists, quotes, fences, rules and paragraphs. */
export function markdown(text) {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const nodes = [];
  while (lines.length) nodes.push(...nextBlock(lines));
  return nodes;
}

function nextBlock(lines) {
  const line = lines[0];
  if (!line.trim()) return lines.shift() && [];
  if (line.startsWith("```")) return [fence(lines)];
  if (/^#{1,6} /.test(line)) return [heading(lines.shift())];
  if (/^ {0,3}([-*_])( *\1){2,} *$/.test(line)) return lines.shift() && [el("hr")];
  if (/^> ?/.test(line)) return [quote(lines)];
  if (ITEM.test(line)) return [list(lines)];
  return [paragraph(lines)];
}

const ITEM = /^\s*([-*+]|\d+[.)]) +/;

function fence(lines) {
  lines.shift();
  const code = takeWhile(lines, (line) => !line.startsWith("```"));
  lines.shift();
  return el("pre", {}, code.join("\n"));
}

function heading(line) {
  const [, marks, text] = /^(#+) (.*)$/.exec(line);
  // The page's own headings end at level 2, so a message's begin at 3.
  return el(`h${Math.min(marks.length + 2, 6)}`, { class: `md-h${marks.length}` }, inline(text));
}

function quote(lines) {
  const quoted = takeWhile(lines, (line) => line.startsWith(">"));
  return el("blockquote", {}, markdown(quoted.map((line) => line.replace(/^> ?/, "")).join("\n")));
}

function list(lines) {
  const ordered = /^\s*\d/.test(lines[0]);
  const items = takeWhile(lines, (line) => ITEM.test(line));
  return el(ordered ? "ol" : "ul", {}, items.map((line) => el("li", {}, inline(line.replace(ITEM, "")))));
}

function paragraph(lines) {
  const first = lines.shift();
  const starts = (line) => !line.trim() || /^(#{1,6} |```|>)/.test(line) || ITEM.test(line);
  return el("p", {}, inline([first, ...takeWhile(lines, (line) => !starts(line))].join("\n")));
}

function takeWhile(lines, wanted) {
  const end = lines.findIndex((line) => !wanted(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

const INLINE = [
  [/^`([^`\n]+)`/, (match) => el("code", {}, match[1])],
  [/^\[([^\]]+)\]\(([^)\s]+)\)/, (match) => safeLink(match[2], inline(match[1]))],
  [/^<(https?:[^>\s]+)>/, (match) => safeLink(match[1])],
  [/^(\*\*|__)(?=\S)([\s\S]*?\S)\1/, (match) => el("strong", {}, inline(match[2]))],
  [/^~~(?=\S)([\s\S]*?\S)~~/, (match) => el("s", {}, inline(match[1]))],
  [/^\*(?=\S)([^*]*?\S)\*/, (match) => el("em", {}, inline(match[1]))],
  [/^_(?=\S)([^_]*?\S)_(?!\w)/, (match) => el("em", {}, inline(match[1]))],
  [/^https?:\/\/[^\s<>()]*[^\s<>().,;:!?]/, (match) => safeLink(match[0])],
  [/^\\([\\`*_~[\]#<>-])/, (match) => match[1]],
];

function inline(text) {
  const nodes = [];
  let rest = text;
  let before = "";
  while (rest) {
    const found = opensWord(before) ? firstMatch(rest) : null;
    if (found) {
      if (before) nodes.push(withEmoji(before));
      before = "";
      nodes.push(found.node);
      rest = rest.slice(found.length);
    } else {
      before += rest[0];
      rest = rest.slice(1);
    }
  }
  return before ? [...nodes, withEmoji(before)] : nodes;
}

// snake_case is no emphasis: a mark inside a word marks nothing.
function opensWord(before) {
  return !/\w$/.test(before);
}

function firstMatch(rest) {
  for (const [pattern, draw] of INLINE) {
    const match = pattern.exec(rest);
    if (match) return { node: draw(match), length: match[0].length };
  }
  return null;
}
