"""Norwegian."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

NORWEGIAN = Language(headings=_HEADINGS)
