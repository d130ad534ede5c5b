"""Menus of users and conversations: the choices that they offer to one person."""

from typing import Any

from playground.refusals import PersonMistake
from playground.world.element_states import STATE_FIELDS, Element, State, Values, placed_elements
from playground.world.state import Conversation, World

KINDS = {"channel": "public", "private": "private", "im": "im"}


def offered_state(world: World, user_id: str, element: Element, state: State) -> State:
    """The state with names replaced by ids, if the menu offers every choice to this person.

    People may be named by handle or display name, channels as "#sales". The app's initial values
    are always accepted. States of other elements are returned unchanged.

    Raises:
        PersonMistake: the menu does not offer a choice.
    """
    noun = _noun(element["type"])
    if noun not in ("user", "channel", "conversation"):
        return state
    held, preset = STATE_FIELDS[element["type"]]
    given = element.get(preset) or []
    presets = given if isinstance(given, list) else [given]

    def offered(name: str) -> str:
        return name if name in presets else _offered(world, user_id, element, name)

    chosen = state[held]
    if isinstance(chosen, list):
        return {**state, held: [offered(one) for one in chosen]}
    return state if chosen is None else {**state, held: offered(chosen)}


def current_conversation(
    world: World, user_id: str, blocks: list[dict[str, Any]], conversation_id: str | None
) -> Values:
    """The values of menus with `default_to_current_conversation`.

    For a modal opened from this conversation.
    """
    conversation = world.conversations.get(conversation_id or "")
    values: Values = {}
    for placed in placed_elements(blocks):
        element = placed.element
        if conversation is None or not element.get("default_to_current_conversation"):
            continue
        held, _ = STATE_FIELDS[element["type"]]
        every = set(KINDS.values())
        if not _left_out(world, user_id, conversation, every, element.get("filter") or {}):
            chosen: Any = [conversation.id] if held.endswith("s") else conversation.id
            state = {"type": element["type"], held: chosen}
            values.setdefault(placed.block_id, {})[placed.action_id] = state
    return values


def _noun(kind: str) -> str:
    return kind.removeprefix("multi_").removesuffix("_select").rstrip("s")


def _offered(world: World, user_id: str, element: Element, name: str) -> str:
    if _noun(element["type"]) == "user":
        user = world.user_called(name)
        if user is None or user.deleted:
            raise PersonMistake(f"This menu does not offer {name}.")
        return user.id
    conversation = world.conversation_called(name)
    if conversation is None:
        raise PersonMistake(f"There is no conversation {name}.")
    kinds = {"public"} if _noun(element["type"]) == "channel" else set(KINDS.values())
    reason = _left_out(world, user_id, conversation, kinds, element.get("filter") or {})
    if reason:
        raise PersonMistake(f"This menu does not offer {name}: {reason}.")
    return conversation.id


def _left_out(
    world: World,
    user_id: str,
    conversation: Conversation,
    kinds: set[str],
    wanted: dict[str, Any],
) -> str:
    kind = KINDS[conversation.kind]
    if conversation.archived:
        return "it is archived"
    if kind != "public" and user_id not in conversation.members:
        return "this person is not in it"
    if kind not in kinds or kind not in wanted.get("include", kinds):
        return f"it is {kind}"
    if wanted.get("exclude_external_shared_channels") and world.is_shared(conversation):
        return "it is shared with another company"
    if wanted.get("exclude_bot_users") and kind == "im":
        return "it is a conversation with a bot"
    return ""
