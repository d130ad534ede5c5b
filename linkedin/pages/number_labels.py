"""The labels beside numbers on LinkedIn's pages: of a post's figures, and of the SSI."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache

from domain.entries.scores import Pillar
from domain.languages.finnish import FINNISH
from domain.languages.french import FRENCH
from domain.languages.norwegian import NORWEGIAN
from domain.languages.polish import POLISH
from domain.languages.portuguese import PORTUGUESE
from domain.languages.spanish import SPANISH
from domain.languages.swedish import SWEDISH
from linkedin.figure_labels import figure_of, labels_of_figures, labels_of_one
from linkedin.records import Figure


class ScorePart(StrEnum):
    """What the SSI page states beside the pillars, by its English label."""

    OVERALL = "social selling index"
    INDUSTRY_RANK = "industry ssi rank"
    NETWORK_RANK = "network ssi rank"


NumberLabel = Figure | Pillar | ScorePart
"""What a number on one of LinkedIn's pages may be."""

_OF_SCORES: Mapping[str, NumberLabel] = {
    **{pillar.words.casefold(): pillar for pillar in Pillar},
    **{part.value: part for part in ScorePart},
    "current social selling index": ScorePart.OVERALL,
}
#: ``out of 100`` in any language: a slash or at most three short words before the 100.
_OUT_OF = re.compile(r"(?:(?:[^\W\d_]{1,4}\s?){1,3}|/\s?)100")
#: Languages that group thousands by spaces, always or from 10,000 on.
_SPACING = (FRENCH, SPANISH, PORTUGUESE, SWEDISH, NORWEGIAN, FINNISH, POLISH)
#: Signs around a label: a colon, the circle of an explanation.
_SIGNS = " :ⓘ•·"
#: Misread labels of so many letters are known by all letters but one; longer ones but two.
_ONE_OFF, _TWO_OFF = 7, 16


def label_in(text: str, *, spelt: bool = True) -> NumberLabel | None:
    """The label that a text is as a whole.

    Args:
        spelt: Whether the text's letters are certain. In a picture, accents and a letter or two
            may be misread.
    """
    plain = text.strip(_SIGNS)
    if found := figure_of(plain) or _OF_SCORES.get(plain.casefold()):
        return found
    if _OUT_OF.fullmatch(plain):
        return ScorePart.OVERALL
    if spelt or any(map(str.isdigit, plain)):
        return None
    return _misread(_letters(plain))


def label_of_one(text: str) -> Figure | None:
    """The count whose label in the singular a text is, with or without accents.

    Beside a 1 or a 0 it is a label; alone, *Comment* and *Repost* are buttons.
    """
    return _of_one_by_letters().get(_letters(text))


def groups_by_space(label: str) -> bool:
    """Whether a label is of a language that writes ``1 234``; labels of scores are of any."""
    letters = _letters(label)
    return letters not in _by_letters() or letters in _of_spacing_languages()


@cache
def _of_spacing_languages() -> frozenset[str]:
    return frozenset(
        _letters(word)
        for language in _SPACING
        for field in fields(language.analytics)
        for word in getattr(language.analytics, field.name).split(",")
    )


def _misread(letters: str) -> NumberLabel | None:
    from rapidfuzz.distance import Levenshtein  # takes 4 MB: see `domain.names.resemblance`

    known = _by_letters()
    if found := known.get(letters):
        return found
    off = 2 if len(letters) >= _TWO_OFF else 1 if len(letters) >= _ONE_OFF else 0
    near = {
        label
        for other, label in known.items()
        if off and Levenshtein.distance(letters, other, score_cutoff=off) <= off
    }
    return near.pop() if len(near) == 1 else None


@cache
def _by_letters() -> dict[str, NumberLabel]:
    labels: dict[str, NumberLabel] = {**labels_of_figures(), **_OF_SCORES}
    return {_letters(text): label for text, label in labels.items()}


@cache
def _of_one_by_letters() -> dict[str, Figure]:
    return {_letters(text): figure for text, figure in labels_of_one().items()}


def _letters(text: str) -> str:
    """The letters alone, without accents: ``Łódź 1`` is ``łodz``."""
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in spread if sign.isalpha())
