// Puts the page together.

import { App } from "/page/app.js";
import { createBanners } from "/page/banners.js";
import { createComposer } from "/page/composer.js";
import { el } from "/page/dom.js";
import { createHome } from "/page/home.js";
import { createMessages } from "/page/messages.js";
import { createModals } from "/page/modal.js";
import { createPlaceHeader } from "/page/place_header.js";
import { createSidebar } from "/page/sidebar.js";

async function start() {
  const app = new App();
  const composer = createComposer(app);
  const sidebar = createSidebar(app);
  const panel = el(
    "div",
    { class: "messages-panel", id: "messages-panel", "aria-labelledby": "tab-messages" },
    createMessages(app, composer.put),
    composer.node,
  );
  app.watch(() => {
    if (app.here?.kind === "im") panel.setAttribute("role", "tabpanel");
    else panel.removeAttribute("role");
  });
  const main = el(
    "main",
    {},
    createPlaceHeader(app),
    createBanners(app),
    createHome(app),
    panel,
  );
  const veil = el("div", { class: "veil" });
  const closeSidebar = () => document.body.classList.remove("sidebar-open");
  veil.addEventListener("click", closeSidebar);
  sidebar.addEventListener("keydown", (event) => { if (event.key === "Escape") closeSidebar(); });
  const root = document.getElementById("app");
  app.watch(() => { if (!sidebar.isConnected) root.replaceChildren(sidebar, veil, main); });
  createModals(app);
  document.addEventListener("visibilitychange", () => { if (app.state) app.markRead(); });
  await app.start();
  if (app.state) document.getElementById("composer-text")?.focus();
  else waitForServer(app, root);
}

/** The first look failed: say so, and try until the server is there. */
function waitForServer(app, root) {
  root.replaceChildren(el("p", { class: "loading", role: "alert" }, app.unreachable));
  const timer = setInterval(async () => {
    await app.refresh();
    if (app.state) clearInterval(timer);
  }, 2000);
}

start();
