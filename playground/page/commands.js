// The list of slash commands above the message box.

import { el } from "/page/dom.js";

/**
 * @param {(text: string) => void} set puts a completed command into the box
 * @returns {{node, key(event)}} `key` answers true when it took the key
 */
export function createCommandHelp(app, box, set) {
  const node = el("div", { class: "commands", id: "command-list", role: "listbox", "aria-label": "Commands", hidden: true });
  let offered = [];
  let at = 0;
  let dismissed = false;
  const show = () => {
    offered = dismissed ? [] : commandsFor(app, box.value);
    at = Math.min(at, Math.max(offered.length - 1, 0));
    node.hidden = offered.length === 0;
    box.setAttribute("aria-expanded", String(!node.hidden));
    node.replaceChildren(...offered.map((command, index) => option(command, index === at, () => take(command))));
    if (node.hidden) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `command-${at}`);
    [...node.children].forEach((child, index) => { child.id = `command-${index}`; });
  };
  const take = (command) => {
    set(`${command.command} `);
    box.focus();
  };
  const completes = () => offered.length > 0 && !box.value.includes(" ");
  box.addEventListener("input", () => { dismissed = false; show(); });
  box.addEventListener("blur", () => { node.hidden = true; });
  box.addEventListener("focus", show);
  const keys = {
    ArrowDown: () => { at = (at + 1) % offered.length; show(); },
    ArrowUp: () => { at = (at - 1 + offered.length) % offered.length; show(); },
    Tab: () => take(offered[at]),
    // A command that is already whole is sent; a part of one is completed first.
    Enter: () => (box.value === offered[at].command ? false : take(offered[at])),
    Escape: () => { dismissed = true; show(); },
  };
  return {
    node,
    key(event) {
      if (!completes() || event.shiftKey || !(event.key in keys)) return false;
      if (keys[event.key]() === false) return false;
      event.preventDefault();
      return true;
    },
  };
}

/** While the name is typed, the commands that begin so; after it, that one as a reminder. */
function commandsFor(app, text) {
  if (!text.startsWith("/") || !app.state) return [];
  const [name] = text.split(/\s/);
  const whole = text.length > name.length;
  return app.state.commands.filter(({ command }) => (whole ? command === name : command.startsWith(name)));
}

function option(command, selected, take) {
  const node = el(
    "div",
    { class: "command", role: "option", "aria-selected": String(selected) },
    el("span", { class: "command-name" }, command.command),
    el("span", { class: "command-usage" }, command.usage_hint ?? ""),
    el("span", { class: "command-note" }, command.description ?? ""),
  );
  // Not a click: the box must keep its focus.
  node.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take();
  });
  return node;
}
