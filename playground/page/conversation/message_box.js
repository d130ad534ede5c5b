// The message box: drafts, slash commands, shortcuts, files, replies in a thread.

import { cross, el, signButton } from "../dom/build.js";
import { recall, remember } from "../state/memory.js";
import { opensMenu } from "../widgets/menu.js";
import { createPaperClip, takeDrops } from "./file_drops.js";
import { keepPastedLinks } from "./pasted_links.js";
import { shortcutItems } from "./shortcuts.js";
import { createCommandHelp, isInvitation } from "./slash_commands.js";

const TALLEST_PX = 200;

/** @returns {{node, put(text), reply(message), takeDropsOn(zone)}} */
export function createMessageBox(app) {
  let draftOf = null;
  const box = el("textarea", { id: "message-box-text", rows: 1, autocomplete: "off" });
  const status = el("div.sending", { role: "status" });
  const thread = createThreadLine(box);
  const help = createCommandHelp(app, box, (text) => set(box, text));
  const send = signButton("➤", "Send", { type: "submit", class: "send" });
  const share = (file) => whileSending(status, () => app.drop(file, thread.where));
  const form = el(
    "form.message-box",
    {},
    help.node,
    thread.node,
    el("div.message-box-row", {}, shortcutsButton(app), createPaperClip(share), box, send),
    status,
  );
  keepPastedLinks(box);
  box.addEventListener("input", () => {
    fit(box);
    remember(`draft/${draftOf}`, box.value);
  });
  box.addEventListener("keydown", (event) => {
    if (help.key(event)) return;
    if (event.key === "Escape") thread.leave();
    if (event.key === "ArrowUp" && !box.value) {
      event.preventDefault();
      set(box, recall(`last/${app.personId}`) ?? "");
    }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    whileSending(status, () => submit(app, box, thread.where));
  });
  app.watch(() => {
    form.hidden = app.onHome || app.here?.archived === true;
    if (!app.here) return;
    const name = app.here.name;
    const label = app.here.kind === "im" ? `Message ${name}` : `Message #${name}`;
    box.setAttribute("aria-label", label);
    box.placeholder = app.here.kind === "im" ? `${label} or type /` : label;
    const place = `${app.personId}/${app.here.id}`;
    if (place === draftOf) return;
    draftOf = place;
    thread.leave();
    set(box, recall(`draft/${place}`) ?? "");
  });
  return {
    node: form,
    put: (text) => { set(box, text); box.focus(); },
    reply: (message) => { thread.enter(message); box.focus(); },
    takeDropsOn: (zone) => takeDrops(zone, () => !form.hidden, share),
  };
}

/** The line above the box that names the thread of the next message. */
function createThreadLine(box) {
  const words = el("span", { role: "status" });
  const node = el("div.thread-line", { hidden: true }, words);
  const line = {
    node,
    where: {},
    enter(message) {
      line.where = { thread_ts: message.thread_ts ?? message.ts };
      words.textContent = `Replying in the thread of ${message.name}`;
      node.hidden = false;
    },
    leave() {
      line.where = {};
      node.hidden = true;
    },
  };
  node.append(cross("Leave the thread", () => { line.leave(); box.focus(); }));
  return line;
}

function set(box, text) {
  box.value = text;
  box.setSelectionRange(text.length, text.length);
  box.dispatchEvent(new Event("input"));
}

function fit(box) {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, TALLEST_PX)}px`;
}

async function whileSending(status, work) {
  status.textContent = "Sending…";
  await work();
  status.textContent = "";
}

async function submit(app, box, where) {
  // Keep leading spaces: Slack sees a command only if the slash comes first.
  const text = box.value.trimEnd();
  if (!text) return;
  const conversation = app.here.id;
  set(box, "");
  remember(`last/${app.personId}`, text);
  const action = isInvitation(app, text) ? { do: "invite_bot" } : { do: "type", text, ...where };
  const answer = await app.act({ ...action, conversation });
  // Restore the text after a failure, unless the box has new text.
  if (!answer.ok && !box.value && app.here?.id === conversation) set(box, text);
}

function shortcutsButton(app) {
  return opensMenu(signButton("⚡", "Shortcuts", { class: "tool" }), "Shortcuts", () => shortcutItems(app, "global", { do: "shortcut" }));
}
