"""Currencies as people type them: codes, signs and words. They are never converted."""

import re
from collections.abc import Iterable

#: Offered first when a line names no currency.
USUAL = ("EUR", "USD", "GBP")
#: Offered in the form; any other can be typed after the amount.
OFFERED = (
    *USUAL,
    *("AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "HKD", "HUF", "ILS", "INR", "JPY"),
    *("KRW", "MXN", "NOK", "NZD", "PLN", "RON", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "ZAR"),
)
_ALL_LISTED = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN "
    "BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL "
    "GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF "
    "KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
    "MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD "
    "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH "
    "UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)
#: ISO 4217 codes of currencies in use.
CODES = frozenset(_ALL_LISTED.split())
_RUPEES = ("INR", "PKR", "LKR", "NPR")
_LAKHS = ("INR", "PKR", "BDT", "NPR")
_YEN_OR_YUAN = ("JPY", "CNY")
#: Signs and words, in lower case, by currency. If one may mean several, the person is asked.
_LISTED = {
    ("EUR",): "€ euro euros",
    ("USD",): "$ us$ usd$ dollar dollars",
    ("GBP",): "£ pound pounds",
    ("SEK", "NOK", "DKK"): "kr kr.",
    ("SEK",): "kronor",
    ("NOK", "DKK"): "kroner",
    _YEN_OR_YUAN: "¥",
    ("JPY",): "円 yen",
    ("CNY",): "元 rmb yuan",
    ("INR",): "₹",
    _RUPEES: "rs rs. ₨ rupee rupees",
    ("ILS",): "₪",
    ("KRW",): "₩ 원",
    ("TRY",): "₺ tl",
    ("RUB",): "₽",
    ("UAH",): "₴",
    ("PLN",): "zł zl",
    ("CZK",): "kč",
    ("HUF",): "ft",
    ("BRL",): "r$",
    ("AUD",): "a$ au$",
    ("CAD",): "c$ ca$",
    ("NZD",): "nz$",
    ("HKD",): "hk$",
    ("SGD",): "s$",
    ("TWD",): "nt$",
    ("MXN",): "mx$",
    ("CHF",): "sfr sfr. fr.",
    ("ZAR",): "r",
    ("MYR",): "rm",
    ("IDR",): "rp",
    ("THB",): "฿",
    ("VND",): "₫",
    ("NGN",): "₦",
    ("PHP",): "₱",
}
_NAMED = {word: codes for codes, words in _LISTED.items() for word in words.split()}
#: The currencies that the unit of a region leaves open.
_OF_UNITS = {
    **dict.fromkeys(("lakh", "crore"), _LAKHS),
    **dict.fromkeys(("万", "億"), _YEN_OR_YUAN),
    "萬": ("TWD", "HKD", "JPY"),
    "亿": ("CNY",),
    **dict.fromkeys(("만", "억"), ("KRW",)),
}
#: Signs and words read as one currency although others share them.
TAKEN_AS = frozenset({"$", "dollar", "dollars"})
#: Currencies only if typed so, since the same letters begin names.
_CASED = frozenset({"R", "RM", "Rp", "TL", "Ft", "Rs", "Rs."})


def currencies_named(word: str) -> tuple[str, ...]:
    """The ISO codes of the currencies that a code, a sign, a word or a regional unit may mean."""
    typed = word.strip()
    if typed.upper() in CODES:
        return (typed.upper(),)
    return _NAMED.get(typed.lower(), _OF_UNITS.get(typed.lower(), ()))


def is_currency(word: str) -> bool:
    """Whether a word next to a number is a currency: *Try* and *All* begin companies' names."""
    cased = {each.lower() for each in _CASED}
    if word.lower() in cased:
        return word in _CASED
    return word.upper() == word or not (is_rare(word) or word.upper() == "TRY") or word.islower()


def is_rare(word: str) -> bool:
    """Whether a word is a code that the form does not offer, or South Africa's *R*."""
    return word == "R" or (word.upper() in CODES and word.upper() not in OFFERED)


def one_of(before: str, after: str) -> str | None:
    """The currency of an amount between two: the one that says more; ``None`` if they differ.

    Args:
        before: A code, a sign or a word, as in ``$45k CAD``.
        after: The same.
    """
    if before.lower() in TAKEN_AS and "$" in before:
        return after
    shared = set(currencies_named(before)) & set(currencies_named(after))
    if not shared:
        return None
    return min(before, after, key=lambda word: len(currencies_named(word)))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


#: A pattern for a currency. South Africa's *R* is only in front of a number.
NAME = rf"(?i:{any_of([*(_NAMED.keys() - {'r'}), *CODES])})"
#: A pattern for a currency after a number.
AFTER = rf"{NAME}(?!\w)"
#: A pattern for a currency in front of a number.
BEFORE = rf"(?<!\w)(?:{NAME}|R)"
