"""Names on LinkedIn's pages, and the degrees, labels and links around them, in every language."""

import re
from collections.abc import Callable
from functools import cache

from domain.languages.all_languages import ALL_LANGUAGES, words_in_all
from domain.languages.language import PageWords
from domain.names.person_names import may_be_name, shown_name

_PLACE_OF_NAME = "…"


def words_on_pages(listed: Callable[[PageWords], str]) -> frozenset[str]:
    """Every language's words in a field of its pages, in lower case and with plain apostrophes."""
    return frozenset(map(as_compared, words_in_all(lambda language: listed(language.page))))


def as_compared(line: str) -> str:
    """A line as it is compared with them: in lower case and with plain apostrophes."""
    return line.casefold().replace("’", "'")


def any_of(words: frozenset[str]) -> str:
    """A pattern of any of some words, longer ones first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("'", "['’]") for word in longest_first) + ")"


_AUTHOR = words_on_pages(lambda page: page.author)
_YOU = words_on_pages(lambda page: page.you)
_ORDINAL = any_of(words_on_pages(lambda page: page.ordinals))
_AND_MORE = rf"\s*{any_of(words_on_pages(lambda page: page.and_more))}"
_DEGREE = rf"[123]{_ORDINAL}?(?:{_AND_MORE})?"
#: More than a bare number; ``2a`` and ``2o`` may also be ages.
_SURE_DEGREE = rf"[123](?:(?![ao]\b){_ORDINAL}(?:{_AND_MORE})?|{_AND_MORE})(?![^\W\d_])"
_LABELLED = re.compile(r"(?P<name>.+?)\s*[(\[](?P<label>[^()\[\]]+)[)\]]")
_PHRASES_LISTED = any_of(words_on_pages(lambda page: page.degrees))
_PHRASE = _PHRASES_LISTED.replace(re.escape(_PLACE_OF_NAME), _DEGREE)
_BULLET = "[•·∙]"
#: A degree behind a bullet in a language without a table: ``• 2次``.
_OTHER_DEGREE = r"(?-i:[123][^\s\dA-Z]{1,4})"
_BADGE_WORD = any_of(words_on_pages(lambda page: page.badges))
_YOU_WITHIN = re.compile(rf"[^•·∙]*{_BULLET}\s*{any_of(_YOU)}\s*(?:{_BULLET}.*)?", re.IGNORECASE)
_PROFILE_LINK = re.compile(
    r"[<(\[]?(?:https?://)?(?:[a-z0-9-]{1,20}\.)?linkedin\.com/(?:in|pub|sales)/[^\s,;|)\]>]*"
    r"(?:\|[^>\s]*>)?[>)\]]?",
    re.IGNORECASE,
)
_LONG_BADGES = frozenset(
    badge for badge in words_on_pages(lambda page: page.badges) if " " in badge or "-" in badge
)
_BADGE_BEHIND = re.compile(
    rf"\s*,?\s*(?:{any_of(_LONG_BADGES)}|is online|is reachable)$", re.IGNORECASE
)


# Python takes a tenth of a second and some megabytes for these two, so only once they are needed.
@cache
def _degree_line() -> re.Pattern[str]:
    """``• 2nd``, ``2nd degree connection``, ``Verified • 3rd+``, ``• You`` alone on their line."""
    behind_bullet = rf"{_PHRASE}|{_DEGREE}|{any_of(_YOU)}|{_OTHER_DEGREE}"
    return re.compile(
        rf"(?:{_BADGE_WORD}\s*)*(?:{_BULLET}\s*(?:{behind_bullet})|{_PHRASE}|{_SURE_DEGREE})"
        rf"(?:\s*{_BULLET}?\s*{_PHRASE})?",
        re.IGNORECASE,
    )


@cache
def _degree_within() -> re.Pattern[str]:
    """``Jane Doe • 2nd``, and perhaps the headline after it."""
    alone = rf"(?:[123]|{any_of(_YOU)})(?=\s*(?:{_BULLET}|$))"
    return re.compile(
        rf"(?P<name>[^•·∙]{{2,80}}?)\s*{_BADGE_WORD}?\s*"
        rf"(?:{_BULLET}\s*(?:{_PHRASE}|{_SURE_DEGREE}|{alone})"
        rf"|(?<=\s)(?:{_PHRASE}|{_SURE_DEGREE})(?=\s*$))"
        rf"(?:\s*{_BULLET}?\s*{_PHRASE})?\s*{_BULLET}?\s*(?P<rest>.*)",
        re.IGNORECASE,
    )


def _around(text: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The fixed words of a text around a name, and its pattern."""
    before, after = text.split(_PLACE_OF_NAME)
    possessive = ""
    if after.startswith("’s"):
        possessive, after = "(?:['’]s?)?", after[2:]
    elif after.startswith("s "):
        possessive, after = "s?", after[1:]
    # A copy may glue other text to a link to a profile: “Jane DoeView Jane Doe’s profile”.
    glued = before and " profil" in as_compared(text).replace("perfil", "profil")
    name = "(?P<name>[^•·∙]{2,80}?)"
    pattern = re.escape(before) + name + possessive + re.escape(after)
    if glued:
        pattern = ".*?" + pattern + (".*" if after.strip() else rf"\s*(?:{_BULLET}.*)?")
    return tuple(filter(None, (before.strip(), after.strip()))), re.compile(pattern)


_AROUND_NAMES = tuple(
    _around(text.strip())
    for language in ALL_LANGUAGES
    for text in language.page.around_name.split(",")
)


def is_from_page(line: str) -> bool:
    """Whether only text copied from a LinkedIn page has such a line."""
    return is_degree(line) or viewed_name(line) is not None or split_at_degree(line) is not None


def is_degree(line: str) -> bool:
    """Whether the line is a degree of connection: ``• 2nd``, ``2nd degree connection``."""
    return _degree_line().fullmatch(line) is not None


def split_at_degree(line: str) -> tuple[str, str] | None:
    """Name and headline around ``• 2nd``; the headline may be empty. ``None`` without a name."""
    match = _degree_within().fullmatch(line)
    if match is None or not may_be_name(shown_name(match["name"])):
        return None
    return match["name"], match["rest"]


def viewed_name(line: str) -> str | None:
    """The name in ``View Jane Doe’s profile``, ``Select Jane Doe`` and the like."""
    for words, pattern in _AROUND_NAMES:
        if all(word in line for word in words) and (match := pattern.fullmatch(line)):
            name = match["name"].strip()
            if may_be_name(shown_name(name)) and (len(words) > 1 or _has_capitals(name)):
                return name
    return None


def _has_capitals(name: str) -> bool:
    """Whether a text has at least two words, none in lower case, unlike *Select all*."""
    words = name.split()
    return len(words) > 1 and not words[0][0].islower() and not words[-1][0].islower()


def is_authors(line: str) -> bool:
    """Whether the line is a label of the post's own author, or of the member: ``• You``."""
    label = as_compared(line.strip("•·∙ "))
    return label in _AUTHOR or label in _YOU or _YOU_WITHIN.fullmatch(line) is not None


def undoubled(name: str) -> str:
    """``Jane Doe`` for ``Jane DoeJane Doe``: a copy holds the photo's name and the link's."""
    name = _BADGE_BEHIND.sub("", name)
    half, odd = divmod(len(name), 2)
    if not odd and name[:half] == name[half:] and " " in name[:half].strip():
        return name[:half].strip()
    if odd and name[half] == " " and name[:half] == name[half + 1 :] and " " in name[:half]:
        return name[:half]
    return name


def without_profile_links(line: str) -> str:
    """The line without links to LinkedIn profiles."""
    return _PROFILE_LINK.sub(" ", line) if "linkedin.com" in line.lower() else line


def labelled(line: str) -> tuple[str, bool]:
    """The line without the label in brackets of the author or the member, and whether it has one.

    ``Jane Doe (Author)``, ``Bob Roe (You)``.
    """
    match = _LABELLED.fullmatch(line)
    if match is None or not is_authors(match["label"]):
        return line, False
    return match["name"], True
