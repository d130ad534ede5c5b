"""Compared names without legal forms in front, so that *AB SKF* on a list is still found.

Two accounts of one list, or two aliases of one account, that would now share a name keep theirs.
"""

import sqlalchemy as sa
from alembic import op

from domain.names.company_names import match_key

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _compare_anew("account", "name", "team_id")
    _compare_anew("account_alias", "alias", "account_id")


def _compare_anew(table: str, name: str, group: str) -> None:
    """Computes the keys of a table's names again; a living row is unique within its group."""
    columns = ("id", "workspace_id", "match_key", "removed_by", name, group)
    rows = sa.table(table, *map(sa.column, columns))
    connection = op.get_bind()
    found = connection.execute(sa.select(rows).order_by(rows.c.id)).mappings().all()
    taken = {_place(row, row["match_key"], group) for row in found if row["removed_by"] is None}
    for row in found:
        key = match_key(row[name])[:200]
        place = _place(row, key, group)
        if key == row["match_key"] or (row["removed_by"] is None and place in taken):
            continue
        taken.add(place)
        connection.execute(sa.update(rows).where(rows.c.id == row["id"]).values(match_key=key))


def _place(row: sa.RowMapping, key: str, group: str) -> tuple[object, ...]:
    return row["workspace_id"], row[group], key
