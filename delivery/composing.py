"""What it takes to say something by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from domain.timing.schedules import Kind, Owed, Skip
from services.delivery.ledger import AfterSending
from views.blocks import Message


@dataclass(frozen=True)
class Composer:
    """How a kind of message is made.

    Args:
        compose: A service: what there is to say, as of when it was due, or why there is nothing.
        view: What compose found, as a message.
        after: What follows from the sending, in the same transaction.
        writes: Whether compose keeps something.
    """

    compose: Callable[[Session, Owed, datetime], Any | Skip]
    view: Callable[[Any], Message]
    after: AfterSending | None = None
    writes: bool = False


Composers = Mapping[Kind, Composer]
