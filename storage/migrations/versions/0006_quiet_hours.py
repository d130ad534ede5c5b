"""The usual quiet hours, 20:00 to 07:00, for members who have set none."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "UPDATE member_settings SET quiet_from = 1200, quiet_until = 420 "
        "WHERE quiet_from IS NULL AND quiet_until IS NULL"
    )
