"""Reads the values of a submitted form, with the parsers of the one-line commands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, TypeVar

from domain.engagement import Figures
from domain.entries.goals import Goal
from domain.entries.posts import PostQuestion
from domain.errors import UserError, WrongFieldsError
from domain.names.emoji import without_emoji
from domain.typed.formatting_signs import as_written
from domain.typed.numbers import parse_count
from handlers.payloads import Payload
from views.block_ids import field_of
from views.entries.log_form import LINK_OUT
from views.ids import Field

T = TypeVar("T")

_FIGURES = (Field.VIEWS, Field.ENGAGERS, Field.REACTIONS, Field.COMMENTS, Field.REPOSTS)


@dataclass(frozen=True)
class FormValues:
    """A form's values by field; empty fields are left out.

    Args:
        texts: Typed texts, values of chosen options, and dates as ``YYYY-MM-DD``.
        ticked: The values of ticked boxes.
        people: Slack's user ids.
    """

    texts: Mapping[str, str]
    ticked: Mapping[str, tuple[str, ...]]
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def figures(self, wrong: "FieldErrors") -> Figures:
        """Returns the figures; a field that is no number becomes an error in ``wrong``."""
        read = {
            name.value: wrong.collect(partial(parse_count, self.texts[name], field=name))
            for name in _FIGURES
            if name in self.texts
        }
        return Figures(**read)

    def day(self, name: Field) -> date | None:
        """Returns the date picked in a field, or ``None``."""
        picked = self.texts.get(name)
        return date.fromisoformat(picked) if picked else None

    def goal(self) -> Goal | None:
        """Returns the chosen goal, or ``None``."""
        chosen = self.texts.get(Field.GOAL)
        return Goal(chosen) if chosen else None

    def title(self) -> str:
        """Returns the typed title of a post, on one line; empty for none."""
        return " ".join(self.texts.get(Field.TITLE, "").split())

    def link_out(self) -> bool:
        """Whether the box “It sends readers to another site” is ticked."""
        return LINK_OUT in self.ticked.get(Field.LINK_OUT, ())

    def confirmed(self) -> frozenset[PostQuestion]:
        """Returns the questions whose box is ticked."""
        return frozenset(PostQuestion(name) for name in self.ticked.get(Field.CONFIRMED, ()))


class FieldErrors:
    """Collects a form's errors, so that all wrong fields are shown at once."""

    def __init__(self) -> None:
        self._errors: list[UserError] = []

    def collect(self, reading: Callable[[], T]) -> T | None:
        """Returns a field's value; on a `UserError`, saves it for `refuse` and returns ``None``."""
        try:
            return reading()
        except UserError as error:
            self._errors.append(error)
            return None

    def last(self, reading: Callable[[], T]) -> T:
        """Reads the form's last field, then refuses the form if any field was wrong.

        Raises:
            WrongFieldsError: With every error.
        """
        try:
            value = reading()
        except UserError as error:
            raise WrongFieldsError((*self._errors, error)) from error
        self.refuse()
        return value

    def refuse(self) -> None:
        """Refuses the form if any field was wrong.

        Raises:
            WrongFieldsError: With every error.
        """
        if self._errors:
            raise WrongFieldsError(tuple(self._errors))


def form_values(view: Payload) -> FormValues:
    """Returns the values of a submitted view; each block of our forms has one element."""
    texts: dict[str, str] = {}
    ticked: dict[str, tuple[str, ...]] = {}
    people: dict[str, tuple[str, ...]] = {}
    for block_id, elements in view["state"]["values"].items():
        name = field_of(block_id)
        for state in elements.values():
            if "selected_options" in state:
                ticked[name] = tuple(each["value"] for each in state["selected_options"] or [])
            elif "selected_users" in state:
                people[name] = tuple(state["selected_users"] or [])
            elif text := _text(state):
                texts[name] = text
    return FormValues(texts, ticked, people)


def _text(state: Mapping[str, Any]) -> str:
    if "selected_option" in state:
        return str((state["selected_option"] or {}).get("value", ""))
    for picked in ("selected_date", "selected_conversation", "selected_user"):
        if picked in state:
            return str(state[picked] or "")
    return as_written(without_emoji(str(state.get("value") or ""))).strip()
