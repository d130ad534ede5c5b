"""What the coach says about target accounts, for each form of a finding."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.coaching.nudges import Why
from domain.coaching.post_rules import AboveUsual, NoPost, PostReference
from domain.coaching.rules import Finding, Rule
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
from domain.engagement import Figures, Rate, pooled
from domain.entries.goals import Goal
from domain.figures.target_share import TargetShare
from playground.testing.reading import as_read
from views.coaching.findings import advice, details, headline
from views.coaching.in_short import in_short
from views.coaching.nudges import next_step_buttons
from views.coaching.target_findings import (
    TargetFinding,
    target_advice,
    target_details,
    target_headline,
)
from views.coaching.why import why
from views.ids import Action
from views.moments import read_on


def rate_of(engagers: int, views: int) -> Rate:
    """The rate of one post."""
    rate = pooled([Figures(views, engagers)])
    assert rate is not None
    return rate


MONDAY = date(2026, 11, 23)
JANE = ContactReference(1, "Jane Doe", 1, "Acme")
SHARED = SharedContact(JANE, "Uma Rao", MONDAY, MONDAY)
BELOW = DmDrift(TargetShare(2, 10), None, "50", below=True)
FELL = DmDrift(TargetShare(2, 10), TargetShare(6, 10), "50", below=False)
EARLY = DmDrift(TargetShare(2, 10), TargetShare(6, 10), "50", below=False, sure=False)
EARLY_BELOW = DmDrift(TargetShare(2, 10), None, "50", below=True, sure=False)
ACME = SilentAccount(1, "Acme", None)
GLOBEX = SilentAccount(2, "Globex", MONDAY)
BOTH_SILENT = SilentAccounts((ACME, GLOBEX), 2, 30, owned=True)
THREAD = OneThread(JANE, 2, ())
ONE_KNOWN = SingleThreaded((THREAD,), 1)
VANITY = Vanity(
    MONDAY, Decimal(60), MONDAY, Decimal(70), (TargetShare(6, 10), TargetShare(2, 10)), None
)
ABOVE = AboveUsual(rate_of(60, 1_000), 3, rate_of(20, 1_000), None)


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (BELOW, "20 %, under the 50 % aim."),
        (EARLY_BELOW, "An early sign: 2 of the 10 people you wrote to"),
        (FELL, "The share of your DMs that goes to target accounts fell from 60 % to 20 %"),
        (EARLY, "An early sign: the share of your DMs that goes to target accounts fell"),
        (BOTH_SILENT, "2 of your accounts have been silent: no touch for 30 days."),
        (
            SilentAccounts((ACME, GLOBEX), 2, 30, owned=False),
            "2 accounts you were in touch with have been silent",
        ),
        (SilentAccounts((ACME,), 1, 30, owned=True), "Acme has been silent: no touch for 30 days."),
        (ONE_KNOWN, "At Acme you know only one person: Jane Doe."),
        (SingleThreaded((THREAD, THREAD), 2), "At 2 of your accounts you know only one person."),
        (Collision((SHARED,), 14), "You and Uma Rao both wrote to Jane Doe (Acme) in the last 14"),
        (Collision((SHARED, SHARED), 14), "You and teammates wrote to the same people in the last"),
    ],
)
def test_a_headline_fits_the_form_of_its_finding(finding: TargetFinding, said: str) -> None:
    assert said in as_read(target_headline(finding))


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (
            BOTH_SILENT,
            "Longest without a touch: Acme, no touch in 90 days; "
            "Globex, last touch Mon 23 Nov 2026.",
        ),
        (ONE_KNOWN, "Jane Doe (Acme), 2 touches in 90 days."),
        (
            Collision((SHARED,), 14),
            "You see this because you both let teammates see whom you're in touch with.",
        ),
    ],
)
def test_details_list_the_facts_behind_a_finding(finding: TargetFinding, said: str) -> None:
    assert said in map(as_read, target_details(finding))


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (BELOW, "pick one target account and write to one person of its buying committee."),
        (ONE_KNOWN, "ask Jane Doe who else decides at Acme, and meet them."),
        (
            Collision((SHARED,), 14),
            "agree with Uma Rao which of you continues, so that Jane Doe hears one voice.",
        ),
    ],
)
def test_advice_names_one_next_step(finding: TargetFinding, said: str) -> None:
    assert target_advice(finding) == said


@pytest.mark.parametrize(
    ("finding", "hedged", "said"),
    [
        (BELOW, False, "DMs of 28 days to target accounts: 20 %, under the 50 % aim."),
        (FELL, False, "DMs of 28 days to target accounts: 20 % (2 of 10), before 60 % (6 of 10)."),
        (EARLY, True, "before 60 % (6 of 10); an early sign."),
        (Collision((SHARED,), 14), True, "Also written to by a teammate: Jane Doe (Acme), with"),
        (VANITY, True, "SSI up by 10 since Mon 23 Nov 2026, but with fewer target people."),
    ],
)
def test_a_digest_says_a_finding_in_short(finding: TargetFinding, hedged: bool, said: str) -> None:
    assert said in as_read(in_short(finding, hedged=hedged))


def test_a_low_share_without_a_waiting_person_offers_a_dm_to_choose() -> None:
    [button] = next_step_buttons(BELOW)
    assert button["text"]["text"] == "Log DM"
    assert "value" not in button


PRICING = "Pricing is a conversation"


@pytest.mark.parametrize(
    ("finding", "linked", "said"),
    [
        (
            replace(ABOVE, best=PostReference("https://x", MONDAY, rate_of(3, 100), PRICING)),
            True,
            "<https://x|Pricing is a conversation> of Mon 23 Nov 2026, 3.00 %",
        ),
        (
            replace(ABOVE, best=PostReference("https://x", MONDAY, rate_of(3, 100), PRICING)),
            False,
            "“Pricing is a conversation” of Mon 23 Nov 2026, 3.00 %",
        ),
        (
            replace(ABOVE, best=PostReference("https://x", MONDAY, rate_of(3, 100))),
            False,
            "the one of Mon 23 Nov 2026, 3.00 %",
        ),
        (
            Waiting((WaitingPerson(JANE, MONDAY, PRICING),), 3, 3),
            True,
            "Engaged with “Pricing is a conversation”, waiting since Mon 23 Nov 2026: "
            "• Jane Doe (Acme) And 2 more. `/ssi who` lists all who wait.",
        ),
        (
            Waiting((WaitingPerson(JANE, MONDAY, PRICING),), 1, 3),
            True,
            "Engaged with “Pricing is a conversation”, waiting since Mon 23 Nov 2026.",
        ),
    ],
)
def test_the_facts_behind_a_nudge_name_posts_by_their_titles(
    finding: Finding, linked: bool, said: str
) -> None:
    assert said in as_read(" ".join(details(finding, linked=linked)))


@pytest.mark.parametrize(
    ("title", "said", "in_digest"),
    [
        (
            "",
            "your last one was on Mon 23 Nov 2026.",
            "Your last post is 8 days old (Mon 23 Nov 2026).",
        ),
        (
            PRICING,
            "your last one was “Pricing is a conversation”, on Mon 23 Nov 2026.",
            "Your last post, “Pricing is a conversation”, is 8 days old (Mon 23 Nov 2026).",
        ),
        ("a" * 60, f"your last one was “{'a' * 49}…”, on", f"“{'a' * 49}…”, is"),
        ("<!here> *x*", "“&lt;!here&gt; ∗x∗”, on", "“&lt;!here&gt; ∗x∗”, is"),
    ],
)
def test_a_pause_names_the_last_post(title: str, said: str, in_digest: str) -> None:
    finding = NoPost(MONDAY, 8, Goal.CREDIBILITY, title=title)
    assert said in as_read(headline(finding))
    assert in_digest in as_read(in_short(finding))


@pytest.mark.parametrize(("ago", "age"), [(13, "13 days"), (14, "2 weeks"), (27, "3 weeks")])
def test_the_last_post_is_as_old_as_on_the_day_of_reading(ago: int, age: str) -> None:
    with read_on(MONDAY + timedelta(days=ago)):
        said = as_read(in_short(NoPost(MONDAY, 8, Goal.CREDIBILITY)))
    assert said == f"Your last post is {age} old (Mon 23 Nov)."


def test_one_known_person_is_named_with_the_account() -> None:
    assert in_short(ONE_KNOWN) == "You know only one person at Acme: Jane Doe."


@pytest.mark.parametrize("turn", range(3))
def test_the_button_under_praise_does_what_the_advice_says(turn: int) -> None:
    [button] = next_step_buttons(ABOVE)
    assert button["action_id"] == Action.SHOW_WHOM
    said = advice(ABOVE, turn).lower()
    assert "write to" in said or "send them" in said


def test_a_person_who_has_not_joined_reads_how_to_get_nudges() -> None:
    message = why(Why(joined=False))
    assert message.text.startswith("You haven't joined, so I send no nudges.")
    assert "See what is sent, and join" in str(message.blocks)
    assert "joined" not in why(Why()).text


@pytest.mark.parametrize(
    ("rule", "finding", "said"),
    [
        (Rule.SILENT_ACCOUNT, BOTH_SILENT, "has had no touch by any member for 30 days."),
        (
            Rule.COLLISION,
            Collision((SHARED,), 14),
            "you and a teammate wrote to the same person in the last 14 days",
        ),
        (Rule.VANITY, VANITY, "the SSI rose by"),
        (Rule.KUDOS, ABOVE, "The rule: "),
    ],
)
def test_why_states_the_rule_behind_a_nudge(rule: Rule, finding: Finding, said: str) -> None:
    assert said in as_read(why(Why(1, rule, finding, MONDAY)).text)


def test_comments_are_told_as_whole_sentences_also_without_any_and_with_an_aim_of_one() -> None:
    told = [as_read(target_headline(FewComments(0, 1), turn)) for turn in range(3)]
    assert told == [
        "No comment on target people's posts in the last 7 days; the aim is 1.",
        "The aim is 1 comment a week on target people's posts. In the last 7 days: no comment.",
        "In the last 7 days: no comment on posts of target people; the aim is 1.",
    ]
