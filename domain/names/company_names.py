"""Company names: which are equal, and which are close enough to ask about.

Equal keys mean one company. For any other similar name a person is asked, because names of
different companies may differ by one letter (Deutsche Bank, Deutsche Bahn) or one word (Siemens,
Siemens Energy).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from domain.names.legal_forms import leads_name, length_behind, without_unspaced_forms
from domain.names.letters import plain_letters, words_of
from domain.names.resemblance import alike, one_slip_away, resembling, slips

#: ``S.A.P.``, ``J.P.Morgan``: points between single letters join them.
_DOTTED = re.compile(r"(?<!\w)[^\W\d_](?:\.[^\W\d_](?!\w))+")
#: ``A/S``.
_SLASHED = re.compile(r"(?<!\w)([^\W\d_])/([^\W\d_])(?!\w)")
#: ``Canal+``, which is pronounced *plus*; elsewhere a plus is an *and*.
_PLUS = re.compile(r"(?<=\w)\+(?=\s|$)")

#: Two words need at least this similarity, 0–100: it allows one letter added or missing in five,
#: or one wrong letter in seven.
_ALIKE = 85
#: Names without their spaces need a higher similarity.
_ALIKE_TOGETHER = 90
#: Shorter words must be equal, sound alike or lack one letter at the end: Visa is not Vista, and
#: a bank is no Bahn.
_SHORT = 4
#: Spellings that sound alike: Hooly and Hooli, Akme and Acme.
_SOUNDS = (("ph", "f"), ("ck", "k"), ("ie", "i"), ("y", "i"), ("c", "k"), ("z", "s"), ("w", "v"))
_TWICE = re.compile(r"(\w)\1")
#: Names up to this length are also compared for slips.
_SHORT_NAME = 8
#: The score of an abbreviation.
_ABBREVIATION = 200
#: Letters that may abbreviate more names than this lead to no question.
_MOST_ABBREVIATED = 2
#: The most candidates to score one by one.
_LOOKED_AT = 100
#: Names whose forms are kept: all names of a file are compared with the same ones.
_KEPT = 4_096
#: Words that many names share, and that alone identify no company.
_GENERIC_LISTED = (
    "and of the for group holding holdings global international digital software solutions "
    "services systems technologies technology consulting consultants partners capital health "
    "energy bank insurance marketing sales engineering finance media university school general "
    "national american united first deutsche freelance self employed"
)
_GENERIC = frozenset(_GENERIC_LISTED.split())
_JOINERS = frozenset({"and", "und", "et", "of", "for", "the", "de"})


@dataclass(frozen=True)
class Known:
    """A name of a known company, or one of its aliases.

    Args:
        id: The company's id; several names may share it.
        key: From `match_key`.
    """

    id: int
    key: str


def match_key(name: str) -> str:
    """The key under which a company is stored and looked up: equal keys mean one company.

    Case, accents, punctuation, a leading *The* and legal forms at the end do not count, nor do
    forms in front that no name begins with (AB, OOO). Umlauts become digraphs, ``&`` becomes
    *and*, and single letters in a row become one word. So ``SAP`` is ``S.A.P.`` and ``SAP SE``,
    and ``Müller`` is ``Mueller AG``.

    Returns:
        Words with single spaces; empty only for a name without letters and digits.
    """
    text = plain_letters(name).replace("'", "")
    text = without_unspaced_forms(text)
    text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    text = _SLASHED.sub(r"\1\2", text)
    text = _PLUS.sub(" plus ", text).replace("&", " and ").replace("+", " and ")
    words = _join_initials(words_of(text))
    while (fewer := _shortened(words)) != words:
        words = fewer
    return " ".join(words)


def _join_initials(words: list[str]) -> list[str]:
    joined: list[str] = []
    after_initial = False
    for word in words:
        initial = len(word) == 1 and word.isascii() and word.isalpha()
        if initial and after_initial:
            joined[-1] += word
        else:
            joined.append(word)
        after_initial = initial
    return joined


def _shortened(words: list[str]) -> list[str]:
    """The words without one legal form, article or trailing *and*; at least one word remains."""
    if len(words) > 1 and words[0] == "the":
        return words[1:]
    if (length := length_behind(words)) < len(words):
        return words[:length]
    if len(words) > 1 and words[-1] in ("and", "the"):
        return words[:-1]  # “Müller & Co.” without its Co., “Home Depot, The”
    if leads_name(words) and not _GENERIC.issuperset(words[1:]):
        return words[1:]
    return words


def closest(name: str, known: Sequence[Known], most: int = 3) -> tuple[int, ...]:
    """The companies for *Did you mean …?*; callers must ask and never decide.

    Names are close if they differ only in spacing, umlauts, word order or spelling; if one begins
    or ends with all words of the other (Acme Software Europe, Acme; Robert Bosch, Bosch); or if
    one abbreviates the other (BMW, Bayerische Motoren Werke). Words of up to four letters must be
    equal, sound alike, or lack their last letter.

    Args:
        name: As typed.
        known: In any order.
        most: The most companies to return.

    Returns:
        Different ids, the nearest first.
    """
    keys = [each.key for each in known]
    ids = [each.id for each in known]
    return closest_to(match_key(name), ids, keys, bare_keys(keys), most)


def bare_keys(keys: Sequence[str]) -> list[str]:
    """What `closest_to` compares besides the keys; takes no Python code for each."""
    return _bare("\n".join(keys)).split("\n") if keys else []


def closest_to(
    key: str, ids: Sequence[int], keys: Sequence[str], bares: Sequence[str], most: int = 3
) -> tuple[int, ...]:
    """Like `closest`, by the key of the name.

    Args:
        ids: Of the known companies.
        keys: Of the same companies, in the same order.
        bares: Of the same companies, from `bare_keys`.
    """
    if not key or not keys:
        return ()
    scored = sorted(
        (-score, keys[index], ids[index])
        for index in _candidates(key, keys, bares)
        if (score := _nearness(key, keys[index]))
    )
    abbreviated = {known_id for score, _, known_id in scored if score == -_ABBREVIATION}
    if len(abbreviated) > _MOST_ABBREVIATED:
        scored = [one for one in scored if one[0] != -_ABBREVIATION]
    return tuple(dict.fromkeys(known_id for _, _, known_id in scored))[: max(most, 0)]


def _candidates(key: str, keys: Sequence[str], bares: Sequence[str]) -> set[int]:
    """The indices of names that may be close; avoids a Python call for each name."""
    bare = _bare(key)
    wanted = {_bare(part) for part in _parts(key)} | _initials(key) | {bare}
    tail = f" {key}"
    found = [
        index
        for index, (other, other_bare) in enumerate(zip(keys, bares, strict=True))
        if other_bare in wanted or other_bare.startswith(bare) or other.endswith(tail)
    ]
    if (abbreviated := _abbreviated(bare)) is not None:
        found += [index for index, other in enumerate(keys) if abbreviated.fullmatch(other)]
    # Shorter names are nearer: they add fewer words.
    places = set(nsmallest(_LOOKED_AT, found, key=lambda index: (len(keys[index]), keys[index])))
    if len(key) <= _SHORT_NAME:
        places |= one_slip_away(key, keys, _LOOKED_AT)
    cutoff = _ALIKE - 5  # spaces count here, but not in the comparison of words
    return places | resembling(key, keys, cutoff, _LOOKED_AT)


class _Forms(NamedTuple):
    """The forms of a name in which it is compared.

    Args:
        words: Of the key.
        in_order: The same, sorted.
        bare: Without spaces.
        beginnings: The bare forms of its first words, if these identify a company.
        initials: Its abbreviations.
    """

    words: list[str]
    in_order: list[str]
    bare: str
    beginnings: frozenset[str]
    initials: set[str]


@lru_cache(_KEPT)
def _forms(key: str) -> _Forms:
    words = key.split()
    beginnings = frozenset(
        _bare(" ".join(words[:length]))
        for length in range(1, len(words))
        if not _GENERIC.issuperset(words[:length])
    )
    return _Forms(words, sorted(words), _bare(key), beginnings, _initials(key))


def _nearness(key: str, other: str) -> float:
    """The score of two names, 0 for unrelated; each reason outweighs all later ones."""
    if key == other:
        return 700
    one, two = _forms(key), _forms(other)
    if one.bare == two.bare or one.in_order == two.in_order:
        reason = 500
    elif _alike(one.words, two.words):
        reason = 400
    elif two.bare in one.beginnings or one.bare in two.beginnings:
        reason = 300
    elif one.bare in two.initials or two.bare in one.initials:
        return _ABBREVIATION
    elif _ends_with(one.words, two.words) or _ends_with(two.words, one.words):
        reason = 100
    else:
        return 0
    return reason + alike(one.bare, two.bare)


def _alike(words: list[str], others: list[str]) -> bool:
    if len(words) == len(others):
        # Words are compared one by one: “deutsche bank” as a whole is 92 % “deutsche bahn”.
        return all(_word_alike(one, other) for one, other in zip(words, others, strict=True))
    together, others_together = "".join(words), "".join(others)
    return (
        min(len(together), len(others_together)) > 2 * _SHORT
        and together[0] == others_together[0]
        and alike(together, others_together) >= _ALIKE_TOGETHER
    )


def _word_alike(one: str, other: str) -> bool:
    if one == other or _slips(one, other):
        return True
    return (
        min(len(one), len(other)) > _SHORT
        and one[0] == other[0]  # the first letter is hardly ever mistyped
        and one.isalpha()
        and other.isalpha()
        and alike(one, other) >= _ALIKE
    )


def _slips(one: str, other: str) -> bool:
    """Whether two short words differ by a slip that hardly makes another name.

    They sound alike, two neighbouring letters changed places, or the last letter is missing. Other
    single letters tell names apart: Shell and Shelf, Bayer and Bauer.
    """
    short, long = sorted((one, other), key=len)
    if not (one.isalpha() and other.isalpha()) or one[0] != other[0] or len(short) < _SHORT - 1:
        return False
    if long[:-1] == short:
        return True
    if len(short) < _SHORT:
        return False
    return _sound(one) == _sound(other) or (
        len(short) == len(long) and sorted(short) == sorted(long) and slips(one, other) == 1
    )


def _sound(word: str) -> str:
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return _TWICE.sub(r"\1", word)


def _parts(key: str) -> Iterator[str]:
    """Each shorter beginning of the name, and the name without its first word."""
    words = key.split()
    for length in range(1, len(words)):
        yield " ".join(words[:length])
    yield " ".join(words[1:])


def _ends_with(words: list[str], end: list[str]) -> bool:
    """Whether all words but the first are this name, and they identify a company."""
    return words[1:] == end and len("".join(end)) > _SHORT and not _GENERIC.issuperset(end)


def _bare(key: str) -> str:
    """The name without spaces and *and*, and with umlauts as plain vowels: Muller, Uber."""
    text = key.replace(" and ", "").replace(" ", "")
    for digraph, letter in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")):
        text = text.replace(digraph, letter)
    return text


def _initials(key: str) -> set[str]:
    """The abbreviations of a name of several words: ``bmw``, ``boa``; ``ey`` with an *and*.

    Two letters fit too many names, unless the name has an *and* between its two words.
    """
    words = key.split()
    every = "".join(word[0] for word in words)
    fewer = "".join(word[0] for word in words if word not in _JOINERS)
    found = {short for short in (every, fewer) if len(short) >= 3}
    if len(words) == 3 and words[1] == "and":
        found = {fewer}
    return found if len(words) > 1 else set()


def _abbreviated(short: str) -> re.Pattern[str] | None:
    """A pattern of the names that this may abbreviate; ``None`` if it is no abbreviation."""
    if not (short.isalpha() and 2 <= len(short) <= 5):
        return None
    if len(short) == 2:
        return re.compile(rf"{short[0]}\S* and {short[1]}\S*")
    joiner = rf"\S* (?:(?:{'|'.join(sorted(_JOINERS))}) )?"
    return re.compile(joiner.join(short) + r"\S*")
