"""The columns of an account list, recognised by the words in its header.

The words are those of Sales Navigator, LinkedIn Ads, Salesforce and HubSpot, and common headings
in each language of `domain.languages`. Case, accents, spaces and signs do not count.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from domain.languages.all_languages import ALL_LANGUAGES
from domain.languages.language import Headings

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")


@dataclass(frozen=True)
class AccountColumns:
    """The columns of a header, as indices from 0.

    Of several columns for one thing, the best is first and the others fill its gaps.

    Args:
        target: Marks a row as a target account; ``None`` without such a column.
    """

    name: int
    websites: tuple[int, ...] = ()
    linkedin_pages: tuple[int, ...] = ()
    owners: tuple[int, ...] = ()
    teams: tuple[int, ...] = ()
    target: int | None = None

    @property
    def known(self) -> int:
        """How many columns are recognised."""
        several = (self.websites, self.linkedin_pages, self.owners, self.teams)
        return 1 + sum(map(len, several)) + (self.target is not None)


def heading_key(heading: str) -> str:
    """The key to compare headings by: letters and digits, without text in brackets."""
    plain = _ASIDE.sub("", heading)
    # A heading may be in brackets as a whole; then its text counts.
    decomposed = unicodedata.normalize("NFKD", plain if plain.strip() else heading)
    return "".join(sign for sign in decomposed.casefold() if sign.isalnum())


def find_columns(headings: Mapping[int, str]) -> AccountColumns | None:
    """The columns of a header; ``None`` if none of them names the account.

    Args:
        headings: By column, from 0.
    """
    known, keys = _known(), _keys_of(headings)
    targets = _ranked(keys, known.target)
    # "Target" marks accounts. If nothing else names them, it does.
    names = _ranked(keys, known.name) or targets
    if not names:
        return None
    return AccountColumns(
        name=names[0],
        websites=_ranked(keys, known.website),
        linkedin_pages=_ranked(keys, known.linkedin_page),
        owners=_ranked(keys, known.owner),
        teams=_ranked(keys, known.team),
        target=next((column for column in targets if column != names[0]), None),
    )


def is_about_people(headings: Collection[str]) -> bool:
    """Whether this is the header of a list of people, such as LinkedIn's Connections.csv."""
    known, keys = _known(), set(map(heading_key, headings))
    if keys & known.person:
        return True
    if not keys & known.plain_name:
        return False
    return bool(
        keys & known.persons_work or (keys & known.persons_address and not keys & known.traits)
    )


def is_heading(cell: str) -> bool:
    """Whether a cell is a heading rather than an account's name."""
    return heading_key(cell) in _known().any


def source_of(headings: Collection[str], file_name: str) -> str:
    """The program that wrote a list, in words; ``"a list"`` if its header does not show it."""
    known, keys = _known(), set(map(heading_key, headings))
    if "companyname" in keys and len(keys & _ADS) >= 2:
        return "LinkedIn Ads"
    if keys & _HUBSPOT or {"recordid", "companyname"} <= keys:
        return "HubSpot"
    if "salesnav" in heading_key(file_name):
        return "Sales Navigator"
    if keys & _SALESFORCE or {"id", "name", "website"} <= keys:
        return "Salesforce"
    page = keys & known.linkedin_page.keys()
    return "Sales Navigator" if "accountname" in keys and page else "a list"


#: Headings that only one program writes, as keys.
_ADS = {"companywebsite", "companyemaildomain", "linkedincompanypageurl", "stocksymbol"}
_HUBSPOT = {"companydomainname", "companyowner", "hsobjectid", "hubspotteam"}
_SALESFORCE = {
    "accountid", "accountowner", "ownerid", "accountaccountname", "accountownername",
    "accountowneralias", "billingcity", "billingcountry", "billingstateprovince", "lastactivity",
}  # fmt: skip


@dataclass(frozen=True)
class _Known:
    """The keys of all languages' headings; where a rank is given, the smallest is the best."""

    name: Mapping[str, int]
    website: Mapping[str, int]
    linkedin_page: Mapping[str, int]
    owner: Mapping[str, int]
    team: Mapping[str, int]
    target: Mapping[str, int]
    person: AbstractSet[str]
    plain_name: AbstractSet[str]
    persons_work: AbstractSet[str]
    persons_address: AbstractSet[str]
    traits: AbstractSet[str]
    any: AbstractSet[str]


@cache
def _known() -> _Known:
    every = [each.headings for each in ALL_LANGUAGES]
    website = _keys(each.website for each in every)
    target = _keys(each.target for each in every)
    traits = _keys(each.company_traits for each in every)
    return _Known(
        name=_keys([each.account for each in every] + [each.name for each in every]),
        website=website,
        linkedin_page=_keys(each.linkedin_page for each in every),
        owner=_keys(each.owner for each in every),
        team=_keys(each.team for each in every),
        target=target,
        person=_keys(each.person for each in every).keys(),
        plain_name=_keys(f"{each.name},{each.contact}" for each in every).keys(),
        persons_work=_keys(each.persons_work for each in every).keys(),
        persons_address=_keys(each.persons_address for each in every).keys(),
        traits={*website, *target, *traits},
        any=_keys(
            getattr(each, field) for field in Headings.__dataclass_fields__ for each in every
        ).keys(),
    )


def _keys(words: Iterable[str]) -> dict[str, int]:
    """The keys of comma-separated words, with their ranks."""
    keys = filter(None, map(heading_key, ",".join(words).split(",")))
    return {key: rank for rank, key in reversed(list(enumerate(keys)))}


def _keys_of(headings: Mapping[int, str]) -> dict[int, str]:
    return {column: heading_key(heading) for column, heading in headings.items()}


def _ranked(keys: Mapping[int, str], words: Mapping[str, int]) -> tuple[int, ...]:
    """The columns whose headings are among the words, the best word first."""
    found = (column for column, key in keys.items() if key in words)
    return tuple(sorted(found, key=lambda column: words[keys[column]]))
