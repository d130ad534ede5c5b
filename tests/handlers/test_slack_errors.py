"""Which failures of a call mean that Slack is away."""

import aiohttp
import pytest

from handlers.slack_errors import is_outage


@pytest.mark.parametrize(
    ("error", "away"),
    [(TimeoutError(), True), (aiohttp.ClientConnectionError(), True), (ValueError(), False)],
)
def test_a_failure_without_an_answer_is_an_outage_if_the_network_failed(
    error: Exception, away: bool
) -> None:
    assert is_outage(error) is away
