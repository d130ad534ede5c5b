"""Time zones as people type them."""

import difflib
from zoneinfo import available_timezones

from domain.errors import UserError
from domain.fields import Field

#: Names in the zone database that are not places.
_NOT_PLACES = {"Factory", "localtime"}


def find_zone(typed: str) -> str:
    """The IANA name of a zone as typed: ``Europe/Stockholm``, ``europe/stockholm``, ``New York``.

    Raises:
        UserError: no zone has this name, or several cities do.
    """
    wanted = "_".join(typed.split()).casefold()
    names = sorted(available_timezones() - _NOT_PLACES)
    whole = [name for name in names if name.casefold() == wanted]
    cities = [name for name in names if name.casefold().rpartition("/")[2] == wanted]
    found = whole or cities
    if len(found) == 1:
        return found[0]
    if found:
        named = ", ".join(found[:3])
        raise UserError(f"There are several: {named}.", "Type one in full.", field=Field.TEAM_ZONE)
    near = difflib.get_close_matches(
        wanted, {name.casefold(): name for name in names}, n=1, cutoff=0.6
    )
    nearest = next((name for name in names if near and name.casefold() == near[0]), None)
    raise UserError(
        f"I don't know the time zone “{typed.strip()[:40]}”.",
        f"Did you mean {nearest}?" if nearest else "Type it like Europe/Stockholm.",
        field=Field.TEAM_ZONE,
    )
