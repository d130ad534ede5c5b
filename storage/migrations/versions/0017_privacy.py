"""What a workspace decides about privacy, and who read figures that include a member."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workspace", sa.Column("names_kept_months", sa.Integer(), nullable=True))
    op.add_column(
        "workspace", sa.Column("council_since", sa.DateTime(timezone=True), nullable=True)
    )
    op.create_table(
        "access",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("workspace_id", sa.String(32), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("member_id", sa.Integer(), sa.ForeignKey("member.id"), nullable=False),
        sa.Column("reader_id", sa.Integer(), sa.ForeignKey("member.id"), nullable=True),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("access_of_member", "access", ["member_id", "read_at"])
    op.create_index("ix_access_reader_id", "access", ["reader_id"])
    op.create_index("ix_access_read_at", "access", ["read_at"])
