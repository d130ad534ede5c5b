"""The setup's smaller forms: thresholds and coaches."""

from collections.abc import Mapping

from domain.thresholds import SPECS, ThresholdSpec
from views import blocks, words
from views.blocks import Modal
from views.ids import VALUE, Field, Form


def thresholds_form(kept: Mapping[str, str]) -> Modal:
    """The thresholds of rules and boards; an empty field means the usual one."""
    return blocks.modal(
        "Thresholds",
        [
            blocks.context("They hold for the whole workspace. Leave a field empty for the usual."),
            *(
                blocks.text_input(
                    spec.name,
                    f"{spec.words} ({spec.unit.value})",
                    action_id=VALUE,
                    initial=kept.get(spec.name),
                    placeholder=f"the usual: {spec.usual}",
                )
                for spec in SPECS
            ),
        ],
        callback_id=Form.THRESHOLDS,
        submit="Save",
        close="Cancel",
    )


def thresholds_saved(kept: Mapping[str, str]) -> str:
    """Which thresholds differ from the usual ones now."""
    changed = [_in_words(spec, kept[spec.name]) for spec in SPECS if spec.name in kept]
    if not changed:
        return "*Saved.* All thresholds are the usual ones."
    return f"*Saved.* From the next message on: {'; '.join(changed)}."


def coaches_form(user_ids: tuple[str, ...]) -> Modal:
    """Who may do the setup beside the workspace's admins."""
    return blocks.modal(
        "Coaches",
        [
            blocks.people_input(
                Field.COACHES,
                "Coaches",
                action_id=VALUE,
                initial=user_ids,
                hint="They may do the setup and see the totals of teams, never what one person "
                "has not agreed to show.",
            )
        ],
        callback_id=Form.COACHES,
        submit="Save",
        close="Cancel",
    )


def coaches_saved(names: tuple[str, ...]) -> str:
    """Who the coaches are now."""
    if not names:
        return "*Saved.* Nobody but the workspace's admins coaches."
    return f"*Saved.* Coaches: {words.names(names)}."


def _in_words(spec: ThresholdSpec, value: str) -> str:
    return f"{spec.words.lower()} {value} {spec.unit.value}"
