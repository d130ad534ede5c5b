"""Italian."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

ITALIAN = Language(headings=_HEADINGS)
