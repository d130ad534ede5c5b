"""The words that join a title or a person to a company, as *at* does, in every language."""

import re
from collections.abc import Iterator

from domain.languages.all_languages import single_words_in_all, words_in_all

_AT = words_in_all(lambda language: language.at)
_WEAK = words_in_all(lambda language: language.weak_at)


def _one_of(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _followed(words: frozenset[str]) -> str:
    """A pattern of these words, each with the space or the apostrophe that must follow it."""
    whole = frozenset(word for word in words if not word.endswith("'"))
    elided = frozenset(word.rstrip("'") for word in words - whole)
    return rf"(?:(?:{_one_of(whole)})\s+|(?:{_one_of(elided)})['’])(?=\S)"


#: A pattern of the words that always name a company, without the sign ``@``.
AT_WORDS = _one_of(_AT - {"@"})
_STRONG = re.compile(rf"(?:^|\s+)(?:@\s*|(?:{AT_WORDS})\s+)(?=\S)", re.IGNORECASE)
_SOMETIMES = re.compile(rf"(?<=\s){_followed(_WEAK)}", re.IGNORECASE)
_OF_HEAD = re.compile(
    rf"(?P<title>.*\b(?:{_one_of(words_in_all(lambda language: language.heads))}))"
    rf"\s+{_followed(words_in_all(lambda language: language.of))}(?P<company>.+)",
    re.IGNORECASE,
)
_TRAILING = re.compile(rf"(?:\s+(?:{_one_of(_WEAK)}))*\s*$", re.IGNORECASE)
_ENDINGS = tuple(single_words_in_all(lambda language: language.at_endings))


def joins_company(word: str) -> bool:
    """Whether a word always joins a person to their company, as *at* does."""
    return word.casefold() in _AT


def split_at(text: str) -> tuple[str, str] | None:
    """The text before and after the first *at*, or after the *of* of a founder or an owner."""
    match = _STRONG.search(text)
    if match is not None:
        return text[: match.start()], text[match.end() :]
    of = _OF_HEAD.fullmatch(text)
    return (of["title"], of["company"]) if of else None


def weak_splits(text: str) -> Iterator[tuple[str, str]]:
    """The texts before and after each weak word, such as *of*; the longest company first.

    Titles contain such words (Head of Sales), so only a known company counts as one. A language
    without such words has endings: ``Myyntijohtaja Acmella`` is at Acme.
    """
    for match in _SOMETIMES.finditer(text):
        yield _TRAILING.sub("", text[: match.start()]), text[match.end() :]
    ending = next((each for each in _ENDINGS if text.casefold().endswith(each)), None)
    if ending:
        stem = text[: -len(ending)].rstrip(":’'- ")
        for space in re.finditer(r"\s+", stem):
            yield stem[: space.start()], stem[space.end() :]
