"""Whether the words for a person name one, several or none."""

import re

from domain.entries.person_reference import PersonReference
from domain.names.at_words import joins_company
from domain.names.headlines import sounds_like_title
from domain.names.legal_forms import length_behind
from domain.names.person_names import names_several
from domain.names.surname_first import is_given

_SEVERAL_LISTED = (
    "people persons others guys folks everybody all some few several many both two three "
    "four five six seven eight nine ten"
)
_UNNAMED_LISTED = (
    "a an the my our your his their somebody anyone one guy lady contact client customer prospect "
    "boss team yes no ok okay not none"
)
_AND_LISTED = "and & + / | und et och en og y e"
#: Two names, and no pronouns in brackets: *Jane/Bob*.
_SLASH = re.compile(r"^[^(/]+[^/]/[^/)]+$")
_LONGEST_NAME = 2
_SEVERAL = frozenset(_SEVERAL_LISTED.split())
_UNNAMED = frozenset(_UNNAMED_LISTED.split())
_AND = frozenset(_AND_LISTED.split())


def are_several(whom: PersonReference) -> bool:
    """Whether they are several people: *Jane and Bob*, *3 people*, *Jane Doe, Bob Roe*."""
    name, title = whom.name, whom.title
    if names_several(name) or _SLASH.search(name) or _SEVERAL & set(name.split()):
        return True
    if title and not sounds_like_title(title) and (names_several(title) or _is_person(title)):
        return True
    return _names_another(whom.company)


def is_unnamed(whom: PersonReference) -> bool:
    """Whether the words for a person are no name: *the CTO*, *my boss*, *Head of Sales*."""
    words = whom.name.split()
    if not any(map(str.isalpha, whom.name)) or _UNNAMED & set(words):
        return True
    if any(word.isdigit() for word in words[1:]):
        return True
    if len(words) == 1 and words[0].islower() and joins_company(words[0]):
        return True
    is_title = sounds_like_title(words[0]) and not is_given(words[0])
    return is_title and (len(words) == 1 or words[0].isupper() or "of" in words)


def is_no_company(words: str) -> bool:
    """Whether small words in a company's place name none: *my boss*, *the conference*."""
    first = words.partition(" ")[0]
    return first in _UNNAMED or first in _SEVERAL


def may_be_person(company: str) -> bool:
    """Whether a company's name may be that of a person: *Jane*, *Jane Doe*."""
    words = company.split()
    folded = [word.casefold() for word in words]
    plain = 0 < len(words) <= _LONGEST_NAME and all(map(str.isalpha, words))
    return plain and is_given(words[0]) and length_behind(folded) == len(folded)


def _is_person(text: str) -> bool:
    words = text.split()
    return len(words) == 2 and is_given(words[0])


def _names_another(company: str) -> bool:
    """Whether a company is followed by another person: *Acme and Bob Roe at Globex*."""
    words = company.split()
    for place, word in enumerate(words[:-1]):
        if not (word in _AND or word.endswith((",", ";"))) or (not place and word in _AND):
            continue
        behind = words[place + 1 :]
        if any(joins_company(each) for each in behind[1:]):
            return True
        form = length_behind([each.casefold() for each in behind])
        if _is_person(" ".join(behind)) and behind[1][0].isupper() and form == len(behind):
            return True
    return False
