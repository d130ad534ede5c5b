// Warnings: no server, no bot, the bot is not in this channel, the channel is archived.

import { el, press } from "../dom/build.js";
import { reconcile } from "../dom/reconcile.js";
import { removeButton } from "./demo.js";

export function createBanners(app) {
  const shelf = el("div", { role: "status" });
  app.watch(() => reconcile(shelf, wanted(app)));
  return shelf;
}

function wanted(app) {
  const { here, state } = app;
  if (app.unreachable) return [banner("unreachable", app.unreachable)];
  const banners = [];
  const about = (sentence, label, action) => banners.push(banner(
    "not-here",
    sentence,
    label && press(label, () => app.act({ do: action, conversation: here.id })),
  ));
  if (!state.connected) {
    const sentence = "SSI Coach is not connected. Commands and buttons will fail until the bot is running.";
    banners.push(banner("disconnected", sentence));
  }
  if (state.demo === "filling") banners.push(banner("demo", "Five sellers live through a year. This takes some seconds…"));
  if (state.demo === "shown") {
    const sentence = "All people, companies and figures here are invented.";
    banners.push(banner("demo", sentence, removeButton(app)));
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
