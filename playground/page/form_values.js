// What has been typed and chosen in a view or message, as Slack's `state.values`.

const CHOSEN = {
  static_select: ["selected_option", "initial_option"],
  radio_buttons: ["selected_option", "initial_option"],
  multi_static_select: ["selected_options", "initial_options"],
  checkboxes: ["selected_options", "initial_options"],
  users_select: ["selected_user", "initial_user"],
  multi_users_select: ["selected_users", "initial_users"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  channels_select: ["selected_channel", "initial_channel"],
  multi_channels_select: ["selected_channels", "initial_channels"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  plain_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
};

/** The field of an element-state that holds what was chosen, or undefined for a stateless type. */
export function chosenField(type) {
  return CHOSEN[type]?.[0];
}

/** Every [block, element] of these blocks that holds a value. */
export function* statefulElements(blocks) {
  for (const block of blocks) {
    const elements = [block.element, block.accessory, ...(block.type === "actions" ? block.elements : [])];
    for (const element of elements) if (element && element.type in CHOSEN) yield [block, element];
  }
}

export class FormValues {
  /** @param known {block_id: {action_id: element-state}}: what the server knows from before */
  constructor(known = {}) {
    this.states = new Map();
    for (const [blockId, states] of Object.entries(known)) {
      for (const [actionId, state] of Object.entries(states)) this.states.set(keyOf(blockId, actionId), state);
    }
  }

  /**
   * Take up new blocks: a value stays when its block_id and action_id are both still there,
   * everything else begins at what the element says.
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
