// Which module draws which element.
//
// A `slot` says where the element stands: {blockId, surface, dispatches (whether choosing tells the
// app at once), fieldId, labelId, describedBy, required, invalid}.

import { drawButton, drawOverflow } from "/page/blocks/buttons.js";
import { drawCheckboxes, drawRadioButtons } from "/page/blocks/choices.js";
import { drawDatePicker, drawTimePicker } from "/page/blocks/pickers.js";
import { drawMultiSelect, drawSelect } from "/page/blocks/selects.js";
import { drawTextInput } from "/page/blocks/text_inputs.js";
import { drawUnknown } from "/page/blocks/unknown.js";

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
  multi_static_select: drawMultiSelect,
  multi_users_select: drawMultiSelect,
  multi_conversations_select: drawMultiSelect,
  multi_channels_select: drawMultiSelect,
  plain_text_input: drawTextInput,
  number_input: drawTextInput,
  url_text_input: drawTextInput,
  email_text_input: drawTextInput,
};

export function drawElement(element, slot) {
  const draw = DRAWERS[element?.type];
  return draw ? draw(element, slot) : drawUnknown("element", element);
}
