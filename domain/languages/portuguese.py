"""Portuguese."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

PORTUGUESE = Language(headings=_HEADINGS)
