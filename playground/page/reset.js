// Begin again: everything that was written here goes.

import { ask } from "/page/confirm.js";
import { el } from "/page/dom.js";

export function createReset(app) {
  const button = el("button", { type: "button", class: "side-button reset" }, "Reset the playground…");
  button.addEventListener("click", async () => {
    const sure = await ask({
      title: "Reset the playground?",
      body: "All messages, what SSI Coach has stored here, and the clock go back to the beginning. This cannot be undone.",
      yes: "Reset",
      danger: true,
    });
    if (sure) await app.act({ do: "reset" });
  });
  return button;
}
