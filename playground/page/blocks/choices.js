// Checkboxes and radio buttons.

import { choose, controlAttributes } from "/page/blocks/choosing.js";
import { el, freshId } from "/page/dom.js";
import { textObject } from "/page/mrkdwn.js";

export function drawCheckboxes(element, slot) {
  return group("checkbox", element, slot, (options) => options);
}

export function drawRadioButtons(element, slot) {
  return group("radio", element, slot, (options) => options[0] ?? null);
}

function group(type, element, slot, asChosen) {
  const name = freshId("group");
  const state = slot.surface.values.get(slot.blockId, element);
  const begun = new Set((state.selected_options ?? [state.selected_option]).map((option) => option?.value));
  const boxes = element.options.map((option) => el("input", {
    type,
    name,
    value: option.value,
    checked: begun.has(option.value),
    "data-control": [slot.blockId, element.action_id, option.value].join("/"),
  }));
  const onchange = async () => {
    const chosen = element.options.filter((_option, index) => boxes[index].checked);
    const previous = slot.surface.values.get(slot.blockId, element);
    if (await choose(element, slot, asChosen(chosen))) return;
    const values = new Set((previous.selected_options ?? [previous.selected_option]).map((option) => option?.value));
    for (const box of boxes) box.checked = values.has(box.value);
  };
  const attributes = { ...controlAttributes(element, slot), "aria-labelledby": slot.labelId ?? null };
  return el(
    "div",
    { ...attributes, class: "choices", role: type === "radio" ? "radiogroup" : "group", onchange },
    element.options.map((option, index) => choice(option, boxes[index], slot.surface.reader)),
  );
}

function choice(option, box, reader) {
  const description = option.description
    && el("span", { class: "choice-note" }, textObject(option.description, reader));
  return el("label", { class: "choice" }, box, el("span", {}, textObject(option.text, reader), description));
}
