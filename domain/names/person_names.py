"""People's names: as shown, without degrees and decoration, and as keys to compare."""

import re
import unicodedata

from domain.names.letters import plain_letters, words_of

_TITLES_LISTED = (
    "dr prof professor mr mrs ms miss mx sir dame herr frau hr fr dott dottssa ing dipl mag "
    "mme mlle monsieur madame sr sra srta don doña rev hon"
)
_TITLES = frozenset(_TITLES_LISTED.split())
#: Degrees and certificates, without points and hyphens.
_DEGREES_LISTED = (
    "phd dphil edd dba mba emba mim msc bsc mphil meng beng llm llb jd esq bcom mcom mpa mph "
    "pharmd dds dvm cpa cfa acca fcca aca fca cima cma cia cisa cism cissp crisc ccsp ceh oscp "
    "pmp pmi capm prince2 csm cspo psm pspo safe itil togaf lssbb lssgb shrmcp shrmscp sphr phr "
    "gphr cipd mcipd fcipd frm caia cfp clu chfc ceng peng pe rn frics mrics ccna ccie cscp cpsm "
    "cebs cams gaicd mbe obe cbe"
)
_DEGREES = frozenset(_DEGREES_LISTED.split())
#: Degrees that are also names (Jack Ma): they count only after a comma, or with points.
_DEGREES_OR_NAMES_LISTED = "ma ba bs ms md do ca acc pcc mcc bba be mse"
_DEGREES_OR_NAMES = frozenset(_DEGREES_OR_NAMES_LISTED.split())
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_NICKNAME = re.compile(r"(?<=\w)\s+[\"“”„«»'‘’]\s?[^\"“”„«»'‘’]{1,30}[\"“”«»'‘’](?=\s+\w)")
_NAME_MARKS = " '’.-‐‑"
_SPACES = re.compile(r"\s+")


#: Only words that are part of no one's name, unlike *y* and *e*.
_AND = re.compile(r"\w\.? (?:&|\+|and|und|et|og|och) \w")


def shown_name(text: str) -> str:
    """The name without degrees, pronouns, emoji and quotes.

    Returns:
        ``Dr. Jane Doe`` for ``“Dr. Jane Doe, PhD” (she/her) 🚀``; empty if it has no letter.
    """
    name = _NICKNAME.sub("", _without_brackets(text))
    first, *after = name.split(",")
    kept = [first, *(part for part in after if not is_degree(part))]
    words = _only_names(" ".join(kept)).split()
    while len(words) > 1 and (_is_sure_degree(words[-1]) or not any(map(str.isalnum, words[-1]))):
        words.pop()
    return " ".join(words).lstrip("'’.-‐‑ ").rstrip("'’-‐‑ ")


def person_key(name: str) -> str:
    """The key to compare people by: within one post, equal keys mean one person.

    Case, accents, titles, degrees, pronouns, emoji, hyphens and middle initials do not count;
    the order of names does. Umlauts become digraphs.

    Returns:
        Words with single spaces; empty only for a name without letters and digits.
    """
    shown = shown_name(name) or name
    words = words_of(plain_letters(shown).replace("'", ""))
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _DEGREES:
        words = words[:-1]
    middle = [word for word in words[1:-1] if not (len(word) == 1 and word.isascii())]
    return " ".join([*words[:1], *middle, *words[1:][-1:]])


def is_degree(text: str) -> bool:
    """Whether a text after a comma consists of degrees and certificates only."""
    words = [_compact(word) for word in re.split(r"[\s/&]+", text) if _compact(word)]
    return bool(words) and all(word in _DEGREES | _DEGREES_OR_NAMES for word in words)


def may_be_name(text: str) -> bool:
    """Whether a result of `shown_name` may be a person's name: one to six words, no digits."""
    words = text.split()
    return 1 <= len(words) <= 6 and len(text) <= 80 and not any(map(str.isdigit, text))


def names_several(text: str) -> bool:
    """Whether a text names several people: ``Jane Doe and Bob Roe``, ``Jane & Bob``."""
    return _AND.search(text) is not None


def _is_sure_degree(word: str) -> bool:
    compact = _compact(word)
    return compact in _DEGREES or ("." in word[:-1] and compact in _DEGREES_OR_NAMES)


def _compact(word: str) -> str:
    return re.sub(r"[\s.®™'’-]+", "", word).casefold()


def _without_brackets(text: str) -> str:
    without = _BRACKETED.sub(" ", text)
    return without if any(map(str.isalnum, without)) else text


def _only_names(text: str) -> str:
    """Keeps letters, digits and marks of names; emoji, stars and quotes become spaces."""
    kept = (
        each if each.isalnum() or each in _NAME_MARKS or _is_mark(each) else " "
        for each in unicodedata.normalize("NFC", text.replace("`", "'").replace("´", "'"))
    )
    words = (word.strip("'’") for word in "".join(kept).split())
    return _SPACES.sub(" ", " ".join(word for word in words if word)).strip()


def _is_mark(each: str) -> bool:
    # The variation selectors of emoji are in these categories, too.
    return unicodedata.category(each) in ("Mn", "Mc") and not "\ufe00" <= each <= "\ufe0f"
