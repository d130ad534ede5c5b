// "You are …": chooses the person who acts in this window.

import { el } from "../dom/build.js";
import { clockTime, zoneCity } from "../text/dates.js";
import { avatar, avatarAndName, marks } from "../widgets/avatar.js";
import { opensMenu } from "../widgets/menu.js";

export function createPersonSwitch(app) {
  const picture = el("span");
  const name = el("span.you-name");
  const zone = el("span.you-zone");
  const button = el(
    "button.you",
    {},
    picture,
    el("span.you-text", {}, el("span.you-are", {}, "You are"), name, zone),
    el("span", { "aria-hidden": "true" }, "▾"),
  );
  opensMenu(button, "You are …", () => choices(app));
  app.watch(() => {
    const { me } = app.state;
    picture.replaceChildren(avatar(me));
    name.replaceChildren(me.name, " ", ...marks(me));
    zone.textContent = here(app, me);
  });
  return button;
}

function choices(app) {
  return app.state.people.filter((person) => person.can_be_me).map((person) => ({
    label: avatarAndName(person),
    note: [person.title, here(app, person)].filter(Boolean).join(" · "),
    checked: person.id === app.personId,
    act: () => app.become(person.id),
  }));
}

function here(app, person) {
  return `${clockTime(app.now(), person.tz)} in ${zoneCity(person.tz)}`;
}
