// Dates and times.

import { choose, controlAttributes } from "/page/blocks/choosing.js";
import { el } from "/page/dom.js";

export function drawDatePicker(element, slot) {
  return picker("date", "selected_date", element, slot);
}

export function drawTimePicker(element, slot) {
  return picker("time", "selected_time", element, slot);
}

function picker(type, chosen, element, slot) {
  const current = () => slot.surface.values.get(slot.blockId, element)[chosen] ?? "";
  const field = el("input", {
    ...controlAttributes(element, slot),
    type,
    class: "field short",
    value: current(),
    "aria-label": slot.labelId ? null : element.placeholder?.text ?? `Choose a ${type}`,
  });
  field.addEventListener("change", async () => {
    const before = current();
    if (!(await choose(element, slot, field.value || null))) field.value = before;
  });
  return field;
}
