// Buttons and overflow menus, which hold no state.

import { el, signButton } from "../dom/build.js";
import { plainText } from "../text/emoji.js";
import { isSafeAddress } from "../text/links.js";
import { confirmed } from "../widgets/confirm.js";
import { opensMenu } from "../widgets/menu.js";
import { controlName } from "./choose.js";

const STYLES = new Set(["primary", "danger"]);

export function drawButton(element, slot) {
  const style = STYLES.has(element.style) ? element.style : "plain";
  const link = isSafeAddress(element.url ?? "") ? element.url : null;
  const label = plainText(element.text.text);
  const button = el(link ? "a" : "button", {
    ...controlName(element, slot),
    "aria-label": element.accessibility_label,
    href: link,
    target: link && "_blank",
    rel: link && "noopener noreferrer",
    class: `button ${style}`,
  }, label, link && el("span", { "aria-hidden": "true" }, "↗"));
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
    label: plainText(option.text.text),
    note: option.description?.text,
    async act() {
      if (option.url && isSafeAddress(option.url)) open(option.url, "_blank", "noopener");
      if (!(await confirmed(element.confirm, slot.surface.reader))) return;
      await slot.surface.dispatch(slot.blockId, element, { selected: option.value });
    },
  })));
}
