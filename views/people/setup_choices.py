"""The setup's smaller forms: thresholds and coaches."""

from collections.abc import Mapping

from domain.thresholds import SPECS, ThresholdSpec
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
            *(Field.SHARE_FALL, Field.SHARE_ENGAGERS),
        }
    ),
    "SSI": frozenset({Field.SSI_GAIN}),
}


def thresholds_form(thresholds: Mapping[str, str]) -> Modal:
    """The form for thresholds of rules; an empty field means the default."""
    return blocks.modal(
        "Thresholds",
        [
            blocks.context(
                "They apply to the whole workspace. Leave a field empty for the default."
            ),
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
    return f"*Saved.* From the next message on: {'; '.join(changed)}."


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
    return inputs.text_input(
        spec.name,
        f"{spec.words} ({spec.unit.value})",
        action_id=VALUE,
        initial=thresholds.get(spec.name),
        placeholder=f"default: {spec.default}",
    )


def _in_words(spec: ThresholdSpec, value: str) -> str:
    return f"{spec.words.lower()} {value} {spec.unit.value}"
