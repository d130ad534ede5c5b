"""Recipients of deliveries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.timing.schedules import Recipient

RECIPIENTS = st.builds(Recipient, st.sampled_from(["member", "team"]), st.integers(1))


@given(RECIPIENTS)
def test_a_stored_recipient_reads_back_unchanged(recipient: Recipient) -> None:
    assert Recipient.parse(str(recipient)) == recipient


@pytest.mark.parametrize("stored", ["channel:1", "", "member:C0SALES"])
def test_only_a_member_or_a_team_is_a_recipient(stored: str) -> None:
    with pytest.raises(ValueError, match=r"recipient|invalid literal"):
        Recipient.parse(stored)
