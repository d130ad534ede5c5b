// Keeping a choice, and telling the app when its place says so.

import { confirmed } from "../confirm.js";

/** What a redraw finds a control again by, to give it back the focus. */
export function controlName(element, slot, part = "") {
  return { "data-control": [slot.blockId, element.action_id, part].join("/") };
}

/** The attributes of every field: its name, label and errors. */
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
 * Keep what was chosen; where the element dispatches, ask its `confirm` question and tell the app.
 *
 * @returns false when the person thought better of it, and the old value is back
 */
export async function choose(element, slot, chosen) {
  const { values } = slot.surface;
  const before = values.get(slot.blockId, element);
  const state = values.choose(slot.blockId, element, chosen);
  if (!slot.dispatches) return true;
  if (!(await confirmed(element.confirm, slot.surface.reader))) {
    values.states.set(JSON.stringify([slot.blockId, element.action_id]), before);
    return false;
  }
  await slot.surface.dispatch(slot.blockId, element, "value" in state ? { value: chosen } : { selected: chosen });
  return true;
}
