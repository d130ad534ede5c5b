// The values of a view or message, as Slack's `state.values`.

import { recall, remember } from "../state/memory.js";

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
  /**
   * @param known {block_id: {action_id: element-state}}, as the server remembers it
   * @param kept where to keep the input for a reload; nowhere if not given
   */
  constructor(known = {}, kept = null) {
    this.states = new Map();
    this.shown = [];
    this.kept = kept;
    for (const [blockId, states] of Object.entries(known)) {
      for (const [actionId, state] of Object.entries(states)) this.states.set(keyOf(blockId, actionId), state);
    }
    for (const [key, state] of JSON.parse((kept && recall(kept)) || "[]")) this.states.set(key, state);
  }

  /**
   * Take new blocks. As in Slack, a block_id and action_id shown before keep their state, also
   * after other blocks in between; the others start at their initial value.
   */
  prime(blocks) {
    this.shown = [];
    for (const [block, element] of statefulElements(blocks)) {
      const key = keyOf(block.block_id, element.action_id);
      this.states.set(key, stillPossible(this.states.get(key), element) ?? initial(element));
      this.shown.push(key);
    }
  }

  get(blockId, element) {
    return this.states.get(keyOf(blockId, element.action_id)) ?? initial(element);
  }

  /** @returns the new element-state */
  choose(blockId, element, chosen) {
    const state = { type: element.type, [chosenField(element.type)]: chosen };
    this.put(blockId, element, state);
    return state;
  }

  put(blockId, element, state) {
    this.states.set(keyOf(blockId, element.action_id), state);
    if (this.kept) remember(this.kept, JSON.stringify([...this.states]));
  }

  /** {block_id: {action_id: element-state}} of the blocks shown now */
  asStateValues() {
    const values = {};
    for (const key of this.shown) {
      const [blockId, actionId] = JSON.parse(key);
      (values[blockId] ??= {})[actionId] = this.states.get(key);
    }
    return values;
  }
}

function keyOf(blockId, actionId) {
  return JSON.stringify([blockId, actionId]);
}

/** The state without options that the element lacks; null if nothing remains of it. */
function stillPossible(state, element) {
  if (state?.type !== element.type) return null;
  const field = chosenField(element.type);
  const chosen = [state[field]].flat().filter(Boolean);
  const offered = element.options ?? element.option_groups?.flatMap(({ options }) => options);
  if (!offered || !chosen.length) return state;
  const left = offered.filter(({ value }) => chosen.some((one) => one.value === value));
  return left.length ? { ...state, [field]: Array.isArray(state[field]) ? left : left[0] } : null;
}

function initial(element) {
  const [chosen, begins] = CHOSEN[element.type];
  const none = chosen.endsWith("s") ? [] : null;
  return { type: element.type, [chosen]: element[begins] ?? none };
}
