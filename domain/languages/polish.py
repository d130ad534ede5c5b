"""Polish."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

POLISH = Language(headings=_HEADINGS)
