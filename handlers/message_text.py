"""Turns the text of Slack's messages and commands into the plain text that the person sees.

Slack marks up what people type and paste: links are ``<https://acme.com|Acme>``, emoji
``:rocket:``, and bold words ``*log*``; ``&``, ``<`` and ``>`` are entities. Slash commands come
as typed or marked up, depending on the manifest: both are read.

Source: https://docs.slack.dev/messaging/formatting-message-text
"""

import re
from collections.abc import Mapping
from typing import Any

from domain.names.emoji import without_emoji
from domain.typed.formatting_signs import as_written
from handlers.payloads import Payload
from services.entries.log_post import post_links_in

#: A marked link with an optional label, or a URL as typed.
_LINK = re.compile(
    r"<(?P<target>(?:https?://|mailto:|tel:)[^<>|\s]+)(?:\|(?P<label>[^<>]*))?>"
    r"|(?P<typed>https?://[^\s<>`]+)",
    re.IGNORECASE,
)
#: Of a person or channel with a name, of everyone, or of a group or date with a label.
_MENTION = re.compile(
    r"<(?:(?P<sign>[@#])[A-Z0-9]+\|(?P<name>[^<>]+)|!(?P<all>here|channel|everyone)(?:\|[^<>]*)?"
    r"|!(?:subteam|date)\^[^<>|]*\|(?P<label>[^<>]*))>"
)
_NO_WEB_SCHEME = re.compile(r"(?:mailto|tel):", re.IGNORECASE)
#: Stands for a link while marks are taken off. No payload contains it: no database stores it.
_PLACE = "\0"
_QUOTE = re.compile(r"^[ \t]*(?:&gt;|>)+[ \t]?", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
#: Formatting begins and ends at the edge of a word, on one line.
_STYLED = tuple(
    re.compile(rf"(?<!\w){sign}(?=[^\s{sign}])([^\n{sign}]*[^\s{sign}]){sign}(?!\w)")
    for sign in (r"\*", "_", "~")
)
_MOST_STYLES = len(_STYLED)


def plain_text(text: str) -> str:
    """Returns a text as the person sees it, without emoji and formatting; line breaks remain.

    A link is its label, and a link to a LinkedIn post its URL.
    """
    links: list[str] = []

    def put_away(found: re.Match[str]) -> str:
        links.append(_shown_link(found))
        return _PLACE

    named = _MENTION.sub(_mentioned, text.replace(_PLACE, ""))
    unmarked = _without_marks(_LINK.sub(put_away, named))
    in_order = iter(links)
    return re.sub(_PLACE, lambda _: next(in_order), unmarked).strip()


def _with_urls(text: str) -> str:
    """Returns a text in which each link is its URL, to look for links in it."""
    return _unescaped(_LINK.sub(lambda found: f" {found['target'] or found['typed']} ", text))


def texts_of(message: Payload) -> str:
    """Returns all text in a message, to find links: its text, blocks and attachments."""
    found: list[str] = []
    _collect(message.get("text"), found)
    _collect(message.get("blocks"), found)
    _collect(message.get("attachments"), found)
    return "\n".join(found)


def _shown_link(found: re.Match[str]) -> str:
    url = _unescaped(found["target"] or found["typed"])
    label = _without_marks(found["label"] or "").strip()
    if not label or post_links_in(url):
        return _NO_WEB_SCHEME.sub("", url, count=1)
    is_cut = label.endswith(("…", "...")) and label.rstrip("….") in url
    return url if is_cut else label


def _mentioned(found: re.Match[str]) -> str:
    if found["all"]:
        return f"@{found['all']}"
    return f"{found['sign'] or ''}{found['name'] or found['label'] or ''}"


def _without_marks(text: str) -> str:
    """Takes emoji, quotes, code and styles off, and decodes the entities."""
    bare = _CODE.sub(r"\1", _QUOTE.sub("", without_emoji(text).replace("```", " ")))
    for _ in range(_MOST_STYLES):
        for styled in _STYLED:
            bare = styled.sub(r"\1", bare)
    return as_written(_unescaped(bare))


def _unescaped(text: str) -> str:
    """Decodes Slack's three entities; a typed ``&copy=2`` is none of them."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _collect(part: Any, found: list[str]) -> None:
    if isinstance(part, str):
        found.append(_with_urls(part))
    elif isinstance(part, list):
        for each in part:
            _collect(each, found)
    elif isinstance(part, Mapping):
        for name in ("text", "url", "elements", "fields", "blocks", "title_link", "from_url"):
            _collect(part.get(name), found)
