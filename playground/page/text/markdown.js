// Basic Markdown: draws headings, lists and rules, and converts the rest to mrkdwn.

import { el } from "../dom/build.js";
import { mrkdwn } from "./mrkdwn.js";

const HEADING = /^(#{1,6}) +(.*)$/;
const ITEM = /^\s*(?:[-*+]|(\d+)[.)]) +(.*)$/;
const RULE = /^ {0,3}([-*_])( *\1){2,} *$/;

/** @param reader see mrkdwn */
export function markdown(text, reader) {
  const nodes = [];
  let plain = [];
  let fenced = false;
  const inline = (line) => mrkdwn(asMrkdwn(line), reader);
  const add = (...more) => {
    if (plain.join("").trim()) nodes.push(el("div", {}, mrkdwn(plain.join("\n").trim(), reader)));
    plain = [];
    nodes.push(...more);
  };
  for (const line of text.split(/\r?\n/)) {
    const [, marks, title] = (!fenced && HEADING.exec(line)) || [];
    const [, number, item] = (!fenced && ITEM.exec(line)) || [];
    if (line.startsWith("```")) {
      fenced = !fenced;
      plain.push("```");
    } else if (!fenced && RULE.test(line)) {
      add(el("hr"));
    } else if (marks) {
      // The page itself uses levels 1 and 2.
      add(el(`h${Math.min(marks.length + 2, 6)}`, {}, inline(title)));
    } else if (item) {
      const tag = number ? "OL" : "UL";
      if (plain.length || nodes.at(-1)?.tagName !== tag) add(el(tag, { start: number }));
      nodes.at(-1).append(el("li", {}, inline(item)));
    } else if (fenced || line.trim()) {
      plain.push(fenced ? escaped(line) : asMrkdwn(line));
    } else {
      add();
    }
  }
  if (fenced) plain.push("```");
  add();
  return nodes;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const MARKS = /`[^`]+`|\[([^\]]+)\]\(([^)\s]+)\)|(\*\*|__)(?=\S)(.*?\S)\3|~~(?=\S)(.*?\S)~~|(?<!\*)\*(?=\S)([^*]*?\S)\*(?!\*)|\\([\\`*_~[\]#-])/g;

function asMrkdwn(line) {
  return restyled(escaped(line.replaceAll(/<(https?:[^>\s]+)>/g, "$1")));
}

function restyled(text) {
  return text.replaceAll(MARKS, (whole, label, address, _mark, bold, struck, slanted, sign) => {
    if (label) return `<${address}|${label}>`;
    if (bold) return `*${restyled(bold)}*`;
    if (struck) return `~${restyled(struck)}~`;
    if (slanted) return `_${restyled(slanted)}_`;
    return sign ?? whole;
  });
}
