// Slack's mrkdwn as DOM nodes. HTML in the text stays text.

import { el } from "../dom/build.js";
import { slackDate } from "./dates.js";
import { emojiNamed, withEmoji } from "./emoji.js";
import { safeLink } from "./links.js";

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** A text object {type: "mrkdwn" | "plain_text", text} as nodes. */
export function textObject(object, reader) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text, reader);
  return [object.emoji === false ? object.text : withEmoji(object.text)];
}

/**
 * mrkdwn as nodes.
 *
 * @param {string} text with Slack's entities (&amp; &lt; &gt;) and <…> tokens
 * @param reader {person(id), conversation(id), zone, now()}, the person who reads it
 */
export function mrkdwn(text, reader) {
  // A code block has its own lines, so drop the line breaks next to its fences.
  return text.split(/\n?```\n?([\s\S]*?)\n?```\n?/).flatMap((part, index) => (
    index % 2 ? [el("pre", {}, unescaped(part))] : lines(part, reader)
  ));
}

/** Consecutive lines that begin with > form one quote. */
function lines(text, reader) {
  const groups = [];
  for (const line of text.split("\n")) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line);
    const last = groups.at(-1);
    if (last && last.quoted === Boolean(quote)) last.lines.push(quote?.[1] ?? line);
    else groups.push({ quoted: Boolean(quote), lines: [quote?.[1] ?? line] });
  }
  return groups.flatMap((group) => {
    const nodes = inline(group.lines.join("\n"), reader);
    return group.quoted ? [el("blockquote", {}, nodes)] : nodes;
  });
}

function inline(text, reader) {
  const nodes = [];
  let plain = 0;
  for (let at = 0; at < text.length;) {
    const [node, end] = special(text, at, reader) ?? [];
    if (node) {
      nodes.push(unescaped(text.slice(plain, at)), node);
      plain = end;
    }
    at = end ?? at + 1;
  }
  return [...nodes, unescaped(text.slice(plain))].filter(Boolean);
}

/** The token at this index as [node, end index], or null for plain text. */
function special(text, at, reader) {
  for (const [pattern, draw] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const node = match && draw(match, reader);
    if (node) return [node, at + match[0].length];
  }
  return null;
}

const RULES = [
  [/`([^`\n]+)`/y, ([, code]) => el("code", {}, unescaped(code))],
  [/<([^>|\n]*)(?:\|([^>\n]*))?>/y, ([, target, label], reader) => tokenNode(target, unescaped(label ?? ""), reader)],
  [/:([a-z0-9_+-]+):/y, ([, name]) => emojiNamed(name)],
  [/(?<![\p{L}\p{N}])https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)\]'"*_~]/uy, ([address]) => safeLink(unescaped(address))],
  ...[["\\*", "strong"], ["_", "em"], ["~", "s"]].map(([sign, tag]) => (
    [styled(sign), ([, text], reader) => el(tag, {}, inline(text, reader))]
  )),
];

/** Finds the closing sign on the same line, at a word's end; skips <…> and `…`. */
function styled(sign) {
  const passed = "<[^>\n]*>|`[^`\n]*`|[^\n<`]|<(?![^>\n]*>)|`(?![^`\n]*`)";
  const word = `[\\p{L}\\p{N}${sign}]`;
  return new RegExp(`(?<!${word})${sign}(?![\\s${sign}])((?:${passed})*?(?<!\\s))${sign}(?!${word})`, "uy");
}

function tokenNode(target, label, reader) {
  if (/^@[UWB]\w+$/.test(target)) return mention(`@${personName(target.slice(1), label, reader)}`);
  if (/^#[CG]\w+$/.test(target)) return mention(`#${channelName(target.slice(1), label, reader)}`);
  if (target.startsWith("!date^")) return date(target, label, reader);
  if (target.startsWith("!subteam^")) return mention(label || "@group");
  if (/^!(here|channel|everyone)$/.test(target)) return mention(`@${target.slice(1)}`, "loud");
  if (/^(https?:|mailto:)/i.test(target)) return safeLink(unescaped(target), label ? withEmoji(label) : "");
  return null;
}

/** The chip for a mentioned person, channel or group. */
export function mention(text, kind = "") {
  return el("span", { class: `mention ${kind}`.trim() }, text);
}

export function personName(id, label, reader) {
  return reader.person(id)?.name ?? (label || id);
}

export function channelName(id, label, reader) {
  return (reader.conversation(id)?.name ?? (label || "private channel"));
}

function date(target, fallback, reader) {
  const [, seconds, pattern, link] = target.split("^");
  const moment = new Date(Number(seconds) * 1000);
  const usable = Number.isFinite(moment.getTime()) && pattern;
  const shown = (usable && slackDate(moment, pattern, reader.zone, reader.now())) || fallback;
  const content = usable
    ? el("time", { datetime: moment.toISOString(), title: fallback || null }, shown)
    : el("span", {}, shown);
  return link ? safeLink(link, [content]) : content;
}

function unescaped(text) {
  return text.replaceAll(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}
