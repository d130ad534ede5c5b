"""The top of Home: what to do next, and until it is done the first three steps."""

from domain.coaching.do_next import AddTargets, DoNext, ListEngagers, LogPost
from domain.coaching.home_page import FirstSteps, ShortHome
from views import blocks
from views.blocks import Block
from views.coaching.do_next import do_next_button, do_next_in_words
from views.ids import Action

_STEPS = "Whom to write to, in three steps"


def top(shown: ShortHome, *, heading: str = "", counts_others: bool = True) -> list[Block]:
    """What to do next with its green button, and the first three steps.

    If the next thing to do is one of the steps, the page says it only there.

    Args:
        heading: A line above it, if the page has none.
        counts_others: As in `do_next_in_words`.
    """
    green, lines = do_next_button(shown.next), _lines(shown)
    above = [heading] if heading else []
    join = [] if shown.steps.joined else [blocks.button("Join", Action.OPEN_JOIN)]
    if lines and _is_a_step(shown.next):
        return [
            blocks.section("\n".join([*above, f"*{_STEPS}*", *lines])),
            blocks.actions(green, *join),
        ]
    step = do_next_in_words(shown.next, counts_others=counts_others)
    rows: list[Block] = [blocks.section("\n".join([*above, step]), accessory=green)]
    if lines:
        accessory = join[0] if join else None
        rows.append(blocks.section("\n".join([f"*{_STEPS}*", *lines]), accessory=accessory))
    return rows


def top_in_words(shown: ShortHome) -> list[str]:
    """The same as plain text."""
    lines = [line.replace("*", "") for line in _lines(shown)]
    if lines and _is_a_step(shown.next):
        return [f"Do next: {_STEPS.lower()}.", *lines]
    step = do_next_in_words(shown.next).replace("*", "", 2)
    return [f"Do next: {step}", *lines]


def invites(shown: ShortHome) -> bool:
    """Whether the top of the page invites the member to join."""
    return not shown.steps.taught and not shown.steps.joined


def _is_a_step(step: DoNext) -> bool:
    return isinstance(step, AddTargets | ListEngagers) or step == LogPost()


def _lines(shown: ShortHome) -> list[str]:
    """Each of the three steps, and whether it is done; none once there is nothing to teach."""
    done = shown.steps
    if done.taught:
        return []
    each = [
        (done.targets, _add_targets(done), "You have target accounts."),
        (False, _log_and_list(shown), ""),
        (done.joined, "*Join*, and I tell you each week whom to write to.", "You joined."),
    ]
    return [
        f"☑ {number}. {past}" if is_done else f"☐ {number}. {step}"
        for number, (is_done, step, past) in enumerate(each, start=1)
    ]


def _add_targets(done: FirstSteps) -> str:
    return do_next_in_words(AddTargets()) if done.may_add else "Ask a coach for target accounts."


def _log_and_list(shown: ShortHome) -> str:
    """The second step: the rest of it, once a post is logged."""
    if isinstance(shown.next, ListEngagers):
        return do_next_in_words(shown.next)
    if shown.steps.logged:
        return "List who engaged with a post."
    return do_next_in_words(LogPost())
