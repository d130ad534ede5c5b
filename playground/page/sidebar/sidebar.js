// The sidebar: the person, the conversations and the clock.

import { el } from "../dom/build.js";
import { icon } from "../dom/icons.js";
import { reconcile } from "../dom/reconcile.js";
import { createClock } from "./clock.js";
import { createPersonSwitch } from "./person_switch.js";
import { createReset } from "./reset.js";
import { createUserAdmin } from "./user_admin.js";

function signOf(kind) {
  if (kind === "private") return icon("lock");
  return kind === "im" ? "●" : "#";
}

export function createSidebar(app, ...tools) {
  const channels = el("ul.places");
  const directs = el("ul.places");
  app.watch(() => {
    const { conversations } = app.state;
    reconcile(channels, placeItems(app, conversations.filter(({ kind }) => kind !== "im")));
    reconcile(directs, placeItems(app, conversations.filter(({ kind }) => kind === "im")));
  });
  return el(
    "nav.sidebar",
    { id: "sidebar", "aria-label": "Workspace" },
    el("div.workspace", {}, el("h1", {}, "Playground"), el("p", {}, "A small Slack on this computer")),
    createPersonSwitch(app),
    el("div.place-lists", {}, el("h2", {}, "Channels"), channels, el("h2", {}, "Direct messages"), directs),
    el("div.corner", {}, createClock(app), createUserAdmin(app), tools, createReset(app)),
  );
}

function placeItems(app, conversations) {
  return conversations.map((conversation) => {
    const current = conversation.id === app.place.conversation;
    const unread = Boolean(conversation.unread) && !current;
    const online = conversation.kind !== "im" || app.state.connected;
    return {
      key: conversation.id,
      signature: JSON.stringify([conversation, current, online]),
      draw: () => placeNode(app, conversation, { current, unread, online }),
    };
  });
}

function placeNode(app, conversation, { current, unread, online }) {
  const button = el(
    "button",
    {
      class: unread ? "place unread" : "place",
      "aria-current": current ? "page" : null,
      "data-control": conversation.id,
    },
    el("span", { class: online ? "sign" : "sign offline", "aria-hidden": "true" }, signOf(conversation.kind)),
    el("span.place-name", {}, conversation.name),
    conversation.kind === "im" && el("span.mark", {}, "APP"),
    unread && el("span.badge", {}, conversation.unread, el("span.unseen", {}, " unread")),
  );
  button.onclick = () => {
    document.body.classList.remove("sidebar-open");
    app.goTo({ conversation: conversation.id });
    // Not on touch screens, where focus opens the keyboard.
    if (matchMedia("(hover: hover)").matches) document.getElementById("message-box-text").focus();
  };
  return el("li", {}, button);
}
