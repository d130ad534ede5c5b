// The values of a view or message, as Slack's `state.values`.

// The noun in each type's field names: "option" gives selected_option and initial_option.
const NOUNS = {
  static_select: "option",
  external_select: "option",
  users_select: "user",
  conversations_select: "conversation",
  channels_select: "channel",
  radio_buttons: "option",
  checkboxes: "options",
  datepicker: "date",
  timepicker: "time",
};
const CHOSEN = Object.fromEntries(
  ["plain_text_input", "number_input", "url_text_input", "email_text_input"].map((type) => [type, ["value", "initial_value"]]),
);
for (const [type, noun] of Object.entries(NOUNS)) {
  CHOSEN[type] = [`selected_${noun}`, `initial_${noun}`];
  if (type.endsWith("_select")) CHOSEN[`multi_${type}`] = [`selected_${noun}s`, `initial_${noun}s`];
}

/** The state field that holds the choice; undefined for a stateless type. */
export function chosenField(type) {
  return CHOSEN[type]?.[0];
}

/** Every [block, element] that holds a value. */
function* statefulElements(blocks) {
  for (const block of blocks) {
    if (block.child_blocks) yield* statefulElements(block.child_blocks);
    const elements = [block.element, block.accessory, ...(block.type === "actions" ? block.elements : [])];
    for (const element of elements) if (element && element.type in CHOSEN) yield [block, element];
  }
}

export class FormValues {
  /** @param known {block_id: {action_id: element-state}}, as the server remembers it */
  constructor(known = {}) {
    this.states = new Map();
    for (const [blockId, states] of Object.entries(known)) {
      for (const [actionId, state] of Object.entries(states)) this.states.set(keyOf(blockId, actionId), state);
    }
  }

  /**
   * Take new blocks: keep the value of each element whose block_id and action_id still exist, and
   * start the others at their initial value.
   */
  prime(blocks) {
    const before = this.states;
    this.states = new Map();
    for (const [block, element] of statefulElements(blocks)) {
      const key = keyOf(block.block_id, element.action_id);
      const kept = before.get(key);
      this.states.set(key, kept?.type === element.type ? kept : initial(element));
    }
  }

  get(blockId, element) {
    return this.states.get(keyOf(blockId, element.action_id)) ?? initial(element);
  }

  /** @returns the new element-state */
  choose(blockId, element, chosen) {
    const state = { type: element.type, [chosenField(element.type)]: chosen };
    this.states.set(keyOf(blockId, element.action_id), state);
    return state;
  }

  /** {block_id: {action_id: element-state}} */
  asStateValues() {
    const values = {};
    for (const [key, state] of this.states) {
      const [blockId, actionId] = JSON.parse(key);
      (values[blockId] ??= {})[actionId] = state;
    }
    return values;
  }
}

function keyOf(blockId, actionId) {
  return JSON.stringify([blockId, actionId]);
}

function initial(element) {
  const [chosen, begins] = CHOSEN[element.type];
  const none = chosen.endsWith("s") ? [] : null;
  return { type: element.type, [chosen]: element[begins] ?? none };
}
