"""Target accounts, the people there, and what members did about them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_LIVING = sa.text("removed_by IS NULL")
_REMOVED = sa.text("removed_by IS NOT NULL")


def upgrade() -> None:
    op.add_column("workspace", sa.Column("people_key", sa.String(64), nullable=True))
    op.add_column(
        "member_settings",
        sa.Column("shares_accounts", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("snapshot", sa.Column("listed", sa.Integer(), nullable=True))
    op.add_column("snapshot", sa.Column("listed_targets", sa.Integer(), nullable=True))
    _when_posts_were_logged()
    _indexes_for_boards()
    _accounts()
    _engagers()
    _messages()
    _comments()
    _wins()


def _table(name: str, *columns: sa.Column[object], acts: bool = True) -> None:
    """Makes a table of a workspace's rows, with what is in all of them."""
    made = (
        sa.Column("made_by", sa.Integer(), sa.ForeignKey("act.id"), nullable=False),
        sa.Column("removed_by", sa.Integer(), sa.ForeignKey("act.id"), nullable=True),
    )
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("workspace_id", sa.String(32), sa.ForeignKey("workspace.id"), nullable=False),
        *columns,
        *(made if acts else ()),
    )
    if acts:
        op.create_index(f"ix_{name}_made_by", name, ["made_by"])
        _removed_rows(name)


def _removed_rows(table: str) -> None:
    op.create_index(
        f"ix_{table}_removed_by",
        table,
        ["removed_by"],
        sqlite_where=_REMOVED,
        postgresql_where=_REMOVED,
    )


def _when_posts_were_logged() -> None:
    logged_at = sa.Column(
        "logged_at",
        sa.DateTime(timezone=True),
        nullable=False,
        server_default="1970-01-01 00:00:00",
    )
    op.add_column("post", logged_at)
    op.execute("UPDATE post SET logged_at = (SELECT done_at FROM act WHERE act.id = post.made_by)")


def _indexes_for_boards() -> None:
    for table in ("post", "snapshot", "ssi_score"):
        op.drop_index(f"ix_{table}_removed_by", table)
        _removed_rows(table)
    op.drop_index("post_of_member", "post")
    op.create_index(
        "post_of_member", "post", ["member_id", "posted_at", "logged_at", "removed_by", "id"]
    )
    op.drop_index("snapshot_of_post", "snapshot")
    op.create_index("snapshot_of_post", "snapshot", ["post_id", "taken_at", "id", "removed_by"])


def _living_once(name: str, table: str, *columns: str) -> None:
    op.create_index(
        name, table, list(columns), unique=True, sqlite_where=_LIVING, postgresql_where=_LIVING
    )


def _key(name: str, table: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, length: int, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=False)


def _accounts() -> None:
    _table(
        "account",
        _key("team_id", "team", nullable=True),
        _text("name", 200),
        _text("match_key", 200),
        _text("domain", 255, nullable=True),
        _key("owner_id", "member", nullable=True),
        _moment("archived_at", nullable=True),
    )
    for_all = sa.text("removed_by IS NULL AND team_id IS NULL")
    op.create_index(
        "account_once",
        "account",
        ["workspace_id", "match_key"],
        unique=True,
        sqlite_where=for_all,
        postgresql_where=for_all,
    )
    _living_once("account_once_in_team", "account", "team_id", "match_key")
    op.create_index("account_by_key", "account", ["workspace_id", "match_key"])
    op.create_index("account_by_domain", "account", ["workspace_id", "domain"])
    op.create_index("ix_account_team_id", "account", ["team_id"])
    op.create_index("ix_account_owner_id", "account", ["owner_id"])
    _table(
        "account_alias",
        _key("account_id", "account"),
        _text("alias", 200),
        _text("match_key", 200),
    )
    _living_once("account_alias_once", "account_alias", "account_id", "match_key")
    op.create_index("account_alias_by_key", "account_alias", ["workspace_id", "match_key"])
    _table(
        "contact",
        _key("account_id", "account"),
        _text("name", 200),
        _text("person_key", 200),
        _text("title", 200),
        _text("role", 16, nullable=True),
    )
    _living_once("contact_once", "contact", "account_id", "person_key")
    op.create_index("contact_by_key", "contact", ["workspace_id", "person_key"])


def _engagers() -> None:
    _table(
        "engager",
        _key("member_id", "member"),
        _key("post_id", "post"),
        _key("account_id", "account", nullable=True),
        _key("contact_id", "contact", nullable=True),
        _text("mac", 64, nullable=True),
        _day("engaged_on"),
        _moment("logged_at"),
    )
    _living_once("engager_contact_once", "engager", "post_id", "contact_id")
    _living_once("engager_mac_once", "engager", "post_id", "mac")
    op.create_index("engager_of_account", "engager", ["account_id", "engaged_on"])
    op.create_index("engager_of_member", "engager", ["member_id", "engaged_on"])
    op.create_index("engager_of_contact", "engager", ["contact_id"])
    unnamed = sa.text("mac IS NOT NULL")
    op.create_index(
        "engager_by_age",
        "engager",
        ["logged_at"],
        sqlite_where=unnamed,
        postgresql_where=unnamed,
    )


def _messages() -> None:
    _table(
        "stranger",
        _key("member_id", "member"),
        _text("mac", 64),
        _text("token", 36),
        _moment("last_at"),
        sa.UniqueConstraint("member_id", "mac", name="stranger_once"),  # type: ignore[arg-type] # goes where columns go
        acts=False,
    )
    op.create_index("ix_stranger_last_at", "stranger", ["last_at"])
    _table(
        "dm",
        _key("member_id", "member"),
        _text("relation", 16),
        _key("account_id", "account", nullable=True),
        _key("contact_id", "contact", nullable=True),
        _text("stranger", 36, nullable=True),
        _day("written_on"),
        _moment("replied_at", nullable=True),
        _moment("logged_at"),
    )
    op.create_index(
        "dm_of_member",
        "dm",
        [
            "member_id",
            "written_on",
            "removed_by",
            "logged_at",
            "relation",
            "contact_id",
            "stranger",
            "replied_at",
        ],
    )
    op.create_index("dm_of_account", "dm", ["account_id", "written_on"])
    op.create_index("dm_of_contact", "dm", ["contact_id"])
    _table(
        "dm_week",
        _key("member_id", "member"),
        _day("monday"),
        _day("counted_on"),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        _moment("logged_at"),
    )
    op.create_index("dm_week_of_member", "dm_week", ["member_id", "monday"])


def _comments() -> None:
    _table(
        "comment",
        _key("member_id", "member"),
        _text("urn", 255),
        _text("link", 2000),
        _key("account_id", "account", nullable=True),
        _key("contact_id", "contact", nullable=True),
        _day("commented_on"),
        _moment("logged_at"),
    )
    op.create_index(
        "comment_of_member",
        "comment",
        ["member_id", "commented_on", "account_id", "logged_at", "removed_by"],
    )
    op.create_index("comment_of_account", "comment", ["account_id", "commented_on"])
    op.create_index("comment_of_contact", "comment", ["contact_id"])


def _wins() -> None:
    _table(
        "win",
        _key("member_id", "member"),
        _text("kind", 16),
        _key("account_id", "account", nullable=True),
        _text("company", 200),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        _text("currency", 3, nullable=True),
        _day("won_on"),
        _moment("logged_at"),
    )
    op.create_index("win_of_member", "win", ["member_id", "won_on"])
    op.create_index("win_of_account", "win", ["account_id", "won_on"])
    op.create_index("win_of_workspace", "win", ["workspace_id", "won_on"])
