"""Two accounts of one name, if their websites differ."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_LIVING = "removed_by IS NULL"


def upgrade() -> None:
    for name, columns, where in (
        ("account_once", ["workspace_id", "match_key"], f"{_LIVING} AND team_id IS NULL"),
        ("account_once_in_team", ["team_id", "match_key"], _LIVING),
    ):
        op.drop_index(name, table_name="account")
        _unique(name, columns, f"{where} AND domain IS NULL")
        _unique(name.replace("once", "site_once"), [*columns, "domain"], where)


def _unique(name: str, columns: list[str], where: str) -> None:
    op.create_index(
        name,
        "account",
        columns,
        unique=True,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )
