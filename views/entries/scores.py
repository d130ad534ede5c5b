"""The SSI score, private unless shared: its form, and the answer."""

import json
from decimal import Decimal

from domain.accounts import ListState
from domain.entries.scores import Pillar, ScoreLogged, SsiScore
from views import blocks, inputs, moments, words
from views.blocks import Block, Message, Modal
from views.first_fields import opening_with
from views.ids import VALUE, Action, Field, Form
from views.people.joining import join_offer, join_offer_text
from views.targets.missing_accounts import whom_button

SSI_PAGE = "https://www.linkedin.com/sales/ssi"

_PILLAR_ADVICE = {
    Pillar.BRAND: "Complete your profile, post natively once a week, and comment on posts that "
    "matter to your buyers.",
    Pillar.PEOPLE: "Connect with people in your target accounts, and save them as leads.",
    Pillar.INSIGHTS: "Comment on posts of target people and of those they follow, and see which "
    "of your own posts resonate.",
    Pillar.RELATIONSHIPS: "Write messages that get replies, and send personal invitations.",
}
#: The button that does what the advice says; for people, that is the list of accounts.
_STEPS = {
    Pillar.BRAND: ("Log a post", Action.OPEN_LOG),
    Pillar.INSIGHTS: ("Log a comment", Action.OPEN_COMMENT),
    Pillar.RELATIONSHIPS: ("Log DM", Action.OPEN_DM),
}
_HONEST = (
    "The SSI measures activity, not sales: a gauge to glance at. "
    "Targeted engagement is what builds pipeline."
)
_PRIVATE = "Only you see this."
_SHARED = "You share the overall score with your coaches; `/ssi settings` changes that."


#: The fields that the form opens with.
FIRST = (Field.OVERALL, Field.INDUSTRY_RANK, Field.NETWORK_RANK)


def score_form(key: str, known: SsiScore | None = None) -> Modal:
    """The form for an SSI score, as it opens: short, unless the pillars are known.

    Args:
        key: The form's idempotency key: submitting the form twice logs once.
        known: What it opens with.
    """
    form = whole_form(key, known)
    if known and known.pillars:
        return form
    return opening_with(
        FIRST,
        form,
        "The four pillars, or another day",
        until_more={Field.OVERALL: {"optional": False, "hint": None}},
    )


def whole_form(key: str, known: SsiScore | None = None) -> Modal:
    """The form for an SSI score, with all fields, and with what is known in them."""
    points = known.pillars if known and known.pillars else (None,) * len(Pillar)
    pillars = [
        inputs.text_input(
            pillar.value,
            pillar.words,
            action_id=VALUE,
            initial=_typed(value),
            placeholder="0 to 25",
        )
        for pillar, value in zip(Pillar, points, strict=True)
    ]
    return blocks.modal(
        "My SSI score",
        [
            blocks.section(f"Your score is on {words.link(SSI_PAGE, 'LinkedIn’s SSI page')}."),
            inputs.text_input(
                Field.OVERALL,
                "Overall",
                action_id=VALUE,
                initial=_typed(known.overall if known else None),
                placeholder="0 to 100",
                hint="Enough on its own; or leave it empty and fill in the four pillars.",
            ),
            *pillars,
            inputs.text_input(
                Field.INDUSTRY_RANK,
                "Industry rank: top … %",
                action_id=VALUE,
                initial=_typed(known.industry_rank if known else None),
                placeholder="for example 12",
            ),
            inputs.text_input(
                Field.NETWORK_RANK,
                "Network rank: top … %",
                action_id=VALUE,
                initial=_typed(known.network_rank if known else None),
                placeholder="for example 20",
            ),
            inputs.date_input(
                Field.SCORED_ON, "Date", action_id=VALUE, hint="Leave it empty for today."
            ),
        ],
        callback_id=Form.SCORE,
        submit="Log it",
        close="Cancel",
        private_metadata=json.dumps({"key": key}),
    )


def _typed(value: Decimal | int | None) -> str | None:
    return None if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def score_logged(result: ScoreLogged) -> Message:
    """Answers a logged score: the change, advice on the weakest pillar, and a caveat."""
    facts = [_overall(result), *_pillars(result), *_ranks(result.score)]
    weakest = result.score.weakest
    advice = ""
    if weakest:
        advice = f"your weakest pillar is “{weakest.words}”. {_PILLAR_ADVICE[weakest]}"
    honest = f"{_HONEST} {_SHARED if result.shared else _PRIVATE}"
    rows = [blocks.section("\n".join([f"*{facts[0]}*", *(f"• {fact}" for fact in facts[1:])]))]
    if advice:
        rows.append(blocks.section(f"*Next:* {advice}"))
    rows += [
        blocks.actions(
            _first(weakest, result.targets),
            blocks.overflow(
                blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
                blocks.button("My figures", Action.SHOW_STATS),
            ),
        ),
        blocks.context(honest),
    ]
    texts = [f"{fact}." for fact in facts] + ([f"Next: {advice}"] if advice else []) + [honest]
    if result.offers_join:
        rows += join_offer()
        texts.append(join_offer_text())
    return Message(
        " ".join(texts),
        tuple(rows),
        title="SSI score saved",
        outcome=f"Logged: {facts[0]}.",
        offers=result.offers_join,
    )


def seen_by(*, shared: bool) -> str:
    """A sentence that says who sees the score."""
    return "You share it with your coaches." if shared else "Only you see it."


def _first(weakest: Pillar | None, targets: ListState) -> Block:
    """The green button."""
    if weakest in _STEPS:
        return blocks.button(*_STEPS[weakest], style="primary")
    if weakest is Pillar.PEOPLE and not targets.empty:
        return blocks.button("Target accounts", Action.SHOW_ACCOUNTS, style="primary")
    return whom_button(targets, blocks.button("Log a post", Action.OPEN_LOG))


def _overall(result: ScoreLogged) -> str:
    shown = f"SSI {words.points(result.score.overall)} {moments.on(result.scored_on)}"
    if result.previous is None or result.previous_on is None:
        return shown
    change = _change(result.score.overall - result.previous.overall)
    return f"{shown}, {change} since {moments.day_or_near(result.previous_on)}"


def _pillars(result: ScoreLogged) -> list[str]:
    if result.score.pillars is None:
        return []
    previous = result.previous.pillars if result.previous else None
    lines = []
    for place, (pillar, points) in enumerate(zip(Pillar, result.score.pillars, strict=True)):
        change = f" ({_change(points - previous[place])})" if previous else ""
        of_most = moments.NO_BREAK.join([words.tenth(points), "of", "25"])
        lines.append(f"{pillar.words}: {of_most}{change}")
    return lines


def _ranks(score: SsiScore) -> list[str]:
    """Both ranks on one line, if they are known."""
    ranks = [("industry", score.industry_rank), ("network", score.network_rank)]
    shown = [
        f"top {words.per_cent(rank)} of your {where}" for where, rank in ranks if rank is not None
    ]
    return [words.capital(", ".join(shown))] if shown else []


def _change(difference: Decimal) -> str:
    shown = words.points(abs(difference))
    if shown == "0":
        return "unchanged"
    return words.with_unit("up" if difference > 0 else "down", shown)
