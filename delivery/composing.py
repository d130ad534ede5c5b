"""The `Composer` of a kind of delivery: its service, its view, and its effects of the send."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from domain.timing.schedules import Carried, Kind, Skip
from services.delivery.ledger import AfterSending, Compose
from views.blocks import Message


@dataclass(frozen=True)
class Composer:
    """How a kind of delivery becomes a message.

    Args:
        compose: The service that reads the content as of the due time, or returns a `Skip`.
        view: Renders the service's result as a message.
        after: Runs in the transaction that records the send.
        writes: Whether ``compose`` writes to the database.
        carries: The other delivery whose content is in the message, if any.
        said: What the message says, as JSON values that the ledger keeps.
    """

    compose: Compose[Any | Skip]
    view: Callable[[Any], Message]
    after: AfterSending | None = None
    writes: bool = False
    said: Callable[[Any], dict[str, Any]] | None = None
    carries: Callable[[Any], Carried | None] | None = None


Composers = Mapping[Kind, Composer]
