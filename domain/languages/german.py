"""German."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

GERMAN = Language(headings=_HEADINGS)
