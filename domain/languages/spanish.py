"""Spanish."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

SPANISH = Language(headings=_HEADINGS)
