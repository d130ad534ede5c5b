"""Legal forms around companies' names, behind and in front of them."""

import re
from collections.abc import Sequence

from domain.languages.all_languages import words_in_all

#: Legal forms of further languages, as they appear in a key.
_FURTHER_LISTED = (
    "ehf,kft,zrt,nyrt,sro,spol s ro,spol sro,doo,ad,ood,eood,as sti,ltd sti,"
    "kk,kabushiki kaisha,godo kaisha,sdn bhd,bhd,berhad,tbk,jsc,pjsc,ojsc,eurl"
)
_LEGAL_FORMS = frozenset(
    tuple(form.split())
    for form in words_in_all(lambda language: language.legal_forms) | {*_FURTHER_LISTED.split(",")}
)
_LONGEST_FORM = max(len(form) for form in _LEGAL_FORMS)
#: Legal forms in front of a name, as they appear in a key. A/S is one only with its stroke.
_LEADING_FORMS = words_in_all(lambda language: language.leading_forms) | frozenset(
    ["ooo", "oao", "zao", "pao", "ооо", "оао", "зао", "пао", "ао", "ип", "тов", "тоо", "pt", "kk"]
)
_LEADING_SLASHED = re.compile(r"^\s*[aik]/s\s+(?=\S)")
#: East Asian legal forms, in front of a name or behind it, without a space.
_EAST_ASIAN_LISTED = (
    "株式会社|有限会社|合同会社|股份有限公司|有限責任公司|有限责任公司|有限公司|주식회사|유한회사"
)
_EAST_ASIAN = re.compile(
    rf"^\s*(?:{_EAST_ASIAN_LISTED}|\((?:株|有|同|주|유)\))\s*(?=[^\W_])"
    rf"|(?<=[^\W_])\s*(?:{_EAST_ASIAN_LISTED}|\((?:株|有|同|주|유)\))\s*$"
)


def length_behind(words: Sequence[str]) -> int:
    """How many words of a name come before one legal form at its end; all of them without one.

    At least one word comes before it: SE is a name.
    """
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if tuple(words[-length:]) in _LEGAL_FORMS:
            return len(words) - length
    return len(words)


def leads_name(words: Sequence[str]) -> bool:
    """Whether a name begins with a legal form, like *AB SKF*, and more follows."""
    return len(words) > 1 and words[0] in _LEADING_FORMS


def without_unspaced_forms(text: str) -> str:
    """The text without forms that are no words of their own: A/S in front, 株式会社, (株).

    Args:
        text: From `domain/names/letters.py: plain_letters`.
    """
    text = _LEADING_SLASHED.sub("", text)
    while (fewer := _EAST_ASIAN.sub("", text, count=1)) != text:
        text = fewer
    return text
