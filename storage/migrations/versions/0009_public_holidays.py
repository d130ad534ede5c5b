"""The country whose public holidays are a member's days off."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Empty: the country of the member's time zone.
    op.add_column("member_settings", sa.Column("country", sa.String(length=4), nullable=True))
