// One message: author, time, content, files and actions.

import { readerOf, surfaceOf } from "../blocks/surface.js";
import { el, signButton } from "../dom/build.js";
import { icon } from "../dom/icons.js";
import { clockTime, momentOfTs } from "../text/dates.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { avatar, marks } from "../widgets/avatar.js";
import { opensMenu } from "../widgets/menu.js";
import { shortcutItems } from "./shortcuts.js";

/** @param how {messageBox, together, reply}, see message_list.js */
export function messageNode(app, message, values, { messageBox, together, reply }) {
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
  const margin = together ? el("time.message-time", { "aria-hidden": "true" }, time) : avatar(person);
  const kinds = { together, reply, ephemeral: message.ephemeral, failed: message.failed };
  return el(
    "article",
    {
      class: ["message", ...Object.keys(kinds).filter((kind) => kinds[kind])].join(" "),
      "aria-label": `${name}, ${time}${reply ? ", in a thread" : ""}`,
      "data-ts": message.ts,
    },
    el("div.message-avatar", {}, margin),
    el(
      "div.message-body",
      {},
      message.ephemeral && el("div.only-you", {}, icon("eye"), " Only visible to you"),
      !together && head,
      content(app, message, values),
      message.files?.map(fileNode),
    ),
    messageTools(app, message, messageBox),
  );
}

function content(app, message, values) {
  const edited = message.edited && el("span.edited", {}, " (edited)");
  if (!message.blocks?.length) {
    return el("div.message-text", {}, mrkdwn(message.text ?? "", readerOf(app)), edited);
  }
  const blocks = el("div.blocks");
  surfaceOf(app, values, { conversation: app.here.id, ts: message.ts }).drawBlocks(blocks, message.blocks);
  return [blocks, edited];
}

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

function fileNode({ name, mimetype, pretty_type: type, size, url }) {
  const picture = PICTURES.has(mimetype) && el("img.file-picture", { src: url, alt: "", loading: "lazy" });
  // What only has the name of a picture is shown as a file.
  picture?.addEventListener?.("error", () => picture.remove());
  const content = [icon("clip"), el("span", {}, name), el("span.muted", {}, `${type} · ${sizeText(size)}`)];
  return el(picture ? "a.file.has-picture" : "a.file", { href: url, download: name }, picture, content);
}

function sizeText(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The ⋯ menu; as in Slack, ephemeral messages have none. */
function messageTools(app, message, messageBox) {
  if (message.ephemeral || message.failed) return null;
  const button = signButton("⋯", "More actions", { class: "message-more", "data-control": `more-${message.ts}` });
  const action = { do: "message_shortcut", conversation: app.here.id, ts: message.ts };
  return opensMenu(button, "Message", () => [
    ...shortcutItems(app, "message", action),
    { label: "Reply in thread", act: () => messageBox.reply(message) },
  ]);
}
