"""Target accounts, their contacts, and the aliases of both."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.tables.live_rows import LIVE, removed_rows
from storage.types import UtcDateTime

_FOR_ALL = text("removed_by IS NULL AND team_id IS NULL")
_FOR_ALL_BY_NAME = text("removed_by IS NULL AND team_id IS NULL AND domain IS NULL")
_IN_TEAM_BY_NAME = text("removed_by IS NULL AND domain IS NULL")


class AccountRow(SQLModel, table=True):
    """A target account: for the whole workspace, or for one team."""

    __tablename__ = "account"
    __table_args__ = (
        # A name is unique among the workspace's shared live accounts, and in each team's list,
        # unless their websites differ.
        Index(
            "account_once",
            "workspace_id",
            "match_key",
            unique=True,
            sqlite_where=_FOR_ALL_BY_NAME,
            postgresql_where=_FOR_ALL_BY_NAME,
        ),
        Index(
            "account_site_once",
            "workspace_id",
            "match_key",
            "domain",
            unique=True,
            sqlite_where=_FOR_ALL,
            postgresql_where=_FOR_ALL,
        ),
        Index(
            "account_once_in_team",
            "team_id",
            "match_key",
            unique=True,
            sqlite_where=_IN_TEAM_BY_NAME,
            postgresql_where=_IN_TEAM_BY_NAME,
        ),
        Index(
            "account_site_once_in_team",
            "team_id",
            "match_key",
            "domain",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
        Index("account_by_key", "workspace_id", "match_key"),
        Index("account_by_domain", "workspace_id", "domain"),
        removed_rows("account"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    #: Empty: the account is on the list of the whole workspace.
    team_id: int | None = Field(default=None, foreign_key="team.id", index=True)
    name: str = Field(max_length=200)
    #: The name in the form for comparing: ``domain.names.company_names.match_key``.
    match_key: str = Field(max_length=200)
    domain: str | None = Field(default=None, max_length=255)
    owner_id: int | None = Field(default=None, foreign_key="member.id", index=True)
    #: When it ceased to be a target. Its history remains.
    archived_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")


class AccountAliasRow(SQLModel, table=True):
    """Another name that people use for an account."""

    __tablename__ = "account_alias"
    __table_args__ = (
        Index(
            "account_alias_once",
            "account_id",
            "match_key",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
        Index("account_alias_by_key", "workspace_id", "match_key"),
        removed_rows("account_alias"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    account_id: int = Field(foreign_key="account.id")
    alias: str = Field(max_length=200)
    match_key: str = Field(max_length=200)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")


class ContactRow(SQLModel, table=True):
    """A person at a target account."""

    __tablename__ = "contact"
    __table_args__ = (
        Index(
            "contact_once",
            "account_id",
            "person_key",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
        Index("contact_by_key", "workspace_id", "person_key"),
        removed_rows("contact"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    account_id: int = Field(foreign_key="account.id")
    name: str = Field(max_length=200)
    #: The name in the form for comparing: ``domain.names.person_names.person_key``.
    person_key: str = Field(max_length=200)
    title: str = Field(default="", max_length=200)
    #: The role in the buying committee; empty until a member gives one.
    role: str | None = Field(default=None, max_length=16)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")


class ContactAliasRow(SQLModel, table=True):
    """Another name that people use for a contact."""

    __tablename__ = "contact_alias"
    __table_args__ = (
        Index(
            "contact_alias_once",
            "contact_id",
            "person_key",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
        Index("contact_alias_by_key", "person_key"),
        removed_rows("contact_alias"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    contact_id: int = Field(foreign_key="contact.id")
    alias: str = Field(max_length=200)
    person_key: str = Field(max_length=200)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")
