"""Reads a page that people copied from LinkedIn."""

from collections.abc import Iterable

from domain.engagement import Figures
from domain.entries.post_links import PostLink
from domain.entries.scores import SsiScore
from domain.errors import UserError
from domain.imports.linkedin_page import LinkedInPage, Unsure
from domain.typed.numbers import parse_count
from linkedin.pages.page_text import read_page_text
from linkedin.records import Doubt, Figure, PersonRecord, PostRecord, Record, ScoreRecord

#: The figures that count, by their names in `Figures`.
_STORED = {
    Figure.IMPRESSIONS: "views",
    Figure.REACTIONS: "reactions",
    Figure.COMMENTS: "comments",
    Figure.REPOSTS: "reposts",
}


def read_page(text: str) -> LinkedInPage | None:
    """What a copied text says; ``None`` if it is none of LinkedIn's pages.

    Raises:
        UserError: it has more people than can be read at a time.
    """
    return page_of(read_page_text(text))


def page_of(records: Iterable[Record]) -> LinkedInPage | None:
    """The page that these records are of; ``None`` if nothing of them is stored.

    Screenshots of one page may show the same figure twice. Different ones are asked about.
    """
    link: PostLink | None = None
    figures: dict[Figure, int] = {}
    contradicted: dict[Figure, Doubt] = {}
    score: SsiScore | None = None
    people: list[str] = []
    doubts: list[Doubt] = []
    for record in records:
        match record:
            case PostRecord():
                link = link or record.link
                for name, count in record.figures.items():
                    if figures.setdefault(name, count) != count:
                        both = f"{figures[name]:,} … {count:,}"
                        contradicted[name] = Doubt(record.place, name.value, both)
            case ScoreRecord():
                score = record.score
            case PersonRecord(_, name, headline):
                people.append(f"{name}, {headline}" if headline else name)
            case Doubt():
                doubts.append(record)
            case _:
                pass
    doubts += contradicted.values()
    figures = {name: count for name, count in figures.items() if name not in contradicted}
    stored = {_STORED[name]: count for name, count in figures.items() if name in _STORED}
    # What does not count is not asked about.
    asked = [each for each in doubts if score is not None or _is_stored(each)]
    if score is None and not (stored or people or asked):
        return None
    return LinkedInPage(
        link,
        Figures(**stored),
        _guessed(asked),
        score,
        tuple(people),
        tuple(Unsure(each.label, each.text) for each in asked),
        figures.get(Figure.MEMBERS_REACHED),
        bool(contradicted),
    )


def _is_stored(doubt: Doubt) -> bool:
    return doubt.label not in {each.value for each in Figure if each not in _STORED}


def _guessed(doubts: Iterable[Doubt]) -> Figures:
    """The figures that doubtful texts would be, as far as each is one number."""
    guesses: dict[str, int] = {}
    for each in doubts:
        name = _STORED.get(Figure(each.label)) if each.label in set(Figure) else None
        if name is not None:
            try:
                guesses[name] = parse_count(each.text)
            except UserError:
                continue
    return Figures(**guesses)
