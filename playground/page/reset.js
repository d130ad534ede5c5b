// Begin again: everything that was written here goes.

import { ask } from "./confirm.js";
import { el } from "./dom.js";

export function createReset(app) {
  const button = el("button.side-button.reset", {}, "Reset the playground…");
  button.onclick = async () => {
    const sure = await ask({
      title: "Reset the playground?",
      body: "All messages, what SSI Coach has stored here, and the clock go back to the beginning. This cannot be undone.",
      yes: "Reset",
      danger: true,
    });
    if (sure) await app.act({ do: "reset" });
  };
  return button;
}
