// The beginning of each conversation, which tells a newcomer what to try.

import { el } from "/page/dom.js";

const FIRST_COMMAND = "/ssi log https://www.linkedin.com/posts/x_activity-7402746946853253120-AbCd 2340 views 25 engagers";

/** @param {(text: string) => void} putInComposer */
export function welcome(conversation, putInComposer) {
  if (conversation.kind === "im") return botWelcome(putInComposer);
  const name = `#${conversation.name.replace(/^#/, "")}`;
  return el(
    "section",
    { class: "welcome small-welcome", "aria-label": `The beginning of ${name}` },
    el("h3", {}, name),
    el("p", {}, `This is the beginning of ${name}. `, el("code", {}, "/ssi"), " works here too; its answers are visible only to you."),
  );
}

function botWelcome(putInComposer) {
  const put = (label, text, style) => {
    const button = el("button", { type: "button", class: `button ${style}` }, label);
    button.addEventListener("click", () => putInComposer(text));
    return button;
  };
  return el(
    "section",
    { class: "welcome", "aria-label": "Welcome" },
    el("h3", {}, "Welcome to the playground"),
    el("p", {}, "A small Slack on your own computer: nothing you do here leaves it. SSI Coach listens in this conversation."),
    el("p", {}, "Try logging a LinkedIn post:"),
    el("pre", { class: "try" }, FIRST_COMMAND),
    el(
      "div",
      { class: "welcome-actions" },
      put("Put it in the message box", FIRST_COMMAND, "primary"),
      put("/ssi help", "/ssi help", "plain"),
    ),
    el("p", { class: "fine" }, "The bot lives by the clock in the corner: move it to see what comes next week. Switch people to see what others see."),
  );
}
