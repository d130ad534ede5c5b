"""What sums read, in the indexes that they read: bounds of engagers, and contacts of touches.

The database computes the bounds of each post's unique engagers.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_BOUNDS = {
    "engagers_low": "coalesce(engagers, reactions)",
    "engagers_high": "coalesce(engagers, reactions + coalesce(comments, 0) + coalesce(reposts, 0))",
}


_TOUCHES = {"engager": "engaged_on", "dm": "written_on", "comment": "commented_on"}


def upgrade() -> None:
    # SQLite adds no stored column to a table, and PostgreSQL indexes no other one.
    stored = op.get_bind().dialect.name == "postgresql"
    for name, count in _BOUNDS.items():
        bound = (
            f"case when {count} >= coalesce(listed, 0) then {count} when listed > 0 then listed end"
        )
        op.add_column("post", sa.Column(name, sa.Integer(), sa.Computed(bound, persisted=stored)))
    op.drop_index("post_of_member", "post")
    op.create_index(
        "post_of_member",
        "post",
        [
            *("member_id", "posted_at", "logged_at", "removed_by", "id", "counted_at"),
            *("views", *_BOUNDS, "listed", "listed_targets"),
        ],
    )
    for table, day in _TOUCHES.items():
        op.drop_index(f"{table}_of_account", table)
        op.create_index(
            f"{table}_of_account",
            table,
            ["account_id", day, "logged_at", "removed_by", "member_id", "contact_id"],
        )
