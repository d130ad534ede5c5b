// Assembles the page.

import { createBanners } from "./conversation/banners.js";
import { createHeader } from "./conversation/header.js";
import { createMessageBox } from "./conversation/message_box.js";
import { createMessageList } from "./conversation/message_list.js";
import { el } from "./dom/build.js";
import { createInspector } from "./inspector/inspector.js";
import { createSidebar } from "./sidebar/sidebar.js";
import { App } from "./state/app.js";
import { createHome } from "./views/home.js";
import { createModals } from "./views/modals.js";

async function start() {
  const app = new App();
  const messageBox = createMessageBox(app);
  const inspector = createInspector(app);
  const sidebar = createSidebar(app, inspector.button);
  const panel = el(
    "div.messages-panel",
    { id: "messages-panel", "aria-labelledby": "tab-messages" },
    createMessageList(app, messageBox),
    messageBox.node,
  );
  messageBox.takeDropsOn(panel);
  app.watch(() => {
    if (app.here?.kind === "im") panel.setAttribute("role", "tabpanel");
    else panel.removeAttribute("role");
  });
  const main = el("main", {}, createHeader(app), createBanners(app), createHome(app), panel);
  const veil = el("div.veil");
  const closeSidebar = () => document.body.classList.remove("sidebar-open");
  veil.onclick = closeSidebar;
  sidebar.addEventListener("keydown", (event) => { if (event.key === "Escape") closeSidebar(); });
  const root = document.getElementById("app");
  app.watch(() => { if (!sidebar.isConnected) root.replaceChildren(sidebar, veil, main, inspector.node); });
  createModals(app);
  document.addEventListener("visibilitychange", () => { if (app.state) app.markRead(); });
  await app.start();
  if (app.state) document.getElementById("message-box-text")?.focus();
  else waitForServer(app, root);
}

/** The first fetch failed: say so and retry. */
function waitForServer(app, root) {
  root.replaceChildren(el("p.loading", { role: "alert" }, app.unreachable));
  const timer = setInterval(async () => {
    await app.refresh();
    if (app.state) clearInterval(timer);
  }, 2000);
}

start();
