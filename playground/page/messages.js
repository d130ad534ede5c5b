// The list of messages in one conversation.

import { blockItems } from "/page/blocks/draw.js";
import { clockTime, dayHeading, dayNumber, momentOfTs } from "/page/dates.js";
import { el, signButton } from "/page/dom.js";
import { avatar, marks } from "/page/faces.js";
import { FormValues } from "/page/form_values.js";
import { icon } from "/page/icons.js";
import { openMenu } from "/page/menu.js";
import { mrkdwn } from "/page/mrkdwn.js";
import { reconcile } from "/page/reconcile.js";
import { readerOf, surfaceOf } from "/page/surfaces.js";
import { welcome } from "/page/welcome.js";

/** Messages of one person within this time stand together under one name. */
const TOGETHER_SECONDS = 300;
/** This near the end counts as reading the newest. */
const NEAR_END_PX = 120;

export function createMessages(app, putInComposer) {
  const log = el("div", { class: "log", role: "log", "aria-label": "Messages", tabindex: "0" });
  const values = new Map();
  let shown = null;
  app.watch(() => {
    log.hidden = app.onHome;
    if (!app.here || app.onHome) return;
    const elsewhere = shown !== `${app.personId}/${app.here.id}`;
    shown = `${app.personId}/${app.here.id}`;
    if (elsewhere) values.clear();
    const wasNearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
    const before = log.lastElementChild?.dataset.key;
    reconcile(log, items(app, values, putInComposer));
    const isNew = log.lastElementChild?.dataset.key !== before;
    if (elsewhere || (isNew && (wasNearEnd || lastIsForMe(app)))) log.scrollTop = log.scrollHeight;
  });
  return log;
}

/** What I wrote, or an answer that only I see: I am waiting for it, wherever I have scrolled. */
function lastIsForMe(app) {
  const last = messagesHere(app).at(-1);
  return last?.user === app.personId || last?.ephemeral;
}

function messagesHere(app) {
  return app.state.messages[app.here.id] ?? [];
}

function items(app, values, putInComposer) {
  const { here } = app;
  const { tz } = app.state.me;
  const list = [{
    key: "welcome",
    signature: `${app.personId}/${here.id}`,
    draw: () => welcome(here, putInComposer),
  }];
  let previous = null;
  for (const message of messagesHere(app)) {
    const moment = momentOfTs(message.ts);
    const newDay = !previous || dayNumber(momentOfTs(previous.ts), tz) !== dayNumber(moment, tz);
    if (newDay) list.push(dayItem(dayHeading(moment, app.now(), tz), dayNumber(moment, tz)));
    list.push(messageItem(app, message, values, !newDay && follows(message, previous)));
    previous = message;
  }
  return list;
}

function follows(message, previous) {
  return message.user === previous.user
    && !message.ephemeral && !previous.ephemeral
    && Number(message.ts) - Number(previous.ts) < TOGETHER_SECONDS;
}

function dayItem(heading, day) {
  const draw = () => el("div", { class: "day", role: "separator", "aria-label": heading }, el("span", {}, heading));
  return { key: `day-${day}`, signature: heading, draw };
}

function messageItem(app, message, values, together) {
  const context = [app.personId, app.state.shortcuts.length, together];
  return {
    key: message.ts,
    signature: JSON.stringify([message, context]),
    draw: () => messageNode(app, message, valuesFor(values, message), together),
  };
}

function valuesFor(values, message) {
  if (!values.has(message.ts)) values.set(message.ts, new FormValues());
  const kept = values.get(message.ts);
  kept.prime(message.blocks ?? []);
  return kept;
}

function messageNode(app, message, values, together) {
  const person = app.person(message.user) ?? { id: message.user, name: message.name, is_bot: message.is_bot };
  const moment = momentOfTs(message.ts);
  const time = clockTime(moment, app.state.me.tz);
  const head = el(
    "div",
    { class: "message-head" },
    el("span", { class: "message-name" }, message.name ?? person.name),
    marks({ is_bot: message.is_bot, is_external: person.is_external }),
    el("time", { datetime: moment.toISOString() }, time),
  );
  const face = together ? el("time", { class: "message-time", "aria-hidden": "true" }, time) : avatar(person);
  const kinds = ["message", together && "together", message.ephemeral && "ephemeral", message.failed && "failed"];
  return el(
    "article",
    { class: kinds.filter(Boolean).join(" "), "aria-label": `${message.name ?? person.name}, ${time}`, "data-ts": message.ts },
    el("div", { class: "message-face" }, face),
    el(
      "div",
      { class: "message-body" },
      message.ephemeral && el("div", { class: "only-you" }, icon("eye"), " Only visible to you"),
      !together && head,
      content(app, message, values),
    ),
    messageTools(app, message),
  );
}

function content(app, message, values) {
  const edited = message.edited && el("span", { class: "edited" }, " (edited)");
  if (!message.blocks?.length) {
    return el("div", { class: "message-text" }, mrkdwn(message.text ?? "", readerOf(app)), edited);
  }
  const surface = surfaceOf(app, values, { conversation: app.here.id, ts: message.ts });
  const blocks = el("div", { class: "blocks" });
  reconcile(blocks, blockItems(message.blocks, surface));
  return [blocks, edited];
}

/** The "…" of a message; an ephemeral message has no shortcuts in Slack either. */
function messageTools(app, message) {
  const shortcuts = app.state.shortcuts.filter(({ type }) => type === "message");
  if (message.ephemeral || message.failed || !shortcuts.length) return null;
  const conversation = app.here.id;
  const button = signButton("⋯", "More actions", {
    class: "message-more", "aria-haspopup": "menu", "data-control": `more-${message.ts}`,
  });
  button.addEventListener("click", () => openMenu(button, "Message shortcuts", shortcuts.map((shortcut) => ({
    label: shortcut.name,
    note: "SSI Coach",
    act: () => app.act({
      do: "message_shortcut", callback_id: shortcut.callback_id, conversation, ts: message.ts,
    }),
  }))));
  return button;
}
