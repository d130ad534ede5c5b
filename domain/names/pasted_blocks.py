"""Reads the lines of a paste one by one: people on one line, and LinkedIn's blocks of lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.names import page_labels, page_names
from domain.names.at_words import split_at
from domain.names.headlines import Headline, read_cells, read_headline, sounds_like_title
from domain.names.paste_results import PastedPerson, UnclearLine
from domain.names.pasted_lines import Line, cells_of, without_numbers
from domain.names.person_line import (
    FIX,
    LONGEST_LINE,
    PersonLine,
    is_bare_name,
    read_line,
    why_unclear,
    without_bullet,
)
from domain.names.person_names import may_be_name, person_key, shown_name

#: Longer than any LinkedIn headline.
_LONGEST_HEADLINE = 400
_SHOWN = 80
#: A line of more words is no company's name.
_MOST_WORDS = 4


@dataclass
class PeopleReader:
    """The people read so far, and what the next line may be.

    Args:
        authors: The keys of the people whom the page marks as the post's author.
        awaits_headline: Whether the next line may be the last person's headline.
        sure: Whether it certainly is, because LinkedIn's page marked the name above.
        in_block: Whether the next line may tell more about a person whom the page marked.
        spaced: Whether that person's lines have empty lines between them.
        in_comment: Whether the next line belongs to a comment's text.
        below_headline: Whether the line above is a headline below a name that no page marked.
    """

    people: list[PastedPerson] = field(default_factory=list)
    unclear: list[UnclearLine] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)
    awaits_headline: bool = False
    sure: bool = False
    in_block: bool = False
    spaced: bool = False
    in_comment: bool = False
    below_headline: bool = False
    _guessed: bool = False
    _place_next: bool = False

    def add(self, line: Line, name: str, headline: Headline, text: str = "") -> None:
        """Adds a person, who has a headline or may get one from the next line."""
        companies = headline.companies
        self.people.append(PastedPerson(line.number, name, headline.title, companies, text))
        self.awaits_headline = not (headline.title or companies)
        self.sure = self.in_comment = self.in_block = self.spaced = self._place_next = False
        self.below_headline = False

    def refuse(self, line: Line, why: str) -> None:
        """Names a line that is not understood."""
        shown = line.text if len(line.text) <= _SHOWN else line.text[: _SHOWN - 1] + "…"
        self.unclear.append(UnclearLine(line.number, shown, why))
        self.awaits_headline = self.sure = self.below_headline = False

    def read(self, lines: Sequence[Line]) -> None:
        """Reads lines without a header."""
        cells = without_numbers(cell for line in lines for cell in cells_of(line))
        copied = any(page_names.is_from_page(cell.text[:LONGEST_LINE]) for cell in cells)
        for index, line in enumerate(cells):
            if len(line.text) > _LONGEST_HEADLINE:
                if not self.in_comment:
                    self.refuse(line, f"This is too long for one person. {FIX}")
                continue
            following = cells[index + 1].text if index + 1 < len(cells) else ""
            self._read_line(line, following, copied=copied)

    def _read_line(self, line: Line, following: str, *, copied: bool) -> None:
        self.spaced |= self.sure and line.spaced
        if self._read_page(line, following):
            return
        if page_labels.is_furniture(line.text):
            self._pass_over(line.text, copied=copied)
        elif copied and not any(map(str.isalpha, line.text)):
            return  # a count of reactions
        elif self.in_comment or not page_names.without_profile_links(line.text).strip():
            return  # the text of a comment, or a link to the profile of the person above
        elif not self._read_more(line, following):
            self._read_person(line)

    def _read_page(self, line: Line, following: str) -> bool:
        """Reads a name that the page marks, or the text around one; returns whether it did."""
        text = line.text
        if page_names.is_degree(text):
            self.sure |= self.awaits_headline
            self.in_block |= self.awaits_headline
            self._note_author(text)
            return True
        viewed = page_names.viewed_name(text)
        around = None if viewed else page_names.split_at_degree(text)
        name, rest = around or (viewed or text, "")
        name = shown_name(without_bullet(page_names.undoubled(name.strip())))
        if viewed or around or _marked(text, following):
            if may_be_name(name):
                self._begin(line, name)
                self._note_author(text)
                if rest:
                    self._add_headline(rest)
                return True
        elif self.awaits_headline and _is_name_of(self.people[-1], name):
            self._keep_whole(name)
            return True
        return False

    def _begin(self, line: Line, name: str) -> None:
        if not (self.people and self.awaits_headline and _is_name_of(self.people[-1], name)):
            self.add(line, name, Headline())
        else:
            self._keep_whole(name)
        self.awaits_headline = self.sure = self.in_block = True
        self.in_comment = False

    def _keep_whole(self, name: str) -> None:
        """Takes the longer of two readings: “Visa Chris Jones profil” may be Chris Jone's."""
        if person_key(name) == person_key(self.people[-1].name) + "s":
            self.people[-1] = replace(self.people[-1], name=name)

    def _note_author(self, text: str) -> None:
        if (self.awaits_headline or self.in_block) and page_names.is_authors(text):
            self.authors.add(person_key(self.people[-1].name))

    def _pass_over(self, furniture: str, *, copied: bool) -> None:
        """Skips a button or label, and notes whether a comment's text begins or ends there."""
        self._note_author(furniture)
        if copied and self.people and page_labels.is_ago(furniture):
            self.in_comment = True
        elif page_labels.ends_comment(furniture):
            self.in_comment = False

    def _add_headline(self, text: str) -> None:
        """Gives the last person the headline on the line below their name."""
        person = self.people[-1]
        headline = read_headline(text)
        self.people[-1] = PastedPerson(
            person.line, person.name, headline.title, headline.companies, text[:_LONGEST_HEADLINE]
        )
        self.awaits_headline = self.sure = False
        self._guessed = split_at(text) is None

    def _read_more(self, line: Line, following: str) -> bool:
        """Reads a line about a person whom the page marked; returns whether it is one.

        Below the headline come the company, if the headline has none, and the place.
        """
        if not self.in_block:
            below = self.below_headline and not line.spaced
            return below and self._read_below_headline(line)
        near = self.spaced or not line.spaced
        job = page_labels.present_job(line.text)
        if page_labels.is_summary(line.text) or job is not None:
            if job:
                self._add_job(job)
            return True
        if page_labels.is_place(line.text) and (near or not _may_name_person(line.text)):
            return True
        if self.sure:
            self._add_headline(line.text)
            return True
        if not near:
            self.in_block = False
            return False
        person = read_line(line.text)
        if person.names_person and person.rest:
            return False
        if self._place_next and not _is_title(following):
            self._place_next = False
            return True
        if self._guessed and not (person.names_person and self.people[-1].companies):
            self._add_company(line.text)
            return True
        return self._is_remark(line, person, following)

    def _read_below_headline(self, line: Line) -> bool:
        """Reads the company or the place below a headline that no page marked."""
        if page_labels.is_place(line.text) and not _may_name_person(line.text):
            return True
        last = self.people[-1]
        if not last.title or last.companies or read_line(line.text).names_person:
            return False
        if len(line.text.split()) > _MOST_WORDS or sounds_like_title(line.text):
            return False
        self._add_company(line.text)
        return True

    def _add_company(self, text: str) -> None:
        """Gives the last person the company on the line below their title."""
        person = self.people[-1]
        companies = read_headline(text).companies or read_cells("", text).companies
        whole = f"{person.text} · {text}"[:_LONGEST_HEADLINE]
        companies = tuple(dict.fromkeys(person.companies + companies))
        self.people[-1] = replace(person, companies=companies, text=whole)
        self._guessed, self._place_next = False, True

    def _add_job(self, job: str) -> None:
        """Gives the last person the present job that the page names below their headline."""
        person, headline = self.people[-1], read_headline(job)
        companies = tuple(dict.fromkeys(headline.companies + person.companies))
        title = person.title or headline.title
        self.people[-1] = replace(person, title=title, companies=companies)
        self.awaits_headline = self.sure = False

    def _is_remark(self, line: Line, person: PersonLine, following: str) -> bool:
        """Names a line aloud that may be a person's name or a place: ``New York``."""
        if not person.names_person or _is_title(following):
            return False
        self.refuse(line, f"Is this a person, or a place or company? {FIX}")
        return True

    def _read_person(self, line: Line) -> None:
        text, is_author = page_names.labelled(line.text)
        person = read_line(text)
        directly_below = self.awaits_headline and not line.spaced
        if directly_below and person.may_be_headline:
            self._add_headline(person.text)
            self.below_headline = True
        elif person.names_several:
            self.refuse(line, "These are several people. Write one a line.")
        elif person.names_person:
            self.add(line, person.name, person.headline, person.rest)
            if is_author:
                self.authors.add(person_key(person.name))
        else:
            self.refuse(line, why_unclear(line.text))


def _is_title(line: str) -> bool:
    """Whether a line is a title of its own, below a name."""
    return sounds_like_title(line) and page_labels.present_job(line) is None


def _marked(text: str, following: str) -> bool:
    """Whether the next line, or its own doubled text, marks a line as a name."""
    if page_labels.is_furniture(text) or len(text) > 2 * LONGEST_LINE:
        return False
    name = page_names.undoubled(text)
    viewed = page_names.viewed_name(following)
    return (
        (name != text and not read_line(name).rest)
        or page_names.is_degree(following)
        or (viewed is not None and _same_name(viewed, text))
        or (following == text and is_bare_name(shown_name(text)))
    )


def _is_name_of(person: PastedPerson, name: str) -> bool:
    return _same_name(person.name, name)


def _same_name(viewed: str, name: str) -> bool:
    """Whether two names are one; the *s* at the end of one may be a genitive's."""
    keys = {person_key(viewed), person_key(name)}
    return len(keys) == 1 or len({key.removesuffix("s") for key in keys}) == 1


def _may_name_person(place: str) -> bool:
    """Whether ``Buenos Aires, Argentina`` may be a person's name and where they work."""
    first, *others = place.split(",")
    return len(others) == 1 and len(first.split()) > 1
