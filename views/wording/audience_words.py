"""How many of a post's readers work at a target account, in words."""

from domain.entries.audiences import Readers
from views import words
from views.wording import account_words


def readers(each: Readers) -> str:
    """``about 14 people at Acme (8–22)``, or without members reached ``about 2 % are at Acme``."""
    return _readers(each, f"at {account_words.name(each.account)}")


def readers_there(each: Readers) -> str:
    """``about 14 people there (8–22)``."""
    return _readers(each, "there")


def _readers(each: Readers, at: str) -> str:
    if each.people is None:
        if not each.low:
            return f"under {words.per_cent(words.tenths(each.high * 100))} are {at}"
        return f"about {words.per_cent(words.tenths((each.low + each.high) / 2 * 100))} are {at}"
    about, low, high = each.people
    counted = words.counted(about, "person", "people")
    if low == high:
        return f"{counted} {at}"
    return f"about {counted} {at} ({words.between(words.count(low), words.count(high))})"
