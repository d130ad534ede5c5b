// What a person must know before trying anything: no bot, no server, bot not in this channel.

import { el, press } from "./dom.js";
import { reconcile } from "./reconcile.js";

export function createBanners(app) {
  const shelf = el("div", { role: "status" });
  app.watch(() => reconcile(shelf, wanted(app)));
  return shelf;
}

function wanted(app) {
  const { here, state } = app;
  if (app.unreachable) return [banner("unreachable", app.unreachable)];
  const banners = [];
  const about = (sentence, label, deed) => banners.push(banner(
    "not-here",
    sentence,
    label && press(label, () => app.act({ do: deed, conversation: here.id })),
  ));
  if (!state.connected) {
    const sentence = "SSI Coach is not connected. Commands and buttons will fail until the bot is running.";
    banners.push(banner("disconnected", sentence));
  }
  if (here?.archived) about(`#${here.name} is archived. Nobody can post here.`, "Unarchive it", "unarchive");
  else if (here && here.kind !== "im" && !here.bot_is_member) {
    about(`SSI Coach is not in #${here.name}, so it cannot post here.`, "Invite SSI Coach", "invite_bot");
  } else if (here?.admins_only) about(`Only admins may post in #${here.name}; SSI Coach is none.`);
  return banners;
}

function banner(key, sentence, button = null) {
  const draw = () => el("div", { class: `banner ${key}` }, el("span", {}, sentence), button);
  return { key, signature: sentence, draw };
}
