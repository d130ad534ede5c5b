"""Finnish."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings()

FINNISH = Language(headings=_HEADINGS)
