"""Whether two messages are parts of one text, of which Slack made several messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.engagement import Figures
from domain.entries.scores import SsiScore
from domain.errors import NotUnderstoodError, UserError
from domain.names.pasted_people import read_people
from domain.typed.commands import Command, ListEngagers, Understood
from domain.typed.sentences import understand
from linkedin.pages.pieces import pieces_of_text
from services.imports.linkedin_page import read_page

_ENGAGERS = "engagers"
#: A list's heading is in one of its first lines.
_FIRST_LINES = 3


@dataclass(frozen=True)
class _Reading:
    """What a text says by itself.

    Args:
        stands_alone: Whether it is a command or a sentence.
        people: Their names, in the order of the text.
    """

    stands_alone: bool = False
    link: str = ""
    score: SsiScore | None = None
    figures: Mapping[str, int] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    unsure: frozenset[str] = frozenset()

    @property
    def facts(self) -> int:
        """How much it says."""
        score = self.score
        scored = (score.pillars, score.industry_rank, score.network_rank) if score else ()
        ranks = sum(each is not None for each in scored) + (score is not None)
        return ranks + bool(self.link) + len(self.figures) + len(self.people)

    @property
    def says_more_than_a_link(self) -> bool:
        """Whether it has people, figures or a score."""
        return bool(self.score or self.figures or self.people)

    @property
    def is_list(self) -> bool:
        """Whether it has people and nothing else."""
        return bool(self.people) and not self.figures and self.score is None


def read_together(first: str, second: str, *, at_once: bool) -> str | None:
    """The text of two messages, if they are parts of one.

    They are if both together say more than each, lose nothing that one of them says, and raise no
    doubt. A message that begins something of its own is no part: a command, a list with a heading,
    a page with another link, a list with a name that came before.

    Args:
        second: The message after the first.
        at_once: Whether it came too soon for a person to have typed it; then it may also say
            nothing.

    Returns:
        ``None`` if each is to be answered by itself.
    """
    if first[-1:].isdigit() and second[:1].isdigit():
        return None  # the cut may be within a number
    try:
        begun, rest = _read(first), _read(second)
        if rest.stands_alone or _begins_anew(begun, rest, second):
            return None
        whole = f"{first}\n{second}"
        together = _read(whole)
    except UserError:
        return None
    if together.stands_alone or not _keeps_all(begun, rest, together):
        return None
    more = max(begun.facts, rest.facts)
    says_nothing = at_once and not rest.facts and not rest.unsure
    may_be = together.facts > more or (says_nothing and together.facts == more > 0)
    return whole if may_be else None


def _begins_anew(begun: _Reading, rest: _Reading, second: str) -> bool:
    if rest.link and rest.link != begun.link:
        return True
    if (rest.score and begun.says_more_than_a_link) or (begun.score and rest.says_more_than_a_link):
        return True
    if any(rest.figures.get(name, count) != count for name, count in begun.figures.items()):
        return True
    if not (begun.is_list and rest.is_list):
        return False
    # The cut may be within the lines of one person, who is then the last and the first.
    named_again = set(begun.people[:-1]) & set(rest.people)
    head = "\n".join(second.splitlines()[:_FIRST_LINES])
    return bool(named_again) or any(piece.label for piece in pieces_of_text(head))


def _keeps_all(begun: _Reading, rest: _Reading, together: _Reading) -> bool:
    """Whether the whole says what its parts say, except where the cut is, and is as sure of it."""
    if together.unsure - begun.unsure - rest.unsure:
        return False
    if not set(begun.people[:-1]) | set(rest.people[1:]) <= set(together.people):
        return False
    if together.score is None and (begun.score or rest.score):
        return False
    if not begun.figures.items() <= together.figures.items():
        return False
    # After the cut, a number may be beside the wrong label.
    known = begun.figures.keys() | rest.figures.keys()
    return rest.figures.items() <= together.figures.items() or (known < together.figures.keys())


def _read(text: str) -> _Reading:
    """Reads a text as `handlers.command_line` does.

    Raises:
        UserError: it has a slip, or too many people.
    """
    meant: Command | Understood | None
    try:
        meant = understand(text)
    except NotUnderstoodError:
        meant = None
    if isinstance(meant, ListEngagers):
        if meant.link or text.lower().startswith(_ENGAGERS):
            return _list_of(meant.link, meant.names)
    elif meant is not None and not isinstance(meant, Understood):
        return _Reading(stands_alone=True)
    page = read_page(text)
    if page is not None:
        return _Reading(
            link=page.link.url if page.link else "",
            score=page.score,
            figures=_counts(page.figures, page.members_reached),
            people=tuple(person.partition(", ")[0] for person in page.people),
            unsure=frozenset(f"{each.label}: {each.text}" for each in page.unsure),
        )
    if isinstance(meant, ListEngagers):
        return _list_of("", meant.names)
    return _Reading(stands_alone=meant is not None)


def _list_of(link: str, names: str) -> _Reading:
    read = read_people(names)
    return _Reading(
        link=link,
        people=tuple(person.name for person in read.people),
        unsure=frozenset(line.text for line in read.unclear),
    )


def _counts(figures: Figures, members_reached: int | None) -> dict[str, int]:
    found = {
        "views": figures.views,
        "reactions": figures.reactions,
        "comments": figures.comments,
        "reposts": figures.reposts,
        "members reached": members_reached,
    }
    return {name: count for name, count in found.items() if count is not None}
