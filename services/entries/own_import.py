"""Bringing one's own exported data back: the same figures as before, however often it is done."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import uuid4

from sqlalchemy import Date, Integer, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session, SQLModel

import storage.entries.own_import
import storage.entries.posts
import storage.targets.account_list
import storage.targets.accounts
import storage.targets.lists
from domain.entries.acts import ActKind
from domain.entries.goals import Goal
from domain.entries.own_import import OwnImported, OwnTables
from domain.entries.touches import Relation
from domain.entries.wins import WinKind
from domain.names.company_names import match_key
from domain.names.person_names import person_key
from domain.submission import Submission
from services import acts
from services.targets.contacts import contact_id_for
from storage.store import takes_long
from storage.tables import (
    AudienceRow,
    CommentRow,
    DmRow,
    DmWeekRow,
    EngagerRow,
    MemberRow,
    PostRow,
    SnapshotRow,
    SsiScoreRow,
    WinRow,
    id_of,
)
from storage.types import Thousandths, UtcDateTime

_LINKEDIN = "https://www.linkedin.com/"
_MOST = 2**31 - 1
#: Columns whose values are names of an enumeration.
_NAMED: dict[tuple[str, str], set[Any]] = {
    ("dm", "relation"): set(Relation),
    ("win", "kind"): set(WinKind),
    ("post", "goal"): set(Goal),
}
#: Tables of entries with the columns by which a row is known, besides its account and person.
_ENTRIES: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("dms", DmRow, ("written_on", "relation", "logged_at", "replied_at")),
    ("dm_weeks", DmWeekRow, ("monday", "target", "other", "logged_at")),
    ("comments", CommentRow, ("urn", "commented_on", "logged_at")),
    ("wins", WinRow, ("kind", "won_on", "amount", "currency", "logged_at")),
    ("scores", SsiScoreRow, ("scored_on", "overall")),
)
#: Tables of what belongs to a post.
_PARTS: tuple[tuple[str, Any], ...] = (
    ("figures", SnapshotRow),
    ("engagers", EngagerRow),
    ("audiences", AudienceRow),
)


@dataclass
class _Import:
    """One import while it runs."""

    session: Session
    member: MemberRow
    act_id: int
    now: datetime
    added: Counter[str] = field(default_factory=Counter)
    known: int = 0
    others: int = 0
    unreadable: int = 0
    #: New ids of posts, by their ids in the file.
    posts: dict[Any, int] = field(default_factory=dict)


@takes_long
def import_own_data(
    session: Session, submission: Submission, tables: OwnTables
) -> OwnImported | None:
    """Adds the entries of an own export that are not there yet.

    Deleted entries, settings and messages stay out. A target account is found by name and website;
    people who are missing there are added.

    Returns:
        ``None`` if this submission was handled before.
    """
    known = acts.situation(session, submission)
    if known.same_key is not None:
        return None
    act_id = acts.begin(session, submission, known, ActKind.OWN_IMPORT)
    run = _Import(session, known.member, act_id, submission.now)
    accounts = _accounts(run)
    _add_posts(run, tables)
    _add_parts(run, tables, accounts)
    for name, table, known_by in _ENTRIES:
        _add_entries(run, name, table, known_by, tables.get(name, []), accounts)
    session.flush()
    nothing = not run.added
    if nothing:
        storage.entries.own_import.delete_act(session, act_id)
    return OwnImported(
        None if nothing else act_id, dict(run.added), run.known, run.others, run.unreadable
    )


def _add_posts(run: _Import, tables: OwnTables) -> None:
    for each in _live(tables.get("posts", [])):
        values = _values(run, PostRow, each)
        if values is None or not str(values["link"]).startswith(_LINKEDIN):
            run.unreadable += 1
            continue
        names = [name for name in (values["urn"], values["twin_urn"]) if name]
        found = [
            storage.entries.posts.post_with_urn(run.session, run.member.workspace_id, name)
            for name in names
        ]
        existing = next((post for post in found if post is not None), None)
        if existing is not None:
            own = existing.member_id == run.member.id
            run.known, run.others = run.known + own, run.others + (not own)
            continue
        run.posts[each.get("id")] = _insert(run, PostRow, values)
        run.added["posts"] += 1


def _add_parts(
    run: _Import, tables: OwnTables, accounts: Callable[[dict[str, Any]], int | None]
) -> None:
    """Adds what belongs to the posts that are new: figures, engagers, readers."""
    for name, table in _PARTS:
        for each in _live(tables.get(name, [])):
            if (post_id := run.posts.get(each.get("post_id"))) is None:
                continue
            places: dict[str, int | None] = {"post_id": post_id}
            if table is not SnapshotRow:
                if (account_id := accounts(each)) is None:
                    continue  # The counts are in the figures.
                places["account_id"] = account_id
            values = _values(run, table, each)
            if values is None:
                run.unreadable += 1
                continue
            if table is EngagerRow:
                places["contact_id"] = _contact(run, places["account_id"], each.get("person"))
            _insert(run, table, {**values, **places})


def _add_entries(
    run: _Import,
    name: str,
    table: Any,
    known_by: tuple[str, ...],
    rows: list[dict[str, Any]],
    accounts: Callable[[dict[str, Any]], int | None],
) -> None:
    known = Counter(
        tuple(getattr(row, column) for column in known_by)
        for row in storage.entries.own_import.live_rows(run.session, table, id_of(run.member))
    )
    for each in _live(rows):
        values = _values(run, table, each)
        if values is None:
            run.unreadable += 1
            continue
        identity = tuple(values[column] for column in known_by)
        if known[identity] > 0:
            known[identity] -= 1
            run.known += 1
            continue
        if "account_id" in table.model_fields:
            values["account_id"] = accounts(each)
        if table is WinRow and values["account_id"] is None:
            values["company"] = values["company"] or str(each.get("account") or "")[:200]
        if "contact_id" in table.model_fields:
            values["contact_id"] = _contact(run, values["account_id"], each.get("person"))
        if table is DmRow and values["contact_id"] is None:
            values["stranger"] = values["stranger"] or str(uuid4())
        _insert(run, table, values)
        run.added[name] += 1


def _live(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (row for row in rows if row.get("deleted") is False)


def _accounts(run: _Import) -> Callable[[dict[str, Any]], int | None]:
    """Finds an account of the member's lists by name and website, else by a name of its own."""
    lists = storage.targets.lists.lists_of_member(run.session, run.member)
    by_name: dict[str, list[Any]] = {}
    listed = storage.targets.account_list.listed_accounts(
        run.session, run.member.workspace_id, lists
    )
    for each in listed:
        by_name.setdefault(each.key, []).append(each)

    def find(row: dict[str, Any]) -> int | None:
        name, website = row.get("account"), row.get("website")
        named = by_name.get(match_key(name)[:200], []) if isinstance(name, str) else []
        alike = [each for each in named if each.domain == website] or named
        return alike[0].id if len(alike) == 1 else None

    return find


def _contact(run: _Import, account_id: int | None, name: Any) -> int | None:
    """The contact of this name at an account; added if a full member imports."""
    if account_id is None or not isinstance(name, str) or not person_key(name):
        return None
    found = storage.targets.accounts.contact_with_key(
        run.session, account_id, person_key(name)[:200]
    )
    if found is not None:
        return found.id
    if run.member.may_be_guest:
        return None
    return contact_id_for(run.session, account_id, name[:200], "", run.act_id)


def _insert(run: _Import, table: Any, values: dict[str, Any]) -> int:
    more = {"workspace_id": run.member.workspace_id, "made_by": run.act_id}
    if "member_id" in table.model_fields:
        more["member_id"] = id_of(run.member)
    return storage.entries.own_import.insert(run.session, table, {**values, **more})


def _values(run: _Import, table: type[SQLModel], row: dict[str, Any]) -> dict[str, Any] | None:
    """The row's own columns as the table has them, or ``None`` if one is not valid."""
    found: dict[str, Any] = {}
    for column in SQLModel.metadata.tables[str(table.__tablename__)].columns:
        known = column.primary_key or column.foreign_keys or column.computed is not None
        if known or column.name in {"workspace_id", "mac"}:
            continue
        try:
            value = _value(column, row.get(column.name))
        except (ValueError, TypeError, InvalidOperation, OverflowError):
            return None
        allowed = _NAMED.get((str(table.__tablename__), column.name))
        wrong = allowed is not None and value is not None and value not in allowed
        if wrong or (value is None and not column.nullable):
            return None
        if isinstance(value, datetime) and value > run.now:
            return None
        found[column.name] = value
    return found


def _value(column: Any, value: Any) -> Any:
    """One value as its column has it.

    Raises:
        ValueError: it is out of range, too long, or of another type.
    """
    if value is None:
        return None
    kind = column.type
    plain = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    if isinstance(kind, UtcDateTime):
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError("a moment without a zone")
        return moment
    if isinstance(kind, Thousandths):
        number = Decimal(str(value))
        if not number.is_finite() or not 0 <= number < 10**12:
            raise ValueError("out of range")
        return number
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(plain, String):
        if not isinstance(value, str) or len(value) > (plain.length or _MOST) or "\x00" in value:
            raise ValueError("no text of this length")
        return value
    if isinstance(kind, Integer):
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
            raise ValueError("no count")
        return value
    if not isinstance(value, bool):
        raise ValueError("not yes or no")
    return value
