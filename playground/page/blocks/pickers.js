// Dates and times.

import { el } from "../dom/build.js";
import { choose, controlAttributes } from "./choose.js";

export function drawDatePicker(element, slot) {
  return picker("date", "selected_date", element, slot);
}

export function drawTimePicker(element, slot) {
  return picker("time", "selected_time", element, slot);
}

function picker(type, chosen, element, slot) {
  const current = () => slot.surface.values.get(slot.blockId, element)[chosen] ?? "";
  const field = el("input", {
    ...controlAttributes(element, slot, `Choose a ${type}`),
    type,
    class: "field short",
    value: current(),
  });
  field.onchange = async () => {
    if (!(await choose(element, slot, field.value || null))) field.value = current();
  };
  return field;
}
