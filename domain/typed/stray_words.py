"""Words inside an entry that belong to none of its fields: *booked* in ``meeting booked Acme``.

They are no part of a name, so they are named and the entry is shown before it is written.
"""

import re
from collections.abc import Iterator, Sequence

from domain.languages.all_languages import words_in_all
from domain.names.at_words import joins_company
from domain.names.headlines import sounds_like_title
from domain.names.legal_forms import length_behind
from domain.names.surname_first import PARTICLES, is_given
from domain.typed.post_line import looks_like_link

#: Words that turn an entry into its opposite wherever they stand.
_DENIALS_LISTED = (
    "nobody none nothing never not no cancelled canceled postponed rescheduled declined rejected "
    "lost missed skipped no-show noshow failed bounced against planned draft tomorrow tonight "
    "didnt hasnt havent wasnt isnt wont cant couldnt"
)
#: Of those, the words that are part of no name, so that a capital changes nothing.
_NEVER_NAMES_LISTED = (
    "cancelled canceled postponed rescheduled declined rejected no-show noshow missed skipped"
)
_REPLIES_LISTED = "replied reply answered answer responded response yet"
#: Words around a name that say something of the entry, and nothing of the name.
_ABOUT_ENTRIES_LISTED = (
    "booked scheduled set done discovery demo call calls phone video intro introductory kick-off "
    "kickoff follow-up followup second third another next 1st 2nd 3rd back also "
    "again twice just sent unsent now currently works working formerly previously wait sorry oops "
    "actually instead reply message note small big"
)
#: Words between a command and its name.
_AROUND_LISTED = (
    "win won deal met meeting meetings mtg appointment opportunity oppty opp closed closed-won "
    "a an the to with w w/ at for from on in by new first our great good my - – : yesterday today"
)
_SMALL_IN_NAMES_LISTED = "of and & de des du des dos das et und och e i y el les dr prof mr mrs ms"
_WITH = frozenset({"with", "w", "w/"})
_NUMBERS = frozenset({"two", "three", "four", "five", "several", "many", "both", "some"})
_KINDS = frozenset({"deal", "meeting", "meetings", "opportunity", "opp"})
_MARKS = ".,;:!?()\"'”“"
_DENIALS = frozenset(_DENIALS_LISTED.split())
_NEVER_NAMES = frozenset(_NEVER_NAMES_LISTED.split())
_REPLIES = frozenset(_REPLIES_LISTED.split())
_ABOUT_ENTRIES = frozenset(_ABOUT_ENTRIES_LISTED.split())
_AROUND = frozenset(_AROUND_LISTED.split())
#: Also words such as *of*, after which a known account's name is looked for later.
_IN_NAMES = (
    PARTICLES
    | frozenset(_SMALL_IN_NAMES_LISTED.split())
    | words_in_all(lambda language: language.weak_at)
)
_MAIL = re.compile(r"(?:mailto:)?[^\s@|]+@[^\s@|]+\.[^\s@|]+(?:\|\S+)?", re.IGNORECASE)
_TO_PEOPLE = frozenset({"dm", "dms", "message", "messaged", "wrote", "replied", "answered"})
_WINS = frozenset({"met", "meeting", "win", "won", "deal", "opportunity"})


def without_strays(line: str, known: frozenset[str]) -> tuple[str, str]:
    """Splits off the words of an entry that belong to none of its fields.

    A word in capitals or in quotes is a name, like *Nothing Technologies*.

    Args:
        line: It begins with a command's name.
        known: Small words that may follow a name: ``peer``, ``replied``.

    Returns:
        The line without the stray words, and the stray words. Both keep their spelling; runs of
        spaces become one.
    """
    if any(mark in line for mark in "“”„«»") or line.count('"') > 1 or line.count("'") > 1:
        return line, ""
    words = line.split()
    strays = set(_denials(words))
    is_win = bool(words) and words[0].lower() in _WINS
    if words and words[0].lower().strip(_MARKS) in _TO_PEOPLE:
        strays |= {place for place, word in enumerate(words) if _is_address(word)}
    if not (is_win and any(map(str.isdigit, line))):  # words next to an amount are asked about
        strays |= set(_in_front(words, strays, is_win=is_win))
    if not is_win:
        strays |= set(_behind_person(words, known | _REPLIES))
    kept = [word for place, word in enumerate(words) if place not in strays]
    return " ".join(kept), " ".join(words[place] for place in sorted(strays))


def is_denial(word: str) -> bool:
    """Whether a word turns an entry into its opposite: *not*, *cancelled*, *didn't*."""
    bare = _bare(word)
    if bare in _NEVER_NAMES:
        return True
    return word[:1].islower() and (bare in _DENIALS or bare.endswith("n't"))


def _denials(words: Sequence[str]) -> Iterator[int]:
    for place, word in enumerate(words[1:], start=1):
        following = _bare(words[place + 1]) if place + 1 < len(words) else ""
        # Skips a denial after “at”, where a company's name begins, and before “reply”: “no reply”
        # is a valid DM.
        if is_denial(word) and following not in _REPLIES and not joins_company(words[place - 1]):
            yield place
            if _bare(word) == "no" and following == "one":
                yield place + 1


def _is_address(word: str) -> bool:
    """Whether a word is a link to a profile, or an e-mail address."""
    return looks_like_link(word) or _MAIL.fullmatch(word.strip("<>(),;")) is not None


def _in_front(words: Sequence[str], gone: set[int], *, is_win: bool) -> Iterator[int]:
    """Small words in front of a name: *booked* Acme, *not sent to* Jane Doe."""
    small: list[int] = []
    for place in range(1, len(words)):
        bare = _bare(words[place])
        in_small = words[place].islower() and is_given(bare)
        if not is_win and (in_small or joins_company(bare)):
            return  # a person's name in small letters
        if place in gone or bare in _AROUND or bare in _IN_NAMES or looks_like_link(bare):
            continue
        if bare in _NUMBERS:
            return  # several wins, which are refused
        if not _is_small(words[place]):
            break
        small.append(place)
    else:
        # Small letters throughout, where only known words are told from a company's name.
        if is_win:
            yield from (place for place in small[:-1] if _bare(words[place]) in _ABOUT_ENTRIES)
        return
    between = {word.lower() for word in words[small[-1] + 1 : place]} if small else set()
    if is_win and "at" in between and not _KINDS & between:
        return  # a person, of whom only the company is used
    name = [_bare(words[each]) for each in (*small, *range(place, len(words)))]
    if length_behind(name) == len(small):
        return  # a legal form follows: idealo internet GmbH
    several = len(small) > 1
    for each in small:
        about = _bare(words[each]) in _ABOUT_ENTRIES or words[each + 1] in _WITH | _KINDS
        if several or about:
            yield each


def _behind_person(words: Sequence[str], known: frozenset[str]) -> Iterator[int]:
    """Small words between a person's name and their company: Jane Doe *works* at Acme."""
    capitals = 0
    for place, word in enumerate(words[1:], start=1):
        bare = _bare(word)
        if place == 1 and looks_like_link(bare):
            continue
        if joins_company(word) or "://" in word or word[0] in "([-–—|@/" or bare in known:
            return
        if not _is_small(word):
            capitals += 1
        elif capitals and (bare in _ABOUT_ENTRIES or (capitals > 1 and bare not in _IN_NAMES)):
            end = _end_of_name(words, place, known)
            if not sounds_like_title(" ".join(words[place:end])):
                yield from range(place, end)
            return
        if word.endswith((",", ";", ":")):
            return


def _end_of_name(words: Sequence[str], start: int, known: frozenset[str]) -> int:
    for place in range(start, len(words)):
        word = words[place]
        if joins_company(word) or "://" in word or word[0] in "([-–—|@/" or _bare(word) in known:
            return place
        if word.endswith(","):
            return place + 1
    return len(words)


def _is_small(word: str) -> bool:
    return word.islower() and _bare(word).replace("-", "").replace("'", "").isalpha()


def _bare(word: str) -> str:
    return word.strip(_MARKS).lower().replace("’", "'")
