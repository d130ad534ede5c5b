"""Units of amounts in many languages: *k*, *Mio.*, *lakh*, *万*."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from domain.errors import UserError
from domain.names.resemblance import slips
from domain.typed.amounts import currencies
from domain.typed.amounts.currencies import any_of, currencies_named

#: Words by what they multiply by, in lower case. A point at the end may be left out.
_LISTED = {
    1_000: "k tsd. thousand thousands tausend mille duizend tusen tusind tys. tis. тыс. tuhatta",
    1_000_000: (
        "m mm mn mln. mio. mill. million millions millionen millioner millón millon millones "
        "milhão milhões milione milioni miljoen milj. miljon miljoner miljoonaa milion milionów "
        "miliony млн. milyon"
    ),
    1_000_000_000: (
        "b bn bln. billion billions mrd. md. mds mld. mlrd. mia. milliard milliards milliarde "
        "milliarden milliarder miliardo miliardi miljard miljarder miljardia miliard miliardy "
        "miliardów млрд. milyar"
    ),
    1_000_000_000_000: "tn trillion trillions billionen",
}
_SHORT = {word.rstrip("."): factor for factor, words in _LISTED.items() for word in words.split()}
_INDIAN = {
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs"), 100_000),
    **dict.fromkeys(("crore", "crores", "cr"), 10_000_000),
}
_EAST_ASIAN = {
    **dict.fromkeys(("万", "萬", "만"), 10_000),
    **dict.fromkeys(("百万", "백만"), 1_000_000),
    **dict.fromkeys(("千万", "천만"), 10_000_000),
    **dict.fromkeys(("億", "亿", "억"), 100_000_000),
    **dict.fromkeys(("兆", "조"), 1_000_000_000_000),
}


class _Beside(NamedTuple):
    """A unit only beside one of these currencies, or beside any if there are none."""

    factor: int
    currencies: frozenset[str] = frozenset()


#: Letters that also begin names.
_BESIDE_CURRENCY = {
    "t": _Beside(1_000),
    "mi": _Beside(1_000_000, frozenset({"BRL"})),
    "l": _Beside(100_000, frozenset({"INR"})),
}
_MIL = "mil"
#: Where *mil* is a thousand; elsewhere it may be a million.
_THOUSAND_IS_MIL = frozenset({"ARS", "BRL", "CLP", "COP", "MXN", "PEN"})
_ALL = {**_SHORT, **_INDIAN, **_BESIDE_CURRENCY, _MIL: 0}
_UNIT = re.compile(
    rf" ?(?:(?P<unit>(?i:{any_of(_ALL)})\.?)(?=(?!\w)|{currencies.AFTER})"
    rf"|(?P<asian>{any_of(_EAST_ASIAN)}))"
)
#: The unit for which `currencies_named` knows the currencies.
_REGIONAL = {
    100_000: "lakh",
    10_000_000: "crore",
}
#: Letters of the shortest words in which a slip is looked for.
_SLIPS_FROM = 4


@dataclass(frozen=True)
class UnitAt:
    """A unit after a number.

    Args:
        word: As typed.
        end: Its end in the line.
        region: A unit that names its region's currencies, or empty.
    """

    word: str
    end: int
    region: str = ""

    @property
    def compound(self) -> bool:
        """Whether a smaller unit may follow: *1 crore 25 lakh*, *1億5000万*."""
        return self.word.lower() in _INDIAN or self.word in _EAST_ASIAN


def unit_at(line: str, at: int) -> UnitAt | None:
    """The unit that begins at a place, after at most one space; ``None`` if there is none."""
    match = _UNIT.match(line, at)
    if match is None:
        return None
    if asian := match["asian"]:
        return UnitAt(asian, match.end(), asian[-1])
    word = match["unit"].removesuffix(".")
    return UnitAt(word, match.end(), _REGIONAL.get(_INDIAN.get(word.lower(), 0), ""))


def is_unit_beside(unit: UnitAt, currency: str) -> bool:
    """Whether letters are a unit beside this currency: *T* and *L* also begin names.

    Args:
        currency: A code, a sign or a word; empty if none is next to the amount.
    """
    wanted = _BESIDE_CURRENCY.get(unit.word.lower())
    if wanted is None:
        return True
    meant = set(currencies_named(currency))
    return bool(meant & wanted.currencies if wanted.currencies else meant)


def resembles_unit(word: str) -> bool:
    """Whether a word is a unit, or a longer one with one slip: *lahk*, *milions*."""
    typed = word.lower().rstrip(".")
    return typed in _ALL or any(
        min(len(typed), len(unit)) >= _SLIPS_FROM and slips(typed, unit) <= 1 for unit in _ALL
    )


def factor_of(unit: UnitAt, currency: str) -> Decimal:
    """What a unit multiplies an amount by.

    Args:
        currency: A code, a sign or a word; empty if none is next to the amount.

    Raises:
        UserError: the unit has two meanings.
    """
    word = unit.word.lower()
    if word == _MIL:
        meant = set(currencies_named(currency))
        if meant and meant <= _THOUSAND_IS_MIL:
            return Decimal(1_000)
        raise UserError(
            f"“{unit.word}” may be a thousand or a million.", "Write it with k or m: 50k EUR."
        )
    if word in _BESIDE_CURRENCY:
        return Decimal(_BESIDE_CURRENCY[word].factor)
    return Decimal(_EAST_ASIAN.get(unit.word) or _SHORT.get(word) or _INDIAN[word])
