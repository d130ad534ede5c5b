"""The setup: teams, their channel, coaches and thresholds."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.people.members import Asker, Person, Profile
from domain.people.teams import TeamDetails
from domain.submission import Submission
from domain.thresholds import SPECS
from playground.testing.reading import as_read
from playground.testing.screen import ShownView
from services.people.teams import save_team
from services.people.workspaces import erase_workspace
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack, answered
from tests.conversations.joining import joins, makes_team, open_setup
from tests.conversations.links import LINK
from tests.conversations.speaking import says


async def test_the_first_admin_is_offered_the_setup_once(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi")
    await slack.uma.next_message("#sales")
    await slack.ada.types("#sales", "/ssi")
    await slack.ada.next_message("#sales")
    offer = await slack.ada.next_message("#sales")
    assert "You are an admin of this workspace" in offer.text
    assert offer.ephemeral
    await slack.ada.types("#sales", "/ssi posts")
    assert "You haven't logged a post yet" in (await slack.ada.next_message("#sales")).text
    await slack.ada.clicks(offer, "Set up teams")
    assert "There is no team yet" in (await answered(slack.ada)).words
    offered = [m for m in slack.ada.messages("#sales") if "You are an admin" in m.text]
    assert len(offered) == 1
    assert all("You are an admin" not in m.text for m in slack.uma.messages("#sales"))


async def test_the_first_answer_offers_joining_and_the_next_one_the_setup(
    slack: LocalSlack,
) -> None:
    await slack.ada.types("#sales", f"/ssi log {LINK} 100 views 3 engagers")
    logged = await slack.ada.next_message("#sales")
    assert "See what is sent, and join" in logged.words
    assert len(slack.ada.messages("#sales")) == 1
    await slack.ada.types("#sales", "/ssi posts")
    await slack.ada.next_message("#sales")
    assert "You are an admin" in (await slack.ada.next_message("#sales")).text


async def test_an_admin_who_opened_the_setup_is_not_offered_it(slack: LocalSlack) -> None:
    await open_setup(slack.ada)
    await slack.ada.types("#sales", "/ssi")
    await slack.ada.next_message("#sales")
    await slack.ada.types("#sales", "/ssi posts")
    assert "You haven't logged a post yet" in (await slack.ada.next_message("#sales")).text


@pytest.mark.parametrize("line", ["/ssi setup", "/ssi stats team"])
async def test_members_are_refused(slack: LocalSlack, line: str) -> None:
    await slack.uma.types("#sales", line)
    if line == "/ssi setup":
        words = (await answered(slack.uma)).words
    else:
        words = (await slack.uma.next_message("#sales")).text
    assert "workspace admins and the coaches they appoint" in words


async def test_a_team_gets_a_test_message_in_its_channel_at_once(slack: LocalSlack) -> None:
    overview = await makes_team(slack.ada, "Nordics", slack.ada, slack.uma)
    assert "Saved Nordics" in overview.words
    assert "I can post in <#C0SALES>" in overview.words
    assert "2 members: 2 not asked yet" in as_read(overview.words)
    test = [m for m in slack.ben.messages("#sales") if not m.ephemeral]
    assert "This is a test: the weekly board of Nordics comes here." in test[-1].text
    assert "Mon 23 Nov, 10:00" not in test[-1].text
    # Ben, in Los Angeles, reads it in his own time.
    at = int(datetime(2026, 11, 30, 9, tzinfo=UTC).timestamp())
    shown = f"<!date^{at}^{{date_short_pretty}} at {{time}}|Mon 30 Nov, 10:00, Stockholm>"
    assert shown in test[-1].text


async def test_a_channel_without_the_bot_shows_the_fix_and_can_be_tested_again(
    slack: LocalSlack,
) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "Nordics", "team_channel": "C0QUIET"})
    await slack.ada.submits(form)
    overview = await slack.ada.next_modal()
    assert (
        "I can't post in <#C0QUIET> yet: I'm not in that channel.\n"
        "Type `/invite @SSI Coach` there, then press *Test again*."
    ) in overview.words
    await slack.ada.clicks(overview, "Test again")
    overview = await slack.ada.next_modal()
    assert "I can't post in <#C0QUIET> yet" in overview.words
    await slack.ada.invites_bot("#quiet")
    await slack.ada.clicks(overview, "Test again")
    overview = await slack.ada.next_modal()
    next_board = "I can post in <#C0QUIET>. The next board: Mon 30 Nov, 10:00, Stockholm."
    assert next_board in overview.words
    assert "This is a test" in (await slack.ben.next_message("#quiet")).text


async def test_an_archived_channel_is_named_as_the_problem(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.archives("#sales")
    await slack.ada.types("#general", "/ssi setup")
    await slack.ada.clicks(await answered(slack.ada), "Test the channel")
    assert "it is archived" in (await slack.ada.next_modal()).words


async def test_a_team_is_saved_even_if_slack_fails_to_test_its_channel(slack: LocalSlack) -> None:
    slack.playground.faults.answer("chat.postMessage", "internal_error")
    await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "Nordics", "team_channel": "C0SALES"})
    await slack.ada.submits(form)
    overview = await slack.ada.next_modal()
    assert "Saved Nordics" in overview.words
    assert "Slack says `internal_error`.\nPress *Test again* in a moment." in overview.words
    await slack.ada.closes(overview)
    slack.playground.faults.clear()
    await slack.ada.clicks(await open_setup(slack.ada), "Test the channel")
    assert "I can post in <#C0SALES>" in (await slack.ada.next_modal()).words


async def test_a_teams_name_members_and_board_time_can_be_changed(slack: LocalSlack) -> None:
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
async def test_a_wrong_field_of_a_team_is_marked(
    slack: LocalSlack, fields: dict[str, str], field: str, problem: str
) -> None:
    await makes_team(slack.ada, "Nordics", channel=None)
    await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "South", **fields})
    assert problem in (await slack.ada.submits(form)).errors[field]


async def test_a_person_of_another_company_cannot_be_in_a_team(slack: LocalSlack) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "Nordics", "team_members": [slack.eve.id]})
    errors = (await slack.ada.submits(form)).errors
    assert "belongs to another company" in errors["team_members"]


async def test_the_setup_is_a_checklist_with_one_green_step(slack: LocalSlack) -> None:
    def steps(page: ShownView) -> list[str]:
        return [line.split("*")[1] for line in page.words.splitlines() if line[:1] in "✓○" and line]

    def green(page: ShownView) -> list[str]:
        return [
            block["accessory"]["text"]["text"]
            for block in page.blocks
            if block.get("accessory", {}).get("style") == "primary"
        ]

    page = await open_setup(slack.ada)
    names = ("a team", "a channel", "target accounts", "invitations")
    assert steps(page) == [f"To do: {name}" for name in names]
    assert green(page) == ["Add a team"]
    await slack.ada.closes(page)
    await makes_team(slack.ada, "Nordics", slack.uma)
    page = await open_setup(slack.ada)
    states = ("Done", "Done", "To do", "To do")
    assert steps(page) == [f"{state}: {name}" for state, name in zip(states, names, strict=True)]
    assert green(page) == ["Import"]
    assert "1 not asked yet: see" in as_read(page.words)
    await slack.ada.clicks(page, "Preview the board")
    assert "Nordics" in (await answered(slack.ada)).words


async def test_each_threshold_has_a_field_in_its_group(slack: LocalSlack) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Thresholds")
    form = await slack.ada.next_modal()
    assert set(form.values) == {spec.name.value for spec in SPECS}


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


async def test_a_removed_team_does_not_reappear_with_the_next_team(
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


async def test_an_appointed_coach_can_use_the_setup_but_not_appoint_coaches(
    slack: LocalSlack,
) -> None:
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


async def test_a_dismissed_coach_is_refused(slack: LocalSlack) -> None:
    for chosen in ([slack.ben.id], []):
        await slack.ada.clicks(await open_setup(slack.ada), "Coaches")
        form = await slack.ada.next_modal()
        await slack.ada.fills(form, {"coaches": chosen})
        await slack.ada.submits(form)
        await slack.ada.closes(await slack.ada.next_modal())
    await slack.ben.types("#sales", "/ssi setup")
    assert "workspace admins and the coaches they appoint" in (await answered(slack.ben)).words


async def test_a_former_admin_is_refused_as_soon_as_slack_reports_it(
    slack: LocalSlack,
) -> None:
    await slack.ada.makes_admin(slack.ben.id)
    overview = await open_setup(slack.ben)
    assert "There is no team yet" in overview.words
    await slack.ben.closes(overview)
    await slack.ada.makes_admin(slack.ben.id, is_admin=False)
    await slack.ben.types("#sales", "/ssi setup")
    assert "workspace admins and the coaches they appoint" in (await answered(slack.ben)).words


async def test_a_changed_threshold_is_saved_and_its_form_says_the_default(
    slack: LocalSlack,
) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Thresholds")
    form = await slack.ada.next_modal()
    assert form.values["cadence_days"]["value"]["value"] == "7"
    await slack.ada.fills(form, {"engagement_rate": "2,5"})
    await slack.ada.submits(form)
    overview = await slack.ada.next_modal()
    assert "Aim: engagement rate: 2.5 %" in overview.words
    assert "without a post" not in overview.words
    await slack.ada.clicks(overview, "Thresholds")
    form = await slack.ada.next_modal()
    assert form.values["engagement_rate"]["value"]["value"] == "2.5"
    assert form.words.count("Default: ") == 1
    await slack.ada.fills(form, {"engagement_rate": "1.5"})
    await slack.ada.submits(form)
    assert "All thresholds have their default values" in (await slack.ada.next_modal()).words


async def test_a_threshold_out_of_range_is_refused_at_its_field(slack: LocalSlack) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Thresholds")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"engagement_rate": "95"})
    assert "from 0.1 to 20" in (await slack.ada.submits(form)).errors["engagement_rate"]


async def test_several_wrong_thresholds_are_all_marked(slack: LocalSlack) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Thresholds")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"engagement_rate": "95", "cadence_days": "often"})
    assert set((await slack.ada.submits(form)).errors) == {"engagement_rate", "cadence_days"}


async def test_the_forty_first_team_has_an_edit_button(slack: LocalSlack) -> None:
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


async def test_in_a_direct_message_a_button_opens_the_setup(slack: LocalSlack) -> None:
    await slack.ada.says_in_dm("setup")
    await slack.ada.clicks(await slack.ada.next_message("dm"), "Open the setup")
    assert "There is no team yet" in (await answered(slack.ada)).words


async def test_erasing_a_workspace_removes_teams_and_memberships(slack: LocalSlack) -> None:
    await joins(slack.ada)
    await makes_team(slack.ada, "Nordics", slack.ada, slack.uma)
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await slack.bot.desk.store.run(erase_workspace, "T0PLAYGRND")
    overview = await open_setup(slack.ada)
    assert "There is no team yet" in overview.words
    await slack.ada.closes(overview)
    await slack.ada.types("#sales", "/ssi settings")
    assert "You haven't joined" in (await answered(slack.ada)).words


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
async def test_an_admin_who_asks_for_the_setup_is_not_offered_it_as_well(
    slack: LocalSlack,
) -> None:
    assert "Teams, their board channel" in (await says(slack.ada, "setup")).text
    await slack.bot.desk.finish()
    assert len(slack.ada.messages("dm")) == 2


async def test_a_channel_taken_from_its_team_is_not_tested(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    overview = await open_setup(slack.ada)
    ada = Person(Asker("T0PLAYGRND", slack.ada.id), Profile("Ada", "UTC", is_admin=True))
    details = TeamDetails("Nordics", None, "Etc/UTC", 1, 600, (slack.uma.id,))
    await slack.bot.desk.store.run(save_team, Submission(ada, "key", NOW), 1, details, {})
    before = len(slack.ben.messages("#sales"))
    await slack.ada.clicks(overview, "Test the channel")
    assert "Nordics" in (await slack.ada.next_modal()).words
    assert len(slack.ben.messages("#sales")) == before


async def test_the_setup_asked_for_twice_by_direct_message_is_offered_twice(
    slack: LocalSlack,
) -> None:
    for _ in range(2):
        offer = await says(slack.ada, "setup")
        assert "Teams, their board channel" in offer.text
