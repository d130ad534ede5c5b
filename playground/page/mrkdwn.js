// Slack's mrkdwn as DOM nodes. Markup in the text, Slack's or HTML's, can only ever become text.

import { slackDate } from "/page/dates.js";
import { el } from "/page/dom.js";
import { emojiNamed, withEmoji } from "/page/emoji.js";
import { safeLink } from "/page/links.js";

const STYLES = { "*": "strong", _: "em", "~": "s" };
const WORD = /[\p{L}\p{N}]/u;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** A text object ({type: "mrkdwn" | "plain_text", text}) as nodes. */
export function textObject(object, reader) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text, reader);
  return [object.emoji === false ? object.text : withEmoji(object.text)];
}

/**
 * mrkdwn as nodes.
 *
 * @param {string} text with Slack's entities (&amp; &lt; &gt;) and <…> tokens
 * @param reader {person(id), conversation(id), zone, now()}: for whom it is drawn
 */
export function mrkdwn(text, reader) {
  const nodes = [];
  for (const [index, part] of text.split(/```([\s\S]*?)```/).entries()) {
    if (index % 2 === 1) nodes.push(el("pre", {}, unescaped(part.replace(/^\n/, "").replace(/\n$/, ""))));
    else nodes.push(...lines(beside(part, index, text), reader));
  }
  return nodes;
}

// A code block stands on lines of its own, so the line breaks next to it would show as empty lines.
function beside(part, index, text) {
  const trimmed = index > 0 ? part.replace(/^\n/, "") : part;
  return part.length < text.length ? trimmed.replace(/\n$/, "") : trimmed;
}

function lines(text, reader) {
  const nodes = [];
  let plain = [];
  let quoted = [];
  const endPlain = () => {
    if (plain.length) nodes.push(...inline(plain.join("\n"), reader));
    plain = [];
  };
  const endQuote = () => {
    if (quoted.length) nodes.push(el("blockquote", {}, inline(quoted.join("\n"), reader)));
    quoted = [];
  };
  for (const line of text.split("\n")) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quote) {
      endPlain();
      quoted.push(quote[1]);
    } else {
      endQuote();
      plain.push(line);
    }
  }
  endPlain();
  endQuote();
  return nodes;
}

function inline(text, reader) {
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push(unescaped(plain));
    plain = "";
  };
  let at = 0;
  while (at < text.length) {
    const found = special(text, at, reader);
    if (found) {
      flush();
      nodes.push(found.node);
      at = found.end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

/** What begins at this place, as {node, end}, or null when it is plain text. */
function special(text, at, reader) {
  const sign = text[at];
  if (sign === "`") return code(text, at);
  if (sign === "<") return token(text, at, reader);
  if (sign === ":") return emoji(text, at);
  if (sign in STYLES) return styled(text, at, reader);
  if (sign === "h") return bareLink(text, at);
  return null;
}

function code(text, at) {
  const end = text.indexOf("`", at + 1);
  const content = text.slice(at + 1, end);
  if (end < 0 || !content || content.includes("\n")) return null;
  return { node: el("code", {}, unescaped(content)), end: end + 1 };
}

function emoji(text, at) {
  const match = /^:([a-z0-9_+-]+):/.exec(text.slice(at, at + 40));
  const sign = match && emojiNamed(match[1]);
  if (!sign) return null;
  return { node: document.createTextNode(sign), end: at + match[0].length };
}

function bareLink(text, at) {
  if (at > 0 && WORD.test(text[at - 1])) return null;
  const match = /^https?:\/\/[^\s<>|]+/.exec(text.slice(at));
  if (!match) return null;
  const address = match[0].replace(/[.,;:!?)\]'"*_~]+$/, "");
  return { node: safeLink(unescaped(address)), end: at + address.length };
}

function styled(text, at, reader) {
  const sign = text[at];
  if (at > 0 && (WORD.test(text[at - 1]) || text[at - 1] === sign)) return null;
  const end = closing(text, at, sign);
  if (end < 0) return null;
  const node = el(STYLES[sign], {}, inline(text.slice(at + 1, end), reader));
  return { node, end: end + 1 };
}

// The closing sign is on the same line, after something visible, and at the end of a word.
function closing(text, at, sign) {
  if (!text[at + 1] || /[\s]/.test(text[at + 1]) || text[at + 1] === sign) return -1;
  for (let index = at + 1; index < text.length && text[index] !== "\n"; index += 1) {
    if (text[index] === "<" || text[index] === "`") {
      const end = text.indexOf(text[index] === "<" ? ">" : "`", index + 1);
      if (end > 0) index = end;
      continue;
    }
    if (text[index] !== sign || /\s/.test(text[index - 1])) continue;
    const after = text[index + 1];
    if (after === undefined || !(WORD.test(after) || after === sign)) return index;
  }
  return -1;
}

/** <https://…|label>, <@U…>, <#C…|name>, <!here>, <!date^…^…|fallback> */
function token(text, at, reader) {
  const end = text.indexOf(">", at);
  if (end < 0 || text.slice(at, end).includes("\n")) return null;
  const body = text.slice(at + 1, end);
  const bar = body.indexOf("|");
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? "" : unescaped(body.slice(bar + 1));
  const node = tokenNode(target, label, reader);
  return node && { node, end: end + 1 };
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

/** The chip for a person, channel or group that a text names. */
export function mention(text, kind = "") {
  return el("span", { class: `mention ${kind}`.trim() }, text);
}

export function personName(id, label, reader) {
  return reader.person(id)?.name ?? (label || id);
}

export function channelName(id, label, reader) {
  return (reader.conversation(id)?.name ?? (label || "private channel")).replace(/^#/, "");
}

function date(target, fallback, reader) {
  const [, seconds, pattern, link] = target.split("^");
  const moment = new Date(Number(seconds) * 1000);
  const usable = Number.isFinite(moment.getTime()) && pattern;
  const shown = (usable && slackDate(moment, pattern, reader.zone, reader.now())) || fallback;
  const face = usable
    ? el("time", { datetime: moment.toISOString(), title: fallback || null }, shown)
    : el("span", {}, shown);
  return link ? safeLink(link, [face]) : face;
}

function unescaped(text) {
  return text.replaceAll(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}
