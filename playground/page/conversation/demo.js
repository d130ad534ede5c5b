// The demo: a workspace full of invented people, which one button shows and another removes.

import { press } from "../dom/build.js";
import { ask } from "../widgets/confirm.js";

export function showButton(app) {
  const filling = app.state.demo === "filling";
  return press("Show me a busy team", () => show(app), "primary small", { disabled: filling });
}

export function removeButton(app) {
  return press("Remove them all", () => remove(app));
}

async function show(app) {
  const sure = app.state.untouched || await ask({
    title: "Replace what is here?",
    body: "The busy team needs an empty playground: all messages, and what SSI Coach has stored here, are deleted first.",
    yes: "Show the busy team",
    danger: true,
  });
  if (sure) await app.act({ do: "demo" });
}

async function remove(app) {
  const sure = await ask({
    title: "Remove the busy team?",
    body: "Its people, messages and entries are deleted, and yours with them. The clock goes back to real time.",
    yes: "Remove",
    danger: true,
  });
  if (sure) await app.act({ do: "reset" });
}
