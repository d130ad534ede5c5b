// "You are …": who acts in this window.

import { clockTime, zoneCity } from "/page/dates.js";
import { el } from "/page/dom.js";
import { avatar, marks } from "/page/faces.js";
import { openMenu } from "/page/menu.js";

export function createPersonSwitch(app) {
  const face = el("span", { class: "you-face" });
  const name = el("span", { class: "you-name" });
  const zone = el("span", { class: "you-zone" });
  const button = el(
    "button",
    { type: "button", class: "you", "aria-haspopup": "menu" },
    face,
    el("span", { class: "you-text" }, el("span", { class: "you-are" }, "You are"), name, zone),
    el("span", { class: "you-more", "aria-hidden": "true" }, "▾"),
  );
  button.addEventListener("click", () => openMenu(button, "You are …", choices(app)));
  app.watch(() => {
    const { me } = app.state;
    face.replaceChildren(avatar(me));
    name.replaceChildren(me.name, " ", ...marks(me).filter(Boolean));
    zone.textContent = here(app, me);
  });
  return button;
}

function choices(app) {
  return app.state.people.filter((person) => person.can_be_me).map((person) => ({
    label: [avatar(person), el("span", {}, person.name, " ", marks(person))],
    note: here(app, person),
    checked: person.id === app.personId,
    act: () => app.become(person.id),
  }));
}

function here(app, person) {
  return `${clockTime(app.now(), person.tz)} in ${zoneCity(person.tz)}`;
}
