// A pop-up menu at its button; closes on Esc or a click elsewhere.

import { el } from "../dom/build.js";

const EDGE = 8;

/**
 * Let a button open a menu below (or above) it.
 *
 * @param items () → [{label, note?, checked?, act}]
 */
export function opensMenu(button, title, items) {
  button.setAttribute("aria-haspopup", "menu");
  button.addEventListener("click", () => openMenu(button, title, items()));
  return button;
}

function openMenu(button, title, items) {
  const menu = el("div.menu", { role: "menu", "aria-label": title, popover: "auto" });
  const buttons = items.map((item) => menuItem(item, () => menu.hidePopover()));
  menu.append(el("div.menu-title", { "aria-hidden": "true" }, title), ...buttons);
  menu.onkeydown = (event) => moveByKey(event, buttons);
  menu.ontoggle = (event) => {
    button.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "closed") menu.remove();
  };
  // In the button's dialog: outside an open modal the menu would be inert.
  (button.closest("dialog") ?? document.body).append(menu);
  menu.showPopover();
  place(menu, button.getBoundingClientRect());
  (buttons.find((candidate) => candidate.getAttribute("aria-checked") === "true") ?? buttons[0])?.focus();
}

function menuItem(item, close) {
  const node = el(
    "button",
    {
      class: "menu-item",
      role: item.checked === undefined ? "menuitem" : "menuitemradio",
      "aria-checked": item.checked === undefined ? null : String(item.checked),
      tabindex: "-1",
    },
    el("span.menu-label", {}, item.label),
    item.note && el("span.menu-note", {}, item.note),
  );
  node.onclick = () => {
    close();
    item.act();
  };
  return node;
}

function moveByKey(event, buttons) {
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons.at(to % buttons.length).focus();
}

function place(menu, anchor) {
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(anchor.left, innerWidth - width - EDGE));
  const below = anchor.bottom + 4;
  const top = below + height > innerHeight - EDGE ? Math.max(EDGE, anchor.top - height - 4) : below;
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
