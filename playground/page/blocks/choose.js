// Stores a choice and tells the app if the element dispatches.

import { confirmed } from "../widgets/confirm.js";

/** Identifies a control, so that a redraw can restore its focus. */
export function controlName(element, slot, part = "") {
  return { "data-control": [slot.blockId, element.action_id, part].join("/") };
}

/** Attributes that every field has: name, label, errors. */
export function controlAttributes(element, slot, unlabelled = null) {
  return {
    ...controlName(element, slot),
    id: slot.fieldId,
    "aria-label": !slot.labelId && unlabelled && (element.placeholder?.text ?? unlabelled),
    "aria-labelledby": !slot.fieldId && slot.labelId,
    "aria-describedby": slot.describedBy,
    "aria-invalid": slot.invalid && "true",
    "aria-required": slot.required && "true",
  };
}

/**
 * Store a choice. If the element dispatches, ask its `confirm` question, then tell the app.
 *
 * @returns false if the person cancelled; the old value is restored
 */
export async function choose(element, slot, chosen) {
  const { values } = slot.surface;
  const before = values.get(slot.blockId, element);
  const state = values.choose(slot.blockId, element, chosen);
  if (!slot.dispatches) return true;
  if (!(await confirmed(element.confirm, slot.surface.reader))) {
    values.put(slot.blockId, element, before);
    return false;
  }
  await slot.surface.dispatch(slot.blockId, element, "value" in state ? { value: chosen } : { selected: chosen });
  return true;
}
