"""Invitations to join, from an admin to the members of a team."""

from datetime import UTC, datetime, timedelta

from playground.testing.reading import as_read
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack, answered
from tests.conversations.joining import joins, makes_team, open_setup
from tests.conversations.speaking import asks


async def test_an_invitation_is_sent_once(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.ben, slack.uma)
    overview = await open_setup(slack.ada)
    await slack.ada.clicks(overview, "Invite 2 members")
    overview = await slack.ada.next_modal()
    assert "Invited:* Ben Okafor, Uma Rao. Each gets one message," in overview.words
    assert "Invite" not in overview.words.replace("Invited", "")
    await deliver(slack)
    invitation = await slack.uma.next_message("dm")
    assert "Ada Lindqvist invites you to SSI Coach for the team Nordics" in invitation.text
    await makes_team(slack.ada, "South", slack.uma)
    assert "Invite" not in (await open_setup(slack.ada)).words
    await deliver(slack, NOW + timedelta(days=10))
    assert len(slack.uma.messages("dm")) == 1


async def test_an_invitation_leads_to_joining(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.clicks(await open_setup(slack.ada), "Invite 1 member")
    await slack.ada.next_modal()
    await deliver(slack)
    await slack.uma.clicks(await slack.uma.next_message("dm"), "See what is sent, and join")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"on_board": "yes"})
    await slack.uma.submits(form)
    assert "The team's board shows you." in (await slack.uma.next_modal()).words
    assert "1 member, joined" in (await open_setup(slack.ada)).words


async def test_after_no_thanks_no_more_messages_are_sent(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.clicks(await open_setup(slack.ada), "Invite 1 member")
    await slack.ada.next_modal()
    await deliver(slack)
    await slack.uma.clicks(await slack.uma.next_message("dm"), "No thanks")
    assert "won't send you an invitation either" in (await slack.uma.next_message("dm")).text
    await deliver(slack, NOW + timedelta(days=10))
    assert len(slack.uma.messages("dm")) == 2


async def test_members_who_joined_or_left_are_not_invited(slack: LocalSlack) -> None:
    await joins(slack.uma)
    await asks(slack.ben, "/ssi leave")
    await makes_team(slack.ada, "Nordics", slack.ben, slack.uma)
    assert "Invite" not in (await open_setup(slack.ada)).words


async def test_an_invitation_is_not_sent_to_a_member_who_has_joined(
    slack: LocalSlack,
) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.clicks(await open_setup(slack.ada), "Invite 1 member")
    await slack.ada.next_modal()
    await joins(slack.uma)
    await deliver(slack)
    assert not [each for each in slack.uma.messages("dm") if "invites you" in each.text]


async def test_an_invitation_is_not_sent_to_a_member_who_has_left(
    slack: LocalSlack,
) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.clicks(await open_setup(slack.ada), "Invite 1 member")
    await slack.ada.next_modal()
    assert "won't send you an invitation either" in await asks(slack.uma, "/ssi leave")
    await deliver(slack)
    assert slack.uma.messages("dm") == []


async def test_an_invitation_is_sent_in_the_members_own_morning(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.ben)
    await slack.ada.clicks(await open_setup(slack.ada), "Invite 1 member")
    await slack.ada.next_modal()
    await deliver(slack, datetime(2026, 11, 23, 16, 59, tzinfo=UTC))
    assert slack.ben.messages("dm") == []
    await deliver(slack, datetime(2026, 11, 23, 17, 0, tzinfo=UTC))  # 09:00 in Los Angeles
    assert "invites you to SSI Coach" in (await slack.ben.next_message("dm")).text


async def test_an_invited_member_is_offered_to_join_with_the_first_entry(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.clicks(await open_setup(slack.ada), "Invite 1 member")
    await slack.ada.next_modal()
    assert "I send nothing until you join" in await asks(slack.uma, "/ssi score 47")


async def test_a_member_who_left_is_not_offered_to_join_with_the_first_entry(
    slack: LocalSlack,
) -> None:
    await asks(slack.uma, "/ssi leave")
    assert "until you join" not in await asks(slack.uma, "/ssi score 47")


async def test_a_deactivated_member_is_not_invited_and_does_not_block_the_team(
    slack: LocalSlack,
) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.deactivates(slack.uma.id)
    overview = await open_setup(slack.ada)
    assert "Invite" not in overview.words
    await slack.ada.clicks(overview, "Edit")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "North", "team_members": [slack.uma.id]})
    await slack.ada.submits(form)
    assert "North" in (await slack.ada.next_modal()).words


async def test_members_whose_profile_slack_does_not_return_cannot_be_invited_yet(
    slack: LocalSlack,
) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "Nordics", "team_members": [slack.uma.id]})
    slack.playground.faults.answer("users.info", "internal_error")
    await slack.ada.submits(form)
    overview = await slack.ada.next_modal()
    assert "1 member: 1 not asked yet" in as_read(overview.words)
    await slack.ada.clicks(overview, "Invite 1 member")
    assert "please invite again in an hour" in (await slack.ada.next_modal()).words
    await deliver(slack)
    assert slack.uma.messages("dm") == []
