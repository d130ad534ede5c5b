"""Links to posts; their ids hold the time that a test chooses."""

from datetime import UTC, datetime

#: A post of 2025-12-05 16:33:28 UTC.
LINK = "https://www.linkedin.com/posts/x_activity-7402746946853253120-AbCd"


def id_at(moment: datetime, serial: int = 0) -> int:
    """Returns a post id that LinkedIn would give at this moment."""
    return (int(moment.timestamp() * 1000) << 22) + serial


def link_at(day: str, hour: int = 9, kind: str = "activity", serial: int = 0) -> str:
    """Returns a link to a post of this day and hour, in UTC."""
    moment = datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)
    return f"https://www.linkedin.com/feed/update/urn:li:{kind}:{id_at(moment, serial)}/"
