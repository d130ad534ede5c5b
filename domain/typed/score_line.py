"""The words after ``/ssi score``: an overall score or four pillars, and up to two ranks."""

import re
from decimal import Decimal

from domain.entries.scores import TOLERANCE, SsiScore, make_score
from domain.errors import NotUnderstoodError, UserError
from domain.timing.typed_days import TypedDay, joined_days, read_day
from domain.typed.numbers import looks_like_number, parse_decimal, parse_percent

#: Matches a decimal as a whole, so that it is refused rather than split; tries a bare number only
#: at its first digit.
_RANK = re.compile(
    r"(?:(industry|network)\s+)?top\s*([0-9]+(?:[.,][0-9]+)?)\s*%?"
    r"|(?<![0-9.,])([0-9]+(?:[.,][0-9]+)?)\s*%",
    re.IGNORECASE,
)
_FILLERS = frozenset({"and", "on", "overall", "is", "my", "score", "ssi", "industry", "network"})


def read_score_line(text: str) -> tuple[SsiScore, TypedDay | None]:
    """Reads ``47``, ``13.1 9.7 5 18.9`` or all five numbers, with or without ``top 12% top 20%``.

    The first rank is the industry's and the second the network's, unless the line names them.

    Returns:
        The score, and the day of the reading if the line names one.

    Raises:
        UserError: there are too few or too many numbers, one is out of range, or the pillars do
            not sum to the overall.
    """
    said_on, text = _take_day(text)
    ranks, text = _take_ranks(text)
    numbers: list[Decimal] = []
    for word in re.split(r"[\s;|/=:]+|(?<=[\s0-9])\+(?=\s)", text):
        bare = word.strip(",.()")
        if looks_like_number(bare):
            numbers.append(parse_decimal(bare))
        elif bare and bare.lower() not in _FILLERS:
            raise NotUnderstoodError(
                f"I don't understand “{bare[:30]}” here.",
                "Type `score 47`, or `score 13.1 9.7 5 18.9 top 12% top 20%`.",
            )
    pillars, overall = _pillars_and_overall(numbers)
    score = make_score(
        pillars=pillars,
        overall=overall,
        industry_rank=ranks.get("industry"),
        network_rank=ranks.get("network"),
    )
    return score, said_on


def _pillars_and_overall(numbers: list[Decimal]) -> tuple[list[Decimal | None], Decimal | None]:
    nothing: list[Decimal | None] = [None] * 4
    match len(numbers):
        case 1:
            return nothing, numbers[0]
        case 4:
            return list(numbers), None
        case 5:
            # LinkedIn shows the overall at the top; people type it first or last.
            if abs(sum(numbers[1:], Decimal(0)) - numbers[0]) <= TOLERANCE:
                return list(numbers[1:]), numbers[0]
            return list(numbers[:4]), numbers[4]
        case found:
            raise UserError(
                f"I found {found} numbers, and expected 1 (the overall) or 4 (the pillars).",
                "Type `score 47`, or `score 13.1 9.7 5 18.9`.",
            )


def _take_ranks(text: str) -> tuple[dict[str, int], str]:
    ranks: dict[str, int] = {}
    for match in _RANK.finditer(text):
        named = (match[1] or "").lower()
        free = [name for name in ("industry", "network") if name not in ranks]
        if not free or named in ranks:
            raise UserError(
                "There are more than two ranks in this.",
                "LinkedIn shows two: industry and network.",
            )
        ranks[named or free[0]] = parse_percent(match[2] or match[3])
    return ranks, _RANK.sub(" ", text)


def _take_day(text: str) -> tuple[TypedDay | None, str]:
    words, days = [], []
    for word in joined_days(text.split()):
        day = read_day(word.strip(",.;()"))
        if day is None:
            words.append(word)
        else:
            days.append(day)
    if len(days) > 1:
        raise UserError("There are two dates in this.", "Say one.")
    return (days[0] if days else None), " ".join(words)
