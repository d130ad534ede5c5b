"""A person's title and company, from a headline such as ``CTO at Acme | ex-Globex``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.names.person_names import is_degree

_TITLE_WORDS_LISTED = (
    "ceo cto cfo coo cmo cio ciso cro cpo chro cdo cco cso vp svp evp avp gm md vd chief head "
    "director manager mgr lead leader engineer developer programmer architect analyst consultant "
    "specialist coordinator officer president founder cofounder owner partner principal associate "
    "assistant executive exec intern trainee student professor lecturer researcher scientist "
    "designer strategist recruiter marketer marketeer seller salesperson buyer advisor adviser "
    "accountant lawyer attorney editor writer author journalist speaker coach trainer teacher "
    "nurse doctor physician chairman chairwoman chairperson chair entrepreneur freelancer "
    "representative rep sdr bdr ae csm administrator technician planner supervisor controller "
    "treasurer secretary investor evangelist advocate operator retired "
    "leiter leiterin geschäftsführer geschäftsführerin vorstand berater beraterin entwickler "
    "entwicklerin ingenieur ingenieurin inhaber inhaberin gründer gründerin "
    "directeur directrice responsable chef cheffe fondateur fondatrice gérant ingénieur "
    "directora gerente ingeniero jefe jefa fundador fundadora "
    "direktør leder sælger direktör chefredakteur säljare direttore responsabile"
)
_TITLE_WORDS = frozenset(_TITLE_WORDS_LISTED.split())
_AT = re.compile(r"(?:^|\s+)(?:@\s*|(?:at|bei|chez|hos|bij|presso)\s+)(?=\S)", re.IGNORECASE)
_OF = re.compile(
    r"(?P<title>.*\b(?:ceo|founder|co-founder|cofounder|owner|chairman|chairwoman))"
    r"\s+(?:of|von|de)\s+(?P<company>.+)",
    re.IGNORECASE,
)
#: Separates the parts of a headline; a hyphen needs a space next to it.
_BETWEEN = re.compile(r"\s*[|•·∙;\t⎮│]\s*|\s*[–—]\s*|\s+-+\s*|\s*-+\s+|\s+/+\s+")
_COMMA = re.compile(r"\s*,\s*")
_BRACKETS = re.compile(r"[()\[\]]")
#: Ex Libris is a company; “ex Globex” names a former employer.
_PAST = re.compile(r"ex\s|(?i:ex-|former|previously|prev\b|past\b|ehem)")
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
    return any(word.casefold() in _TITLE_WORDS for word in re.findall(r"[^\W\d_]+", text))


def read_headline(text: str) -> Headline:
    """Reads ``CTO, Acme``, ``CTO at Acme | ex-Globex``, ``Acme – CTO``, ``CTO @ Acme``, ``Acme``.

    An *at* identifies the company. Without it, the parts that sound like a title are the title.
    If no part or every part does, the first is the title and each may be the company.
    """
    parts = [part for part in map(_tidy, _parts(text[:_LONGEST])) if _says_something(part)]
    placed = [(index, *_split_at(part)) for index, part in enumerate(parts)]
    named = [(index, title, company) for index, title, company in placed if company]
    if named:
        first, title, _ = named[0]
        before = [*parts[:first], title]
        return Headline(_title(before), _distinct(company for _, _, company in named))
    return _without_at(parts)


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


def _parts(text: str) -> list[str]:
    joined = _LEGAL_TAIL.sub(" ", _BRACKETS.sub(" | ", text))
    return [part for major in _BETWEEN.split(joined) for part in _COMMA.split(major)]


def _split_at(part: str) -> tuple[str, str]:
    """Title and company of ``CTO at Acme`` or ``Founder of Acme``; else the part and ""."""
    match = _AT.search(part)
    if match is not None:
        return _tidy(part[: match.start()]), _tidy(part[match.end() :])
    of = _OF.fullmatch(part)
    return (_tidy(of["title"]), _tidy(of["company"])) if of else (part, "")


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
