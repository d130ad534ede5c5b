"""Teams, their channel, coaches, invitations and thresholds."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.people.members import Asker, Person, Profile
from domain.people.teams import TeamDetails
from domain.submission import Submission
from services.people.teams import save_team
from services.people.workspaces import erase_workspace
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack
from tests.conversations.joining import joins, makes_team, open_setup, opened
from tests.conversations.links import link_at


async def test_the_first_admin_is_offered_the_setup_once(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi")
    await slack.uma.next_message("#sales")
    await slack.ada.types("#sales", "/ssi")
    await slack.ada.next_message("#sales")
    offer = await slack.ada.next_message("#sales")
    assert "You are an admin of this workspace" in offer.text
    assert offer.ephemeral
    await slack.ada.types("#sales", "/ssi posts")
    assert "You have logged no post yet" in (await slack.ada.next_message("#sales")).text
    await slack.ada.clicks(offer, "Set up teams")
    assert "There is no team yet" in (await opened(slack.ada)).words
    offered = [m for m in slack.ada.messages("#sales") if "You are an admin" in m.text]
    assert len(offered) == 1
    assert all("You are an admin" not in m.text for m in slack.uma.messages("#sales"))


async def test_who_opens_the_setup_by_themselves_is_not_offered_it(slack: LocalSlack) -> None:
    await open_setup(slack.ada)
    await slack.ada.types("#sales", "/ssi")
    await slack.ada.next_message("#sales")
    await slack.ada.types("#sales", "/ssi posts")
    assert "You have logged no post yet" in (await slack.ada.next_message("#sales")).text


@pytest.mark.parametrize("line", ["/ssi setup", "/ssi stats team"])
async def test_members_are_refused(slack: LocalSlack, line: str) -> None:
    await slack.uma.types("#sales", line)
    if line == "/ssi setup":
        words = (await opened(slack.uma)).words
    else:
        words = (await slack.uma.next_message("#sales")).text
    assert "workspace admins and the coaches they appoint" in words


async def test_a_team_gets_a_test_message_in_its_channel_at_once(slack: LocalSlack) -> None:
    overview = await makes_team(slack.ada, "Nordics", slack.ada, slack.uma)
    assert "Saved Nordics" in overview.words
    assert "I can post in <#C0SALES>" in overview.words
    assert "2 members, 0 joined" in overview.words
    test = [m for m in slack.ben.messages("#sales") if not m.ephemeral]
    assert "This is a test: the weekly board of Nordics comes here." in test[-1].text
    assert "Monday 2026-11-23 10:00" not in test[-1].text
    assert "Monday 2026-11-30 10:00, Stockholm" in test[-1].text


async def test_a_channel_without_the_bot_says_exactly_what_to_do_and_is_tried_again(
    slack: LocalSlack,
) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "Nordics", "team_channel": "C0QUIET"})
    await slack.ada.submits(form)
    overview = await slack.ada.next_modal()
    assert (
        "I can't post in <#C0QUIET> yet. Type `/invite @SSI Coach` there, then press *Test again*."
    ) in overview.words
    await slack.ada.clicks(overview, "Test again")
    overview = await slack.ada.next_modal()
    assert "I can't post in <#C0QUIET> yet" in overview.words
    await slack.ada.invites_bot("#quiet")
    await slack.ada.clicks(overview, "Test again")
    overview = await slack.ada.next_modal()
    assert "I can post in <#C0QUIET>. The next board: Monday 2026-11-30 10:00" in overview.words
    assert "This is a test" in (await slack.ben.next_message("#quiet")).text


async def test_an_archived_channel_says_what_to_do(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.archives("#sales")
    await slack.ada.types("#general", "/ssi setup")
    await slack.ada.clicks(await opened(slack.ada), "Test the channel")
    assert "It is archived" in (await slack.ada.next_modal()).words


async def test_a_channel_that_slack_does_not_answer_for_keeps_the_team(slack: LocalSlack) -> None:
    slack.playground.faults.answer("chat.postMessage", "internal_error")
    await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "Nordics", "team_channel": "C0SALES"})
    await slack.ada.submits(form)
    overview = await slack.ada.next_modal()
    assert "Saved Nordics" in overview.words
    assert "Slack says `internal_error`. Press *Test again* in a moment." in overview.words
    await slack.ada.closes(overview)
    slack.playground.faults.clear()
    await slack.ada.clicks(await open_setup(slack.ada), "Test the channel")
    assert "I can post in <#C0SALES>" in (await slack.ada.next_modal()).words


async def test_a_team_is_changed_and_its_board_moves(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.clicks(await open_setup(slack.ada), "Edit")
    form = await slack.ada.next_modal()
    assert form.values["team_members"]["value"]["selected_users"] == [slack.uma.id]
    await slack.ada.fills(
        form,
        {
            "team_name": "North <b>",
            "team_zone": "new york",
            "board_day": "5",
            "board_time": "15:30",
            "team_members": [slack.uma.id, slack.ben.id],
        },
    )
    await slack.ada.submits(form)
    overview = await slack.ada.next_modal()
    assert "North &lt;b&gt;" in overview.words
    assert "Board in <#C0SALES>: Friday 15:30, New York" in overview.words
    assert "2 members" in overview.words
    tests = [m for m in slack.ben.messages("#sales") if "This is a test" in m.text]
    assert len(tests) == 1


@pytest.mark.parametrize(
    ("fields", "field", "problem"),
    [
        ({"team_name": "nordics"}, "team_name", "already"),
        ({"team_zone": "Stokholm"}, "team_zone", "Did you mean Europe/Stockholm?"),
        ({"team_name": "n" * 81}, "team_name", "at most 80"),
    ],
)
async def test_a_wrong_field_is_refused_where_it_stands(
    slack: LocalSlack, fields: dict[str, str], field: str, problem: str
) -> None:
    await makes_team(slack.ada, "Nordics", channel=None)
    await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "South", **fields})
    assert problem in (await slack.ada.submits(form)).errors[field]


async def test_people_of_another_company_and_bots_cannot_be_in_a_team(slack: LocalSlack) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "Nordics", "team_members": [slack.eve.id]})
    errors = (await slack.ada.submits(form)).errors
    assert "belongs to another company" in errors["team_members"]


async def test_a_team_without_a_channel_has_no_board(slack: LocalSlack) -> None:
    overview = await makes_team(slack.ada, "Nordics", slack.uma, channel=None)
    assert "It has no channel, so it gets no board" in overview.words


async def test_removing_a_team_asks_first_and_ends_its_board(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.clicks(await open_setup(slack.ada), "Edit")
    await slack.ada.clicks(await slack.ada.next_modal(), "Remove this team")
    question = await slack.ada.next_modal()
    await slack.ada.clicks(question, "Keep it")
    overview = await slack.ada.next_modal()
    assert "Nordics" in overview.words
    await slack.ada.clicks(overview, "Edit")
    await slack.ada.clicks(await slack.ada.next_modal(), "Remove this team")
    await slack.ada.clicks(await slack.ada.next_modal(), "Remove it")
    assert "Removed Nordics" in (await slack.ada.next_modal()).words
    posted = len(slack.ben.messages("#sales"))
    await deliver(slack, NOW + timedelta(days=8))
    assert len(slack.ben.messages("#sales")) == posted


async def test_a_removed_team_that_is_still_on_somebodys_screen_is_gone(
    slack: LocalSlack,
) -> None:
    await makes_team(slack.ada, "Nordics", channel=None)
    stale = await open_setup(slack.ada)
    await slack.ada.clicks(stale, "Edit")
    await slack.ada.clicks(await slack.ada.next_modal(), "Remove this team")
    question = await slack.ada.next_modal()
    await slack.ada.clicks(question, "Remove it")
    await slack.ada.next_modal()
    await makes_team(slack.ada, "South", channel=None)
    assert "Nordics" not in (await open_setup(slack.ada)).words


async def test_an_invitation_is_one_message_once(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.ben, slack.uma)
    overview = await open_setup(slack.ada)
    await slack.ada.clicks(overview, "Invite 2 members")
    overview = await slack.ada.next_modal()
    assert "Invited:* Ben Okafor, Uma Rao. Each gets one message, once." in overview.words
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
    form = await opened(slack.uma)
    await slack.uma.fills(form, {"on_board": "yes"})
    await slack.uma.submits(form)
    assert "The team's board shows you." in (await slack.uma.next_modal()).words
    assert "1 member, 1 joined" in (await open_setup(slack.ada)).words


async def test_no_thanks_is_the_end_of_it(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.clicks(await open_setup(slack.ada), "Invite 1 member")
    await slack.ada.next_modal()
    await deliver(slack)
    await slack.uma.clicks(await slack.uma.next_message("dm"), "No thanks")
    assert "No invitation will come either" in (await slack.uma.next_message("dm")).text
    await deliver(slack, NOW + timedelta(days=10))
    assert len(slack.uma.messages("dm")) == 2


async def test_those_who_joined_or_left_are_not_invited(slack: LocalSlack) -> None:
    await joins(slack.uma)
    await slack.ben.types("#sales", "/ssi leave")
    await slack.ben.next_message("#sales")
    await makes_team(slack.ada, "Nordics", slack.ben, slack.uma)
    assert "Invite" not in (await open_setup(slack.ada)).words


async def test_an_invitation_is_not_sent_to_somebody_who_joined_meanwhile(
    slack: LocalSlack,
) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.clicks(await open_setup(slack.ada), "Invite 1 member")
    await slack.ada.next_modal()
    await joins(slack.uma)
    await deliver(slack)
    assert slack.uma.messages("dm") == []


async def test_an_invitation_that_waits_is_not_sent_to_who_says_no_meanwhile(
    slack: LocalSlack,
) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.clicks(await open_setup(slack.ada), "Invite 1 member")
    await slack.ada.next_modal()
    await slack.uma.types("#general", "/ssi leave")
    assert "No invitation will come either" in (await slack.uma.next_message("#general")).text
    await deliver(slack)
    assert slack.uma.messages("dm") == []


async def test_an_invitation_waits_for_the_members_own_morning(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.ben)
    await slack.ada.clicks(await open_setup(slack.ada), "Invite 1 member")
    await slack.ada.next_modal()
    await deliver(slack, datetime(2026, 11, 23, 16, 59, tzinfo=UTC))
    assert slack.ben.messages("dm") == []
    await deliver(slack, datetime(2026, 11, 23, 17, 0, tzinfo=UTC))  # 09:00 in Los Angeles
    assert "invites you to SSI Coach" in (await slack.ben.next_message("dm")).text


async def test_who_was_invited_is_offered_to_join_with_the_first_entry(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.clicks(await open_setup(slack.ada), "Invite 1 member")
    await slack.ada.next_modal()
    await slack.uma.types("#general", "/ssi score 47")
    assert "Nothing is sent until you join" in (await slack.uma.next_message("#general")).text


async def test_who_said_no_is_not_offered_to_join_with_the_first_entry(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi leave")
    await slack.uma.next_message("#sales")
    await slack.uma.types("#sales", "/ssi score 47")
    assert "until you join" not in (await slack.uma.next_message("#sales")).text


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


async def test_an_appointed_coach_may_use_the_setup_but_not_appoint(slack: LocalSlack) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Coaches")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"coaches": [slack.ben.id]})
    await slack.ada.submits(form)
    assert "Coaches: Ben Okafor" in (await slack.ada.next_modal()).words
    overview = await open_setup(slack.ben)
    assert "Add a team" in overview.words
    assert "Coaches" not in [
        element["text"]["text"]
        for block in overview.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    ]


async def test_a_coach_who_is_taken_off_the_list_is_refused(slack: LocalSlack) -> None:
    for chosen in ([slack.ben.id], []):
        await slack.ada.clicks(await open_setup(slack.ada), "Coaches")
        form = await slack.ada.next_modal()
        await slack.ada.fills(form, {"coaches": chosen})
        await slack.ada.submits(form)
        await slack.ada.closes(await slack.ada.next_modal())
    await slack.ben.types("#sales", "/ssi setup")
    assert "workspace admins and the coaches they appoint" in (await opened(slack.ben)).words


async def test_who_is_no_admin_any_more_is_refused_as_soon_as_slack_says_so(
    slack: LocalSlack,
) -> None:
    await slack.ada.makes_admin(slack.ben.id)
    overview = await open_setup(slack.ben)
    assert "There is no team yet" in overview.words
    await slack.ben.closes(overview)
    await slack.ada.makes_admin(slack.ben.id, is_admin=False)
    await slack.ben.types("#sales", "/ssi setup")
    assert "workspace admins and the coaches they appoint" in (await opened(slack.ben)).words


async def test_thresholds_are_kept_and_the_usual_ones_are_not(slack: LocalSlack) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Thresholds")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"engagement_rate": "2,5", "cadence_days": "7"})
    await slack.ada.submits(form)
    overview = await slack.ada.next_modal()
    assert "engagement rate to reach 2.5 %" in overview.words
    assert "days without a post" not in overview.words
    await slack.ada.clicks(overview, "Thresholds")
    form = await slack.ada.next_modal()
    assert form.values["engagement_rate"]["value"]["value"] == "2.5"
    await slack.ada.fills(form, {"engagement_rate": ""})
    await slack.ada.submits(form)
    assert "All thresholds are the usual ones" in (await slack.ada.next_modal()).words


async def test_a_threshold_out_of_range_is_refused_at_its_field(slack: LocalSlack) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Thresholds")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"engagement_rate": "95"})
    assert "from 0.1 to 20" in (await slack.ada.submits(form)).errors["engagement_rate"]


async def test_each_threshold_out_of_range_is_refused_at_its_field(slack: LocalSlack) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Thresholds")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"engagement_rate": "95", "cadence_days": "often"})
    assert set((await slack.ada.submits(form)).errors) == {"engagement_rate", "cadence_days"}


async def test_an_admin_who_has_not_joined_finds_in_the_setup_why_no_board_came(
    slack: LocalSlack,
) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    overview = await open_setup(slack.ada)
    assert "was not posted: fewer than two of those who agreed" in overview.words
    assert "Join with `/ssi join` to be told" in overview.words


async def test_the_forty_first_team_has_its_edit_button(slack: LocalSlack) -> None:
    person = Person(
        Asker("T0PLAYGRND", slack.ada.id), Profile(name="Ada", zone_name="Etc/UTC", is_admin=True)
    )
    for number in range(41):
        details = TeamDetails(f"Team {number:02}", None, "Etc/UTC", 1, 600, ())
        await slack.bot.desk.store.run(
            save_team, Submission(person, f"team {number}", NOW), None, details, {}
        )
    await slack.ada.clicks(await open_setup(slack.ada), "Edit Team 40")
    form = await slack.ada.next_modal()
    assert form.values["team_name"]["value"]["value"] == "Team 40"


async def test_a_coach_is_told_when_the_bot_was_removed_and_tests_again_from_there(
    slack: LocalSlack,
) -> None:
    await joins(slack.ada)
    await joins(slack.uma)
    await makes_team(slack.ada, "Nordics", slack.ada, slack.uma)
    for serial, person in enumerate((slack.ada, slack.uma)):
        for day in ("2026-11-24", "2026-11-25"):
            line = f"/ssi log {link_at(day, serial=serial)} 900 views 20 engagers"
            slack.clock.advance_to(max(slack.clock.now(), datetime(2026, 11, 26, tzinfo=UTC)))
            await person.types("#general", line)
            await person.next_message("#general")
    await slack.ada.removes_bot("#sales")
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await deliver(slack)
    notices = [m for m in slack.ada.messages("dm") if "I can't post the board" in m.text]
    assert len(notices) == 1
    assert "Type `/invite @SSI Coach` there, then press *Test again*." in notices[0].text
    assert all("I can't post the board" not in m.text for m in slack.uma.messages("dm"))
    await slack.ada.invites_bot("#sales")
    await slack.ada.clicks(notices[0], "Test again")
    answers = [m for m in slack.ada.messages("dm") if "I can post in <#C0SALES>" in m.text]
    await slack.playground.until(
        lambda: any("I can post in <#C0SALES>" in m.text for m in slack.ada.messages("dm"))
    )
    assert len(answers) <= 1


async def test_in_a_direct_message_a_button_opens_the_setup(slack: LocalSlack) -> None:
    await slack.ada.says_in_dm("setup")
    await slack.ada.clicks(await slack.ada.next_message("dm"), "Open the setup")
    assert "There is no team yet" in (await opened(slack.ada)).words


async def test_those_of_whom_slack_says_nothing_yet_are_invited_later(slack: LocalSlack) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "Nordics", "team_members": [slack.uma.id]})
    slack.playground.faults.answer("users.info", "internal_error")
    await slack.ada.submits(form)
    overview = await slack.ada.next_modal()
    assert "1 member, 0 joined" in overview.words
    await slack.ada.clicks(overview, "Invite 1 member")
    assert "please invite again in an hour" in (await slack.ada.next_modal()).words
    await deliver(slack)
    assert slack.uma.messages("dm") == []


async def test_coaches_who_joined_are_told_why_a_board_was_not_posted(slack: LocalSlack) -> None:
    await joins(slack.ada)
    await makes_team(slack.ada, "Nordics", slack.ada, slack.uma)
    posted = len(slack.ben.messages("#sales"))
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await deliver(slack)
    notices = [m.text for m in slack.ada.messages("dm") if "was not posted" in m.text]
    assert notices == [
        "This week's board of Nordics was not posted: fewer than two of those who agreed have "
        "something to show."
    ]
    assert len(slack.ben.messages("#sales")) == posted


async def test_an_erased_workspace_keeps_no_team_settings_or_deliveries(slack: LocalSlack) -> None:
    await joins(slack.ada)
    await makes_team(slack.ada, "Nordics", slack.ada, slack.uma)
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await slack.bot.desk.store.run(erase_workspace, "T0PLAYGRND")
    overview = await open_setup(slack.ada)
    assert "There is no team yet" in overview.words
    await slack.ada.closes(overview)
    await slack.ada.types("#sales", "/ssi settings")
    assert "You have not joined" in (await opened(slack.ada)).words


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("leaderboard", "You aren't in a team yet"),
        ("why", "I haven't nudged you yet"),
        ("leave", "you have not joined"),
        ("stats team", "workspace admins and the coaches they appoint"),
        ("setup", "workspace admins and the coaches they appoint"),
    ],
)
async def test_the_same_words_work_in_a_direct_message(
    slack: LocalSlack, line: str, answer: str
) -> None:
    await slack.uma.says_in_dm(line)
    assert answer in (await slack.uma.next_message("dm")).text


@pytest.mark.parametrize("line", ["join", "leave", "settings", "setup", "leaderboard", "why"])
async def test_guests_of_another_company_are_refused(slack: LocalSlack, line: str) -> None:
    await slack.eve.types("#sales", f"/ssi {line}")
    assert "you are its guest" in (await slack.eve.next_message("#sales")).text
