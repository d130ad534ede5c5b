"""Letters for comparing names: without case, accents and typographic variants."""

import re
import unicodedata

#: Signs without meaning, and all apostrophes; NFKC would turn some into letters or spaces.
_SIGNS = str.maketrans({**dict.fromkeys("™®©℠"), **dict.fromkeys("’‘`´ʼʹ′‛＇", "'")})
#: Decomposed letters that people replace by two letters if they cannot type them.
_DIGRAPHS = (("a\u0308", "ae"), ("o\u0308", "oe"), ("u\u0308", "ue"), ("a\u030a", "aa"))
#: Letters that do not decompose into a letter and an accent.
_OTHERS = str.maketrans(
    {"ø": "oe", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
#: The same letters, as lists sort them.
_BASE = _OTHERS | str.maketrans({"ø": "o"})
_NO_WORD = re.compile(r"\W|_")
#: Decomposed Latin and Greek letters are below this code point.
_END_OF_GREEK = "\u0400"
_LAST_ACCENT = "\u036f"


def plain_letters(text: str) -> str:
    """The text in lower case: umlauts as digraphs (``ü`` → ``ue``), other accents dropped.

    Only Latin and Greek letters lose their accents: in other scripts an accent makes another
    letter (``й``, ``が``). All apostrophes become one kind, and ™, ®, © disappear.
    """
    low = unicodedata.normalize("NFKC", text.translate(_SIGNS)).casefold()
    if low.isascii():
        return low
    apart = unicodedata.normalize("NFKD", low.translate(_SIGNS)).casefold()
    for marked, digraph in _DIGRAPHS:
        apart = apart.replace(marked, digraph)
    kept: list[str] = []
    letter = ""
    for each in apart.translate(_OTHERS):
        if not unicodedata.combining(each):
            letter = each
        elif letter < _END_OF_GREEK if letter.isalpha() else each <= _LAST_ACCENT:
            continue
        kept.append(each)
    return unicodedata.normalize("NFKC", "".join(kept))


def words_of(text: str) -> list[str]:
    """The words in a text, of letters, digits and vowel signs of any script."""
    words = _NO_WORD.sub(_mark_or_space, text).split()
    return [word for word in words if any(map(str.isalnum, word))] or words[:1]


def _mark_or_space(found: re.Match[str]) -> str:
    return found[0] if unicodedata.category(found[0])[0] == "M" else " "


def sort_key(name: str) -> str:
    """The key by which lists sort names: without case and accents, so that Å is among the As."""
    low = name.casefold()
    if low.isascii():
        return low
    apart = unicodedata.normalize("NFKD", low).translate(_BASE)
    return "".join(each for each in apart if not unicodedata.combining(each))
