"""Texts of answers that change with a figure or a name."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.coaching.digest import Digest, Push
from domain.engagement import Engagers, Figures, Rate
from domain.entries.acts import ActKind, ListChange, Undone
from domain.entries.dms import DmFigures, DmLogged, DmOutcome
from domain.entries.own_entries import Dm, DmWeek, EntryKind, EntryPage
from domain.entries.posts import Advice, PeopleListed, Post, PostFigures, PostPage
from domain.entries.touches import DmCounts, Relation
from domain.errors import UserError
from domain.figures.activity import WinTally
from domain.figures.board import Board, Leaderboard, OwnPlace
from domain.figures.measures import Measure, Standing
from domain.figures.ranking import ranked
from domain.figures.stats import Totals
from domain.figures.target_share import TargetShare
from domain.people.member_settings import MemberSettings
from domain.people.teams import Invited
from domain.targets.account_import import ImportCounts, ImportPreview, LineNote, ListFile
from domain.thresholds import DEFAULTS
from domain.timing.periods import Window
from playground.testing.reading import as_read
from tests.domain.posts import post
from views import notices
from views.coaching.digest import digest
from views.coaching.whole_week import whole_week
from views.entries.dms import dm_logged
from views.entries.engagers import engagers_form, listed_lines
from views.entries.log_form import edit_form
from views.entries.own_entries import entry_page
from views.entries.own_posts import post_page
from views.entries.post_figures import post_figures
from views.entries.undo import undone
from views.figures.board import board
from views.figures.leaderboard import leaderboard
from views.moments import read_on
from views.people.plan import what_is_sent
from views.people.setup_form import invited
from views.targets.account_import import import_preview
from views.targets.unclear_names import unclear_form
from views.wording.post_words import post_name_and_day, post_of_day
from views.wording.rate_words import verdict

LINK = "https://www.linkedin.com/posts/x_activity-7402746946853253120-AbCd"
MONDAY = date(2026, 11, 23)
WEEK = Window(MONDAY - timedelta(days=6), MONDAY, "7d")
FILE = ListFile("F1", "list.csv")


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Undone(ActKind.CONTACT), "the change to a person"),
        (Undone(ActKind.ACCOUNT), "the change to an account"),
        (
            Undone(ActKind.IMPORT, list_change=ListChange.ADDED, names=("Acme", "Globex"), count=5),
            "the import of 5 accounts: Acme, Globex and 3 more",
        ),
        (
            Undone(
                ActKind.IMPORT,
                list_change=ListChange.ADDED,
                names=("Acme",),
                count=3,
                kept=3,
                kept_names=("Acme",),
            ),
            "Acme and 2 more stay on the list: other entries are about them.",
        ),
    ],
)
def test_undo_names_what_it_changed_back(act: Undone, said: str) -> None:
    assert said in as_read(undone(act).text)


OWN = Standing(
    1,
    "Ann",
    posts=2,
    dms=4,
    rate=Rate(Engagers(30, 30), 1_000),
    usual=Rate(Engagers(20, 20), 1_000),
    share=TargetShare(3, 10),
)


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Measure.IMPROVED, "with +1.00 points on your usual."),
        (Measure.TARGET_DMS, "with 4 target DMs."),
        (Measure.TARGET_SHARE, "with a target share of 30 %."),
    ],
)
def test_the_own_place_names_the_value_of_the_measure(measure: Measure, said: str) -> None:
    place = OwnPlace(1, 3, OWN, on_board=True)
    result = Leaderboard(1, "Sales", WEEK, measure, None, place, "7d", channel=None)
    assert said in as_read(leaderboard(result).text)


def test_a_board_by_target_share_shows_whole_percents_before_wins() -> None:
    won = OWN._replace(member_id=2, name="Bo", wins=WinTally(2))
    rows = ranked([OWN, won], Measure.TARGET_SHARE)
    totals = Totals(4, 2_000, Engagers(60, 60), Rate(Engagers(60, 60), 2_000))
    shown = board(Board(1, "Sales", WEEK, Measure.TARGET_SHARE, rows, {}, {}, WEEK, totals, totals))
    [table] = [block for block in shown.blocks if block["type"] == "data_table"]
    assert "30 %" in [as_read(cell["text"]) for cell in table["rows"][1]]
    assert [cell["text"] for cell in table["rows"][0][1:3]] == ["Share", "Wins"]


@pytest.mark.parametrize(
    ("until", "said"),
    [(11 * 60, "when your quiet hours end (11:00)"), (None, "of each month at 09:00")],
)
def test_the_reminder_waits_for_the_end_of_the_quiet_hours(until: int | None, said: str) -> None:
    settings = MemberSettings(quiet_from=None if until is None else 20 * 60, quiet_until=until)
    assert said in what_is_sent(settings)[1]


def test_a_team_in_which_everyone_was_invited_gets_a_plain_answer() -> None:
    assert invited(Invited("Sales", ())).startswith("Everyone in this team has joined or was")


def test_many_refused_lines_of_one_reason_are_counted() -> None:
    refused = tuple(LineNote(line, "?", "There is no name.") for line in range(2, 14))
    preview = ImportPreview(FILE, "a list", ImportCounts(new=1, refused=12), refused=refused)
    said = "Lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more: There is no name"
    assert said in import_preview(preview).text


@pytest.mark.parametrize(("new", "also"), [(0, False), (3, True)])
def test_the_form_for_unclear_names_counts_the_clear_ones(new: int, also: bool) -> None:
    form: dict[str, Any] = unclear_form("key", ImportPreview(FILE, "a list", ImportCounts(new=new)))
    assert ("also imports the 3 clear ones" in as_read(form["blocks"][0]["text"]["text"])) is also


@pytest.mark.parametrize(
    ("figures", "rows"),
    [
        (Figures(), ["Listed 1 person."]),
        (
            Figures(100, 4, listed=1, listed_targets=1),
            ["Listed 1 person.", "1 of 4 engagers is at target accounts: 25 %."],
        ),
    ],
)
def test_the_target_share_is_told_once_there_is_one(figures: Figures, rows: list[str]) -> None:
    assert list(map(as_read, listed_lines(PeopleListed(1, 0), figures)))[: len(rows)] == rows


def test_a_rate_near_the_threshold_is_told_as_unclear() -> None:
    assert as_read(verdict(Rate(Engagers(10, 20), 1_000))) == "That could be above or below 1.5 %."


def test_the_first_page_of_several_offers_only_older_entries() -> None:
    week = DmWeek(1, MONDAY, 5, 2)
    first = entry_page(EntryPage(EntryKind.DM, (week,), 1, 2, 30))
    labels = [
        element["text"]["text"]
        for block in first.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if "text" in element
    ]
    assert "Older" in labels
    assert "Newer" not in labels


def test_the_best_post_of_a_digest_without_another_merit_has_the_highest_rate() -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    post = Post(1, LINK, MONDAY, at, None, None, Figures(1_000, 5), at)
    totals = Totals(2, 2_000, Engagers(8, 8), Rate(Engagers(8, 8), 2_000))
    result = Digest("Ann", WEEK, totals, totals, None, (), post, 1, (), (), DEFAULTS, at)
    assert "; the highest rate of the week." in whole_week(result).text


def test_pushes_of_three_weeks_share_no_sentence() -> None:
    texts = [digest(Push("Ada", ever=True, last=False, turn=turn)).text for turn in range(3)]
    said = [sentence for text in texts for sentence in text.split(". ")[:-1]]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("fix", "labels"),
    [
        ("Did you mean `/ssi log`?", ["Log a post"]),
        ("Ask a coach to use `/ssi setup`; `/ssi stats`, yes, `/ssi stats`.", ["My figures"]),
        ("`/ssi setup` makes one.", ["Setup"]),
        ("Try `/ssi stats 30d`.", []),
        ("", []),
    ],
)
def test_a_refusal_has_a_button_for_each_command_that_its_fix_names(
    fix: str, labels: list[str]
) -> None:
    rows = notices.refusal(UserError("Not so.", fix)).blocks
    buttons = [each for row in rows for each in row.get("elements", ()) if each["type"] == "button"]
    assert [each["text"]["text"] for each in buttons] == labels
    assert [each.get("style") for each in buttons] == ["primary"][: len(labels)]


def test_two_posts_of_one_title_are_told_apart_by_their_day() -> None:
    posts = [
        replace(post(Figures(), date(2026, 11, day)), title=title)
        for day, title in ((23, "How we cut"), (24, "How we cut"), (25, ""))
    ]
    with read_on(MONDAY):
        names = [as_read(post_name_and_day(each, 40)) for each in posts]
    assert names[0] != names[1]
    assert names[0].endswith(", Mon 23 Nov")
    assert names[2] == "Post of Wed 25 Nov"


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Us & them", "post “{}Us &amp; them{}” of Mon 23 Nov"),
        ("", "{}post of Mon 23 Nov{}"),
    ],
)
def test_a_sentence_names_a_post_alike_with_and_without_its_link(title: str, named: str) -> None:
    shown = replace(post(Figures(), MONDAY), title=title)
    link = f"<{shown.link}|"
    with read_on(MONDAY):
        assert as_read(post_of_day(shown)) == named.format("", "")
        assert as_read(post_of_day(shown, linked=True)) == named.format(link, ">")
        forms = [
            engagers_form("", post=shown),
            edit_form("", shown),
            post_figures(PostFigures(shown, None, next(iter(Advice))), 0),
        ]
        texts = [as_read(form["blocks"][0]["text"]["text"]) for form in forms]
    assert all(text.startswith(f"Your {named.format(link, '>')}") for text in texts)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (
            DmCounts(5, 5),
            " (the 28 days before: 50 %).\nReplies: 3 of the 15 people you logged one by one.",
        ),
        (DmCounts(3, 2), " (the 28 days before: 60 %).\n"),
        (DmCounts(), ".\n"),
    ],
)
def test_the_share_of_dms_and_the_replies_have_a_line_each(before: DmCounts, said: str) -> None:
    figures = DmFigures(DmCounts(9, 6, 15, 3), before)
    dm = Dm(1, Relation.TARGET, date(2026, 11, 23), False, "Jo", 7, "Acme", 2)
    shown = dm_logged(DmLogged(1, DmOutcome.LOGGED, dm, figures, "Jo")).blocks[0]["text"]["text"]
    assert (
        f"60 % of your DMs go to target accounts: 9 of 15 people in 28 days{said}"
        in f"{as_read(shown)}\n"
    )
    assert "9\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}15" in shown


@pytest.mark.parametrize(
    ("name", "relation", "said"),
    [
        ("Pat Bo", Relation.PEER, "Next: when Pat Bo replies, press *They replied*."),
        ("Pat Bo", Relation.TARGET, "again. When Pat Bo replies, press *They replied*."),
        ("", Relation.PEER, "Next: when they reply, press *They replied*."),
    ],
)
def test_the_next_step_names_the_person_who_may_reply(
    name: str, relation: Relation, said: str
) -> None:
    dm = Dm(1, relation, MONDAY, False)
    logged = DmLogged(1, DmOutcome.LOGGED, dm, DmFigures(DmCounts(), DmCounts()), name)
    assert said in as_read(dm_logged(logged).text)


@pytest.mark.parametrize(
    ("figures", "note", "row"),
    [
        (Figures(views=1445, engagers=45), "", "*3.11 %* · 1,445 views · 45 engagers"),
        (Figures(views=100, engagers=1), "", "*1.00 %* · 100 views · 1 engager"),
        (Figures(views=100), "", "100 views"),
        (Figures(), "", "no figures yet"),
        (
            Figures(views=1000, reactions=20, comments=8),
            " A range of engagers: one person may have done several things.",
            "*2.00–2.80 %* · 1,000 views · 20–28 engagers",
        ),
    ],
)
def test_the_list_of_posts_says_once_what_the_figures_of_each_row_are(
    figures: Figures, note: str, row: str
) -> None:
    shown = replace(post(figures, MONDAY), title="How we cut")
    with read_on(MONDAY):
        message = post_page(PostPage((shown,), 1, 1, 1))
    said, _, rows = message.blocks[2:5]
    notes = as_read(said["elements"][0]["text"])
    assert notes == f"Engagement rate · views · unique engagers.{note}"
    assert as_read(rows["text"]["text"]) == f"<{shown.link}|How we cut>, Mon 23 Nov\n{row}"
    assert note in message.text
