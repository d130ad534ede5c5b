// The message box: drafts, slash commands, shortcuts.

import { createCommandHelp } from "/page/commands.js";
import { el, signButton } from "/page/dom.js";
import { openMenu } from "/page/menu.js";

const TALLEST_PX = 200;

/** @returns {{node, put(text)}} */
export function createComposer(app) {
  const drafts = new Map();
  let draftOf = null;
  const box = el("textarea", {
    id: "composer-text",
    rows: 1,
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-controls": "command-list",
    "aria-expanded": "false",
    role: "combobox",
  });
  const status = el("div", { class: "sending", role: "status" });
  const help = createCommandHelp(app, box, (text) => set(box, text));
  const send = signButton("➤", "Send", { type: "submit", class: "send" });
  const form = el(
    "form",
    { class: "composer" },
    help.node,
    el("div", { class: "composer-box" }, shortcutsButton(app), box, send),
    status,
  );
  box.addEventListener("input", () => fit(box));
  box.addEventListener("keydown", (event) => {
    if (help.key(event) || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(app, box, status);
  });
  app.watch(() => {
    form.hidden = app.onHome || app.here?.archived === true;
    if (!app.here) return;
    const name = app.here.name.replace(/^#/, "");
    const label = app.here.kind === "im" ? `Message ${name}` : `Message #${name}`;
    box.setAttribute("aria-label", label);
    box.placeholder = app.here.kind === "im" ? `${label} or type /` : label;
    const place = `${app.personId}/${app.here.id}`;
    if (place === draftOf) return;
    if (draftOf) drafts.set(draftOf, box.value);
    draftOf = place;
    set(box, drafts.get(place) ?? "");
  });
  return { node: form, put: (text) => { set(box, text); box.focus(); } };
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

async function submit(app, box, status) {
  // Slack takes a slash for a command only at the very beginning, so leading spaces stay.
  const text = box.value.trimEnd();
  if (!text) return;
  const conversation = app.here.id;
  set(box, "");
  status.textContent = "Sending…";
  const answer = await app.act({ do: "type", conversation, text });
  status.textContent = "";
  // What was typed comes back, unless something else has been typed meanwhile.
  if (!answer.ok && !box.value && app.here?.id === conversation) set(box, text);
}

function shortcutsButton(app) {
  const button = signButton("⚡", "Shortcuts", { class: "shortcuts", "aria-haspopup": "menu" });
  button.addEventListener("click", () => {
    const shortcuts = app.state.shortcuts.filter(({ type }) => type === "global");
    openMenu(button, "Shortcuts", shortcuts.map((shortcut) => ({
      label: shortcut.name,
      note: "SSI Coach",
      act: () => app.act({ do: "shortcut", callback_id: shortcut.callback_id }),
    })));
  });
  return button;
}
