"""The week of their teams for coaches, at the day and hour of their digest."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "member_settings",
        sa.Column("coach_week_on", sa.Boolean(), nullable=False, server_default=sa.true()),
    )
    # Coaches who joined before have a schedule only of what they got so far.
    op.execute(
        """
        INSERT INTO schedule (workspace_id, recipient, kind, next_due_at, period)
        SELECT s.workspace_id, s.recipient, 'coach_week', s.next_due_at, s.period
        FROM schedule AS s
        JOIN member AS m ON s.recipient = 'member:' || CAST(m.id AS VARCHAR)
        WHERE s.kind = 'digest' AND (m.is_admin OR m.is_coach)
        """
    )
