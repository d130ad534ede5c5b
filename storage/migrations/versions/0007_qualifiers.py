"""What the amount of a win counts of the deal: ARR, TCV, a month."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("win", sa.Column("qualifier", sa.String(8), nullable=True))
