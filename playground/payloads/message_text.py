"""Turns typed text into Slack's format: escaped, with links, mentions and emoji marked up.

Marks such as `*`, `>` and backticks are left as typed. `[label](address)` is a link with a label:
Slack's composer makes one of it, and of a link that was pasted as rich text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground.payloads.emoji_names import EMOJI, emoji_name
from playground.world.state import World

# One alternation, so that the domain of a mail address is not matched as a link too.
_MARKABLE = re.compile(
    r"\[(?P<label>[^\[\]\n]+)\]\((?P<labelled>(?:https?://|mailto:|tel:)[^\s<>()]+)\)"
    r"|(?P<link>https?://[^\s<>]+)"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>@\w[\w.-]*(?: \w[\w.-]*)?)"
    r"|(?P<channel>\#[a-z0-9][a-z0-9_-]*)"
    r"|(?P<bare>\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|in|dev|co|eu|de|se|uk|ai|app|at|be|ch|fr|info|me|nl|no|tech|us)\b(?:/[^\s<>]*)?)"
    rf"|(?P<emoji>{EMOJI})",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}'\"”’"


@dataclass(frozen=True)
class Piece:
    """A part of the typed text; `kind` is "text", "link", "user", "channel" or "emoji".

    `target` is the link's address, the user's or channel's id, or the emoji's name. `label` is the
    link's, if it is not what was typed.
    """

    kind: str
    typed: str
    target: str = ""
    label: str = ""


def escaped(text: str) -> str:
    """`text` with &, < and > as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_delivered(typed: str, world: World) -> str:
    """The `text` of a message event."""
    return "".join(_marked(piece) for piece in pieces(typed, world))


def as_command_text(typed: str, world: World, should_escape: bool) -> str:
    """The `text` of a slash command: as typed, or marked up if the manifest says so."""
    if not should_escape:
        return typed
    return "".join(_marked(piece, named=True) for piece in pieces(typed, world))


def as_rich_text(typed: str, world: World) -> dict[str, Any]:
    """The rich_text block that Slack's composer makes of typed text."""
    elements = [_rich(piece) for piece in pieces(typed, world)]
    return {
        "type": "rich_text",
        "block_id": "typed",
        "elements": [{"type": "rich_text_section", "elements": elements}],
    }


def pieces(typed: str, world: World) -> list[Piece]:
    """Splits typed text into plain text, links, and mentions of existing users and channels."""
    return [piece for piece in _cut(typed, world) if piece.typed]


def _cut(typed: str, world: World) -> Iterator[Piece]:
    end = 0
    for match in _MARKABLE.finditer(typed):
        piece = _recognised(match, world)
        if piece is None:
            continue
        yield Piece("text", typed[end : match.start()])
        yield piece
        end = match.start() + len(piece.typed)
    yield Piece("text", typed[end:])


def _recognised(match: re.Match[str], world: World) -> Piece | None:
    text = match.group()
    kind = match.lastgroup
    if kind == "mention":
        return _mention(text, world)
    if kind == "channel":
        channel = world.conversation_called(text)
        return Piece("channel", text, channel.id) if channel else None
    if kind == "labelled":
        return Piece("link", text, match["labelled"], match["label"])
    if kind == "emoji":
        return Piece("emoji", text, emoji_name(text))
    text = text.rstrip(_TRAILING)
    if kind == "mail":
        return Piece("link", text, f"mailto:{text}")
    return Piece("link", text, text if kind == "link" else f"http://{text}")


def _mention(text: str, world: World) -> Piece | None:
    # “@Ada Lindqvist said”: try two words, then one.
    for candidate in (text, text.split(" ")[0]):
        user = world.user_called(candidate)
        if user is not None:
            return Piece("user", candidate, user.id)
    return None


def _marked(piece: Piece, named: bool = False) -> str:
    label = f"|{escaped(piece.typed.lstrip('@#'))}"
    if piece.kind == "user":
        return f"<@{piece.target}{label if named else ''}>"
    if piece.kind == "channel":
        return f"<#{piece.target}{label}>"
    if piece.kind == "link":
        shown = piece.label or piece.typed
        same = shown == piece.target
        return f"<{escaped(piece.target)}{'' if same else '|' + escaped(shown)}>"
    if piece.kind == "emoji":
        return f":{piece.target}:"
    return escaped(piece.typed)


def _rich(piece: Piece) -> dict[str, Any]:
    if piece.kind == "user":
        return {"type": "user", "user_id": piece.target}
    if piece.kind == "channel":
        return {"type": "channel", "channel_id": piece.target}
    if piece.kind == "link":
        shown = piece.label or piece.typed
        label = {} if shown == piece.target else {"text": shown}
        return {"type": "link", "url": piece.target, **label}
    if piece.kind == "emoji":
        unicode = "-".join(f"{ord(sign):x}" for sign in piece.typed)
        return {"type": "emoji", "name": piece.target, "unicode": unicode}
    return {"type": "text", "text": piece.typed}
