"""``ssi-coach annex``: which fields are stored and who sees each, for a works agreement.

Tables, columns and what they hold are read from the code. Who sees them is told here, with the view
that shows it and the test that proves it; a test checks that no table is missing, and that views
and tests exist.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Column
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

import storage.tables
from domain.entries.acts import UNDO_REACHES
from domain.people.privacy import ACCESS_KEPT_MONTHS, COUNCIL_FEWEST, COUNCIL_NAMES_KEPT
from services.entries.strangers import KEPT_FOR
from services.people.workspaces import GRACE


@dataclass(frozen=True)
class Audience:
    """Who sees a field.

    Args:
        council: The same in council mode; empty if it is the same.
        view: The function that shows it, as ``path: name``.
        test: The test that proves it, as ``path::name``.
    """

    sees: str
    view: str
    test: str
    council: str = ""


_COUNCIL_TESTS = "tests/conversations/people/test_council_mode.py"
_FIVE = f"the person; totals of {COUNCIL_FEWEST} people or more: coaches"
NOBODY = Audience(
    "no one: internal",
    "views/people/export_files.py: archive",
    "tests/conversations/people/test_data_export.py::"
    "test_a_person_gets_everything_stored_about_them_and_nothing_of_others",
)
OWN = Audience(
    "the person alone",
    "views/people/export_files.py: archive",
    "tests/conversations/people/test_data_export.py::"
    "test_coaches_export_the_team_without_private_things",
)
FIGURES = Audience(
    "the person; on boards, after their consent, the team's channel; totals of three people or "
    "more: coaches",
    "views/figures/board.py: board",
    f"{_COUNCIL_TESTS}::test_no_board_is_shown",
    _FIVE,
)
SUMS = Audience(
    "the person; whom they are in touch with, if they share it, teammates; coverage, and totals of "
    "three people or more: coaches",
    "views/figures/team_stats.py: team_stats",
    f"{_COUNCIL_TESTS}::test_totals_are_of_five_people_and_only_shown_ones_are_recorded",
    "the person; whom they are in touch with, if they share it, teammates; totals of "
    f"{COUNCIL_FEWEST} people or more: coaches",
)
SCORES = Audience(
    "the person; the overall score, if the person shares it, coaches",
    "views/figures/team_stats.py: team_stats",
    f"{_COUNCIL_TESTS}::test_coaches_see_no_wins_scores_and_coverage_of_single_people",
    "the person alone",
)
WINS = Audience(
    "the person; coaches; teammates, if the person agreed to the board",
    "views/figures/pipeline.py: pipeline_message",
    f"{_COUNCIL_TESTS}::test_coaches_see_no_wins_scores_and_coverage_of_single_people",
    _FIVE,
)
LISTED = Audience(
    "everyone whom the list is for: the workspace, or one team",
    "views/targets/account_page.py: account_overview",
    "tests/conversations/people/test_data_export.py::"
    "test_coaches_export_the_team_without_private_things",
)
MEMBERS = Audience(
    "coaches and admins, who set up teams",
    "views/people/setup_page.py: setup_overview",
    f"{_COUNCIL_TESTS}::test_a_member_who_is_no_admin_does_not_change_it",
)
READERS = Audience(
    "the person; teammates, if the person shares whom they are in touch with",
    "views/targets/account_page.py: account_overview",
    "tests/conversations/imports/test_linkedin_files.py::"
    "test_the_export_of_a_post_says_which_target_accounts_saw_it",
)
READS = Audience(
    "the person whose figures were read",
    "views/people/privacy.py: access_log",
    "tests/services/figures/test_council_totals.py::"
    "test_each_person_reads_who_saw_totals_that_include_them",
)

#: By table. Ids and references of a table are `NOBODY`'s.
AUDIENCES: Mapping[str, Audience] = {
    "workspace": MEMBERS,
    "member": MEMBERS,
    "member_settings": OWN,
    "team": MEMBERS,
    "team_member": MEMBERS,
    "access": READS,
    "post": OWN,
    "snapshot": FIGURES,
    "audience": READERS,
    "engager": FIGURES,
    "stranger": NOBODY,
    "dm": SUMS,
    "dm_week": SUMS,
    "comment": SUMS,
    "ssi_score": SCORES,
    "win": WINS,
    "account": LISTED,
    "account_alias": LISTED,
    "contact": LISTED,
    "contact_alias": LISTED,
    "act": OWN,
    "schedule": OWN,
    "delivery": OWN,
    "nudge": OWN,
    "heard_message": NOBODY,
}
#: Of single columns.
OVERRIDES: Mapping[tuple[str, str], Audience] = {
    **{
        ("ssi_score", name): OWN
        for name in (
            *("brand", "people", "insights", "relationships"),
            *("industry_rank", "network_rank"),
        )
    },
    ("snapshot", "total_engagements"): OWN,
    ("snapshot", "members_reached"): OWN,
    ("member", "name"): replace(MEMBERS, sees=f"{MEMBERS.sees}; with figures on boards: the team"),
}
#: The names of columns that the bot shows to no one.
_INTERNAL = frozenset(
    {"key", "undone_key", "mac", "token", "people_key", "match_key", "person_key", "uuid"}
)

_KINDS: Mapping[type, str] = {
    str: "text",
    int: "number",
    bool: "yes or no",
    date: "day",
    datetime: "moment",
}


def annex() -> Iterator[str]:
    """The annex, line by line, in Markdown."""
    yield "# Annex: stored fields, and who sees them"
    yield ""
    yield (
        "Printed by `ssi-coach annex` from the program itself: its tables, views and tests. "
        "Members type in or hand over everything; the bot reads nothing from LinkedIn and stores "
        "no message text."
    )
    yield ""
    yield from _retention()
    models = {str(model.__tablename__): model for model in _models()}
    for name, audience in AUDIENCES.items():
        yield from _table(name, (models[name].__doc__ or "").strip(), audience)


def _models() -> Iterator[type[SQLModel]]:
    for name in storage.tables.__all__:
        model = getattr(storage.tables, name)
        if isinstance(model, type) and issubclass(model, SQLModel):
            yield model


def _retention() -> Iterator[str]:
    yield "## How long"
    yield ""
    yield "| what | kept |"
    yield "|---|---|"
    yield "| entries and settings | until the person types `/ssi forget-me` |"
    yield f"| what was undone or deleted | {UNDO_REACHES.days} days |"
    yield f"| HMACs of people outside target accounts | {KEPT_FOR.days} days |"
    yield (
        "| names of people at target accounts, in council mode | "
        f"{COUNCIL_NAMES_KEPT} months after the last touch |"
    )
    yield f"| reads of totals, in council mode | {ACCESS_KEPT_MONTHS} months |"
    yield f"| a workspace from which the app was removed | {GRACE.days} days |"
    yield ""


def _table(name: str, holds: str, audience: Audience) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield holds.split("\n\n", maxsplit=1)[0].replace("\n", " ")
    yield ""
    yield f"Shown by `{audience.view}`; proved by `{audience.test}`."
    yield ""
    yield "| field | type | who sees it | in council mode |"
    yield "|---|---|---|---|"
    for column in SQLModel.metadata.tables[name].columns:
        own = OVERRIDES.get((name, column.name), audience)
        yield _row(column, NOBODY if _is_internal(column) else own)
    yield ""


def _is_internal(column: Column[object]) -> bool:
    return bool(column.primary_key or column.foreign_keys or column.name in _INTERNAL)


def _row(column: Column[object], audience: Audience) -> str:
    kind = column.type
    plain = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    kind_named = _KINDS.get(plain.python_type, "JSON")
    council = audience.council or audience.sees
    return f"| {column.name} | {kind_named} | {audience.sees} | {council} |"
