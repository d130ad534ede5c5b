// The top of a conversation: its name, and an app's Home and Messages tabs.

import { el, signButton } from "../dom/build.js";
import { icon } from "../dom/icons.js";
import { createChannelMenu } from "./channel_menu.js";

const TABS = [["home", "Home"], ["messages", "Messages"]];

export function createHeader(app) {
  const menu = signButton("☰", "Channels, people and clock", { class: "open-sidebar", "aria-controls": "sidebar" });
  menu.onclick = () => document.body.classList.toggle("sidebar-open");
  const title = el("h2");
  const tabs = el(
    "div.tabs",
    { role: "tablist", "aria-label": "SSI Coach" },
    TABS.map(([tab, label]) => tabButton(app, tab, label)),
  );
  tabs.onkeydown = (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = tabs.querySelector('[aria-selected="false"]');
    other.click();
    other.focus();
  };
  app.watch(() => {
    if (!app.here) return;
    const { kind, name } = app.here;
    title.textContent = kind === "im" ? name : ` ${name}`;
    if (kind !== "im") title.prepend(kind === "private" ? icon("lock") : "#");
    document.title = `${title.textContent} · Playground`;
    tabs.hidden = kind !== "im";
    for (const tab of tabs.children) {
      const selected = tab.id === `tab-${app.place.tab}`;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
    }
  });
  return el("header.place-header", {}, el("div.place-title", {}, menu, title, createChannelMenu(app)), tabs);
}

function tabButton(app, tab, label) {
  const button = el("button", { role: "tab", id: `tab-${tab}`, "aria-controls": `${tab}-panel` }, label);
  button.onclick = () => app.goTo({ conversation: app.here.id, tab });
  return button;
}
