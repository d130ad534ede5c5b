"""Lines around people on LinkedIn's pages that name no person: buttons, counts, ages, places."""

import re

from domain.languages.all_languages import words_in_all
from domain.names.headlines import sounds_like_title
from domain.names.page_names import any_of, as_compared, is_authors, words_on_pages

_BELOW_COMMENT = words_on_pages(lambda page: page.below_comment)
_BUTTONS = (
    _BELOW_COMMENT
    | words_on_pages(lambda page: page.buttons)
    | words_on_pages(lambda page: page.badges)
)
_AGO_WORDS = any_of(words_on_pages(lambda page: page.ago))
_LISTED_UNITS = words_on_pages(lambda page: page.ages)
_LETTERS = frozenset(unit for unit in _LISTED_UNITS if len(unit) == 1)
#: LinkedIn's forms of an age; single letters are in lower case, as 3M is a company.
_UNITS = rf"(?:(?i:{any_of(_LISTED_UNITS - _LETTERS)})|{any_of(_LETTERS)})"
_AGO = re.compile(
    rf"(?:(?i:{_AGO_WORDS}|for)\s+)?[0-9]{{1,3}}\s?{_UNITS}(?:\s+(?i:{_AGO_WORDS}))?"
    rf"(?:\s*[•·∙]?\s*\(?(?i:{_AGO_WORDS})\)?)?(?:\s*[•·∙])?"
)
#: Longer lines are no furniture.
_LONGEST = 200
_NUMBER = r"[0-9][0-9.,]*\+?"
_COUNTED = re.compile(
    rf"(?:.{{1,20}}\s)?{_NUMBER}\s*{any_of(words_on_pages(lambda page: page.counted))}"
    r"(?:\s+.{0,60})?",
    re.IGNORECASE,
)
_COUNT_BEHIND = re.compile(rf"(?P<button>.+?)\s+{_NUMBER}")
_MUTUAL = re.compile(
    rf".{{1,120}}\b{any_of(words_on_pages(lambda page: page.mutual))}\b.*", re.IGNORECASE
)
_TENURE = re.compile(
    rf"[0-9].{{0,40}}\b{any_of(words_on_pages(lambda page: page.tenure))}\b.*", re.IGNORECASE
)
_PRONOUN = "(?:she|hers?|he|him|his|they|them|theirs|ze|sie|ihr|er|ihm|elle|il|ella|él|hon|han)"
_PRONOUNS = re.compile(
    rf"\(?{_PRONOUN}(?:\s?/\s?{_PRONOUN}){{1,3}}\)?|\({_PRONOUN}\)", re.IGNORECASE
)
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:]{1,30}?)(?:\s?:|\s[-–—]\s)(?P<said>.*)")
_SUMMARIES = words_on_pages(lambda page: page.summaries)
_CURRENT = words_on_pages(lambda page: page.current)
_COUNTRIES = words_in_all(lambda language: language.page.countries)
_PLACE_WORDS = any_of(words_on_pages(lambda page: page.places))
_PLACE = re.compile(rf"(?:greater .+|.+ {_PLACE_WORDS}|{_PLACE_WORDS} .+)", re.IGNORECASE)
_STATES_LISTED = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC"
)
_STATES = frozenset(_STATES_LISTED.split())


def is_ago(line: str) -> bool:
    """Whether the line is a comment's age; the comment's text follows."""
    return _AGO.fullmatch(line) is not None


def ends_comment(line: str) -> bool:
    """Whether the line is a button below a comment."""
    return as_compared(line) in _BELOW_COMMENT


def is_furniture(line: str) -> bool:
    """Whether the line is one of LinkedIn's buttons, labels or counts."""
    if len(line) > _LONGEST:
        return False
    counted = _COUNT_BEHIND.fullmatch(line)
    return (
        as_compared(line.strip("•·∙ ")) in _BUTTONS
        or (counted is not None and as_compared(counted["button"]) in _BUTTONS)
        or is_authors(line)
        or is_ago(line)
        or any(each.fullmatch(line) is not None for each in (_COUNTED, _MUTUAL, _TENURE, _PRONOUNS))
    )


def is_place(line: str) -> bool:
    """Whether the line is a place, as LinkedIn writes them: ``Berlin, Germany``, ``Austin, TX``."""
    *before, last = (part.strip() for part in line.split(","))
    if len(line) > 100 or len(before) > 3 or sounds_like_title(line):
        return False
    return (
        last.casefold() in _COUNTRIES
        or (bool(before) and last in _STATES)
        or _PLACE.fullmatch(line) is not None
    )


def present_job(line: str) -> str | None:
    """The job in ``Current: CTO at Acme``."""
    match = _LABELLED.fullmatch(line)
    return match["said"].strip() if match and as_compared(match["label"]) in _CURRENT else None


def is_summary(line: str) -> bool:
    """Whether the line tells more about the person above: ``Skills: Python``."""
    match = _LABELLED.fullmatch(line)
    return match is not None and as_compared(match["label"]) in _SUMMARIES
