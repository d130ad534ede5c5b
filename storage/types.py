"""Column types that read the same from SQLite and PostgreSQL."""

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, DateTime, Integer
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored and returned in UTC. A naive datetime raises ``ValueError``."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Converts a Python value to the stored one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime refused: every moment carries its zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Converts a stored value to the Python one."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Thousandths(TypeDecorator[Decimal]):
    """A decimal with up to three places, stored as an integer: SQLite has no exact decimals."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Converts a Python value to the stored one."""
        return None if value is None else int((value * 1000).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Converts a stored value to the Python one."""
        return None if value is None else (Decimal(value) / 1000).normalize() + Decimal(0)


class Amount(Thousandths):
    """An amount of money: `Thousandths` in a 64-bit column."""

    impl = BigInteger
    cache_ok = True
