"""Indexes that cover what is counted of an account's touches, for the touches before wins."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_DAYS = {"engager": "engaged_on", "dm": "written_on", "comment": "commented_on"}


def upgrade() -> None:
    for table, day in _DAYS.items():
        op.drop_index(f"{table}_of_account", table)
        columns = ["account_id", day, "logged_at", "removed_by", "member_id"]
        op.create_index(f"{table}_of_account", table, columns)
