"""The words after ``/ssi log``: a link, and figures with their words, in any order."""

import re
from dataclasses import dataclass, field

from domain.engagement import Figures
from domain.entries.goals import Goal
from domain.errors import NotUnderstoodError, UserError
from domain.fields import Field
from domain.timing.typed_days import TypedDay, joined_days, read_day
from domain.typed.numbers import looks_like_number, parse_count

#: The words that people use for each figure.
FIGURE_WORDS: dict[str, Field] = {
    **dict.fromkeys(("views", "view", "impressions", "impression"), Field.VIEWS),
    **dict.fromkeys(("engagers", "engager", "people", "persons", "engaged"), Field.ENGAGERS),
    **dict.fromkeys(("reactions", "reaction", "likes", "like"), Field.REACTIONS),
    **dict.fromkeys(("comments", "comment"), Field.COMMENTS),
    **dict.fromkeys(("reposts", "repost", "shares", "share"), Field.REPOSTS),
}
_GOAL_WORDS: dict[str, Goal] = {
    "credibility": Goal.CREDIBILITY,
    "credible": Goal.CREDIBILITY,
    "result": Goal.CUSTOMER_RESULT,
    "results": Goal.CUSTOMER_RESULT,
    "customer-result": Goal.CUSTOMER_RESULT,
    "customer_result": Goal.CUSTOMER_RESULT,
    "other": Goal.OTHER,
}
_LINK_OUT_WORDS = frozenset({"link-out", "linkout", "outlink", "external"})
#: Words in a line that carry no meaning.
FILLERS = frozenset(
    {"and", "with", "unique", "on", "goal", "my", "a", "has", "got", "customer", "posted", "post"}
)
_GROUP = re.compile(r"[0-9]{1,3}")
_REST_OF_GROUP = re.compile(r"[0-9]{3}")
_INCREASE = re.compile(r"\+[0-9][0-9.,]*[kKmM]?")
_GLUED = re.compile(r"(?P<number>[0-9][0-9.,]*[kKmM]?)(?P<word>[A-Za-z]{4,})")


@dataclass(frozen=True)
class LogLine:
    """A typed line about a post.

    Args:
        link: As typed, or ``None`` if the line has none.
        said_on: A day typed as a word; it dates a post whose link contains no date.
        unlabelled: Numbers without a word, in order; the member is asked what they count.
        members_reached: How many people saw the post, as LinkedIn's page says; no person types it.
    """

    link: str | None = None
    figures: Figures = field(default_factory=Figures)
    goal: Goal | None = None
    posted_on: TypedDay | None = None
    link_out: bool | None = None
    unlabelled: tuple[int, ...] = ()
    said_on: TypedDay | None = None
    members_reached: int | None = None

    @property
    def only_a_link(self) -> bool:
        """Whether the line gives nothing but the link."""
        details = (self.goal, self.posted_on, self.link_out, self.said_on)
        return (
            self.figures.empty
            and not self.unlabelled
            and not any(each is not None for each in details)
        )


@dataclass(frozen=True)
class _Word:
    text: str
    figure: Field


def looks_like_link(word: str) -> bool:
    """Whether a word is meant as a link or a LinkedIn URN, valid or not."""
    low = word.lower()
    return (
        "://" in low
        or low.startswith(("urn:li:", "www.", "lnkd.in/"))
        or "linkedin.com/" in low.split("?")[0]
    )


def read_log_line(text: str) -> LogLine:
    """Reads what follows ``log``.

    Raises:
        UserError: a word is unknown, a number is invalid, or a figure has two values.
    """
    link: str | None = None
    goal: Goal | None = None
    posted_on: TypedDay | None = None
    link_out: bool | None = None
    said_on: TypedDay | None = None
    rest: list[_Word | int] = []
    for word in words_of_line(text):
        low = word.lower()
        if looks_like_link(word):
            if link is not None and link != word:
                raise UserError("This line has two links.", "Log one post at a time.")
            link = word
        elif (day := _read_day(word)) is not None:
            if day.is_relative:
                said_on = day
            elif posted_on not in (None, day):
                raise UserError("There are two dates in this.", "Say one.", field=Field.POSTED_ON)
            else:
                posted_on = day
        elif looks_like_number(word):
            rest.append(parse_count(word))
        elif low in FIGURE_WORDS:
            rest.append(_Word(low, FIGURE_WORDS[low]))
        elif low in _GOAL_WORDS:
            goal = _GOAL_WORDS[low]
        elif low in _LINK_OUT_WORDS:
            link_out = True
        elif low not in FILLERS:
            raise NotUnderstoodError(
                f"I don't understand “{word[:30]}” here.",
                "Figures go like `1200 views 25 engagers`, or "
                "`1200 views 20 reactions 6 comments 2 reposts`.",
            )
    figures, unlabelled = _pair(rest)
    return LogLine(link, Figures(**figures), goal, posted_on, link_out, tuple(unlabelled), said_on)


def words_of_line(text: str) -> list[str]:
    """The words of a line without their punctuation; ``1 200`` is one word, ``12views`` two."""
    return _join_grouped(joined_days(_split(text), FIGURE_WORDS))


def _split(text: str) -> list[str]:
    words: list[str] = []
    for raw in text.split():
        if looks_like_link(raw):
            words.append(raw.strip("<>()[]{}\"'“”‘’").rstrip(".,;:!?"))
            continue
        # “+200 views” is an increase, and no figure.
        pieces = [raw] if _INCREASE.fullmatch(raw.strip(",.!?()")) else re.split(r"[:=;+&]+", raw)
        for piece in pieces:
            word = piece.strip(",.!?()")
            if not any(map(str.isalnum, word)):  # a dash, or an emoji
                continue
            glued = _GLUED.fullmatch(word)
            words += [glued["number"], glued["word"]] if glued else [word]
    return words


def _join_grouped(words: list[str]) -> list[str]:
    """Joins ``1 200`` to ``1200``: a group of up to three digits, then groups of three."""
    joined: list[str] = []
    open_group = False
    for word in words:
        if open_group and _REST_OF_GROUP.fullmatch(word):
            joined[-1] += word
            continue
        joined.append(word)
        open_group = _GROUP.fullmatch(word) is not None
    return joined


def _pair(tokens: list[_Word | int]) -> tuple[dict[str, int], list[int]]:
    """Pairs each number with the word after it, else with the word before it."""
    figures: dict[str, int] = {}
    unlabelled: list[int] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if isinstance(token, int) and isinstance(following, _Word):
            _set_figure(figures, following, token)
            index += 2
        elif isinstance(token, _Word) and isinstance(following, int):
            _set_figure(figures, token, following)
            index += 2
        elif isinstance(token, int):
            unlabelled.append(token)
            index += 1
        else:
            raise UserError(
                f"There is no number with “{token.text}”.",
                f"Put the number in front of the word, like `12 {token.text}`.",
            )
    return figures, unlabelled


def _set_figure(figures: dict[str, int], word: _Word, number: int) -> None:
    field = word.figure
    if figures.get(field, number) != number:
        raise UserError(f"The {field} are said twice.", "Say them once.", field=field)
    figures[field] = number


def _read_day(word: str) -> TypedDay | None:
    try:
        return read_day(word)
    except UserError as error:
        raise UserError(error.problem, error.fix, field=Field.POSTED_ON) from None
