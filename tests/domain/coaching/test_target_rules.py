"""The rules about target accounts: facts and their findings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.accounts import Role
from domain.coaching.facts import Facts
from domain.coaching.follow_up import FollowUp
from domain.coaching.rules import Finding, Rule, findings
from domain.coaching.stored_findings import from_values, to_values
from domain.coaching.target_facts import (
    Comments,
    ContactReference,
    EngagedTarget,
    MemberAccount,
    ScoreWithShares,
    SharedContact,
    TargetFacts,
    UnansweredDm,
)
from domain.coaching.target_rules import (
    Collision,
    DmDrift,
    FewComments,
    SilentAccounts,
    SingleThreaded,
    Vanity,
    Waiting,
    warm,
)
from domain.entries.touches import DmCounts
from domain.figures.target_share import TargetShare, of_dms, of_engagers
from domain.thresholds import DEFAULTS, Thresholds
from tests.domain.strategies import DM_COUNTS, FIGURES_LISTED, SHARED_OF_PEOPLE

TODAY = date(2026, 11, 23)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def contact(contact_id: int = 1, account: int = 1) -> ContactReference:
    return ContactReference(contact_id, f"Jane {contact_id}", account, f"Acme {account}")


def found(thresholds: Thresholds = DEFAULTS, **facts: Any) -> dict[Rule, Finding]:
    return findings(Facts(TODAY, (), None, TargetFacts(**facts)), thresholds)


def engaged(contact_id: int, days: int, written: int | None = None) -> EngagedTarget:
    """A contact listed some days ago, as an engager of a post of the day before."""
    on = ago(written) if written is not None else None
    return EngagedTarget(contact(contact_id), ago(days), ago(days + 1), on)


def account(account_id: int = 1, *, owned: bool = True, **values: Any) -> MemberAccount:
    return MemberAccount(
        account_id, f"Acme {account_id}", owned, values.pop("since", ago(200)), **values
    )


@pytest.mark.parametrize(
    ("now", "before", "below"),
    [
        (DmCounts(2, 3), DmCounts(), True),
        (DmCounts(3, 2), DmCounts(8, 2), False),  # 60 %, from 80 %
        (DmCounts(13, 7), DmCounts(16, 4), False),  # 15 points are enough
    ],
)
def test_dms_drift_below_the_share_or_by_a_fall(
    now: DmCounts, before: DmCounts, below: bool
) -> None:
    finding = found(dms=now, dms_before=before)[Rule.DM_DRIFT]
    assert isinstance(finding, DmDrift)
    assert finding.below is below


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (DmCounts(1, 3), DmCounts()),  # four people
        (DmCounts(3, 3), DmCounts()),  # half is enough
        (DmCounts(4, 3), DmCounts(4, 0)),  # four people before
        (DmCounts(14, 6), DmCounts(16, 4)),  # ten points
    ],
)
def test_dms_do_not_drift_without_enough_evidence(now: DmCounts, before: DmCounts) -> None:
    assert Rule.DM_DRIFT not in found(dms=now, dms_before=before)


def test_a_drift_names_up_to_five_engagers_without_a_dm_since() -> None:
    people = tuple(engaged(number, 20 - number) for number in range(7))
    written = engaged(9, 2, written=1)
    finding = found(dms=DmCounts(1, 9), engaged=(*people, written))[Rule.DM_DRIFT]
    assert isinstance(finding, DmDrift)
    assert [each.contact_id for each in finding.waiting] == [6, 5, 4, 3, 2]


@pytest.mark.parametrize(
    ("who", "waits"),
    [
        (engaged(1, 3), True),
        (engaged(1, 2), False),
        (engaged(1, 13), True),
        (engaged(1, 14), False),  # no longer warm
        (engaged(1, 5, written=1), False),
        (engaged(1, 5, written=6), False),  # on the day of the post
        (engaged(1, 5, written=7), True),  # before the post
    ],
)
def test_an_engager_waits_from_the_third_day_until_a_dm(who: EngagedTarget, waits: bool) -> None:
    assert (Rule.WARM in found(engaged=(who,))) is waits


def test_a_nudge_names_people_in_the_order_in_which_home_digest_and_who_do() -> None:
    people = tuple(
        engaged(number, days) for number, days in enumerate((5, 1, 9, 3, 3, 12), start=1)
    )
    ranked = warm(Facts(TODAY, (), None, TargetFacts(engaged=people)))
    [waits] = [each for each in found(engaged=people).values() if isinstance(each, Waiting)]
    assert [each.engaged_on for each in ranked] == [ago(days) for days in (1, 3, 3, 5, 9, 12)]
    assert [each.person for each in waits.people] == [each.person for each in ranked[1:]]


def test_an_owned_account_is_silent_after_thirty_days_without_a_touch() -> None:
    finding = found(
        accounts=(
            account(1, touched_on=ago(30), own_touch_on=ago(40)),
            account(2, touched_on=ago(29)),
            account(3),
            account(4, since=ago(29)),  # has had no time to be met
            account(5, owned=False, touched_on=ago(80)),  # another's
            account(6, since=ago(29), touched_on=ago(60)),  # an import knew an old touch
        )
    )[Rule.SILENT_ACCOUNT]
    assert isinstance(finding, SilentAccounts)
    assert [(each.account_id, each.touched_on) for each in finding.accounts] == [
        (3, None),
        (1, ago(40)),
    ]


def test_a_member_who_owns_no_account_sees_silent_accounts_they_touched() -> None:
    met = (
        account(1, owned=False, touched_on=ago(45)),
        account(2, owned=False, touched_on=ago(9)),
        account(3, owned=False, touched_on=ago(45), since=ago(0)),
    )
    finding = found(accounts=met)[Rule.SILENT_ACCOUNT]
    assert isinstance(finding, SilentAccounts)
    assert (finding.owned, [each.account_id for each in finding.accounts]) == (False, [1])


@pytest.mark.parametrize(
    ("people", "touches", "since", "hangs"),
    [
        ((contact(1),), 2, 14, True),
        ((contact(1),), 2, 13, False),  # began too lately
        ((contact(1),), 1, 80, False),
        ((contact(1), contact(2)), 9, 80, False),
    ],
)
def test_an_account_is_single_threaded_after_two_touches_of_one_contact_in_two_weeks(
    people: tuple[ContactReference, ...], touches: int, since: int, hangs: bool
) -> None:
    kept_one = account(
        1, people=people, touches=touches, met_since=ago(since), missing=(Role.CHAMPION,)
    )
    finding = found(accounts=(kept_one,)).get(Rule.SINGLE_THREADED)
    assert (finding is not None) is hangs
    if isinstance(finding, SingleThreaded):
        assert finding.threads[0].missing == (Role.CHAMPION,)


@pytest.mark.parametrize(
    ("comments", "few"),
    [
        (Comments(2, ago(7)), True),
        (Comments(0, ago(20)), True),
        (Comments(3, ago(7)), False),
        (Comments(1, ago(6)), False),  # began this week
        (Comments(), False),  # does not use it
    ],
)
def test_comments_are_few_only_for_members_who_log_comments(comments: Comments, few: bool) -> None:
    assert (Rule.FEW_COMMENTS in found(comments=comments)) is few


@pytest.mark.parametrize(("own", "theirs", "both"), [(13, 2, True), (14, 2, False), (1, 14, False)])
def test_two_members_collide_if_both_wrote_in_the_last_two_weeks(
    own: int, theirs: int, both: bool
) -> None:
    shared = (SharedContact(contact(), "Ben", ago(own), ago(theirs)),)
    assert (Rule.COLLISION in found(shared=shared)) is both


def looks(
    gain: str, before: TargetShare, now: TargetShare, days: int = 3
) -> tuple[ScoreWithShares, ScoreWithShares]:
    none = TargetShare()
    first = ScoreWithShares(ago(days + 30), Decimal(50), before, none)
    return first, ScoreWithShares(ago(days), Decimal(50) + Decimal(gain), now, none)


@pytest.mark.parametrize(
    ("pair", "alarm"),
    [
        (looks("2", TargetShare(4, 20), TargetShare(3, 20)), True),
        (looks("1.9", TargetShare(4, 20), TargetShare(1, 20)), False),
        (looks("9", TargetShare(20, 100), TargetShare(16, 100)), False),  # four points
        (looks("9", TargetShare(4, 4), TargetShare(0, 20)), False),  # four people
        (looks("9", TargetShare(4, 20), TargetShare(0, 4)), False),
        (looks("9", TargetShare(4, 20), TargetShare(0, 20), days=36), False),  # long ago
    ],
)
def test_a_rising_ssi_with_a_falling_target_share_is_vanity(
    pair: tuple[ScoreWithShares, ScoreWithShares], alarm: bool
) -> None:
    assert (Rule.VANITY in found(scores=pair)) is alarm


def unanswered(number: int, days: int, due: int, *, asked: bool = False) -> UnansweredDm:
    """A DM to a contact, written and due for a second message so many days ago."""
    return UnansweredDm(contact(number), number, ago(days), ago(due), asked)


@pytest.mark.parametrize(
    ("waiting", "asked_about"),
    [
        ((), None),
        ((unanswered(1, 6, -1),), None),
        ((unanswered(1, 7, 0),), 1),
        ((unanswered(1, 28, 21),), 1),
        ((unanswered(1, 29, 22),), None),
        ((unanswered(1, 7, 0, asked=True),), None),
        ((unanswered(1, 8, 1), unanswered(2, 9, 2)), 2),
        ((unanswered(1, 8, 1), unanswered(2, 9, 2, asked=True)), 1),
    ],
)
def test_the_longest_unanswered_dm_is_asked_about_once(
    waiting: tuple[UnansweredDm, ...], asked_about: int | None
) -> None:
    finding = found(unanswered=waiting).get(Rule.FOLLOW_UP)
    asked = finding.dm_id if isinstance(finding, FollowUp) else None
    assert asked == asked_about


def test_the_workspaces_thresholds_apply() -> None:
    strict = replace(DEFAULTS, dm_share=Fraction(9, 10), dm_people=2)
    assert Rule.DM_DRIFT in found(strict, dms=DmCounts(1, 1))
    assert Rule.DM_DRIFT not in found(dms=DmCounts(1, 1))


PEOPLE = st.builds(contact, st.integers(1, 9), st.integers(1, 3))
RECENT = st.integers(0, 40).map(ago)
LOOKS = st.tuples(
    st.builds(
        ScoreWithShares, RECENT, st.decimals(0, 60, places=3), SHARED_OF_PEOPLE, SHARED_OF_PEOPLE
    ),
    st.builds(
        ScoreWithShares, RECENT, st.decimals(40, 100, places=3), SHARED_OF_PEOPLE, SHARED_OF_PEOPLE
    ),
)
TARGETS = st.builds(
    TargetFacts,
    DM_COUNTS,
    DM_COUNTS,
    st.lists(
        st.builds(EngagedTarget, PEOPLE, RECENT, RECENT, st.none() | RECENT),
        max_size=8,
        unique_by=lambda each: each.person.contact_id,
    ).map(tuple),
    st.lists(
        st.builds(
            MemberAccount,
            st.integers(1, 99),
            st.sampled_from(["Acme", "Beta"]),
            st.booleans(),
            RECENT,
            st.none() | RECENT,
            st.none() | RECENT,
            st.lists(PEOPLE, max_size=2).map(tuple),
            st.integers(0, 4),
            st.none() | RECENT,
            st.lists(st.sampled_from(Role), unique=True).map(tuple),
        ),
        max_size=8,
        unique_by=lambda each: each.account_id,
    ).map(tuple),
    st.builds(Comments, st.integers(0, 5), st.none() | RECENT),
    st.lists(
        st.builds(SharedContact, PEOPLE, st.sampled_from(["Ben", "Cy"]), RECENT, RECENT),
        max_size=4,
        unique_by=lambda each: (each.person.contact_id, each.teammate),
    ).map(tuple),
    st.none() | LOOKS,
    st.lists(
        st.builds(UnansweredDm, PEOPLE, st.integers(1, 99), RECENT, RECENT, st.booleans()),
        max_size=4,
        unique_by=lambda each: each.dm_id,
    ).map(tuple),
)


@given(TARGETS)
def test_a_stored_finding_reads_back_unchanged(facts: TargetFacts) -> None:
    for rule, finding in findings(Facts(TODAY, (), None, facts), DEFAULTS).items():
        assert from_values(rule, to_values(finding)) == finding


@given(TARGETS, st.randoms())
def test_findings_do_not_depend_on_the_order_of_the_facts(
    facts: TargetFacts, random: Random
) -> None:
    def mixed(listed: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(random.sample(listed, len(listed)))

    other = replace(
        facts,
        engaged=mixed(facts.engaged),
        accounts=mixed(facts.accounts),
        shared=mixed(facts.shared),
        unanswered=mixed(facts.unanswered),
    )
    assert findings(Facts(TODAY, (), None, other), DEFAULTS) == findings(
        Facts(TODAY, (), None, facts), DEFAULTS
    )


@given(TARGETS)
def test_no_rule_holds_below_its_minimum_sample(facts: TargetFacts) -> None:
    holding = found(**vars(facts))
    if facts.dms.people < DEFAULTS.dm_people:
        assert Rule.DM_DRIFT not in holding
    for rule, finding in holding.items():
        match finding:
            case Waiting():
                assert finding.total == len(facts.engaged) or finding.people
            case SingleThreaded():
                assert all(thread.touches >= DEFAULTS.thread_touches for thread in finding.threads)
            case FewComments():
                assert facts.comments.first_on is not None
            case Collision():
                assert finding.shared
            case Vanity():
                for pair, fewest in (
                    (finding.engagers, DEFAULTS.share_engagers),
                    (finding.dms, DEFAULTS.dm_people),
                ):
                    assert pair is None or min(each.people for each in pair) >= fewest
            case _:
                pass
        assert rule in Rule


@given(st.lists(FIGURES_LISTED), DM_COUNTS, st.randoms())
def test_shares_are_between_0_and_1_in_any_order(
    figures: list[Any], dms: DmCounts, random: Random
) -> None:
    engagers = of_engagers(figures)
    assert engagers == of_engagers(random.sample(figures, len(figures)))
    for share in (engagers.value, of_dms(dms).value):
        assert share is None or 0 <= share <= 1
