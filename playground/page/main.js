// Puts the page together.

import { App } from "./app.js";
import { createBanners } from "./banners.js";
import { createBonnet } from "./bonnet.js";
import { createComposer } from "./composer.js";
import { el } from "./dom.js";
import { createHome } from "./home.js";
import { createMessages } from "./messages.js";
import { createModals } from "./modal.js";
import { createPlaceHeader } from "./place_header.js";
import { createSidebar } from "./sidebar.js";

async function start() {
  const app = new App();
  const composer = createComposer(app);
  const bonnet = createBonnet(app);
  const sidebar = createSidebar(app, bonnet.button);
  const panel = el(
    "div.messages-panel",
    { id: "messages-panel", "aria-labelledby": "tab-messages" },
    createMessages(app, composer),
    composer.node,
  );
  composer.takeDropsOn(panel);
  app.watch(() => {
    if (app.here?.kind === "im") panel.setAttribute("role", "tabpanel");
    else panel.removeAttribute("role");
  });
  const main = el("main", {}, createPlaceHeader(app), createBanners(app), createHome(app), panel);
  const veil = el("div.veil");
  const closeSidebar = () => document.body.classList.remove("sidebar-open");
  veil.onclick = closeSidebar;
  sidebar.addEventListener("keydown", (event) => { if (event.key === "Escape") closeSidebar(); });
  const root = document.getElementById("app");
  app.watch(() => { if (!sidebar.isConnected) root.replaceChildren(sidebar, veil, main, bonnet.node); });
  createModals(app);
  document.addEventListener("visibilitychange", () => { if (app.state) app.markRead(); });
  await app.start();
  if (app.state) document.getElementById("composer-text")?.focus();
  else waitForServer(app, root);
}

/** The first look failed: say so, and try until the server is there. */
function waitForServer(app, root) {
  root.replaceChildren(el("p.loading", { role: "alert" }, app.unreachable));
  const timer = setInterval(async () => {
    await app.refresh();
    if (app.state) clearInterval(timer);
  }, 2000);
}

start();
