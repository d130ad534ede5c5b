"""English."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

ENGLISH = Language(headings=_HEADINGS)
