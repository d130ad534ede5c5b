// Inputs for text, numbers and addresses.

import { el } from "../dom/build.js";
import { choose, controlAttributes } from "./choose.js";

/** How long typing pauses before the app is told. */
const REST_MS = 300;

const KEYBOARDS = {
  number_input: { inputmode: "decimal" },
  url_text_input: { inputmode: "url", placeholder: "https://example.com" },
  email_text_input: { inputmode: "email", placeholder: "name@example.com" },
};

export function drawTextInput(element, slot) {
  const multiline = element.multiline === true;
  const field = el(multiline ? "textarea" : "input", {
    type: !multiline && "text",
    rows: multiline && 4,
    autocomplete: "off",
    class: element.type === "number_input" ? "field short" : "field",
    ...KEYBOARDS[element.type],
    ...controlAttributes(element, slot),
    placeholder: element.placeholder?.text ?? KEYBOARDS[element.type]?.placeholder,
    maxlength: element.max_length,
    autofocus: element.focus_on_load === true,
  });
  field.value = slot.surface.values.get(slot.blockId, element).value ?? "";
  listen(field, element, slot);
  return field;
}

function listen(field, element, slot) {
  const quiet = { ...slot, dispatches: false };
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const onCharacters = slot.dispatches && triggers.includes("on_character_entered");
  const onEnter = slot.dispatches && triggers.includes("on_enter_pressed");
  let resting = null;
  const tell = () => {
    clearTimeout(resting);
    choose(element, slot, field.value || null);
  };
  field.oninput = () => {
    choose(element, quiet, field.value || null);
    clearTimeout(resting);
    if (onCharacters) resting = setTimeout(tell, REST_MS);
  };
  field.onkeydown = (event) => {
    if (event.key !== "Enter" || !onEnter || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    tell();
  };
}
