// The messages of one conversation.

import { FormValues } from "../blocks/form_values.js";
import { el } from "../dom/build.js";
import { reconcile } from "../dom/reconcile.js";
import { dayHeading, dayNumber, momentOfTs } from "../text/dates.js";
import { messageNode } from "./message.js";
import { welcome } from "./welcome.js";

/** Messages by one person within this time are grouped under one name. */
const TOGETHER_SECONDS = 300;
const NEAR_END_PX = 120;

/** @param messageBox {put(text), reply(message)} */
export function createMessageList(app, messageBox) {
  const log = el("div.log", { role: "log", "aria-label": "Messages", tabindex: "0" });
  const values = new Map();
  let shown = null;
  let newest = null;
  let atEnd = true;
  const toEnd = () => { log.scrollTop = log.scrollHeight; };
  log.onscroll = () => { atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX; };
  // Stay at the newest message when the window, drawer or message box changes size.
  new ResizeObserver(() => { if (atEnd) toEnd(); }).observe(log);
  app.watch(() => {
    log.hidden = app.onHome;
    if (!app.here || app.onHome) return;
    const elsewhere = shown !== `${app.personId}/${app.here.id}`;
    shown = `${app.personId}/${app.here.id}`;
    if (elsewhere) values.clear();
    const wasAtEnd = atEnd;
    reconcile(log, items(app, values, messageBox));
    const last = messagesHere(app).at(-1);
    const isNew = last?.ts !== newest;
    newest = last?.ts;
    const reply = last && isReply(last) && log.querySelector(`[data-ts="${last.ts}"]`);
    if (elsewhere || (isNew && !reply && (wasAtEnd || isForMe(app, last)))) toEnd();
    else if (isNew && reply) reply.scrollIntoView({ block: "nearest" });
  });
  return log;
}

/** My own message, or an answer only I can see: scroll to it in any case. */
function isForMe(app, message) {
  return message?.user === app.personId || message?.ephemeral;
}

function messagesHere(app) {
  return app.state.messages[app.here.id] ?? [];
}

function isReply({ ts, thread_ts: parent }) {
  return Boolean(parent) && parent !== ts;
}

function items(app, values, messageBox) {
  const { here } = app;
  const { tz } = app.state.me;
  const all = messagesHere(app);
  const list = [{ key: "welcome", signature: JSON.stringify([app.personId, here.id, app.state.demo, app.state.tour]), draw: () => welcome(app, messageBox.put) }];
  let previous = null;
  for (const message of all.filter((one) => !isReply(one))) {
    const moment = momentOfTs(message.ts);
    const newDay = !previous || dayNumber(momentOfTs(previous.ts), tz) !== dayNumber(moment, tz);
    if (newDay) list.push(dayItem(dayHeading(moment, app.now(), tz), dayNumber(moment, tz)));
    list.push(messageItem(app, message, values, { messageBox, together: !newDay && follows(message, previous) }));
    previous = message;
    // Replies follow their thread's first message; without it they are not shown.
    for (const reply of all.filter((one) => isReply(one) && one.thread_ts === message.ts)) {
      list.push(messageItem(app, reply, values, { messageBox, reply: true }));
      previous = reply;
    }
  }
  return list;
}

function follows(message, previous) {
  return message.user === previous.user
    && !message.ephemeral && !previous.ephemeral && !isReply(previous)
    && Number(message.ts) - Number(previous.ts) < TOGETHER_SECONDS;
}

function dayItem(heading, day) {
  const draw = () => el("div.day", { role: "separator", "aria-label": heading }, el("span", {}, heading));
  return { key: `day-${day}`, signature: heading, draw };
}

/** @param how {messageBox, together (grouped with the one before), reply (in a thread)} */
function messageItem(app, message, values, how) {
  const context = [app.personId, app.state.shortcuts.length, how.together, app.person(message.user)?.name, app.state.me.tz];
  return {
    key: message.ts,
    signature: JSON.stringify([message, context]),
    draw: () => messageNode(app, message, valuesOf(values, message), how),
  };
}

function valuesOf(values, message) {
  if (!values.has(message.ts)) values.set(message.ts, new FormValues());
  const kept = values.get(message.ts);
  kept.prime(message.blocks ?? []);
  return kept;
}
