"""The outbox's time limits and waits."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """Time limits and waits in seconds of real time.

    Args:
        http: Limit for one call to Slack; the shared HTTP session's own limit is no shorter.
        lease: Length of a claim. It outlasts three calls, so that a send under it has ended before
            another process may claim the delivery.
        look: Wait after an unclear answer, before looking whether the message is in Slack.
        remember: Wait before retrying to record a sent message, when the database was busy.
        retry: Wait before the second try; each later wait is twice as long, up to ``longest``.
    """

    http: float = 10.0
    lease: float = 45.0
    look: float = 30.0
    remember: float = 1.0
    retry: float = 15.0
    longest: float = 900.0

    def __post_init__(self) -> None:
        if self.lease < 3 * self.http:
            raise ValueError("a lease must outlast three calls to Slack")

    @property
    def needed(self) -> float:
        """Seconds that must be left of a lease for a call to begin under it."""
        return 1.5 * self.http

    def backoff(self, attempts: int) -> float:
        """Seconds to wait after this many attempts."""
        return min(self.longest, self.retry * 2.0 ** min(attempts - 1, 16))
