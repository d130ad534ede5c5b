"""Danish."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

DANISH = Language(headings=_HEADINGS)
