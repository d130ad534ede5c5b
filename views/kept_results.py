"""A message after its button was used: what was done takes the button's place."""

from collections.abc import Sequence
from dataclasses import replace

from views import blocks
from views.blocks import Block, Message

_STAYS = "The message with the button stays as it was."


def staying(message: Message) -> Message:
    """An answer that also says that the message with the pressed button stays as it was."""
    if not message.outcome:
        return message
    return replace(
        message,
        text=f"{message.text} {_STAYS}",
        blocks=(*message.blocks, blocks.context(_STAYS)),
        outcome="",
    )


def with_outcome(
    shown: Sequence[Block], block_id: str, action_id: str, outcome: str
) -> list[Block]:
    """A message's blocks with the outcome below the block of the pressed button.

    The button goes if it was about one thing; one that can be used again stays.

    Args:
        shown: The blocks as Slack has them, with their ids.
        outcome: A mrkdwn sentence.
    """
    done = blocks.context(f":white_check_mark: {outcome}")
    changed: list[Block] = []
    for block in shown:
        if block.get("block_id") != block_id:
            changed.append(block)
            continue
        left = _without_button(block, action_id)
        changed += [left, done] if left is not None else [done]
    return changed if done in changed else [*changed, done]


def _without_button(block: Block, action_id: str) -> Block | None:
    if _is_used_up(block.get("accessory") or {}, action_id):
        return {name: part for name, part in block.items() if name != "accessory"}
    if block["type"] != "actions":
        return block
    left = [each for each in block["elements"] if not _is_used_up(each, action_id)]
    return {**block, "elements": left} if left else None


def _is_used_up(element: Block, action_id: str) -> bool:
    return (
        element.get("type") == "button"
        and element.get("action_id") == action_id
        and bool(element.get("value"))
    )
