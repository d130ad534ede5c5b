"""The setup's smaller forms: thresholds and coaches."""

from collections.abc import Mapping

from domain.thresholds import SPECS, ThresholdSpec, Unit
from views import blocks, inputs, words
from views.blocks import Block, Modal
from views.ids import VALUE, Field, Form

_GROUPS: dict[str, frozenset[Field]] = {
    "The rate": frozenset({Field.ENGAGEMENT_RATE, Field.FEWEST_VIEWS, Field.SURE}),
    "Posting": frozenset({Field.CADENCE_DAYS, Field.LINK_OUTS}),
    "DMs and comments": frozenset(
        {
            *(Field.DM_SHARE, Field.DM_DROP, Field.DM_PEOPLE, Field.COMMENTS_WEEK),
            Field.COLLISION_DAYS,
        }
    ),
    "Target accounts": frozenset(
        {
            *(Field.WARM_DAYS, Field.SILENT_DAYS, Field.THREAD_TOUCHES, Field.THREAD_DAYS),
        }
    ),
    "SSI": frozenset({Field.SSI_GAIN, Field.SHARE_FALL, Field.SHARE_ENGAGERS}),
}


def thresholds_form(thresholds: Mapping[str, str]) -> Modal:
    """The form for thresholds of rules. Each field holds what applies now, so none is optional."""
    return blocks.modal(
        "Thresholds",
        [
            blocks.context("They apply to the whole workspace."),
            *(
                row
                for heading, names in _GROUPS.items()
                for row in (
                    blocks.header(heading),
                    *(_threshold(spec, thresholds) for spec in SPECS if spec.name in names),
                )
            ),
        ],
        callback_id=Form.THRESHOLDS,
        submit="Save",
        close="Cancel",
    )


def thresholds_saved(thresholds: Mapping[str, str]) -> str:
    """Lists the thresholds that differ from the defaults."""
    changed = [_in_words(spec, thresholds[spec.name]) for spec in SPECS if spec.name in thresholds]
    if not changed:
        return "*Saved.* All thresholds have their default values."
    return "\n".join(["*Saved.* From the next message on:", *changed])


def coaches_form(user_ids: tuple[str, ...]) -> Modal:
    """The form for coaches: the members who may do the setup besides workspace admins."""
    return blocks.modal(
        "Coaches",
        [
            inputs.people_input(
                Field.COACHES,
                "Coaches",
                action_id=VALUE,
                initial=user_ids,
                hint="They may use the setup and see team totals, but never what a member hasn't "
                "agreed to show.",
            )
        ],
        callback_id=Form.COACHES,
        submit="Save",
        close="Cancel",
    )


def coaches_saved(names: tuple[str, ...]) -> str:
    """Lists the coaches."""
    if not names:
        return "*Saved.* There are no coaches besides the workspace admins."
    return f"*Saved.* Coaches: {words.names(names)}."


def _threshold(spec: ThresholdSpec, thresholds: Mapping[str, str]) -> Block:
    changed = thresholds.get(spec.name)
    return inputs.text_input(
        spec.name,
        f"{spec.words} (%)" if spec.unit is Unit.PERCENT else spec.words,
        action_id=VALUE,
        initial=changed or str(spec.default),
        placeholder=f"default: {spec.default}",
        hint=f"Default: {spec.default}" if changed else "",
        optional=False,
    )


def _in_words(spec: ThresholdSpec, value: str) -> str:
    unit = " %" if spec.unit is Unit.PERCENT else ""
    return f"• {spec.words}: {value}{unit}"
