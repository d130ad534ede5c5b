// User settings as on Slack's admin page: name, zone, guest, admin, deactivated.

import { el } from "../dom/build.js";
import { zoneCity } from "../text/dates.js";
import { avatarAndName } from "../widgets/avatar.js";
import { question } from "../widgets/dialog.js";
import { opensMenu } from "../widgets/menu.js";

const GUESTS = [["", "Member"], ["multi_channel", "Guest in several channels"], ["single_channel", "Guest in one channel"]];

export function createUserAdmin(app) {
  const button = el("button.side-button.wide", {}, "Change users…");
  return opensMenu(button, "Which user?", () => people(app));
}

function people(app) {
  const { me } = app.state;
  return app.state.people
    .filter((person) => !person.is_bot && (me.is_admin || person.id === me.id))
    .map((person) => ({
      label: avatarAndName(person),
      note: person.is_deactivated ? "deactivated" : zoneCity(person.tz),
      act: () => openAccount(app, person),
    }));
}

async function openAccount(app, person) {
  const name = el("input.field", { value: person.name });
  const zone = el("select.field", {}, [...new Set([person.tz, ...Intl.supportedValuesOf("timeZone")])].map(
    (one) => el("option", { value: one, selected: one === person.tz }, one),
  ));
  const admin = el("input", { type: "checkbox", checked: person.is_admin });
  const guest = el("select.field", {}, GUESTS.map(
    ([value, label]) => el("option", { value, selected: value === person.guest }, label),
  ));
  const canBeChanged = app.state.me.is_admin && !person.is_owner && !person.is_external;
  const body = el(
    "div.account",
    {},
    el("label", {}, "Name", name),
    el("label", {}, "Time zone", zone),
    canBeChanged && [
      el("label", {}, "Kind of account", guest),
      el("label.tick", {}, admin, "Workspace admin"),
    ],
  );
  const closing = person.is_deactivated ? ["Reactivate", "reactivate"] : ["Deactivate", "deactivate"];
  const answers = [["Cancel", "", "plain"], ["Save", "save", "primary"]];
  if (canBeChanged) answers.unshift([...closing, "plain account-close"]);
  const answer = await question(`The account of ${person.name}`, body, answers);
  const change = (action, more) => app.act({ do: action, user: person.id, ...more });
  if (answer === "save") {
    if (name.value !== person.name) await change("profile", { name: name.value });
    if (zone.value !== person.tz) await change("profile", { tz: zone.value });
    if (guest.value !== person.guest) await change("guest", { guest: guest.value });
    if (admin.checked !== person.is_admin) await change("admin", { is_admin: admin.checked });
  } else if (answer) change(answer);
}
