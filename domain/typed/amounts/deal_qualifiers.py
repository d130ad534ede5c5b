"""Words that say what an amount counts: *ARR*, *TCV*, *per month*, *pro Jahr*."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.entries.wins import Qualifier
from domain.errors import UserError
from domain.fields import Field
from domain.typed.amounts.currencies import any_of

_ACRONYMS = {
    each.value: each for each in (Qualifier.ARR, Qualifier.ACV, Qualifier.TCV, Qualifier.MRR)
}
_SPELLED = {
    "annual recurring revenue": Qualifier.ARR,
    "annual contract value": Qualifier.ACV,
    "total contract value": Qualifier.TCV,
    "monthly recurring revenue": Qualifier.MRR,
}
#: A period after a slash or a word for *per*.
_PERIODS = {
    Qualifier.YEAR: (
        "year yr y annum jahr an année año ano anno jaar år året rok vuosi vuodessa a v"
    ),
    Qualifier.QUARTER: "quarter qtr q quartal trimestre kwartaal kvartal kvartaali kwartał",
    Qualifier.MONTH: (
        "month mo mth m monat mois mes mês mese maand månad månaden måned måneden md mies. "
        "miesiąc kk kuukausi"
    ),
}
_PER_LISTED = "per pro par por pr. pr na al ao om i im a each every all' l'"
#: Only after a slash, since these letters are also words.
_SLASH_ONLY_LISTED = "y a q m md mo mth v"
#: Words that say it alone. With a capital letter, they may begin a company's name.
_ALONE = {
    Qualifier.YEAR: (
        "annual annually yearly jährlich jährl. annuel annuels annuellement anual anuales annuo "
        "annui annuale jaarlijks årligen årlig årligt rocznie vuosittain"
    ),
    Qualifier.QUARTER: "quarterly quartalsweise vierteljährlich trimestriel trimestral kwartalnie",
    Qualifier.MONTH: (
        "monthly monatlich mtl. mensuel mensuels mensuellement mensual mensal mensile maandelijks "
        "månatligen månadsvis månedlig miesięcznie kuukausittain pcm"
    ),
}
_WORDS_ALONE = {word: each for each, words in _ALONE.items() for word in words.split()}
_PERIOD_WORDS = {word: each for each, words in _PERIODS.items() for word in words.split()}
_AFTER_PER = _PERIOD_WORDS.keys() - _SLASH_ONLY_LISTED.split()
_EDGE, _END = r"(?<![\w&-])", r"(?![\w&-])"
_SURE = re.compile(
    rf"(?<!\s\w) ?/ ?(?P<slash>(?i:{any_of(_PERIOD_WORDS)}))(?!\w)"
    rf"|{_EDGE}(?:(?i:{any_of(_PER_LISTED.split())}) ?)(?P<per>(?i:{any_of(_AFTER_PER)})){_END}"
    rf"|(?<![\w&.])(?P<short>(?i:p\. ?[amj]\.?)|p/[amj]|pa){_END}"
    rf"|{_EDGE}(?P<spelled>(?i:{any_of(_SPELLED)})){_END}"
)
_MAY_NAME = re.compile(rf"{_EDGE}(?P<word>(?i:{any_of([*_ACRONYMS, *_WORDS_ALONE])})){_END}")
_SHORT = {"a": Qualifier.YEAR, "j": Qualifier.YEAR, "m": Qualifier.MONTH}
#: Qualifiers that say the same: *120k EUR ARR per year* is ARR.
_SAME = {
    Qualifier.ARR: Qualifier.YEAR,
    Qualifier.ACV: Qualifier.YEAR,
    Qualifier.MRR: Qualifier.MONTH,
}


@dataclass(frozen=True)
class QualifierAt:
    """A qualifier in a line.

    Args:
        start: Its place in the line is ``line[start:end]``.
        may_name: Whether its words could also be part of a company's name.
        unsure: Whether they look so: *Annual Reviews*.
    """

    qualifier: Qualifier
    start: int
    end: int
    may_name: bool = False
    unsure: bool = False


def find_qualifiers(line: str) -> list[QualifierAt]:
    """Finds the words that qualify an amount in a line, in their order."""
    sure = [
        QualifierAt(_meant(match), *_with_brackets(line, match.start(), match.end()))
        for match in _SURE.finditer(line)
    ]
    words = [
        QualifierAt(
            _qualifier_of(match["word"]),
            *_with_brackets(line, match.start(), match.end()),
            may_name=True,
            unsure=match["word"].lower() in _WORDS_ALONE and not match["word"].islower(),
        )
        for match in _MAY_NAME.finditer(line)
        if not any(each.start <= match.start() < each.end for each in sure)
    ]
    return sorted([*sure, *words], key=lambda each: each.start)


def without_qualifiers(line: str, found: Sequence[QualifierAt], gap: str) -> str:
    """The line with a gap in the place of each qualifier."""
    for each in reversed(found):
        line = f"{line[: each.start]} {gap} {line[each.end :]}"
    return line


def one_qualifier(found: Sequence[QualifierAt], *, field: Field | None = None) -> Qualifier | None:
    """The one qualifier that several words mean; ``None`` without any.

    Raises:
        UserError: they differ.
    """
    meant = {each.qualifier for each in found}
    meant -= {_SAME[each] for each in meant if each in _SAME}
    if len(meant) > 1:
        raise UserError(
            "This says two things about the amount.", "Say one, like `2k EUR MRR`.", field=field
        )
    return next(iter(meant), None)


def _with_brackets(line: str, start: int, end: int) -> tuple[int, int]:
    if line[start - 1 : start] == "(" and line[end : end + 1] == ")":
        return start - 1, end + 1
    return start, end


def _meant(match: re.Match[str]) -> Qualifier:
    if period := match["slash"] or match["per"]:
        return _PERIOD_WORDS[period.lower()]
    if short := match["short"]:
        return _SHORT[short.lower().rstrip(".")[-1]]
    return _SPELLED[match["spelled"].lower()]


def _qualifier_of(word: str) -> Qualifier:
    return _ACRONYMS.get(word.lower()) or _WORDS_ALONE[word.lower()]
