// What blocks need from the message, modal or Home tab around them (see draw.js).

import { reconcile } from "../dom/reconcile.js";
import { blockItems } from "./draw.js";

/** The reader of a text: names, zone and time for mrkdwn. */
export function readerOf(app) {
  return {
    person: (id) => app.person(id),
    conversation: (id) => app.conversation(id),
    get zone() { return app.state.me.tz; },
    now: () => app.now(),
  };
}

/**
 * A surface. `target` is what its elements act on: {conversation, ts} for a message, else {view}.
 *
 * @param {FormValues} values
 * @param errors {block_id: sentence}
 */
export function surfaceOf(app, values, target, errors = {}) {
  const actionOf = (name, blockId, element, more) => ({
    do: name,
    ...target,
    block_id: blockId,
    action_id: element.action_id,
    ...(target.view && { values: values.asStateValues() }),
    ...more,
  });
  const surface = {
    values,
    errors,
    reader: readerOf(app),
    choices: choicesOf(app),
    drawBlocks: (container, blocks) => reconcile(container, blockItems(blocks, surface)),
    dispatch: (blockId, element, chosen) => app.act(actionOf("action", blockId, element, chosen)),
    lookUp: (blockId, element, value) => app.ask(actionOf("look_up", blockId, element, { value })),
  };
  return surface;
}

function choicesOf(app) {
  const open = () => app.state.conversations.filter(({ archived }) => !archived);
  return {
    users: () => app.state.people
      .filter((person) => !person.is_deactivated)
      .map(({ id, name }) => ({ id, name })),
    channels: () => open().filter(({ kind }) => kind === "channel").map(hashed),
    conversations: (filter = {}) => open()
      .filter(({ kind }) => !filter.include || filter.include.includes(KINDS[kind]))
      .filter((conversation) => !(filter.exclude_external_shared_channels && conversation.is_shared))
      .filter(({ kind }) => !(filter.exclude_bot_users && kind === "im"))
      .map(hashed),
  };
}

const KINDS = { channel: "public", private: "private", im: "im" };

function hashed({ id, name, kind }) {
  return { id, name: kind === "im" ? name : `#${name}` };
}
