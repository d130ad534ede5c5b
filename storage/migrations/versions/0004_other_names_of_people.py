"""Other names of the people at target accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_LIVING = sa.text("removed_by IS NULL")
_REMOVED = sa.text("removed_by IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "contact_alias",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("workspace_id", sa.String(32), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("contact_id", sa.Integer(), sa.ForeignKey("contact.id"), nullable=False),
        sa.Column("alias", sa.String(200), nullable=False),
        sa.Column("person_key", sa.String(200), nullable=False),
        sa.Column("made_by", sa.Integer(), sa.ForeignKey("act.id"), nullable=False),
        sa.Column("removed_by", sa.Integer(), sa.ForeignKey("act.id"), nullable=True),
    )
    op.create_index(
        "contact_alias_once",
        "contact_alias",
        ["contact_id", "person_key"],
        unique=True,
        sqlite_where=_LIVING,
        postgresql_where=_LIVING,
    )
    op.create_index("contact_alias_by_key", "contact_alias", ["person_key"])
    op.create_index("ix_contact_alias_made_by", "contact_alias", ["made_by"])
    op.create_index(
        "ix_contact_alias_removed_by",
        "contact_alias",
        ["removed_by"],
        sqlite_where=_REMOVED,
        postgresql_where=_REMOVED,
    )
