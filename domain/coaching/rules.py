"""The coaching rules, in the order of their nudges: each turns facts into a finding or none."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from domain.coaching import post_rules, target_rules
from domain.coaching.facts import Facts
from domain.coaching.follow_up import FollowUp, follow_up
from domain.coaching.post_rules import AboveUsual, LinkOuts, LowRate, NoPost
from domain.coaching.target_rules import (
    Collision,
    DmDrift,
    FewComments,
    SilentAccounts,
    SingleThreaded,
    Vanity,
    Waiting,
)
from domain.thresholds import Thresholds


class Rule(StrEnum):
    """The rules, in the order in which they may nudge."""

    DM_DRIFT = "dm_drift"
    ENGAGEMENT_RATE = "engagement_rate"
    WARM = "warm"
    FOLLOW_UP = "follow_up"
    CADENCE = "cadence"
    SILENT_ACCOUNT = "silent_account"
    SINGLE_THREADED = "single_threaded"
    FEW_COMMENTS = "few_comments"
    LINK_OUTS = "link_outs"
    COLLISION = "collision"
    VANITY = "vanity"
    KUDOS = "kudos"


Finding = (
    DmDrift
    | LowRate
    | Waiting
    | FollowUp
    | NoPost
    | SilentAccounts
    | SingleThreaded
    | FewComments
    | LinkOuts
    | Collision
    | Vanity
    | AboveUsual
)

#: The type of each rule's finding. Stored findings are read back as this type.
FINDINGS: dict[Rule, type[Finding]] = {
    Rule.DM_DRIFT: DmDrift,
    Rule.ENGAGEMENT_RATE: LowRate,
    Rule.WARM: Waiting,
    Rule.FOLLOW_UP: FollowUp,
    Rule.CADENCE: NoPost,
    Rule.SILENT_ACCOUNT: SilentAccounts,
    Rule.SINGLE_THREADED: SingleThreaded,
    Rule.FEW_COMMENTS: FewComments,
    Rule.LINK_OUTS: LinkOuts,
    Rule.COLLISION: Collision,
    Rule.VANITY: Vanity,
    Rule.KUDOS: AboveUsual,
}

_CHECKS: dict[Rule, Callable[[Facts, Thresholds], Finding | None]] = {
    Rule.DM_DRIFT: target_rules.dm_drift,
    Rule.ENGAGEMENT_RATE: post_rules.low_rate,
    Rule.WARM: target_rules.waiting,
    Rule.FOLLOW_UP: lambda facts, _: follow_up(facts),
    Rule.CADENCE: post_rules.no_post,
    Rule.SILENT_ACCOUNT: target_rules.silent_accounts,
    Rule.SINGLE_THREADED: target_rules.single_threaded,
    Rule.FEW_COMMENTS: target_rules.few_comments,
    Rule.LINK_OUTS: post_rules.link_outs,
    Rule.COLLISION: target_rules.collision,
    Rule.VANITY: target_rules.vanity,
    Rule.KUDOS: post_rules.above_usual,
}


#: Rules that never nudge; a digest mentions them.
NEVER_NUDGING = frozenset({Rule.LINK_OUTS})


def is_sure(finding: Finding) -> bool:
    """Whether a finding is sure enough for a nudge; otherwise only a digest mentions it.

    The evidence about link cards is mixed, so they are never sure enough.
    """
    match finding:
        case LinkOuts():
            return False
        case LowRate(sure=sure) | DmDrift(sure=sure):
            return sure
        case _:
            return True


def findings(facts: Facts, thresholds: Thresholds) -> dict[Rule, Finding]:
    """The findings of all rules whose condition holds, early signs too, in the rules' order."""
    found = {rule: _CHECKS[rule](facts, thresholds) for rule in Rule}
    return {rule: finding for rule, finding in found.items() if finding is not None}


def sure_findings(found: Mapping[Rule, Finding]) -> dict[Rule, Finding]:
    """The findings about which a nudge may be sent."""
    return {rule: finding for rule, finding in found.items() if is_sure(finding)}
