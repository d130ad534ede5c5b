"""Composition objects: texts, options, confirmations, filters."""

from playground.block_limits.inspection import Check, Spot

OPTION_TEXT = 75
OPTION_VALUE = 150
CONVERSATION_KINDS = {"im", "mpim", "private", "public"}
STYLES = {"primary", "danger"}


def text_object(most: int, kinds: frozenset[str] = frozenset({"plain_text", "mrkdwn"})) -> Check:
    """A check for a text object with 1 to `most` characters."""

    def check(spot: Spot) -> None:
        if not spot.object({"type", "text"}, {"emoji", "verbatim"}):
            return
        kind = spot.value.get("type")
        spot.at("type").one_of(set(kinds))
        spot.at("text").text(most)
        if spot.has("emoji") and kind == "mrkdwn":
            spot.fail("invalid additional property: emoji")
        if spot.has("verbatim") and kind == "plain_text":
            spot.fail("invalid additional property: verbatim")

    return check


def plain_text(most: int) -> Check:
    """A check for a plain_text object with 1 to `most` characters."""
    return text_object(most, frozenset({"plain_text"}))


def identifier(spot: Spot) -> None:
    """A block_id, action_id or callback_id."""
    spot.text(255)


def confirm(spot: Spot) -> None:
    """A confirmation dialog."""
    if spot.object({"title", "text", "confirm", "deny"}, {"style"}):
        plain_text(100)(spot.at("title"))
        text_object(300)(spot.at("text"))
        plain_text(30)(spot.at("confirm"))
        plain_text(30)(spot.at("deny"))
        spot.optional("style", lambda style: style.one_of(STYLES))


def option(kinds: frozenset[str], link: bool = False) -> Check:
    """A check for an option; only an overflow menu's may have a link."""

    def check(spot: Spot) -> None:
        if spot.object({"text", "value"}, {"description"} | ({"url"} if link else set())):
            text_object(OPTION_TEXT, kinds)(spot.at("text"))
            spot.at("value").text(OPTION_VALUE)
            spot.optional("description", text_object(OPTION_TEXT, kinds))
            spot.optional("url", lambda url: url.text(3000))

    return check


def option_group(spot: Spot) -> None:
    """A group of options in a select menu."""
    if spot.object({"label", "options"}, set()):
        plain_text(75)(spot.at("label"))
        for entry in spot.at("options").items(100):
            option(frozenset({"plain_text"}))(entry)


def conversation_filter(spot: Spot) -> None:
    """A filter of a conversations menu, with at least one condition."""
    fields = {"include", "exclude_external_shared_channels", "exclude_bot_users"}
    if not spot.object(set(), fields):
        return
    if not any(spot.has(name) for name in fields):
        spot.fail("must have at least one filter")
    if spot.has("include"):
        for kind in spot.at("include").items(4):
            kind.one_of(CONVERSATION_KINDS)
    for name in fields - {"include"}:
        spot.optional(name, Spot.boolean)


def dispatch_config(spot: Spot) -> None:
    """When a text input dispatches an action."""
    if spot.object(set(), {"trigger_actions_on"}) and spot.has("trigger_actions_on"):
        for trigger in spot.at("trigger_actions_on").items(2):
            trigger.one_of({"on_enter_pressed", "on_character_entered"})
