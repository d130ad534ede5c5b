"""Dutch."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

DUTCH = Language(headings=_HEADINGS)
