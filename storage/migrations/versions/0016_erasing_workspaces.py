"""When a workspace is erased, after the app was uninstalled or an operator said so."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workspace", sa.Column("erase_at", sa.DateTime(timezone=True), nullable=True))
