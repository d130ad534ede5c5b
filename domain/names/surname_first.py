"""Names with the family name in front of a comma: ``Doe, Jane`` for Jane Doe."""

from domain.languages.all_languages import single_words_in_all
from domain.names.headlines import sounds_like_title
from domain.names.person_names import is_degree, may_be_name, shown_name

_GIVEN = single_words_in_all(lambda language: language.given_names)
#: Small words in names, which do not count when the words of a name are counted.
_PARTICLES_LISTED = (
    "de da do dos das del della di du la le van von der den ter ten bin ibn al el af av zu "
    "zur y e san st"
)
PARTICLES = frozenset(_PARTICLES_LISTED.split())


def is_given(word: str) -> bool:
    """Whether a word is a common given name in one of the languages; hyphens join two."""
    return all(part in _GIVEN for part in word.casefold().split("-"))


def given_first(before: str, after: str, *, more: bool = False, sure: bool = False) -> str | None:
    """The name in its usual order, or ``None`` if the part behind the comma is no given name.

    A single word behind the comma may be a company or a title as well. So it must be a common
    given name, unless the line tells title and company elsewhere.

    Args:
        before: The part in front of the comma.
        after: The part behind it.
        more: Whether the line goes on; then two family names, or a given name, may be in front.
        sure: Whether the line tells the person's title and company elsewhere.
    """
    surname, given = shown_name(before), shown_name(after)
    own = [word for word in surname.split() if word.casefold() not in PARTICLES]
    words = given.split()
    several = len(own) == 2 and more and not any(map(is_given, own))
    if not (len(own) == 1 or several) or not words or not may_be_name(f"{given} {surname}"):
        return None
    if sounds_like_title(given) or sounds_like_title(surname) or is_degree(after):
        return None
    listed = is_given(words[0]) and all(is_given(word) or _is_initial(word) for word in words[1:])
    if is_given(own[0]):
        return f"{given} {surname}" if listed and more else None  # “Jane, Max” may be at Max
    unlisted = sure and len(own) == len(words) == 1 and words[0][0].isupper()
    return f"{given} {surname}" if listed or unlisted else None


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1
