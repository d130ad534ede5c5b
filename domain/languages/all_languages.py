"""All languages that the readers know, English first."""

from collections.abc import Callable, Iterator

from domain.languages.danish import DANISH
from domain.languages.dutch import DUTCH
from domain.languages.english import ENGLISH
from domain.languages.finnish import FINNISH
from domain.languages.french import FRENCH
from domain.languages.german import GERMAN
from domain.languages.italian import ITALIAN
from domain.languages.language import Language
from domain.languages.norwegian import NORWEGIAN
from domain.languages.polish import POLISH
from domain.languages.portuguese import PORTUGUESE
from domain.languages.spanish import SPANISH
from domain.languages.swedish import SWEDISH

ALL_LANGUAGES: tuple[Language, ...] = (
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    PORTUGUESE,
    ITALIAN,
    DUTCH,
    SWEDISH,
    DANISH,
    NORWEGIAN,
    FINNISH,
    POLISH,
)


def words_in_all(listed: Callable[[Language], str]) -> frozenset[str]:
    """Every language's words in a field whose words are separated by commas, in lower case."""
    return frozenset(map(str.casefold, _each(listed)))


def single_words_in_all(listed: Callable[[Language], str]) -> frozenset[str]:
    """Every language's words in a field whose words are separated by spaces."""
    return frozenset(word for language in ALL_LANGUAGES for word in listed(language).split())


def _each(listed: Callable[[Language], str]) -> Iterator[str]:
    for language in ALL_LANGUAGES:
        yield from filter(None, map(str.strip, listed(language).split(",")))
