"""What a member was told lately: digests and nudges, sent or about to be sent."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.delivery.delivered
from domain.coaching.said import Said, Told
from domain.timing.periods import local_date
from domain.timing.schedules import SAID, DeliveryState, Kind, Owed
from storage.tables import DeliveryRow

#: A digest names a finding again only after this time, and a nudge about it may come in between.
SAID_FOR = timedelta(days=28)
_KINDS = (Kind.DIGEST, Kind.NUDGE)
#: Longer than a digest or nudge may be late.
_LATE = timedelta(days=3)


def told_lately(session: Session, owed: Owed) -> list[Told]:
    """The digests and nudges of the last 28 days to a delivery's recipient, the earliest first.

    The delivery itself is left out.
    """
    since = owed.due_at - SAID_FOR - _LATE
    rows = storage.delivery.delivered.sent_or_open(
        session, str(owed.recipient), _KINDS, since, owed.due_at + _LATE
    )
    return [_told(row) for row in rows if row.id != owed.delivery_id]


def digests_of(day: date, told: Collection[Told], zone: ZoneInfo) -> list[Told]:
    """The digests that come on a local date."""
    return [each for each in told if each.kind is Kind.DIGEST and local_date(each.at, zone) == day]


def sent_since(session: Session, owed: Owed, kind: Kind, since: datetime) -> list[Told]:
    """The messages of a kind, due at a moment or later and before a delivery, that were sent."""
    rows = storage.delivery.delivered.sent_or_open(
        session, str(owed.recipient), [kind], since, owed.due_at
    )
    told = [_told(row) for row in rows if row.id != owed.delivery_id]
    return [each for each in told if not each.open]


def _told(row: DeliveryRow) -> Told:
    is_open = row.state in (DeliveryState.PENDING, DeliveryState.CLAIMED)
    said = (row.details or {}).get(SAID)
    return Told(
        kind=Kind(row.kind),
        at=row.sent_at or row.due_at,
        due_at=row.due_at,
        open=is_open,
        said=Said.from_values(said) if said and not is_open else None,
    )
