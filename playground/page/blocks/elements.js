// Which module draws which element. A `slot` is the element's place: {blockId, surface, dispatches
// (a choice is sent at once), fieldId, labelId, describedBy, required, invalid}.

import { drawButton, drawOverflow } from "./buttons.js";
import { drawCheckboxes, drawRadioButtons } from "./checkboxes.js";
import { drawDatePicker, drawTimePicker } from "./pickers.js";
import { drawSelect } from "./selects.js";
import { drawTextInput } from "./text_inputs.js";
import { drawTypeahead } from "./typeahead.js";
import { drawUnknown } from "./unknown.js";

const DRAWERS = {
  button: drawButton,
  overflow: drawOverflow,
  checkboxes: drawCheckboxes,
  radio_buttons: drawRadioButtons,
  datepicker: drawDatePicker,
  timepicker: drawTimePicker,
  static_select: drawSelect,
  users_select: drawSelect,
  conversations_select: drawSelect,
  channels_select: drawSelect,
  external_select: drawTypeahead,
  multi_external_select: drawTypeahead,
  multi_static_select: drawTypeahead,
  multi_users_select: drawTypeahead,
  multi_conversations_select: drawTypeahead,
  multi_channels_select: drawTypeahead,
  plain_text_input: drawTextInput,
  number_input: drawTextInput,
  url_text_input: drawTextInput,
  email_text_input: drawTextInput,
};

export function drawElement(element, slot) {
  const draw = DRAWERS[element?.type];
  return draw ? draw(element, slot) : drawUnknown("element", element);
}
