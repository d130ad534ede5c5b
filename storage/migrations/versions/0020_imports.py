"""What LinkedIn's exports tell of a post beyond its figures."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("snapshot", sa.Column("total_engagements", sa.Integer()))
    op.add_column("snapshot", sa.Column("members_reached", sa.Integer()))
