// The app's Home tab.

import { FormValues } from "../blocks/form_values.js";
import { surfaceOf } from "../blocks/surface.js";
import { el } from "../dom/build.js";
import { reconcile } from "../dom/reconcile.js";

export function createHome(app) {
  const panel = el("div", {
    class: "home blocks", id: "home-panel", role: "tabpanel", "aria-labelledby": "tab-home", tabindex: "0",
  });
  let values = new FormValues();
  let owner = null;
  app.watch(() => {
    panel.hidden = !app.onHome;
    if (!app.onHome) return;
    const view = app.state.home?.view;
    if (owner !== app.personId) values = new FormValues(view?.state?.values);
    owner = app.personId;
    if (!view) return reconcile(panel, [emptyHome(app.state.connected)]);
    values.prime(view.blocks);
    surfaceOf(app, values, { view: "home" }).drawBlocks(panel, view.blocks);
  });
  return panel;
}

function emptyHome(connected) {
  const sentence = connected
    ? "SSI Coach has not published a Home for you yet."
    : "SSI Coach is not connected, so there is no Home to show.";
  return { key: "empty", signature: sentence, draw: () => el("p.empty", {}, sentence) };
}
