// Buttons and overflow menus: nothing to keep, only something to do.

import { confirmed } from "../confirm.js";
import { controlName } from "./choosing.js";
import { el, signButton } from "../dom.js";
import { withEmoji } from "../emoji.js";
import { isSafeAddress } from "../links.js";
import { opensMenu } from "../menu.js";

const STYLES = new Set(["primary", "danger"]);

export function drawButton(element, slot) {
  const style = STYLES.has(element.style) ? element.style : "plain";
  const link = isSafeAddress(element.url ?? "") ? element.url : null;
  const face = withEmoji(element.text.text);
  const button = el(link ? "a" : "button", {
    ...controlName(element, slot),
    "aria-label": element.accessibility_label,
    href: link,
    target: link && "_blank",
    rel: link && "noopener noreferrer",
    class: `button ${style}`,
  }, face, link && el("span", { "aria-hidden": "true" }, "↗"));
  button.onclick = () => press(button, element, slot);
  return button;
}

async function press(button, element, slot) {
  if (!(await confirmed(element.confirm, slot.surface.reader))) return;
  button.setAttribute("aria-busy", "true");
  await slot.surface.dispatch(slot.blockId, element, { value: element.value ?? null });
  button.removeAttribute("aria-busy");
}

export function drawOverflow(element, slot) {
  const attributes = { ...controlName(element, slot), class: "button plain overflow" };
  return opensMenu(signButton("⋯", "More", attributes), "More", () => element.options.map((option) => ({
    label: withEmoji(option.text.text),
    note: option.description?.text,
    async act() {
      if (option.url && isSafeAddress(option.url)) open(option.url, "_blank", "noopener");
      if (!(await confirmed(element.confirm, slot.surface.reader))) return;
      await slot.surface.dispatch(slot.blockId, element, { selected: option.value });
    },
  })));
}
