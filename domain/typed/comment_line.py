"""The words after ``/ssi comment``: a link to a post, and the post's author."""

import re
from dataclasses import dataclass

from domain.entries.person_reference import NO_PERSON, PersonReference
from domain.errors import UserError
from domain.names.at_words import joins_company
from domain.timing.typed_days import TypedDay, joined_days, read_day
from domain.typed.named_people import are_several
from domain.typed.person_text import read_company, read_person
from domain.typed.post_line import looks_like_link
from domain.typed.unclear_days import refuse_unclear_days

_POSSESSIVE = re.compile(r"['’]s? post\b")
#: Words before the author's name: ``commented on the post of Jane Doe``.
_BEFORE_NAME = frozenset({"on", "by", "of", "from", "the", "a", "this", "post"})


@dataclass(frozen=True)
class CommentLine:
    """A comment on another person's or a company's post.

    Args:
        link: As typed; empty where the line has none.
        whom: The post's author; a name without a company may be a person's or a company's.
        said_on: When it was written, if the line names a day.
    """

    link: str = ""
    whom: PersonReference = NO_PERSON
    said_on: TypedDay | None = None

    @property
    def only_a_link(self) -> bool:
        """Whether the line names no author."""
        return self.whom == NO_PERSON


def read_comment_line(text: str) -> CommentLine:
    """Reads what follows ``comment``.

    Raises:
        UserError: there are two links or two authors, or a date is invalid.
    """
    refuse_unclear_days(text)
    link, said_on = "", None
    rest: list[str] = []
    for word in joined_days(text.split()):
        day = read_day(word.strip(",.;"))
        if looks_like_link(word):
            if link:
                raise UserError("This line has two links.", "Log one comment at a time.")
            link = word.strip("<>()[]{}\"'“”‘’").rstrip(".,;:!?")
        elif day is not None and said_on is None:
            said_on = day
        else:
            rest.append(word)
    while rest and rest[-1].lower() == "on":
        rest.pop()
    while rest and rest[0] in _BEFORE_NAME:
        rest.pop(0)
    rest = _POSSESSIVE.sub("", " ".join(rest)).split()
    if len(rest) > 1 and joins_company(rest[0]):
        company = read_company(" ".join(rest[1:]))
        return CommentLine(link, PersonReference(company=company), said_on)
    whom = read_person(" ".join(rest))
    if whom.company and are_several(whom):
        raise UserError("A post has one author.", "Log one comment at a time.")
    return CommentLine(link, whom, said_on)
