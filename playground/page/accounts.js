// The people's accounts, as an admin's page in Slack has them: name, zone, admin, deactivated.

import { zoneCity } from "/page/dates.js";
import { trapTab } from "/page/dialog.js";
import { el, freshId } from "/page/dom.js";
import { avatar, marks } from "/page/faces.js";
import { openMenu } from "/page/menu.js";

const ZONES = [
  "America/Los_Angeles", "America/New_York", "America/Sao_Paulo", "Etc/UTC", "Europe/London",
  "Europe/Stockholm", "Africa/Nairobi", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo",
  "Australia/Sydney", "Pacific/Auckland",
];

export function createAccounts(app) {
  const button = el(
    "button",
    { type: "button", class: "side-button wide", "aria-haspopup": "menu" },
    "Change people's accounts…",
  );
  button.addEventListener("click", () => openMenu(button, "Whose account?", people(app)));
  return button;
}

function people(app) {
  const { me } = app.state;
  return app.state.people
    .filter((person) => !person.is_bot && (me.is_admin || person.id === me.id))
    .map((person) => ({
      label: [avatar(person), el("span", {}, person.name, " ", marks(person))],
      note: person.is_deactivated ? "deactivated" : zoneCity(person.tz),
      act: () => openAccount(app, person),
    }));
}

function openAccount(app, person) {
  const titleId = freshId("account");
  const name = el("input", { class: "field", value: person.name });
  const zone = el("select", { class: "field" }, zonesWith(person.tz).map(
    (one) => el("option", { value: one, selected: one === person.tz }, one),
  ));
  const admin = el("input", { type: "checkbox", checked: person.is_admin });
  const canBeChanged = app.state.me.is_admin && !person.is_owner && !person.is_external;
  const dialog = el("dialog", { class: "question", "aria-labelledby": titleId });
  const form = el(
    "form",
    { method: "dialog" },
    el("h2", { id: titleId }, `The account of ${person.name}`),
    el(
      "div",
      { class: "account" },
      el("label", {}, "Name", name),
      el("label", {}, "Time zone", zone),
      canBeChanged && el("label", { class: "tick" }, admin, "Workspace admin"),
    ),
    el(
      "div",
      { class: "question-answers" },
      // Save alone submits, so that Enter in a field means it.
      canBeChanged && closingButton(app, person, dialog),
      el("button", { type: "button", class: "button plain", onclick: () => dialog.close() }, "Cancel"),
      el("button", { class: "button primary", value: "save" }, "Save"),
    ),
  );
  dialog.append(form);
  trapTab(dialog);
  document.body.append(dialog);
  dialog.addEventListener("close", async () => {
    dialog.remove();
    if (dialog.returnValue !== "save") return;
    await saveProfile(app, person, { name: name.value, tz: zone.value });
    if (canBeChanged && admin.checked !== person.is_admin) {
      await app.act({ do: "admin", user: person.id, is_admin: admin.checked });
    }
  });
  dialog.showModal();
}

function closingButton(app, person, dialog) {
  const [label, deed] = person.is_deactivated ? ["Reactivate", "reactivate"] : ["Deactivate", "deactivate"];
  const act = () => {
    dialog.close();
    app.act({ do: deed, user: person.id });
  };
  return el("button", { type: "button", class: "button plain account-close", onclick: act }, label);
}

async function saveProfile(app, person, { name, tz }) {
  const changes = {
    ...(name !== person.name && { name }),
    ...(tz !== person.tz && { tz }),
  };
  if (Object.keys(changes).length) await app.act({ do: "profile", user: person.id, ...changes });
}

function zonesWith(zone) {
  return ZONES.includes(zone) ? ZONES : [zone, ...ZONES];
}
