"""Whether to offer to log posts whose links a member posts in a channel, and the links offered."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "member_settings",
        sa.Column("link_offers_on", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "member_settings",
        sa.Column("offered_links", sa.JSON(), nullable=False, server_default="[]"),
    )
