"""What the setup, the settings and the log of reads say of each state."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.people.board_consent import BoardQuestion
from domain.people.forgetting import StoredAboutMember
from domain.people.member_settings import LeaveResult, MemberSettings, Plan, SettingsGroup, Upcoming
from domain.people.privacy import Access, AccessKind, AccessLog, Privacy
from domain.people.teams import BoardNotice, MissedBoard, Setup, Team, TeamDetails, TeamMate
from domain.timing.schedules import Kind
from domain.typed.command_table import unknown_command
from playground.testing.reading import as_read
from views.moments import read_on
from views.notices import refusal
from views.people.board_consent import board_question
from views.people.board_notices import board_notice
from views.people.forgetting import forget_question
from views.people.joining import join_form, left
from views.people.privacy import access_log, privacy_saved
from views.people.settings_form import settings_form
from views.people.settings_page import settings_page
from views.people.setup_page import setup_overview

TODAY = date(2026, 12, 21)
NOW = datetime(2026, 12, 21, 9, tzinfo=UTC)
DETAILS = TeamDetails("Nordics", "C0SALES", "UTC", 1, 600, ())
ON, OFF = Privacy(council_since=NOW), Privacy()


def mate(number: int, *, joined: bool = False, invited: bool = False, **more: bool) -> TeamMate:
    invited = invited or more.get("left", False)
    return TeamMate(number, f"U{number}", "A", joined, invited, **more)


JOINED = (mate(1, joined=True), mate(2, joined=True))


def words_of(blocks: list[dict[str, Any]]) -> list[str]:
    """The text of each section and context block."""
    with_texts = [block.get("text") or block.get("elements", [{}])[0] for block in blocks]
    return [as_read(each["text"]) for each in with_texts if isinstance(each.get("text"), str)]


def setup(team: Team, **more: Any) -> list[str]:
    state = Setup((team,), may_appoint=True, coaches={}, thresholds={}, accounts=60, **more)
    with read_on(TODAY):
        return words_of(setup_overview(state, more.pop("said", ""))["blocks"])


@pytest.mark.parametrize(
    ("mates", "said"),
    [
        ((), "No members yet."),
        (JOINED, "2 members, all joined."),
        (JOINED[:1], "1 member, joined."),
        ((*JOINED, mate(3, invited=True)), "3 members: 2 joined, 1 invited."),
        (
            (*JOINED, mate(3, left=True), mate(4)),
            "4 members: 2 joined, 1 said no, 1 not asked yet.",
        ),
        (
            (*JOINED, mate(3, invited=True), mate(4, joined=True, served=False)),
            "3 members: 2 joined, 1 invited; 1 has left Slack.",
        ),
        ((*JOINED, mate(3, served=False)), "2 members, all joined; 1 has left Slack."),
        (
            (*JOINED, mate(3, joined=True, guest=True)),
            "3 members: 2 joined, 1 joined as a guest, so in no total.",
        ),
    ],
)
def test_a_team_says_in_which_state_its_members_are(mates: tuple[TeamMate, ...], said: str) -> None:
    assert any(f"*Nordics*\n{said}" in each for each in setup(Team(1, DETAILS, mates)))


def test_a_setup_with_nothing_to_do_is_one_line() -> None:
    shown = setup(Team(1, DETAILS, JOINED))
    begins = "*✓ Set up:* 1 team with a channel, 60 target accounts,"
    assert shown[0] == f"{begins} everyone joined."
    asked = setup(Team(1, DETAILS, (*JOINED, mate(3, invited=True))))
    assert asked[0] == f"{begins} everyone asked to join."
    assert len([each for each in shown if each.startswith(("✓", "*✓", "○"))]) == 1


def test_a_board_that_was_not_posted_comes_before_the_steps() -> None:
    missed = MissedBoard(NOW, in_doubt=False, reason="too late")
    shown = setup(Team(1, DETAILS, JOINED, missed=missed))
    assert "was not posted: too late." in shown[0]
    assert shown[1].startswith("*✓ Set up:*")


def test_saving_council_mode_is_answered_in_one_paragraph() -> None:
    state = Setup((), may_appoint=True, coaches={}, thresholds={}, council=True)
    shown = words_of(
        setup_overview(state, privacy_saved(replace(ON, names_kept_months=12)))["blocks"]
    )
    assert shown[0].startswith("*Council mode is on:* no board, and totals only of 5 people")
    assert shown[0].endswith("erased 12 months after the last touch.")
    assert sum("ouncil mode" in each for each in shown) == 1


@pytest.mark.parametrize(
    ("joined", "more", "says"),
    [(4, (), True), (4, (mate(9, joined=True, served=False),), True), (5, (), False)],
)
def test_council_mode_says_of_a_team_that_it_is_too_small_for_a_total(
    joined: int, more: tuple[TeamMate, ...], says: bool
) -> None:
    mates = (*(mate(number, joined=True) for number in range(joined)), *more)
    shown = " ".join(setup(Team(1, DETAILS, mates), council=True))
    reason = "No totals: 4 members joined; a total needs 5 members with entries."
    assert (reason in shown) == says


def test_settings_say_once_when_a_message_comes_and_that_council_mode_is_on() -> None:
    coming = tuple(
        Upcoming(kind, datetime(2026, 12, day, 9, tzinfo=UTC))
        for kind, day in ((Kind.DIGEST, 28), (Kind.REMINDER, 31), (Kind.NUDGE, 22))
    )
    plan = Plan(
        True, MemberSettings(on_board=True), "Etc/UTC", TODAY, upcoming=coming, council=True
    )
    with read_on(TODAY):
        text = as_read(settings_page(plan).text)
        without = as_read(settings_page(replace(plan, council=False)).text)
    assert (text.count("09:00"), text.count("ouncil mode")) == (2, 1)
    for said in (
        "Next digest: Mon 28 Dec.",
        "Next reminder: Thu 31 Dec.",
        "Next check: Tue 22 Dec.",
    ):
        assert said in text
    assert "All times are UTC, from your Slack profile." in text
    assert "Board: your name" not in text
    assert "`/ssi pipeline` and account pages: only you see your wins." in text
    assert "Board: your name, your figures, your wins without the amounts of deals." in without
    assert "coaches and teammates see your wins with amounts." in without


@pytest.mark.parametrize("was_joined", [True, False])
def test_leaving_says_who_still_sees_the_wins(was_joined: bool) -> None:
    usual, council = (left(LeaveResult(was_joined, council)).text for council in (False, True))
    assert "Coaches, but no teammates, still see your wins." in usual
    assert "No one else sees your wins." in council


def test_the_question_about_the_board_promises_only_what_holds() -> None:
    plan = Plan(True, MemberSettings(), "Etc/UTC", TODAY)
    usual, council = (
        str(settings_form(replace(plan, council=council), SettingsGroup.SEEN_BY)["blocks"])
        for council in (False, True)
    )
    assert "Coaches see your wins by name in any case" in usual
    assert "no board shows you, and only you see your wins." in council
    assert "Coaches see your wins" not in council


@pytest.mark.parametrize(
    ("privacy", "accesses", "first", "last"),
    [
        (
            OFF,
            (),
            "*I keep no record of who sees totals that include you.* An admin can turn it on: "
            "council mode in `/ssi setup`.",
            "Only you see this.",
        ),
        (
            ON,
            (),
            "*No one has seen totals that include you* since Mon 21 Dec, 09:00.",
            "Council mode has been on since Mon 21 Dec, 09:00. Records are kept for 12 months. "
            "Only you see this.",
        ),
        (
            ON,
            (Access(AccessKind.TEAM_TOTALS, "Nordics 30d", "Ada", NOW),),
            "*Ada saw totals that include you:* Nordics, last 30 days, Mon 21 Dec, 09:00.",
            "Council mode has been on since Mon 21 Dec, 09:00. Records are kept for 12 months. "
            "Only you see this.",
        ),
        (
            OFF,
            (Access(AccessKind.TEAM_EXPORT, "Nordics", "Ada", NOW),),
            "*Ada exported totals that include you:* Nordics, Mon 21 Dec, 09:00.",
            "Council mode is off, so I record nothing new. Records are kept for 12 months. "
            "Only you see this.",
        ),
    ],
)
def test_the_log_of_reads_leads_with_who_saw_what(
    privacy: Privacy, accesses: tuple[Access, ...], first: str, last: str
) -> None:
    with read_on(TODAY):
        log = AccessLog(privacy, accesses, len(accesses))
        shown = words_of(list(access_log(log, ZoneInfo("UTC")).blocks))
    assert shown == [first, last]


def test_the_invitation_to_a_channel_begins_its_line_so_that_it_is_copied_whole() -> None:
    notice = BoardNotice(1, "Nordics", "C0SALES", "not_in_channel")
    assert board_notice(notice).text == (
        "I can't post this week's board of Nordics in <#C0SALES>: I'm not in that channel.\n"
        "Type `/invite @SSI Coach` there, then press *Test again*. Then you can post the board; it "
        "isn't lost."
    )


def test_the_question_about_amounts_comes_first() -> None:
    assert board_question(BoardQuestion()).text.startswith("May the board show the amounts")


@pytest.mark.parametrize(
    ("coaches", "council", "week", "notices"),
    [(False, False, False, False), (True, False, True, True), (True, True, False, True)],
)
def test_joining_promises_a_coach_all_that_a_coach_gets(
    *, coaches: bool, council: bool, week: bool, notices: bool
) -> None:
    plan = Plan(False, MemberSettings(), "Etc/UTC", TODAY, coaches=coaches, council=council)
    shown = " ".join(words_of(join_form(plan, NOW)["blocks"]))
    assert ("• Your teams' week: half an hour after the digest" in shown) == week
    assert ("• A notice when something needs you: a board" in shown) == notices


@pytest.mark.parametrize(
    ("admin", "said"), [(True, "manifest.link-offers.json"), (False, "an admin can allow it.")]
)
def test_only_an_admin_reads_which_file_to_install(admin: bool, said: str) -> None:
    plan = Plan(True, MemberSettings(), "Etc/UTC", TODAY, admin=admin)
    form = words_of(settings_form(plan, SettingsGroup.MESSAGES)["blocks"])
    [offers] = [each for each in form if each.startswith("I could offer to log a link")]
    assert said in offers
    assert ("manifest" in offers) == admin


def test_erasing_names_all_entries_in_the_order_of_the_export() -> None:
    stored = StoredAboutMember(NOW, 2, 405, 163, 0, 7, 1, 0, 0, (), 0, is_coach=False)
    assert "2 posts with their 405 engagers, 163 DMs, 7 comments, 1 win." in as_read(
        forget_question(stored).text
    )


def test_a_refusal_that_names_the_line_does_not_repeat_it() -> None:
    assert "You typed" not in refusal(unknown_command("lgo"), "/ssi lgo").text
    assert "You typed: `/ssi lgo 5`" in refusal(unknown_command("lgo"), "/ssi lgo 5").text
