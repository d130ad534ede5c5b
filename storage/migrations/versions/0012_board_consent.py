"""What each member agreed that boards show: they answered the first version, without amounts."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "member_settings",
        sa.Column("board_amounts", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "member_settings",
        sa.Column("board_version", sa.Integer(), nullable=False, server_default="1"),
    )
