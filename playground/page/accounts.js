// The people's accounts, as an admin's page in Slack has them: name, zone, admin, deactivated.

import { zoneCity } from "./dates.js";
import { question } from "./dialog.js";
import { el } from "./dom.js";
import { faceAndName } from "./faces.js";
import { opensMenu } from "./menu.js";

export function createAccounts(app) {
  const button = el("button.side-button.wide", {}, "Change people's accounts…");
  return opensMenu(button, "Whose account?", () => people(app));
}

function people(app) {
  const { me } = app.state;
  return app.state.people
    .filter((person) => !person.is_bot && (me.is_admin || person.id === me.id))
    .map((person) => ({
      label: faceAndName(person),
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
  const canBeChanged = app.state.me.is_admin && !person.is_owner && !person.is_external;
  const body = el(
    "div.account",
    {},
    el("label", {}, "Name", name),
    el("label", {}, "Time zone", zone),
    canBeChanged && el("label.tick", {}, admin, "Workspace admin"),
  );
  const closing = person.is_deactivated ? ["Reactivate", "reactivate"] : ["Deactivate", "deactivate"];
  const answers = [["Cancel", "", "plain"], ["Save", "save", "primary"]];
  if (canBeChanged) answers.unshift([...closing, "plain account-close"]);
  const answer = await question(`The account of ${person.name}`, body, answers);
  const change = (deed, more) => app.act({ do: deed, user: person.id, ...more });
  if (answer === "save") {
    if (name.value !== person.name) await change("profile", { name: name.value });
    if (zone.value !== person.tz) await change("profile", { tz: zone.value });
    if (admin.checked !== person.is_admin) await change("admin", { is_admin: admin.checked });
  } else if (answer) change(answer);
}
