"""A person on one line: ``Jane Doe, CTO, Acme``, ``Jane Doe - CTO at Acme``, and the like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.names.at_words import AT_WORDS, joins_company
from domain.names.company_domains import domain_of
from domain.names.headlines import Headline, read_cells, read_headline, sounds_like_title
from domain.names.page_names import without_profile_links
from domain.names.pasted_tables import split_row
from domain.names.person_names import is_degree, may_be_name, names_several, shown_name
from domain.names.surname_first import PARTICLES, given_first, is_given

FIX = "Write it like `Jane Doe, CTO, Acme`."
#: Longer lines are sentences, if commas do not split them into cells.
LONGEST_LINE = 120
#: A long line needs at least a title and a company after the name.
_FEWEST_CELLS = 2
#: Words of a cell that begins with a small letter, as “the Middle East and Africa”.
_LONGEST_ASIDE = 5
_CELL = re.compile(r"\s*[,|]\s*")
#: Lower-case words that never belong to a name. Capitalised they may: *My*, *The*.
_NO_NAMES_LISTED = (
    "someone somebody anyone nobody no one none my our the that's it all many some several people "
    "persons others hi hello hey thanks"
)
_NO_NAMES = frozenset(_NO_NAMES_LISTED.split())
#: Of those, the words that begin no name in capitals either.
_REMARKS_LISTED = "someone somebody anyone nobody hi hello hey thanks that's"
_REMARKS = frozenset(_REMARKS_LISTED.split())
#: A person behind another one: *…, Bob Roe at Globex*, *… and Bob Roe (Globex)*.
_ANOTHER = re.compile(
    rf"(?:[,;]|\s(?:\||and|und|et|och|en|&|\+))\s+(?P<name>[^\W\d_]+\s+[^\W\d_]\S*)\s+"
    rf"(?:(?:{AT_WORDS})\s|@|\()",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(r"\s(?:and|&|\+) [0-9]+ (?:others?|more)\b", re.IGNORECASE)
#: A slash without spaces: *Jane/Acme*.
_SLASH = re.compile(r"(?P<name>[^/,;|@()\[\]]+?)/(?P<rest>[^/]+)")

_BULLET = re.compile(r"(?:(?:[-*•·∙–—▪◦‣●○✓✔☐☑→>]+|\(?[0-9]{1,3}[.)]|\[[ xX]?\])\s+)+")
_QUOTED = re.compile(r"[\"“„«'][^\"“”„«»]+[\"”“»']")
_LINK = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?", re.IGNORECASE)
_MAIL = re.compile(r"[<(]?(?:mailto:)?[^\s<>(),;|@]{1,64}@[^\s<>(),;|@]+\.[^\s<>(),;|@]+[>)]?")
#: Ends a name; the first match counts. A hyphen needs a space next to it: Anne-Marie.
_AFTER_NAME = re.compile(
    r"\s*[,;|\t:•·∙│]\s*|\s*[–—]\s*|\s+-+\s*|-+\s+|\s+/+\s+|\s*(?=@)|\s*(?=[(\[])"
    rf"|\s+(?=(?:{AT_WORDS})\s)",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(
    r"\s*[(\[](?:(?:she|her|hers|he|him|his|they|them|theirs|ze|sie|ihr|er|ihm|elle|il|ella|él)"
    r"(?:\s*/\s*|\s*[)\]])){1,4}",
    re.IGNORECASE,
)
#: Brackets inside a name: Jane (Miller) Doe, Wei (William) Zhang.
_INNER = re.compile(
    r"(?P<before>[^()\[\],;|@]{1,40})[(\[](?P<inner>[^()\[\],;|@]{1,40})[)\]]\s+(?P<next>[^\W\d_]\S*)"
)
_BORN = re.compile(
    r"\s*[(\[](?:née?|née|born|geb\.?|geborene|nata|nato|nacida|född|født|f\.|o\.s\.|z domu)\s"
    r"[^()\[\]]{1,40}[)\]]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PersonLine:
    """A line, read as if it were about a person.

    Args:
        text: The line without bullets, links, addresses and quotes.
        name: The text in the place of a name.
        rest: What follows the name, as typed.
        headline: Title and companies in the rest, or the company of an e-mail address.
    """

    text: str
    name: str
    rest: str
    headline: Headline

    @property
    def names_person(self) -> bool:
        """Whether the line names a person."""
        if not may_be_name(self.name):
            return False
        if len(self.text) > LONGEST_LINE and not self._has_cells:
            return False
        words = self.name.split()
        if _is_remark(words) or (not self.rest and self.text.endswith(":")):
            return False
        if len(words) == 1 and not is_given(words[0]) and _is_person(self.rest.split(",")[0]):
            return False  # a company or a remark in front: “Acme: Jane Doe”
        # Bob Head is a name; “Head of Sales” is not, and “Jane Doe CTO” is more than a name.
        of_title = len(words) > 2 and sounds_like_title(self.name)
        is_title = of_title or sounds_like_title(words[0])
        return not is_title if self.rest else is_bare_name(self.name)

    @property
    def _has_cells(self) -> bool:
        """Whether a long line is a name, a title and a company nevertheless, and no sentence."""
        cells = [cell for cell in _CELL.split(self.rest) if cell]
        if len(cells) < _FEWEST_CELLS or not is_bare_name(self.name):
            return False
        written = all(
            not cell[0].islower() or len(cell.split()) <= _LONGEST_ASIDE for cell in cells
        )
        ends = not cells[0][0].islower() and not cells[-1][0].islower()
        return written and ends and any(map(sounds_like_title, cells))

    @property
    def names_several(self) -> bool:
        """Whether the name is that of several people: *Jane & Bob Roe*."""
        typed = _AFTER_NAME.split(self.text, maxsplit=1)[0]
        another = any(_is_person(match["name"]) for match in _ANOTHER.finditer(self.text))
        parts = [part.strip() for part in re.split("[,;|]", self.text)]
        listed = len(parts) > 2 and all(map(_is_person, parts))  # two may be at Robert Bosch
        several = names_several(typed) or another or listed or _AND_OTHERS.search(self.text)
        return self.names_person and bool(several)

    @property
    def may_be_headline(self) -> bool:
        """Whether the line is a headline if it is directly below a name."""
        one_word = not self.rest and len(self.text) > 1 and len(self.text.split()) == 1
        company = one_word and any(map(str.isalpha, self.text)) and not self.text[0].islower()
        return sounds_like_title(self.name) or company


def _is_remark(words: Sequence[str]) -> bool:
    """Whether words are no name: *my boss*, *Jane Doe commented*."""
    if words[0].casefold() in _REMARKS or _NO_NAMES & set(words):
        return True
    small = any(word.islower() and len(word) > 1 and word not in PARTICLES for word in words[2:])
    return small and all(map(str.istitle, words[:2])) and not names_several(" ".join(words))


def _is_person(text: str) -> bool:
    words = text.split()
    return len(words) == 2 and is_given(words[0]) and not sounds_like_title(text)


def read_line(text: str) -> PersonLine:
    """Reads one line, about a person or not."""
    plain = _plain(text)
    name, rest = _split_name(plain)
    headline = _read_rest(rest)
    mail = _company_of_mail(text)
    if mail and not headline.companies:
        headline = Headline(headline.title, (mail,))
    return PersonLine(plain, name, rest, headline)


def _plain(text: str) -> str:
    """The line without bullets, links, addresses and the quotes around it."""
    without = _MAIL.sub(" ", _LINK.sub(" ", without_profile_links(text)))
    plain = without_bullet(without.strip())
    cells = split_row(plain)
    if len(cells) > 1:
        # Tabs and semicolons always separate cells; cells of digits only are row numbers.
        plain = " | ".join(cell for cell in cells if cell and not cell.isdigit())
    plain = plain.strip().strip("*_~`>").strip()
    if _QUOTED.fullmatch(plain):
        plain = plain[1:-1].strip()
    return plain.removeprefix("@")


def _split_name(text: str) -> tuple[str, str]:
    """The name, and the rest of the line."""
    without = without_inner_brackets(_PRONOUNS.sub(" ", text).strip())
    match = _AFTER_NAME.search(without)
    slash = _SLASH.fullmatch(without)
    if slash is not None and is_given(slash["name"].split()[0]):
        return shown_name(slash["name"]), slash["rest"].strip()
    if match is None or not match.start():
        return shown_name(without), ""
    name, rest = without[: match.start()], without[match.end() :]
    while (degree := _AFTER_NAME.search(rest)) and is_degree(rest[: degree.start()]):
        rest = rest[degree.end() :]
    if "," in match[0] and (turned := _given_first(name, rest)) is not None:
        name, rest = turned
    says_more = any(map(str.isalpha, rest)) and not is_degree(rest)
    return shown_name(name), rest if says_more else ""


def _given_first(before: str, rest: str) -> tuple[str, str] | None:
    """Name and rest of ``Doe, Jane, CTO, Acme``; ``None`` if no given name follows the comma."""
    match = _AFTER_NAME.search(rest)
    given, behind = (rest[: match.start()], rest[match.end() :]) if match else (rest, "")
    headline = _read_rest(behind)
    placed = bool(headline.title and headline.companies)
    name = given_first(before, given, more=bool(behind), sure=placed)
    return (name, behind) if name else None


def without_inner_brackets(text: str) -> str:
    """The text without brackets inside its name: Jane Doe for ``Jane (Miller) Doe``."""
    text = _BORN.sub("", text)
    match = _INNER.match(text)
    if match is None or sounds_like_title(match["inner"]) or sounds_like_title(match["next"]):
        return text
    words = [word for word in match["before"].split() if not word.endswith(".")]
    names = len(words) == 1 or (bool(words) and is_given(words[-1]))
    if not names or match["next"][0].islower() or joins_company(match["next"]):
        return text
    return match["before"] + text[match.start("next") :]


def _read_rest(rest: str) -> Headline:
    cells = rest.split(",")
    if len(cells) == 2 and not all(cell.strip() for cell in cells):
        return read_cells(*cells)
    return read_headline(rest)


def without_bullet(text: str) -> str:
    """The line without bullets and numbers in front of it."""
    match = _BULLET.match(text)
    return text[match.end() :] if match else text


def is_bare_name(name: str) -> bool:
    """Whether a line that contains only this is a person's name, not a remark or heading."""
    words = [word for word in name.split() if word.casefold() not in PARTICLES]
    if not may_be_name(name) or not words:
        return False
    # Jan Kupiec is a name, though a *kupiec* buys for a company.
    if sounds_like_title(name) and not (len(words) == 2 and is_given(words[0])):
        return False
    if not any(each.isupper() or each.islower() for each in name):
        return len(name) >= 2  # a script without capitals, where names may be one word
    capital = [not word[0].islower() for word in words]
    return len(words) >= 2 and (all(capital) or (len(words) == 2 and not any(capital)))


def _company_of_mail(text: str) -> str | None:
    match = _MAIL.search(text)
    return domain_of(match[0].strip("<>()")) if match else None


def why_unclear(text: str) -> str:
    """The problem of a line that names no person, and the fix."""
    if _MAIL.search(text):
        return f"This is an address without a name. {FIX}"
    if _LINK.search(text) or "linkedin.com/" in text:
        return "This is a link, not a person. Add the name in front of it."
    if not any(map(str.isalpha, text)):
        return f"There is no name in this. {FIX}"
    if len(text) > LONGEST_LINE or len(text.split()) > 6:
        return f"This reads like a sentence, not like a person. {FIX}"
    return f"I can't tell who this is. {FIX}"
