// Slack's rich_text block: sections, lists, quotes and code.

import { el } from "../dom/build.js";
import { emojiNamed } from "../text/emoji.js";
import { safeLink } from "../text/links.js";
import { channelName, mention, mrkdwn, personName } from "../text/mrkdwn.js";
import { drawUnknown } from "./unknown.js";

export function drawRichText(block, surface) {
  return el("div.block-rich-text", {}, richTextParts(block, surface.reader));
}

/** The content of a rich_text block or table cell as nodes. */
export function richTextParts(block, reader) {
  return block.elements.map((part) => PARTS[part.type]?.(part, reader) ?? drawUnknown("element", part));
}

const PARTS = {
  rich_text_section: (part, reader) => el("div", {}, runs(part, reader)),
  rich_text_quote: (part, reader) => el("blockquote", {}, runs(part, reader)),
  rich_text_preformatted: (part, reader) => el("pre", {}, runs(part, reader)),
  rich_text_list: (part, reader) => el(
    part.style === "ordered" ? "ol" : "ul",
    { class: `indent-${Math.min(part.indent ?? 0, 4)}`, start: part.offset ? part.offset + 1 : null },
    part.elements.map((item) => el("li", {}, runs(item, reader))),
  ),
};

function runs(part, reader) {
  return part.elements.map((run) => {
    const draw = RUNS[run.type];
    return draw ? styled(run.style, draw(run, reader)) : drawUnknown("element", run);
  });
}

const RUNS = {
  text: (run) => run.text,
  link: (run) => safeLink(run.url, run.text ?? run.url),
  emoji: (run) => signs(run.unicode) || (emojiNamed(run.name) ?? `:${run.name}:`),
  user: (run, reader) => mention(`@${personName(run.user_id, "", reader)}`),
  channel: (run, reader) => mention(`#${channelName(run.channel_id, "", reader)}`),
  usergroup: (run) => mention(`@${run.usergroup_id}`),
  broadcast: (run) => mention(`@${run.range}`, "loud"),
  color: (run) => run.value,
  date: (run, reader) => mrkdwn(`<!date^${run.timestamp}^${run.format}|${run.fallback ?? ""}>`, reader),
};

/** The emoji of code points such as "1f44b-1f3fd". */
function signs(unicode) {
  return unicode && String.fromCodePoint(...unicode.split("-").map((point) => Number.parseInt(point, 16)));
}

const TAGS = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };

function styled(style, content) {
  const wanted = Object.keys(TAGS).filter((name) => style?.[name]);
  return wanted.reduce((inner, name) => el(TAGS[name], {}, inner), content);
}
