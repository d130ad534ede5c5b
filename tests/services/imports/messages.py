"""Messages, comments and reactions as the reader of an archive gives them."""

from datetime import UTC, datetime

from linkedin.links import read_link
from linkedin.records import CommentRecord, Correspondent, MessageRecord, Place
from tests.services.imports.files import post_id


def at(moment: str) -> datetime:
    """A moment in UTC, such as ``2026-11-02 09:00``."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def person(name: str, company: str = "", title: str = "") -> Correspondent:
    """A person with a profile of their name."""
    return Correspondent(name, f"linkedin.com/in/{name.lower().replace(' ', '-')}", company, title)


def sent(moment: str, *to: Correspondent, conversation: str = "") -> MessageRecord:
    """A message to people; each group of people has its conversation."""
    return _message(moment, to, conversation, outgoing=True)


def got(moment: str, by: Correspondent, *others: Correspondent) -> MessageRecord:
    """A message from a person."""
    return _message(moment, (by, *others), "", outgoing=False)


def comment(moment: str, of: str, *, kind: str = "activity", seconds: int = 0) -> CommentRecord:
    """A comment on the post of a moment."""
    posted = int(at(of).timestamp()) + seconds
    link = read_link(f"urn:li:{kind}:{post_id(datetime.fromtimestamp(posted, UTC))}")
    return CommentRecord(Place("Comments.csv", 2), link, at(moment))


def _message(
    moment: str, others: tuple[Correspondent, ...], conversation: str, *, outgoing: bool
) -> MessageRecord:
    between = conversation or " ".join(sorted(each.name for each in others))
    return MessageRecord(Place("messages.csv", 2), between, at(moment), outgoing, others)
