"""The title of each post; those logged before have none."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "post", sa.Column("title", sa.String(length=200), nullable=False, server_default="")
    )
