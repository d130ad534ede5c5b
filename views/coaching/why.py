"""``/ssi why``: the figures and the rule behind the last nudge."""

from domain.coaching.arming import RESTING
from domain.coaching.follow_up import UNANSWERED_FOR, FollowUp
from domain.coaching.nudges import Why
from domain.coaching.post_rules import RATE_DAYS, AboveUsual, LinkOuts, LowRate, NoPost
from domain.coaching.rules import Finding
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
from views import blocks, moments, words
from views.blocks import Block, Message
from views.coaching.findings import advice, headline
from views.coaching.nudges import next_step_buttons
from views.ids import Action

_NONE = (
    "I haven't nudged you yet. When I do, this shows the figures and the rule behind it. "
    "Nudges come at most twice a week, and never two on one day."
)
_NOT_JOINED = (
    "You haven't joined, so I send no nudges. Once you join, `/ssi why` shows the figures and the "
    "rule behind the latest one."
)
_AGAIN = "I say it once, and again only after 28 days, or sooner if it clears and comes back."
_RESTS = "I say it once, and again only after 28 days."


def why(result: Why) -> Message:
    """The finding and rule behind the last nudge, and whether it still holds."""
    if result.rule is None or result.finding is None or result.sent_on is None:
        return _none(result)
    title = f"Why I wrote {moments.on(result.sent_on)}"
    # The nudge itself has the names and the figures behind it.
    reason = [_found(result, result.finding), *_how_sure(result.finding)]
    again = _RESTS if result.rule in RESTING else _AGAIN
    rule = f"The rule: {_rule(result, result.finding)} {again}"
    todo = [advice(result.finding)] if _is_open(result) else []
    muted = "You have muted this kind; `/ssi settings` brings it back." if result.muted else ""
    behind = [rule, *([muted] if muted else [])]
    return Message(
        " ".join([f"{title}:", *reason, *behind, *(f"Next: {each}" for each in todo)]),
        (
            *blocks.lines([f"*{title}:* {reason[0]}", *reason[1:]]),
            blocks.section("\n".join(behind)),
            *(blocks.section(f"*Next:* {each}") for each in todo),
            *_buttons(result, result.finding),
        ),
    )


def _found(result: Why, finding: Finding) -> str:
    """What the nudge said, and whether its rule still holds: perhaps for others by now."""
    said, state = headline(finding), "still holds" if result.holds else "no longer holds"
    if said.endswith("."):
        return f"{said.removesuffix('.')}; the rule {state}."
    return f"{said} The rule {state}."


def _none(result: Why) -> Message:
    if result.joined:
        return Message(_NONE, (blocks.section(_NONE),))
    join = blocks.button("See what is sent, and join", Action.OPEN_JOIN, style="primary")
    return Message(_NOT_JOINED, (blocks.section(_NOT_JOINED), blocks.actions(join)))


def _rule(result: Why, finding: Finding) -> str:
    of = result.thresholds
    match finding:
        case DmDrift():
            return (
                "of the people you wrote to in the last 28 days, the share at target accounts is "
                f"under {words.per_cent(finding.goal)}, or {words.count(of.dm_drop)} points or "
                f"more under the 28 days before, with a probability of {_sure(of)} or more. "
                f"It needs at least {words.count(of.dm_people)} people."
            )
        case LowRate():
            return (
                f"unique engagers ÷ views of the posts of the last {RATE_DAYS} days, with figures "
                "taken at least 48 hours after posting, is under "
                f"{words.per_cent(finding.threshold)} with a probability of {_sure(of)} or more. "
                f"It needs at least two posts and {words.count(of.fewest_views)} views together."
            )
        case Waiting():
            return (
                "you listed a person at a target account as an engager in the last 14 days, and "
                f"{words.counted(finding.days, 'day')} later they still had no DM from you."
            )
        case FollowUp():
            return (
                f"your DM to a person at a target account has no reply noted "
                f"{UNANSWERED_FOR} working days later, and you wrote to them only once in 90 days. "
                "I ask about a person at most once in 90 days."
            )
        case NoPost():
            return f"{words.counted(of.cadence_days, 'day')} or more without a post."
        case SilentAccounts():
            return (
                "an account you own (or, if you own none, one you were in touch with in the last "
                f"90 days) has had no touch by any member for {words.counted(finding.days, 'day')}."
            )
        case SingleThreaded():
            touches = words.counted(of.thread_touches, "touch", "touches")
            return (
                f"{touches} or more with one person at an account in the last 90 days, the first "
                f"{words.counted(of.thread_days, 'day')} ago or earlier, and no touch with anyone "
                "else there by any member."
            )
        case FewComments():
            return (
                f"fewer than {words.counted(finding.goal, 'comment')} on posts at target accounts "
                "in the last 7 days, by a member who logs comments."
            )
        case LinkOuts():
            return (
                f"{words.counted(of.link_outs, 'post')} or more of the last 30 days are marked as "
                "sending readers to another site."
            )
        case Collision():
            return (
                "you and a teammate wrote to the same person in the last "
                f"{words.counted(finding.days, 'day')}, and you both let teammates see whom "
                "you're in touch with."
            )
        case Vanity():
            return (
                f"the SSI rose by {words.counted(of.ssi_gain, 'point')} or more between two scores "
                f"at least two weeks apart, while the target share of engagers or DMs fell by "
                f"{words.counted(of.share_fall, 'point')} or more. It needs at least "
                f"{words.counted(of.share_engagers, 'engager')}, or "
                f"{words.counted(of.dm_people, 'person', 'people')} written to, each time."
            )
        case AboveUsual():
            return (
                "the rate of your posts of the last two weeks, at its low end, is above your usual "
                "of the 84 days before, at its high end."
            )


def _how_sure(finding: Finding) -> list[str]:
    """The statistics behind a finding, if there are any."""
    match finding:
        case LowRate():
            posts = words.counted(finding.posts, "post")
            views = words.counted(finding.rate.views, "view")
            chances, aim = words.chances(finding.chance), words.per_cent(finding.threshold)
            return [
                f"With {posts} and {views}, there are {chances} that your true rate is under "
                f"{aim}. The rates of one person's posts differ, so your true rate may be "
                f"{words.interval(finding.rate, finding.goal)} ({words.per_cent(95)} interval)."
            ]
        case DmDrift():
            what = f"is under {words.per_cent(finding.goal)}" if finding.below else "fell"
            people = words.counted(finding.now.people, "person", "people")
            chances = words.chances(finding.chance)
            return [f"With {people}, there are {chances} that your true share {what}."]
        case _:
            return []


def _sure(of: Thresholds) -> str:
    return words.whole_percent(of.sure)


def _is_open(result: Why) -> bool:
    """Whether the finding still needs an action."""
    return result.holds and not result.muted


def _buttons(result: Why, finding: Finding) -> list[Block]:
    if not _is_open(result):
        return []
    value = str(result.nudge_id)
    return [
        blocks.actions(
            *next_step_buttons(finding),
            blocks.button("Snooze a week", Action.SNOOZE_NUDGE, value),
            blocks.button("Mute this kind", Action.MUTE_RULE, value),
            blocks.button("Close this nudge", Action.NUDGE_DONE, value),
        )
    ]
