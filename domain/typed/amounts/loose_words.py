"""Words between an amount and a company's name that may be neither: *lahk*, *net*, *Umsatz*."""

import re

from domain.entries.wins import LooseWords
from domain.languages.all_languages import words_in_all
from domain.names.company_names import match_key
from domain.typed.amounts.amount_units import resembles_unit
from domain.typed.amounts.currencies import any_of

#: Words about an amount or a deal, which no company's name begins or ends with.
_ABOUT_MONEY_LISTED = (
    "net netto nett gross brutto brut bruto vat mwst ust tva iva moms plus excl excluding incl "
    "including inkl zzgl ex budget signed recurring revenue umsatz volume volumen value wert "
    "auftragswert total gesamt over up einmalig once one-off upfront + "
    "VAT MwSt USt Netto Brutto Umsatz Auftragswert HT TTC HTVA"
)
_ABOUT_MONEY = frozenset(_ABOUT_MONEY_LISTED.split())
#: What an amount may be for, in small letters.
_BOUGHT_LISTED = (
    "seat seats user users license licenses licence licences lizenz lizenzen licencias licenças "
    "licenties licenser nutzer renewal renewals verlängerung upsell upgrade expansion extension "
    "pilot poc trial contract contracts vertrag contrat contrato contratto order auftrag pipeline "
    "subscription subscriptions abo abonnement retainer setup fee fees gebühr gebühren hardware "
    "software saas service services project projekt projet proyecto progetto package paket "
    "discount rabatt commit committed forecast weighted deposit advance prepaid paid units pcs "
    "stück grand stacks business"
)
_BOUGHT = frozenset(_BOUGHT_LISTED.split())
#: Small words that begin companies' names.
_BEGIN_NAMES_LISTED = (
    "de del della di da do dos das du des la le les el los las al van von der die dem het ten ter "
    "zu zum zur og och und y e et en a à o i the and of for d d' l l' t s in im am na no"
)
_BEGIN_NAMES = frozenset(_BEGIN_NAMES_LISTED.split())
#: Words in front of a company: *für Acme*, *pour Acme*.
_FOR = (
    words_in_all(lambda language: language.at)
    | words_in_all(lambda language: language.weak_at)
    | words_in_all(lambda language: language.deal_with)
)
_FOR_ONLY = _FOR - _BEGIN_NAMES
_YEARS_LISTED = (
    "y yr yrs year years mo mos mth mths month months quarter quarters week weeks jahr jahre "
    "jahren monat monate monaten an ans année années mois año años mes meses anno anni mese mesi "
    "ano anos mês jaar jaren maand maanden år månader måneder rok lata lat miesiąc miesiące "
    "miesięcy vuotta kuukautta"
)
#: How long a contract lasts: *3 years*, *36-month*, *2yr*.
_TERM = re.compile(rf"[0-9]+[- ]?(?:{any_of(_YEARS_LISTED.split())})", re.IGNORECASE)
#: Longer words begin no names in small letters.
_CLEAR = 4
_SEVERAL_SMALL = 2
_TIMES = frozenset({"x", "×", "*"})
#: Fewer letters may be a unit or a sign: *2 x*.
_SHORTEST = 3


def company_with_loose_words(
    before: str, after: str, *, unit_may_follow: bool = False
) -> tuple[str, LooseWords | None]:
    """The company's name around an amount, and the words next to the amount that may belong to it.

    Several words in small letters in front of a name with a capital, or words about money, lead to
    a question. One such word that is not about money is part of the name: *adidas Group*. A name in
    small letters throughout leads to no question, and neither do words such as *für* and *pour*.

    Args:
        before: The words before the amount that are not known.
        after: Those after it.
        unit_may_follow: Whether the word after the amount may be its unit or its currency.

    Returns:
        The name without the loose words, and these words. The name is empty if all words are about
        the amount.
    """
    if before and after:
        before, after = (each if _without_for(each) else "" for each in (before, after))
    if before and after:
        name, loose = (after, before) if _is_loose(before) else (before, after)
        return _without_for(name) or name, LooseWords(loose, f"{before} {after}")
    whole = before or after
    words = (_without_for(whole, behind=bool(before)) or whole).split()
    if all(_is_about_money(word) and word == word.lower() for word in words):
        return "", None
    count = (
        _loose_at_end(words) if before else _loose_at_start(words, unit_may_follow=unit_may_follow)
    )
    name = " ".join(words[: len(words) - count] if before else words[count:])
    if before:
        others = " ".join(words[len(words) - count :]) or whole.replace(name, "").strip()
    else:
        others = whole.removesuffix(name).strip()
    return name, LooseWords(others, whole, unsure=count > 0) if name != whole else None


def _without_for(text: str, *, behind: bool = False) -> str:
    """The text without words such as *für* in front, and after it if the amount is there.

    In front of a name in small letters, short ones may begin it: *met office*.
    """
    words = text.split()
    while words and words[0] in _FOR_ONLY:
        following = next((word for word in words[1:] if word not in _BEGIN_NAMES), "")
        if following.islower() and len(words[0]) < _CLEAR and words[0].isascii():
            break
        words = words[1:]
    while behind and len(words) > 1 and words[-1] in _FOR:
        words = words[:-1]
    return " ".join(words)


def _is_loose(text: str) -> bool:
    """Whether no word looks like a name: *2 x*, *net*, *signed*."""
    return not any(
        word != word.lower() or (word.isalpha() and not word.islower())
        for word in text.split()
        if not _is_about_money(word)
    )


def _loose_at_end(words: list[str]) -> int:
    count = 0
    while count < len(words) - 1:
        last, behind = words[-count - 1], words[-count] if count else ""
        # *3 x* multiplies.
        if not (_is_loose_end(last) or (last.isdigit() and behind in _TIMES)):
            break
        count += 1
    small = count
    while small < len(words) - 1 and _is_small(words[-small - 1]):
        small += 1
    # One word in small letters may end a name, like *Deutsche bank*; several do not.
    is_name = words[len(words) - small - 1].islower() or small - count < _SEVERAL_SMALL
    return count if is_name or words[-small] in _BEGIN_NAMES else small


def _is_loose_end(word: str) -> bool:
    """Whether a word is about the amount next to it: *netto*, *renewal*, *10%*, *x*."""
    plain = _plain(word)
    return _is_about_money(word) or plain in _BOUGHT or plain in _TIMES or word.endswith("%")


def _loose_at_start(words: list[str], *, unit_may_follow: bool) -> int:
    about_money = 0
    while about_money < len(words) - 1 and (
        _is_about_money(words[about_money]) or _counts(words, about_money)
    ):
        about_money += 2 if _counts(words, about_money) else 1
    about_money = min(about_money, len(words) - 1)
    count = about_money
    while count < len(words) and (_is_about_money(words[count]) or _is_small(words[count])):
        count += 1
    small = " ".join(words[about_money:count])
    # Small letters throughout, or before a legal form alone, are a name.
    if count == len(words) or match_key(" ".join(words[about_money:])) == match_key(small):
        count = about_money
    while count > about_money and _plain(words[count - 1]) in _BEGIN_NAMES:
        count -= 1
    if count == about_money + 1 and not unit_may_follow and _may_begin_name(words[about_money]):
        count = about_money
    if unit_may_follow and len(words) > 1 and len(words[0]) == 1 and words[0].isalpha():
        count = max(count, 1)
    return count


def _may_begin_name(word: str) -> bool:
    """Whether a word in small letters is not known as one about a deal: *adidas Group*."""
    plain = _plain(word)
    if len(plain) < _SHORTEST:
        return False
    return not (plain in _BOUGHT or plain in _FOR or _is_about_money(word) or resembles_unit(plain))


def _is_small(word: str) -> bool:
    return _plain(word).isalpha() and word.islower()


def _is_about_money(word: str) -> bool:
    return (
        _plain(word) in _ABOUT_MONEY
        or word.startswith("/")
        or _TERM.fullmatch(_plain(word)) is not None
    )


def _counts(words: list[str], at: int) -> bool:
    """Whether a number counts the next word: *3 Jahre*, *5 seats*; or multiplies: *x 3*."""
    if at + 1 >= len(words):
        return False
    if words[at] in ("x", "×") and words[at + 1].isdigit():
        return True
    if not words[at].isdigit():
        return False
    return _is_small(words[at + 1]) or _is_about_money(f"{words[at]} {words[at + 1]}")


def _plain(word: str) -> str:
    return word.strip(".,;:()")
