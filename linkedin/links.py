"""Links to LinkedIn posts, and the time inside their ids.

A post's id is a 64-bit number; ``id >> 22`` is the time in milliseconds since 1970, in UTC. One
post has an *activity* id and a *share* (or *ugcPost*) id, made within two seconds of each other.
Source: LinkedIn's link forms, checked on several hundred real posts.
"""

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import NoReturn
from urllib.parse import SplitResult, quote, unquote, urlsplit

from domain.entries.post_links import PostLink, UrnKind
from domain.errors import UserError
from domain.fields import Field
from linkedin.slug_words import article_words, slug_words

_URN = re.compile(r"urn:li:(activity|share|ugcPost):([0-9]{1,20})(?![0-9])", re.IGNORECASE)
_GROUP_URN = re.compile(r"urn:li:groupPost:([0-9]{1,20})-([0-9]{1,20})(?![0-9])", re.IGNORECASE)
_SLUG = re.compile(r"(?:^|[-_])(activity|share|ugcPost)-([0-9]{1,20})(?=-|$)", re.IGNORECASE)
#: Matches a bare host only at its start: trying inside words takes quadratic time.
_LINK = re.compile(
    r"https?://[^\s<>|\"]+"
    r"|(?<![a-z0-9-])(?<![a-z0-9-]\.)(?:[a-z0-9-]+\.)*(?:linkedin\.com|lnkd\.in)/[^\s<>|\"]+"
    r"|urn:li:[a-z]+:[0-9-]+",
    re.IGNORECASE,
)
#: How LinkedIn's files write a link; read in half the time of any other.
_PLAIN = re.compile(
    r"https://www\.linkedin\.com/feed/update/urn(?::|%3A)li(?::|%3A)"
    r"(activity|share|ugcPost)(?::|%3A)([0-9]{1,20})/?"
)
_LONGEST = 2_000
#: Encoded, a character takes at most twelve.
_SURELY_SHORT = _LONGEST // 12
_LONGEST_KEY = 200
#: LinkedIn's launch. An id whose time is earlier carries no real time.
_FIRST_POST = datetime(2003, 5, 5, tzinfo=UTC)
_LAST_POST = datetime(2100, 1, 1, tzinfo=UTC)
_COPY = "On LinkedIn, open the post's ⋯ menu and choose “Copy link to post”."


def read_link(text: str) -> PostLink:
    """Reads a link to a post as copied from LinkedIn, or a bare URN.

    Raises:
        UserError: it is not a link to a LinkedIn post; the fix says how to get one.
    """
    typed = text.strip().strip("<>").split("|")[0].strip()
    if not typed:
        raise UserError("The link is missing.", _COPY, field=Field.LINK)
    if plain := _PLAIN.fullmatch(typed):
        return _identified(*plain.groups())
    # errors="replace": half a surrogate pair, which JSON may hold, has no encoding.
    if len(typed) > _SURELY_SHORT and len(quote(typed, errors="replace")) > _LONGEST:
        _refuse_too_long()
    if typed.lower().startswith("urn:li:"):
        return _from_urn(typed) or _refuse_no_post()
    return _from_url(_split(typed))


def find_links(text: str) -> list[str]:
    """The links in a text that lead to LinkedIn posts, each once, in order."""
    found: dict[str, str] = {}
    for match in _LINK.finditer(text):
        candidate = match[0].rstrip(".,;:!?)]}'’”")
        try:
            found.setdefault(read_link(candidate).urn, candidate)
        except UserError:
            continue
    return list(found.values())


def _split(typed: str) -> SplitResult:
    with_scheme = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(with_scheme)
        _ = parts.port  # reading it raises for an invalid port
    except ValueError:
        raise UserError("That isn't a link I can read.", _COPY, field=Field.LINK) from None
    return parts


def _from_url(parts: SplitResult) -> PostLink:
    host = (parts.hostname or "").rstrip(".").lower()
    if parts.scheme.lower() not in {"http", "https"} or parts.username is not None:
        raise UserError("That isn't a link to LinkedIn.", _COPY, field=Field.LINK)
    if host == "lnkd.in" or host.endswith(".lnkd.in"):
        raise UserError(
            "lnkd.in links hide which post they lead to, and I never open LinkedIn's pages.",
            "Paste the full link: open the post, then ⋯ → “Copy link to post”.",
            field=Field.LINK,
        )
    if host != "linkedin.com" and not host.endswith(".linkedin.com"):
        raise UserError(
            f"That link leads to {_named(host)}, not to LinkedIn.", _COPY, field=Field.LINK
        )
    path = _decoded(parts.path)
    return _from_urn(path) or _from_slug(path) or _from_article(path) or _refuse_no_post()


def _decoded(path: str) -> str:
    """Undoes percent-encoding, twice if a link was encoded twice on its way."""
    return unquote(unquote(path))


def _from_urn(text: str) -> PostLink | None:
    if group := _GROUP_URN.search(text):
        return _post(UrnKind.GROUP, f"{group[1]}-{group[2]}", int(group[2]))
    if urn := _URN.search(text):
        return _identified(urn[1], urn[2])
    return None


def _from_slug(path: str) -> PostLink | None:
    if not path.lower().startswith("/posts/"):
        return None
    # The title comes first and may look like an id itself: the last one counts.
    found = _SLUG.findall(path.rstrip("/").rpartition("/")[2])
    identified = _identified(*found[-1]) if found else None
    return replace(identified, words=slug_words(path)) if identified else None


def _from_article(path: str) -> PostLink | None:
    steps = [step for step in path.split("/") if step]
    if len(steps) < 2 or steps[0].lower() != "pulse":
        return None
    slug = quote(steps[1].lower(), safe="", errors="replace")
    key = slug if len(slug) <= _LONGEST_KEY else hashlib.sha256(slug.encode()).hexdigest()
    url = f"https://www.linkedin.com/pulse/{slug}/"
    if len(url) > _LONGEST:
        _refuse_too_long()
    return PostLink(UrnKind.ARTICLE, f"article:{key}", url, None, article_words(steps[1]))


def _identified(kind: str, digits: str) -> PostLink:
    known = UrnKind.ACTIVITY if kind.lower() == "activity" else UrnKind.SHARE
    # The link keeps LinkedIn's own word, because a share's page does not open as a ugcPost.
    word = {"activity": "activity", "share": "share"}.get(kind.lower(), "ugcPost")
    return _post(known, str(int(digits)), int(digits), word)


def _post(kind: UrnKind, key: str, post_id: int, word: str | None = None) -> PostLink:
    urn = f"{kind.value}:{key}"
    url = f"https://www.linkedin.com/feed/update/urn:li:{word or kind.value}:{key}/"
    return PostLink(kind, urn, url, _time_in(post_id))


def _time_in(post_id: int) -> datetime | None:
    seconds = (post_id >> 22) / 1000
    if not _FIRST_POST.timestamp() <= seconds < _LAST_POST.timestamp():
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _named(host: str) -> str:
    shown = host if len(host) <= 60 else host[:59] + "…"
    return shown or "no site"


def _refuse_too_long() -> NoReturn:
    raise UserError("That link is too long for a LinkedIn post.", _COPY, field=Field.LINK)


def _refuse_no_post() -> PostLink:
    raise UserError("That LinkedIn link doesn't lead to a post.", _COPY, field=Field.LINK)
