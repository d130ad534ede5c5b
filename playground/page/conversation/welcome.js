// The top of each conversation: tells newcomers what the bot does and what to try.

import { el, press } from "../dom/build.js";

const DAY_MS = 86_400_000;

/** @param {(text: string) => void} putInMessageBox */
export function welcome(app, putInMessageBox) {
  if (app.here.kind === "im") return botWelcome(app, putInMessageBox);
  const name = `#${app.here.name}`;
  return el(
    "section.welcome.small-welcome",
    { "aria-label": `The beginning of ${name}` },
    el("h3", {}, name),
    el("p", {}, `This is the beginning of ${name}. `, el("code", {}, "/ssi"), " works here too; its answers are visible only to you."),
  );
}

function botWelcome(app, putInMessageBox) {
  const { me, people, conversations } = app.state;
  const example = firstCommand(app.now(), me.id);
  const others = people.filter((person) => person.can_be_me && !person.is_external);
  const other = others[(others.findIndex(({ id }) => id === me.id) + 1) % others.length];
  const home = { conversation: conversations.find(({ kind }) => kind === "im").id, tab: "home" };
  return el(
    "section.welcome",
    { "aria-label": "Welcome" },
    el("h3", {}, "Welcome to the playground"),
    el("p", {}, "A small Slack on your own computer: nothing you do here leaves it. You are ", el("strong", {}, me.name), ", in the messages with the bot."),
    el(
      "p",
      {},
      el("strong", {}, "SSI Coach"),
      " coaches sellers on LinkedIn. What counts is not how active they are but who engages: ",
      el("em", {}, "unique engagers ÷ views"),
      ", at least 1.5 %.",
    ),
    el(
      "ol",
      {},
      el("li", {}, "Log a post, then press Enter:", el("pre.try", {}, example), press("Put it in the message box", () => putInMessageBox(example), "primary small")),
      el("li", {}, "See your dashboard. ", press("Open Home", () => app.goTo(home))),
      el("li", {}, "Do the same as another person. ", press(`Become ${other.name}`, () => app.become(other.id))),
      el("li", {}, "Move the clock in the corner to get what the bot sends by itself: digest, board, reminder, nudge."),
    ),
    el("p.muted", {}, "Everything else is in ", press("/ssi help", () => putInMessageBox("/ssi help")), " and behind ⚡, ⋯ and the bot's buttons."),
  );
}

/** A post from two days ago, so that the dashboard shows it; each person has a different one. */
function firstCommand(now, personId) {
  const seed = [...personId].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 9973;
  const posted = Math.floor(now.getTime() / DAY_MS - 2) * DAY_MS + 8 * 3_600_000 + seed * 1000;
  // The upper bits of a LinkedIn id are its creation time in milliseconds.
  const id = (BigInt(posted) << 22n) + BigInt(seed);
  const [views, engagers] = personId === "U0ADA" ? [2340, 25] : [900 + (seed % 600), 20 + (seed % 9)];
  return `/ssi log https://www.linkedin.com/posts/x_activity-${id}-AbCd ${views} views ${engagers} engagers`;
}
