"""Swedish."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

SWEDISH = Language(headings=_HEADINGS)
