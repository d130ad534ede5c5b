// What a person must know before trying anything: no bot, no server, bot not in this channel.

import { el } from "/page/dom.js";
import { reconcile } from "/page/reconcile.js";

export function createBanners(app) {
  const shelf = el("div", { class: "banners", role: "status" });
  app.watch(() => reconcile(shelf, wanted(app)));
  return shelf;
}

function wanted(app) {
  if (app.unreachable) return [banner("unreachable", app.unreachable)];
  const banners = [];
  if (!app.state.connected) {
    banners.push(banner(
      "disconnected",
      "SSI Coach is not connected. Commands and buttons will fail until the bot is running.",
    ));
  }
  const { here } = app;
  if (here?.archived) banners.push(reopening(app, here));
  else if (here && here.kind !== "im" && !here.bot_is_member) banners.push(invitation(app, here));
  else if (here?.admins_only) banners.push(adminsOnly(here));
  return banners;
}

function banner(key, sentence, button = null) {
  const draw = () => el("div", { class: `banner ${key}` }, el("span", {}, sentence), button);
  return { key, signature: sentence, draw };
}

function reopening(app, conversation) {
  const button = el("button", { type: "button", class: "button plain small" }, "Unarchive it");
  button.addEventListener("click", () => app.act({ do: "unarchive", conversation: conversation.id }));
  return banner("not-here", `#${conversation.name} is archived. Nobody can post here.`, button);
}

function adminsOnly(conversation) {
  return banner("not-here", `Only admins may post in #${conversation.name}; SSI Coach is none.`);
}

function invitation(app, conversation) {
  const button = el("button", { type: "button", class: "button plain small" }, "Invite SSI Coach");
  button.addEventListener("click", () => app.act({ do: "invite_bot", conversation: conversation.id }));
  const name = conversation.name.replace(/^#/, "");
  return banner("not-here", `SSI Coach is not in #${name}, so it cannot post here.`, button);
}
