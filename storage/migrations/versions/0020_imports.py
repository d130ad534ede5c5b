"""What LinkedIn's exports tell of a post beyond its figures, and which accounts saw it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("snapshot", sa.Column("total_engagements", sa.Integer()))
    op.add_column("snapshot", sa.Column("members_reached", sa.Integer()))
    op.create_table(
        "audience",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("workspace_id", sa.String(32), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("member_id", sa.Integer(), sa.ForeignKey("member.id"), nullable=False),
        sa.Column("post_id", sa.Integer(), sa.ForeignKey("post.id"), nullable=False),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.Column("members_reached", sa.Integer()),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), sa.ForeignKey("act.id"), nullable=False),
        sa.Column("removed_by", sa.Integer(), sa.ForeignKey("act.id")),
    )
    removed = sa.text("removed_by IS NOT NULL")
    op.create_index("audience_of_post", "audience", ["post_id", "account_id"])
    op.create_index("audience_of_account", "audience", ["account_id"])
    op.create_index("audience_of_member", "audience", ["member_id", "logged_at"])
    op.create_index("ix_audience_made_by", "audience", ["made_by"])
    op.create_index(
        "ix_audience_removed_by",
        "audience",
        ["removed_by"],
        sqlite_where=removed,
        postgresql_where=removed,
    )
