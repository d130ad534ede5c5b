"""Each post's newest figures beside it, and each act's turn, so that an entry need not count.

Turns start at 0: the wordings of advice begin anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_COUNTS = ("views", "engagers", "reactions", "comments", "reposts", "listed", "listed_targets")


def upgrade() -> None:
    op.add_column("act", sa.Column("turn", sa.Integer(), nullable=False, server_default="0"))
    for name in _COUNTS:
        op.add_column("post", sa.Column(name, sa.Integer()))
    op.add_column("post", sa.Column("counted_at", sa.DateTime(timezone=True)))
    counts = ", ".join(_COUNTS)
    op.execute(
        f"UPDATE post SET ({counts}, counted_at) = (SELECT {counts}, taken_at FROM snapshot"  # noqa: S608  # our own names
        " WHERE post_id = post.id AND removed_by IS NULL"
        " ORDER BY taken_at DESC, snapshot.id DESC LIMIT 1)"
    )
    op.drop_index("post_of_member", "post")
    op.create_index(
        "post_of_member",
        "post",
        ["member_id", "posted_at", "logged_at", "removed_by", "id", "counted_at", *_COUNTS],
    )
