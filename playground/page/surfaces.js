// What a message, a modal and the Home tab need in order to draw their blocks (see blocks/draw.js).

/** Who reads: names, zone and time for mrkdwn. */
export function readerOf(app) {
  return {
    person: (id) => app.person(id),
    conversation: (id) => app.conversation(id),
    get zone() { return app.state.me.tz; },
    now: () => app.now(),
  };
}

/**
 * A surface whose elements act on `target`: {conversation, ts} for a message, {view} otherwise.
 *
 * @param {FormValues} values
 * @param errors {block_id: sentence}
 */
export function surfaceOf(app, values, target, errors = {}) {
  return {
    values,
    errors,
    reader: readerOf(app),
    choices: choicesOf(app),
    async dispatch(blockId, element, chosen) {
      const deed = { do: "action", ...target, block_id: blockId, action_id: element.action_id, ...chosen };
      if (target.view) deed.values = values.asStateValues();
      await app.act(deed);
    },
  };
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
  return { id, name: kind === "im" ? name : `#${name.replace(/^#/, "")}` };
}
