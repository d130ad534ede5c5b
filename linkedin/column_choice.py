"""The columns of a table, shown to a person who says what each holds."""

from collections.abc import Sequence

from domain.names.company_domains import domain_of
from domain.targets.list_columns import ChosenColumns, ListColumn, ListColumns
from linkedin.account_columns import AccountColumns, find_columns
from linkedin.account_records import Header, shown
from linkedin.sheets import Sheet

_EXAMPLES = 3
_LONGEST_SHOWN = 30


def chosen_header(header: Header, chosen: ChosenColumns) -> Header:
    """The header with the columns that a person chose."""
    columns = AccountColumns(
        name=chosen.name,
        websites=_if_any(chosen.website),
        owners=_if_any(chosen.owner),
    )
    at = header.at if chosen.headed else header.at - 1
    return Header(at, header.cells if chosen.headed else {}, header.length, columns)


def _if_any(column: int | None) -> tuple[int, ...]:
    return () if column is None else (column,)


def unknown_header(sheet: Sheet) -> Header:
    """The first row with several cells: titles come before it."""
    at = next((at for at, row in enumerate(sheet.head) if len(row.cells) > 1), 0)
    row = sheet.head[at]
    longest = max(each.length for each in sheet.head[at:])
    return Header(at, row.cells, max(row.length, longest), AccountColumns(0))


def columns_of(sheet: Sheet, header: Header) -> ListColumns:
    """The columns of a table with their first values, and which seem to hold what."""
    values: dict[int, list[str]] = {column: [] for column in header.cells}
    for row in sheet.head[header.at + 1 :]:
        for column, cell in row.cells.items():
            values.setdefault(column, []).append(cell)
    columns = tuple(
        ListColumn(at, shown(header.cells.get(at, ""), _LONGEST_SHOWN), _examples(values[at]))
        for at in sorted(values)
    )
    known = find_columns(header.cells)
    if known is not None:
        websites, owners = (next(iter(each), None) for each in (known.websites, known.owners))
        return ListColumns(columns, known.name, websites, owners)
    sites = (at for at in sorted(values) if _are_websites(values[at]))
    return ListColumns(columns, website=next(sites, None))


def _examples(values: Sequence[str]) -> tuple[str, ...]:
    different = list(dict.fromkeys(values))[:_EXAMPLES]
    return tuple(shown(each, _LONGEST_SHOWN) for each in different)


def _are_websites(values: Sequence[str]) -> bool:
    return bool(values) and sum(domain_of(each) is not None for each in values) * 2 > len(values)
