"""Whether to offer to log posts whose links a member posts in a channel, and the links offered.

Coaches without a digest get the week of their teams, too.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

#: A Monday before there was such a message.
_LONG_AGO = datetime(2026, 1, 5, tzinfo=UTC)
_COACHES_WITHOUT_ONE = sa.text(
    """
    SELECT m.workspace_id, m.id
    FROM member AS m
    JOIN member_settings AS s ON s.member_id = m.id
    WHERE (m.is_admin OR m.is_coach) AND s.joined_at IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM schedule AS c
        WHERE c.kind = 'coach_week' AND c.recipient = 'member:' || CAST(m.id AS VARCHAR)
    )
    """
)


def upgrade() -> None:
    op.add_column(
        "member_settings",
        sa.Column("link_offers_on", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "member_settings",
        sa.Column("offered_links", sa.JSON(), nullable=False, server_default="[]"),
    )
    _schedule_weeks()


def _schedule_weeks() -> None:
    """Makes a schedule that is long overdue: the tick moves it to the next time that is due."""
    connection = op.get_bind()
    schedule = sa.table(
        "schedule",
        *(sa.column(name) for name in ("workspace_id", "recipient", "kind", "period")),
        sa.column("next_due_at", sa.DateTime(timezone=True)),
    )
    rows = [
        {
            "workspace_id": workspace_id,
            "recipient": f"member:{member_id}",
            "kind": "coach_week",
            "next_due_at": _LONG_AGO,
            "period": "2026-W02",
        }
        for workspace_id, member_id in connection.execute(_COACHES_WITHOUT_ONE).all()
    ]
    if rows:
        connection.execute(sa.insert(schedule), rows)
