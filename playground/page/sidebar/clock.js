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
  let walks = 0;
  // The server walks hour by hour, so that the bot can send what comes due on the way.
  const walk = async (jump) => {
    walks += 1;
    section.setAttribute("aria-busy", "true");
    await app.act({ do: "advance", ...jump });
    walks -= 1;
    section.setAttribute("aria-busy", String(walks > 0));
  };
  const section = el(
    "section",
    { "aria-label": "Simulated clock" },
    el("div.clock-display", {}, time, day, zone),
    el("div.clock-jumps", {}, JUMPS.map(([label, jump]) => el("button.side-button", { onclick: () => walk(jump) }, label))),
  );
  return section;
}
