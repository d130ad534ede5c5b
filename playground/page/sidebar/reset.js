// Resets the playground after a question.

import { el } from "../dom/build.js";
import { ask } from "../widgets/confirm.js";

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
