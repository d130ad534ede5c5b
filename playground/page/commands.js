// The slash commands above the message box: those of the manifest, and Slack's own that matter here.

import { el } from "./dom.js";
import { createOffers } from "./offers.js";

const INVITE = { command: "/invite", usage_hint: "@SSI Coach", description: "Bring the bot into this channel" };

/**
 * @param {(text: string) => void} set puts a completed command into the box
 * @returns {{node, key(event)}} `key` answers true when it took the key
 */
export function createCommandHelp(app, box, set) {
  let dismissed = false;
  const take = ({ command }) => {
    set(`${command} `);
    box.focus();
  };
  const offers = createOffers(box, { label: "Commands", face, take });
  const show = () => offers.show(dismissed ? [] : commandsFor(app, box.value));
  box.addEventListener("input", () => { dismissed = false; show(); });
  box.addEventListener("blur", () => offers.close());
  box.addEventListener("focus", show);
  const keys = {
    ArrowDown: () => offers.step(1),
    ArrowUp: () => offers.step(-1),
    Tab: () => take(offers.current),
    // A command that is already whole is sent; a part of one is completed first.
    Enter: () => (box.value === offers.current.command ? false : take(offers.current)),
    Escape: () => { dismissed = true; show(); },
  };
  return {
    node: offers.node,
    key(event) {
      if (!offers.current || box.value.includes(" ") || event.shiftKey || !(event.key in keys)) return false;
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
  const all = app.here?.kind === "im" ? app.state.commands : [...app.state.commands, INVITE];
  return all.filter(({ command }) => (whole ? command === name : command.startsWith(name)));
}

/** Slack itself, not the app, does what is typed. */
export function isInvitation(app, text) {
  return app.here.kind !== "im" && text.split(" ")[0] === INVITE.command;
}

function face(command) {
  return [
    el("span.command-name", {}, command.command),
    " ",
    el("span.muted", {}, command.usage_hint ?? ""),
    el("span.choice-note", {}, command.description ?? ""),
  ];
}
