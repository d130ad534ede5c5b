"""The form for a post: empty, prefilled, or for a logged post."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.engagement import Figures
from domain.entries.goals import Goal
from domain.entries.posts import Post
from views import blocks, inputs, limits, moments, words
from views.blocks import Block, Modal
from views.entries.engagers import names_input
from views.first_fields import opening_with
from views.ids import DATE_READ, LOG_NOTICE, VALUE, Action, Field, Form
from views.wording.post_words import GOALS, post_of_day

LINK_OUT = "yes"
#: The fields that the form opens with.
FIRST = (Field.LINK, Field.VIEWS, Field.ENGAGERS)
#: The same of the form that edits a post.
FIRST_TO_EDIT = (Field.VIEWS, Field.ENGAGERS, Field.TITLE)
#: Characters of a title.
LONGEST_TITLE = 200
_UNDATED = "Only needed if the link contains no date, as for articles."
_IN_PARTS = "More than fits? Press Log it, then paste the rest with /ssi engagers."
#: The hint below the engagers until *More* is pressed.
_PARTS_BEHIND_MORE = (
    "Count each person once. If you didn't count them, leave this empty, press More, and fill in "
    "reactions, comments and reposts."
)
#: The line below the link until a link is typed.
_NO_DATE_YET = "The date is read from the link."


@dataclass(frozen=True)
class LinkChoice:
    """One of several links, with the post's date if the link contains it."""

    link: str
    posted_on: date | None


@dataclass(frozen=True)
class LogPrefill:
    """The values that the form opens with.

    Args:
        link: As typed or found.
        links: At least two links of one message to choose from.
        date_read: The sentence about the link's date, or about what is wrong with the link.
        notice: A sentence at the top of the form.
        members_reached: Carried along, and not shown.
    """

    link: str = ""
    links: tuple[LinkChoice, ...] = ()
    figures: Figures = field(default_factory=Figures)
    goal: Goal | None = None
    posted_on: date | None = None
    link_out: bool | None = None
    title: str = ""
    date_read: str = ""
    notice: str = ""
    members_reached: int | None = None


def log_form(key: str, prefill: LogPrefill | None = None) -> Modal:
    """The form to log a post; *More* shows its other fields.

    Args:
        key: The form's idempotency key: submitting the form twice logs once.
    """
    return _opening(FIRST, whole_form(key, prefill or LogPrefill()))


def whole_form(key: str, given: LogPrefill) -> Modal:
    """The form to log a post, with all fields."""
    carried: dict[str, Any] = {"key": key, "links": [choice.link for choice in given.links]}
    if given.members_reached is not None:
        carried["members_reached"] = given.members_reached
    top: list[Block] = []
    if given.notice:
        top.append(blocks.section(given.notice, block_id=LOG_NOTICE))
    if given.links:
        top.append(_link_choice(given.links))
    else:
        top += [_link_input(given.link), date_line(given.date_read)]
    return blocks.modal(
        "Log a LinkedIn post",
        [*top, *figure_inputs(given.figures), names_input(_IN_PARTS), *_details(given, _UNDATED)],
        callback_id=Form.LOG,
        submit="Log it",
        close="Cancel",
        private_metadata=json.dumps(carried, ensure_ascii=False),
    )


def edit_form(key: str, post: Post) -> Modal:
    """The form to edit a logged post: saving it replaces the post's figures and details."""
    given = LogPrefill(
        figures=post.figures,
        goal=post.goal,
        posted_on=post.posted_on,
        link_out=post.link_out,
        title=post.title,
    )
    form = whole_edit_form(given)
    whole = {
        **form,
        "blocks": [blocks.section(f"Your {post_of_day(post, linked=True)}."), *form["blocks"]],
        "private_metadata": json.dumps({"key": key, "post": post.id}),
    }
    return _opening(FIRST_TO_EDIT, whole)


def whole_edit_form(given: LogPrefill) -> Modal:
    """All fields of the form to edit a post, without saying which."""
    return blocks.modal(
        "Edit a post",
        [*figure_inputs(given.figures), *_details(given, "Change it only if it is wrong.")],
        callback_id=Form.EDIT,
        submit="Save",
        close="Cancel",
    )


def _opening(first: Sequence[str], whole: Modal) -> Modal:
    """The form with its first fields, of which one says that *More* has the parts of a count."""
    hint = blocks.plain(_PARTS_BEHIND_MORE, limits.INPUT_HINT)
    return opening_with(first, whole, until_more={Field.ENGAGERS: {"hint": hint}})


def date_line(text: str) -> Block:
    """The line below the link that shows the date read from it."""
    return blocks.context(words.sentence(text) if text else _NO_DATE_YET, block_id=DATE_READ)


def date_read(posted_on: date | None) -> str:
    """The sentence about a valid link's date."""
    if posted_on is None:
        return "This link contains no date: please pick the date below."
    return f"Posted {moments.on(posted_on)}, read from the link."


def figure_inputs(figures: Figures) -> list[Block]:
    """The fields for views, and for engagers: unique, or in parts."""
    return [
        _number(Field.VIEWS, "Views", figures.views, "LinkedIn calls them impressions."),
        _number(
            Field.ENGAGERS,
            "Unique engagers",
            figures.engagers,
            "Count each person once. If you didn't count them, leave this empty and fill in the "
            "fields below.",
        ),
        _number(Field.REACTIONS, "Reactions", figures.reactions),
        _number(Field.COMMENTS, "Comments", figures.comments),
        _number(Field.REPOSTS, "Reposts", figures.reposts),
    ]


def _number(name: Field, label: str, value: int | None, hint: str = "") -> Block:
    return inputs.text_input(
        name,
        label,
        action_id=VALUE,
        initial=None if value is None else words.count(value),
        placeholder="for example 1,200 or 1.2k" if name is Field.VIEWS else "",
        hint=hint,
    )


def _link_input(link: str) -> Block:
    return inputs.text_input(
        Field.LINK,
        "Link to the post",
        action_id=Action.LINK_TYPED,
        initial=link,
        placeholder="https://www.linkedin.com/posts/…",
        hint="On LinkedIn: the post's ⋯ menu, then “Copy link to post”.",
        optional=False,
        reports=True,
        most=limits.INPUT_TEXT,
    )


def _link_choice(choices: Sequence[LinkChoice]) -> Block:
    """The menu of links. An option's value is its place, as a link may be too long for one."""
    shown = {str(place): _choice_words(choice) for place, choice in enumerate(choices)}
    return inputs.select(
        Field.LINK,
        "Which post?",
        shown,
        action_id=Action.PICK_LINK,
        initial="0",
        optional=False,
    )


def _choice_words(choice: LinkChoice) -> str:
    """The label of a link. The date comes first: ids do not tell posts apart for a reader."""
    posted_on = moments.day(choice.posted_on) if choice.posted_on else "No date"
    shown = choice.link.removeprefix("https://www.linkedin.com/").rstrip("/")
    return f"{posted_on} · …{shown[-40:]}"


def _details(given: LogPrefill, about_date: str) -> list[Block]:
    return [
        inputs.text_input(
            Field.TITLE,
            "Title",
            action_id=VALUE,
            initial=given.title,
            hint="How your lists and digests name it. Without one, I take the words in its link.",
            most=LONGEST_TITLE,
        ),
        inputs.select(
            Field.GOAL,
            "Goal",
            GOALS,
            action_id=VALUE,
            initial=given.goal.value if given.goal else None,
        ),
        inputs.date_input(
            Field.POSTED_ON,
            "Date",
            action_id=VALUE,
            initial=given.posted_on,
            hint=about_date,
        ),
        inputs.checkboxes(
            Field.LINK_OUT,
            "Link in the post",
            {LINK_OUT: "The post sends readers to another site"},
            action_id=VALUE,
            initial=[LINK_OUT] if given.link_out else [],
        ),
    ]
