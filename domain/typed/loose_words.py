"""Words between an amount and a company's name that may be neither: *lahk*, *net*, *Umsatz*."""

from domain.entries.wins import LooseWords
from domain.names.company_names import match_key

#: Words about an amount, which no company's name begins or ends with.
_ABOUT_MONEY_LISTED = (
    "net netto nett gross brutto brut bruto vat mwst ust tva iva moms plus excl excluding incl "
    "including inkl zzgl ex budget signed recurring revenue umsatz volume volumen value wert "
    "auftragswert total gesamt over up einmalig once one-off upfront + "
    "VAT MwSt USt Netto Brutto Umsatz Auftragswert"
)
_ABOUT_MONEY = frozenset(_ABOUT_MONEY_LISTED.split())
#: Small words that begin companies' names.
_BEGIN_NAMES_LISTED = (
    "de del della di da do dos das du des la le les el los las al van von der die den het ten ter "
    "zu zum zur og och und y e et en a o i the and of for d l t s"
)
_BEGIN_NAMES = frozenset(_BEGIN_NAMES_LISTED.split())


def company_with_loose_words(
    before: str, after: str, *, bare: bool = False
) -> tuple[str, LooseWords | None]:
    """The company's name around an amount, and the words next to the amount that may belong to it.

    Small letters in front of a name with a capital, or words about money, lead to a question. A
    name in small letters throughout does not.

    Args:
        before: The words before the amount that are not known.
        after: Those after it.
        bare: Whether the amount has no currency. Then a single letter may be its unit.

    Returns:
        The name without the loose words, and these words. The name is empty if all words are about
        the amount.
    """
    if before and after:
        name, loose = (after, before) if _is_loose(before) else (before, after)
        return name, LooseWords(loose, f"{before} {after}")
    words = (before or after).split()
    if all(_is_about_money(word) and word == word.lower() for word in words):
        return "", None
    count = _loose_at_end(words) if before else _loose_at_start(words)
    if bare and not before and len(words) > 1 and len(words[0]) == 1 and words[0].isalpha():
        count = max(count, 1)
    if not count:
        return before or after, None
    at = len(words) - count if before else count
    first, second = " ".join(words[:at]), " ".join(words[at:])
    name, loose = (first, second) if before else (second, first)
    return name, LooseWords(loose, before or after)


def _is_loose(text: str) -> bool:
    """Whether no word looks like a name: *2 x*, *net*, *signed*."""
    return not any(
        word != word.lower() or (word.isalpha() and not word.islower())
        for word in text.split()
        if not _is_about_money(word)
    )


def _loose_at_end(words: list[str]) -> int:
    count = 0
    while count < len(words) - 1 and _is_about_money(words[-count - 1]):
        count += 1
    return count


def _loose_at_start(words: list[str]) -> int:
    about_money = 0
    while about_money < len(words) - 1 and _is_about_money(words[about_money]):
        about_money += 1
    count = about_money
    while count < len(words) and (
        _is_about_money(words[count]) or _is_small(words[count]) or _counts(words, count)
    ):
        count += 1
    while count > about_money and _plain(words[count - 1]) in _BEGIN_NAMES:
        count -= 1
    # Small letters throughout, or before a legal form alone, are a name.
    if count == len(words) or match_key(" ".join(words)) == match_key(" ".join(words[:count])):
        return about_money
    return count


def _is_small(word: str) -> bool:
    return _plain(word).isalpha() and word.islower()


def _is_about_money(word: str) -> bool:
    return _plain(word) in _ABOUT_MONEY


def _counts(words: list[str], at: int) -> bool:
    """Whether a number counts the next word: *3 years*."""
    return words[at].isdigit() and at + 1 < len(words) and _is_small(words[at + 1])


def _plain(word: str) -> str:
    return word.strip(".,;:()")
