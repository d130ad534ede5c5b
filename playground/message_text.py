"""What a person typed, as Slack hands it to an app: escaped, with links and mentions marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground.world import World

# One alternation, so that a mail address is not also found to hold a bare domain.
_MARKABLE = re.compile(
    r"(?P<link>https?://[^\s<>]+)"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>@\w[\w.-]*(?: \w[\w.-]*)?)"
    r"|(?P<channel>\#[a-z0-9][a-z0-9_-]*)"
    r"|(?P<bare>\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|in|dev|co|eu|de|se|uk)\b(?:/[^\s<>]*)?)",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}'\"”’"


@dataclass(frozen=True)
class Piece:
    """A run of what was typed; `kind` is "text", "link", "user" or "channel".

    `target` is the link's address or the user's or channel's id.
    """

    kind: str
    typed: str
    target: str = ""


def escaped(text: str) -> str:
    """`text` with the three characters that Slack reserves as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_delivered(typed: str, world: World) -> str:
    """A message's `text` as an event carries it."""
    return "".join(_marked(piece) for piece in pieces(typed, world))


def as_command_text(typed: str, world: World, should_escape: bool) -> str:
    """A slash command's `text`: as typed, or marked when the manifest asks for it."""
    if not should_escape:
        return typed
    return "".join(_marked(piece, named=True) for piece in pieces(typed, world))


def as_rich_text(typed: str, world: World) -> dict[str, Any]:
    """The rich text block that Slack's composer makes of what was typed."""
    elements = [_rich(piece) for piece in pieces(typed, world)]
    return {
        "type": "rich_text",
        "block_id": "typed",
        "elements": [{"type": "rich_text_section", "elements": elements}],
    }


def pieces(typed: str, world: World) -> list[Piece]:
    """What was typed, cut into plain runs, links, and mentions of those who exist."""
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
    text = text.rstrip(_TRAILING)
    if kind == "mail":
        return Piece("link", text, f"mailto:{text}")
    return Piece("link", text, text if kind == "link" else f"http://{text}")


def _mention(text: str, world: World) -> Piece | None:
    # “@Ada Lindqvist said”: the longer name first, then the word alone.
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
        same = piece.typed == piece.target
        return f"<{escaped(piece.target)}{'' if same else '|' + escaped(piece.typed)}>"
    return escaped(piece.typed)


def _rich(piece: Piece) -> dict[str, Any]:
    if piece.kind == "user":
        return {"type": "user", "user_id": piece.target}
    if piece.kind == "channel":
        return {"type": "channel", "channel_id": piece.target}
    if piece.kind == "link":
        label = {} if piece.typed == piece.target else {"text": piece.typed}
        return {"type": "link", "url": piece.target, **label}
    return {"type": "text", "text": piece.typed}
