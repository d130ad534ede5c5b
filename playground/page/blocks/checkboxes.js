// Checkboxes and radio buttons.

import { el, freshId } from "../dom/build.js";
import { textObject } from "../text/mrkdwn.js";
import { choose, controlAttributes, controlName } from "./choose.js";

export function drawCheckboxes(element, slot) {
  return group("checkbox", element, slot, (options) => options);
}

export function drawRadioButtons(element, slot) {
  return group("radio", element, slot, (options) => options[0] ?? null);
}

function group(type, element, slot, asChosen) {
  const name = freshId("group");
  const isChosen = ({ value }) => {
    const state = slot.surface.values.get(slot.blockId, element);
    return (state.selected_options ?? [state.selected_option]).some((option) => option?.value === value);
  };
  const boxes = element.options.map((option) => el("input", {
    type,
    name,
    value: option.value,
    checked: isChosen(option),
    ...controlName(element, slot, option.value),
  }));
  const onchange = async () => {
    const chosen = element.options.filter((_option, index) => boxes[index].checked);
    if (await choose(element, slot, asChosen(chosen))) return;
    for (const box of boxes) box.checked = isChosen(box);
  };
  const attributes = { ...controlAttributes(element, slot), "aria-labelledby": slot.labelId };
  // role=group takes neither; the label and the error text say it.
  if (type === "checkbox") Object.assign(attributes, { "aria-required": null, "aria-invalid": null });
  return el(
    "div",
    { ...attributes, class: "choices", role: type === "radio" ? "radiogroup" : "group", onchange },
    element.options.map((option, index) => choice(option, boxes[index], slot.surface.reader)),
  );
}

function choice(option, box, reader) {
  const description = option.description
    && el("span.choice-note", {}, textObject(option.description, reader));
  return el("label.choice", {}, box, el("span", {}, textObject(option.text, reader), description));
}
