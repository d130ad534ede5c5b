// Suggests slash commands above the message box: the manifest's, and Slack's /invite.

import { el } from "../dom/build.js";
import { createSuggestionList } from "../widgets/suggestion_list.js";

const INVITE = { command: "/invite", usage_hint: "@SSI Coach", description: "Bring the bot into this channel" };

/**
 * @param {(text: string) => void} set puts the completed command into the box
 * @returns {{node, key(event)}} `key` returns true if it handled the key
 */
export function createCommandHelp(app, box, set) {
  let dismissed = false;
  const take = ({ command }) => {
    set(`${command} `);
    box.focus();
  };
  const suggestions = createSuggestionList(box, { label: "Commands", drawEntry, take });
  const show = () => suggestions.show(dismissed ? [] : commandsFor(app, box.value));
  box.addEventListener("input", () => { dismissed = false; show(); });
  box.addEventListener("blur", () => suggestions.close());
  box.addEventListener("focus", show);
  const keys = {
    ArrowDown: () => suggestions.step(1),
    ArrowUp: () => suggestions.step(-1),
    Tab: () => take(suggestions.current),
    // Enter sends a complete command and completes a partial one.
    Enter: () => (box.value === suggestions.current.command ? false : take(suggestions.current)),
    Escape: () => { dismissed = true; show(); },
  };
  return {
    node: suggestions.node,
    key(event) {
      if (!suggestions.current || box.value.includes(" ") || event.shiftKey || !(event.key in keys)) return false;
      if (keys[event.key]() === false) return false;
      event.preventDefault();
      return true;
    },
  };
}

/** The commands that match the typed prefix; after a space, only the typed command. */
function commandsFor(app, text) {
  if (!text.startsWith("/") || !app.state) return [];
  const [name] = text.split(/\s/);
  const whole = text.length > name.length;
  const all = app.here?.kind === "im" ? app.state.commands : [...app.state.commands, INVITE];
  return all.filter(({ command }) => (whole ? command === name : command.startsWith(name)));
}

/** Slack itself handles /invite, not the app. */
export function isInvitation(app, text) {
  return app.here.kind !== "im" && text.split(" ")[0] === INVITE.command;
}

function drawEntry(command) {
  return [
    el("span.command-name", {}, command.command),
    " ",
    el("span.muted", {}, command.usage_hint ?? ""),
    el("span.choice-note", {}, command.description ?? ""),
  ];
}
