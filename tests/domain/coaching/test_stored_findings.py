"""Stored findings read back unchanged, also from rows of older versions."""

import json
from datetime import date
from decimal import Decimal

import pytest

from domain.accounts import Role
from domain.coaching.follow_up import FollowUp
from domain.coaching.post_rules import AboveUsual, LinkOuts, LowRate, NoPost, PostReference
from domain.coaching.rules import FINDINGS, Finding
from domain.coaching.stored_findings import from_values, to_values
from domain.coaching.target_facts import ContactReference, SharedContact
from domain.coaching.target_rules import (
    Collision,
    DmDrift,
    FewComments,
    OneThread,
    SilentAccount,
    SilentAccounts,
    SingleThreaded,
    Vanity,
    Waiting,
    WaitingPerson,
)
from domain.engagement import Engagers, Rate
from domain.entries.goals import Goal
from domain.figures.target_share import TargetShare

FRIDAY = date(2026, 11, 20)
ZOE = ContactReference(12, "Zoë", 3, "Acme")
RATE, USUAL = Rate(Engagers(20, 28), 2340), Rate(Engagers(61, 61), 3000)
BEST = PostReference("urn:li:activity:7265", FRIDAY, USUAL)

#: Parts of rows as version 0.1 wrote them.
OLD_ZOE = '{"contact_id": 12, "name": "Zoë", "account_id": 3, "account": "Acme"}'
OLD_RATE = '{"low": 20, "high": 28, "views": 2340}'
OLD_USUAL = '{"low": 61, "high": 61, "views": 3000}'
OLD_BEST = f'{{"link": "urn:li:activity:7265", "posted_on": "2026-11-20", "rate": {OLD_USUAL}}}'

#: Each rule's stored facts in `NudgeRow.facts`, as version 0.1 wrote them if it had the rule, and
#: the finding they stand for.
OLD_ROWS = [
    (
        "dm_drift",
        '"now": {"targets": 2, "people": 8}, "before": {"targets": 5, "people": 8}, '
        f'"goal": "50", "below": true, "waiting": [{OLD_ZOE}]',
        DmDrift(TargetShare(2, 8), TargetShare(5, 8), "50", True, (ZOE,)),
    ),
    (
        "dm_drift",
        '"now": {"targets": 2, "people": 8}, "before": null, "goal": "50", "below": false, '
        '"waiting": []',
        DmDrift(TargetShare(2, 8), None, "50", False),
    ),
    (
        "engagement_rate",
        f'"rate": {OLD_RATE}, "posts": 3, "firm": true, "threshold": "1.5", '
        f'"lacking": "credibility", "best": {OLD_BEST}, "usual": {OLD_USUAL}',
        LowRate(RATE, 3, True, "1.5", Goal.CREDIBILITY, BEST, USUAL),
    ),
    (
        "engagement_rate",
        f'"rate": {OLD_RATE}, "posts": 1, "firm": false, "threshold": "1.5", '
        '"lacking": "customer_result", "best": null, "usual": null',
        LowRate(RATE, 1, False, "1.5", Goal.CUSTOMER_RESULT, None, None),
    ),
    (
        "warm",
        f'"people": [{{"person": {OLD_ZOE}, "engaged_on": "2026-11-20"}}], "total": 1, "days": 3',
        Waiting((WaitingPerson(ZOE, FRIDAY),), 1, 3),
    ),
    (
        "cadence",
        '"last_posted_on": "2026-11-20", "days": 8, "lacking": "credibility"',
        NoPost(FRIDAY, 8, Goal.CREDIBILITY),
    ),
    (
        "silent_account",
        '"accounts": [{"account_id": 3, "name": "Acme", "touched_on": "2026-11-20"}, '
        '{"account_id": 4, "name": "Globex", "touched_on": null}], '
        '"total": 2, "days": 30, "owned": true',
        SilentAccounts(
            (SilentAccount(3, "Acme", FRIDAY), SilentAccount(4, "Globex", None)), 2, 30, True
        ),
    ),
    (
        "single_threaded",
        f'"threads": [{{"person": {OLD_ZOE}, "touches": 2, '
        '"missing": ["decision_maker", "user"]}], "total": 1',
        SingleThreaded((OneThread(ZOE, 2, (Role.DECISION_MAKER, Role.USER)),), 1),
    ),
    (
        "few_comments",
        f'"comments": 1, "goal": 3, "people": [{OLD_ZOE}]',
        FewComments(1, 3, (ZOE,)),
    ),
    (
        "follow_up",
        f'"person": {OLD_ZOE}, "dm_id": 7, "written_on": "2026-11-16"',
        FollowUp(ZOE, 7, date(2026, 11, 16)),
    ),
    (
        "link_outs",
        '"link_outs": 2, "posts": 3, "views_with": 1200, "views_without": null',
        LinkOuts(2, 3, 1200, None),
    ),
    (
        "collision",
        f'"shared": [{{"person": {OLD_ZOE}, "teammate": "Ben", "own_on": "2026-11-20", '
        '"teammate_on": "2026-11-19"}], "days": 14',
        Collision((SharedContact(ZOE, "Ben", FRIDAY, date(2026, 11, 19)),), 14),
    ),
    (
        "vanity",
        '"earlier_on": "2026-11-01", "earlier": "47", "later_on": "2026-11-20", '
        '"later": "50.118", "engagers": [{"targets": 5, "people": 8}, '
        '{"targets": 2, "people": 8}], "dms": null',
        Vanity(
            date(2026, 11, 1),
            Decimal(47),
            FRIDAY,
            Decimal("50.118"),
            (TargetShare(5, 8), TargetShare(2, 8)),
            None,
        ),
    ),
    (
        "kudos",
        f'"rate": {OLD_USUAL}, "posts": 2, "usual": {OLD_RATE}, "best": {OLD_BEST}',
        AboveUsual(USUAL, 2, RATE, BEST),
    ),
]


@pytest.mark.parametrize(("rule", "facts", "finding"), OLD_ROWS)
def test_a_row_of_version_0_1_reads_back_as_its_finding(
    rule: str, facts: str, finding: Finding
) -> None:
    assert from_values(rule, json.loads(f"{{{facts}}}")) == finding


def test_there_is_an_old_row_of_every_rule() -> None:
    assert {rule for rule, _, _ in OLD_ROWS} == set(FINDINGS)


@pytest.mark.parametrize(("rule", "finding"), [(rule, finding) for rule, _, finding in OLD_ROWS])
def test_a_stored_finding_reads_back_unchanged(rule: str, finding: Finding) -> None:
    assert from_values(rule, json.loads(json.dumps(to_values(finding)))) == finding


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("retired_rule", {"days": 7}),
        ("cadence", {}),
        ("cadence", {"last_posted_on": "Friday", "days": 8, "lacking": "credibility"}),
        ("cadence", {"last_posted_on": "2026-11-20", "days": "many", "lacking": "credibility"}),
        ("kudos", {"rate": 1.5, "posts": 2, "usual": None, "best": None}),
    ],
)
def test_an_unknown_rule_or_value_reads_back_as_none(rule: str, facts: dict[str, object]) -> None:
    assert from_values(rule, facts) is None
