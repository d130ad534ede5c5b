// Keeping a choice, and telling the app when its place says so.

import { confirmed } from "/page/confirm.js";

/** The attributes that every control has: its name for labels, errors and a redraw's focus. */
export function controlAttributes(element, slot, part = "") {
  return {
    id: slot.fieldId ?? null,
    "data-control": [slot.blockId, element.action_id, part].join("/"),
    "data-action": element.action_id,
    "aria-labelledby": slot.fieldId ? null : slot.labelId ?? null,
    "aria-describedby": slot.describedBy ?? null,
    "aria-invalid": slot.invalid ? "true" : null,
    "aria-required": slot.required ? "true" : null,
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
