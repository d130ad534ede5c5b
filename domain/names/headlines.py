"""A person's title and company, from a headline such as ``CTO at Acme | ex-Globex``."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.languages.all_languages import single_words_in_all
from domain.names.at_words import split_at
from domain.names.person_names import is_degree

_TITLE_WORDS = single_words_in_all(lambda language: language.titles)
#: Compound titles are longer than their last part: Vertriebsleiter.
_TITLE_ENDINGS = tuple(single_words_in_all(lambda language: language.title_endings))
#: Separates the parts of a headline; a hyphen needs a space next to it.
_BETWEEN = re.compile(r"\s*[|•·∙;\t⎮│]\s*|\s*[–—]\s*|\s+-+\s*|\s*-+\s+|\s+/+\s+")
_COMMA = re.compile(r"\s*,\s*")
#: Brackets, but not those of a legal form: ``(株)サンプル``.
_BRACKETS = re.compile(r"\((?![株有同주유]\))|(?<!\([株有同주유])\)|[\[\]]")
#: Ex Libris is a company; “ex Globex” names a former employer.
_PAST = re.compile(
    r"ex\s|left\s|not (?:at|with)\s|(?i:no longer\b|ex-|former|previously|prev\b|past\b|ehem)"
)
_NOW = re.compile(r"(?:now|currently|jetzt) ")
_LEGAL_TAIL = re.compile(r",\s*(?=(?:inc|ltd|llc|llp|s\.a|gmbh|co|corp)\b)", re.IGNORECASE)
_SLOGAN_WORDS = 7
_SLOGAN_LETTERS = 60
_MOST_COMPANIES = 3
_LONGEST = 400


@dataclass(frozen=True)
class Headline:
    """A parsed headline.

    Args:
        title: Empty if there is none.
        companies: Possible companies, the likeliest first, without former ones.
    """

    title: str = ""
    companies: tuple[str, ...] = ()


def sounds_like_title(text: str) -> bool:
    """Whether the text contains a word of job titles."""
    words = (word.casefold() for word in re.findall(r"[^\W\d_]+", text))
    return any(word in _TITLE_WORDS or word.endswith(_TITLE_ENDINGS) for word in words)


def read_headline(text: str) -> Headline:
    """Reads ``CTO, Acme``, ``CTO at Acme | ex-Globex``, ``Acme – CTO``, ``CTO @ Acme``, ``Acme``.

    An *at* identifies the company. Without it, the parts that sound like a title are the title.
    If no part or every part does, the first is the title and each may be the company.
    """
    majors = [_said(major) for major in _majors(text[:_LONGEST])]
    for place, major in enumerate(majors):
        for index, part in enumerate(major):
            if (split := _split_at(part)) is not None:
                title = _title_at([*major[:index], split[0]], majors[:place], majors[place + 1 :])
                return Headline(title, _distinct(_named_in(majors)))
    return _without_at([part for major in majors for part in major])


def read_cells(title: str, company: str) -> Headline:
    """Reads a title's and a company's cell; each may be empty."""
    companies = (tidy,) if (tidy := _tidy(company)) else ()
    return Headline(_tidy(title), companies)


def _without_at(parts: list[str]) -> Headline:
    titles = [part for part in parts if sounds_like_title(part)]
    others = [part for part in parts if not sounds_like_title(part)]
    if len(parts) <= 1:
        return Headline(_title(titles), tuple(_no_slogans(others)))
    if not others:  # “CTO, Coach”
        return Headline(_title(parts[:-1]), _distinct(reversed(parts)))
    if titles:
        # “Acme – CTO”: in this order, the second part may be a company, like Coach or Lead.
        unusual = titles[:1] if len(parts) == 2 and parts[1] in titles else []
        return Headline(_title(titles), _distinct([*_no_slogans(others), *unusual]))
    first, *rest = others
    return Headline(first, _distinct(_no_slogans([*rest, first])))


def _majors(text: str) -> list[str]:
    return _BETWEEN.split(_LEGAL_TAIL.sub(" ", _BRACKETS.sub(" | ", text)))


def _said(major: str) -> list[str]:
    """The parts between commas that say something."""
    parts = (_NOW.sub("", _tidy(part), count=1) for part in _COMMA.split(major))
    return [part for part in parts if _says_something(part)]


def _split_at(part: str) -> tuple[str, str] | None:
    """Title and company of ``CTO at Acme`` or ``Founder of Acme``; ``None`` without an *at*."""
    split = split_at(part)
    if split is None or not (company := _tidy(split[1])):
        return None
    return _tidy(split[0]), company


def _named_in(majors: Sequence[Sequence[str]]) -> list[str]:
    """The companies after each *at*."""
    splits = [split for major in majors for part in major if (split := _split_at(part))]
    return [company for _, company in splits]


def _title_at(
    own: Sequence[str], earlier: Sequence[Sequence[str]], later: Sequence[Sequence[str]]
) -> str:
    """The title before an *at*, without slogans.

    Args:
        own: The parts up to the *at*; the last one may be empty.
        earlier: The parts before them, by the separator in front.
        later: The parts behind the company.
    """
    *before, title = own
    if sounds_like_title(title):
        before = [part for part in before if sounds_like_title(part)]
    parts = [part for major in earlier for part in major]
    titles = [*filter(sounds_like_title, parts), *before, *filter(None, [title])]
    if not any(map(sounds_like_title, titles)):
        behind = [part for major in later for part in major if _split_at(part) is None]
        titles = [*filter(sounds_like_title, behind)][:1] or titles or _no_slogans(parts)
    return _title(titles)


def _title(parts: list[str]) -> str:
    return ", ".join(part for part in parts if part)


def _says_something(part: str) -> bool:
    return (
        any(map(str.isalnum, part))
        and not _PAST.match(part)
        and not part.startswith("#")
        and not part.isdigit()
        and not is_degree(part)
        and part.casefold() not in ("open to work", "hiring", "we are hiring", "we're hiring")
    )


def _no_slogans(parts: list[str]) -> list[str]:
    return [
        part for part in parts if len(part.split()) < _SLOGAN_WORDS and len(part) <= _SLOGAN_LETTERS
    ]


def _tidy(part: str) -> str:
    return " ".join(part.split()).strip(" \"'“”„«»‘’*,.:;-–—|@").strip()


def _distinct(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parts))[:_MOST_COMPANIES]
