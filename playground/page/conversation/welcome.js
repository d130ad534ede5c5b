// The top of each conversation: tells newcomers what the bot does and what to try.

import { el, press } from "../dom/build.js";
import { showButton } from "./demo.js";

const DAY_MS = 86_400_000;
const DEMO_LINES = ["/ssi pipeline 90d", "/ssi accounts", "/ssi stats team"];

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
  const { me, people, conversations, demo } = app.state;
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
    offered(demo) && el("p.demo-offer", {}, showButton(app), el("span.muted", {}, "Five sellers and their year. It takes some seconds.")),
    demo === "shown" && el(
      "p",
      {},
      "This is a busy team: below are its messages to you, its board is in #sales. Try ",
      DEMO_LINES.map((line) => [press(line, () => putInMessageBox(line)), " "]),
    ),
    demo !== "shown" && app.state.tour.length > 0 && [
      el("h4", {}, offered(demo) ? "Or begin with a post of your own" : "Begin with a post of your own"),
      el("ol", {}, app.state.tour.map((step) => stepItem(app, step, putInMessageBox))),
    ],
    el(
      "p.muted",
      {},
      press("Open Home", () => app.goTo(home)),
      " shows what to do next. ",
      press(`Become ${other.name}`, () => app.become(other.id)),
      " to see what others see. The clock in the corner brings what the bot sends by itself.",
    ),
    el("p.muted", {}, "Everything else is in ", press("/ssi help", () => putInMessageBox("/ssi help")), " and behind ⚡, ⋯ and the bot's buttons."),
  );
}

function offered(demo) {
  return demo === "offered" || demo === "filling";
}

/** A step; only the next one shows what to type. */
function stepItem(app, step, putInMessageBox) {
  const isNext = step === app.state.tour.find(({ done }) => !done);
  const example = isNext && step.example.replace("{link}", recentLink(app.now(), app.personId));
  return el(
    "li",
    { class: step.done ? "done" : null },
    step.text,
    step.done && el("span.tick", { role: "img", "aria-label": "Done" }, " ✓"),
    example && el("pre.try", {}, example),
    example && step.into_box && press("Put it in the message box", () => putInMessageBox(example), "primary small"),
  );
}

/** A link to a post from two days ago, so that the dashboard shows it; each person has a different one. */
function recentLink(now, personId) {
  const seed = [...personId].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 9973;
  const posted = Math.floor(now.getTime() / DAY_MS - 2) * DAY_MS + 8 * 3_600_000 + seed * 1000;
  // The upper bits of a LinkedIn id are its creation time in milliseconds.
  const id = (BigInt(posted) << 22n) + BigInt(seed);
  return `https://www.linkedin.com/posts/x_activity-${id}-AbCd`;
}
