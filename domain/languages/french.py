"""French."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

FRENCH = Language(headings=_HEADINGS)
