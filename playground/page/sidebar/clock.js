// The simulated clock that the bot and all people share, and buttons to move it.

import { el } from "../dom/build.js";
import { clockTime, dayAndYear, zoneCity } from "../text/dates.js";

const JUMPS = [
  ["+1 hour", { by: "hour" }],
  ["+1 day", { by: "day" }],
  ["Next Monday 09:00", { to: "next_monday_0900" }],
  ["Next 1st of the month", { to: "next_month" }],
];

export function createClock(app) {
  const time = el("strong.clock-time");
  const day = el("span.clock-day");
  const zone = el("span.clock-zone");
  const show = () => {
    if (!app.state) return;
    const { tz } = app.state.me;
    time.textContent = clockTime(app.now(), tz);
    day.textContent = dayAndYear(app.now(), tz);
    zone.textContent = `${zoneCity(tz)} · simulated`;
  };
  app.watch(show);
  setInterval(show, 1000);
  return el(
    "section",
    { "aria-label": "Simulated clock" },
    el("div.clock-display", {}, time, day, zone),
    el("div.clock-jumps", {}, JUMPS.map(([label, jump]) => jumpButton(app, label, jump))),
  );
}

function jumpButton(app, label, jump) {
  return el("button.side-button", { onclick: () => app.act({ do: "advance", ...jump }) }, label);
}
