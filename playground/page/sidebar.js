// The left side: who you are, where you can look, and the clock.

import { createAccounts } from "/page/accounts.js";
import { createClock } from "/page/clock.js";
import { el } from "/page/dom.js";
import { icon } from "/page/icons.js";
import { createPersonSwitch } from "/page/people.js";
import { reconcile } from "/page/reconcile.js";
import { createReset } from "/page/reset.js";

function signOf(kind) {
  if (kind === "private") return icon("lock");
  return kind === "im" ? "●" : "#";
}

export function createSidebar(app) {
  const channels = el("ul", { class: "places" });
  const directs = el("ul", { class: "places" });
  app.watch(() => {
    const { conversations } = app.state;
    reconcile(channels, placeItems(app, conversations.filter(({ kind }) => kind !== "im")));
    reconcile(directs, placeItems(app, conversations.filter(({ kind }) => kind === "im")));
  });
  const sidebar = el(
    "nav",
    { class: "sidebar", id: "sidebar", "aria-label": "Workspace" },
    el("div", { class: "workspace" }, el("h1", {}, "Playground"), el("p", {}, "A small Slack on this computer")),
    createPersonSwitch(app),
    el(
      "div",
      { class: "place-lists" },
      el("h2", {}, "Channels"),
      channels,
      el("h2", {}, "Direct messages"),
      directs,
    ),
    el("div", { class: "corner" }, createClock(app), createAccounts(app), createReset(app)),
  );
  return sidebar;
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
  const count = typeof conversation.unread === "number" ? conversation.unread : "new";
  const button = el(
    "button",
    {
      type: "button",
      class: unread ? "place unread" : "place",
      "aria-current": current ? "page" : null,
      "data-control": conversation.id,
    },
    el("span", { class: online ? "sign" : "sign offline", "aria-hidden": "true" }, signOf(conversation.kind)),
    el("span", { class: "place-name" }, conversation.name.replace(/^#/, "")),
    conversation.kind === "im" && el("span", { class: "mark" }, "APP"),
    unread && el("span", { class: "badge" }, String(count), el("span", { class: "unseen" }, " unread")),
  );
  button.addEventListener("click", () => {
    document.body.classList.remove("sidebar-open");
    app.goTo({ conversation: conversation.id });
    // Ready to write, except where that would bring up a keyboard on the screen.
    if (matchMedia("(hover: hover)").matches) document.getElementById("composer-text").focus();
  });
  return el("li", {}, button);
}
