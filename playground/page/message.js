// One message: who, when, what, its files, and what can be done with it.

import { blockItems } from "./blocks/draw.js";
import { clockTime, momentOfTs } from "./dates.js";
import { el, signButton } from "./dom.js";
import { avatar, marks } from "./faces.js";
import { icon } from "./icons.js";
import { opensMenu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { reconcile } from "./reconcile.js";
import { shortcutItems } from "./shortcuts.js";
import { readerOf, surfaceOf } from "./surfaces.js";

/** @param how {composer, together, reply}, see messages.js */
export function messageNode(app, message, values, { composer, together, reply }) {
  const person = app.person(message.user) ?? { id: message.user, name: message.name, is_bot: message.is_bot };
  const name = message.name ?? person.name;
  const moment = momentOfTs(message.ts);
  const time = clockTime(moment, app.state.me.tz);
  const head = el(
    "div.message-head",
    {},
    el("span.message-name", {}, name),
    marks({ is_bot: message.is_bot, is_external: person.is_external }),
    el("time", { datetime: moment.toISOString() }, time),
  );
  const face = together ? el("time.message-time", { "aria-hidden": "true" }, time) : avatar(person);
  const kinds = { together, reply, ephemeral: message.ephemeral, failed: message.failed };
  return el(
    "article",
    {
      class: ["message", ...Object.keys(kinds).filter((kind) => kinds[kind])].join(" "),
      "aria-label": `${name}, ${time}${reply ? ", in a thread" : ""}`,
      "data-ts": message.ts,
    },
    el("div.message-face", {}, face),
    el(
      "div.message-body",
      {},
      message.ephemeral && el("div.only-you", {}, icon("eye"), " Only visible to you"),
      !together && head,
      content(app, message, values),
      message.files?.map(fileNode),
    ),
    messageTools(app, message, composer),
  );
}

function content(app, message, values) {
  const edited = message.edited && el("span.edited", {}, " (edited)");
  if (!message.blocks?.length) {
    return el("div.message-text", {}, mrkdwn(message.text ?? "", readerOf(app)), edited);
  }
  const surface = surfaceOf(app, values, { conversation: app.here.id, ts: message.ts });
  const blocks = el("div.blocks");
  reconcile(blocks, blockItems(message.blocks, surface));
  return [blocks, edited];
}

function fileNode({ name, pretty_type: type, size, url }) {
  const face = [icon("clip"), el("span", {}, name), el("span.muted", {}, `${type} · ${sizeText(size)}`)];
  return el("a.file", { href: url, download: name }, face);
}

function sizeText(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The "…" of a message; an ephemeral message has no shortcuts in Slack either. */
function messageTools(app, message, composer) {
  if (message.ephemeral || message.failed) return null;
  const button = signButton("⋯", "More actions", { class: "message-more", "data-control": `more-${message.ts}` });
  const deed = { do: "message_shortcut", conversation: app.here.id, ts: message.ts };
  return opensMenu(button, "Message", () => [
    ...shortcutItems(app, "message", deed),
    { label: "Reply in thread", act: () => composer.reply(message) },
  ]);
}
