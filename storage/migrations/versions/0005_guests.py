"""Guests of a workspace, who see only their own entries."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Empty for members whose profile was read by an earlier version, until it is read again.
    op.add_column("member", sa.Column("is_guest", sa.Boolean(), nullable=True))
