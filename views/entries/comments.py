"""Logging a comment on another person's post: the form, and the answer."""

import json
from dataclasses import dataclass
from datetime import date

from domain.accounts import Account, ContactAtAccount
from domain.entries.comments import CommentLogged
from domain.entries.own_entries import Comment
from domain.targets.choices import TypedCompany, TypedPerson
from views import blocks, inputs, limits, moments, words
from views.blocks import Block, Message, Modal
from views.first_fields import opening_with
from views.ids import VALUE, Action, Field, Form, about_contact
from views.people.joining import join_offer, join_offer_text
from views.targets.choices import account_select, contact_select
from views.targets.missing_accounts import if_target
from views.wording.entry_words import NEW_HERE, named, whose_post

#: The fields that the form opens with.
FIRST = (Field.LINK, Field.WHOM, Field.COMPANY)


@dataclass(frozen=True)
class CommentPrefill:
    """The values that the form opens with."""

    link: str = ""
    person: ContactAtAccount | TypedPerson | None = None
    company: Account | TypedCompany | None = None
    commented_on: date | None = None


def comment_form(key: str, start: CommentPrefill) -> Modal:
    """The form for a comment; *More* shows its other fields.

    Args:
        key: The form's idempotency key: submitting the form twice logs once.
    """
    return opening_with(FIRST, whole_form(key, start))


def whole_form(key: str, start: CommentPrefill) -> Modal:
    """The form for a comment, with all fields."""
    return blocks.modal(
        "Log a comment",
        [
            inputs.text_input(
                Field.LINK,
                "Link to the post you commented on",
                action_id=VALUE,
                initial=start.link,
                placeholder="https://www.linkedin.com/posts/…",
                hint="On LinkedIn: the post's ⋯ menu, then “Copy link to post”.",
                optional=False,
                most=limits.INPUT_TEXT,
            ),
            contact_select(Field.WHOM, "Whose post is it?", start.person),
            account_select(
                Field.COMPANY,
                "Company",
                start.company,
                hint="Where they work, or the company that posted.",
            ),
            inputs.date_input(
                Field.COMMENTED_ON,
                "Date",
                action_id=VALUE,
                initial=start.commented_on,
                hint="Leave it empty for today.",
            ),
        ],
        callback_id=Form.COMMENT,
        submit="Log it",
        close="Cancel",
        private_metadata=json.dumps({"key": key}),
    )


def comment_logged(result: CommentLogged) -> Message:
    """Answers a logged comment, or one that was logged before."""
    headline = _headline(result)
    new = [NEW_HERE] if result.new_contact else []
    facts = [*_why(result), *new, _week(result)]
    step = _step(result)
    rows: list[Block] = [
        blocks.section("\n".join([f"*{headline}*", *facts])),
        blocks.section(f"*Next:* {step}"),
        blocks.actions(*_buttons(result)),
    ]
    texts = [headline, *facts, f"Next: {step}"]
    if result.offers_join:
        rows += join_offer()
        texts.append(join_offer_text())
    title = "Comment saved" if result.act_id is not None else "Nothing changed"
    return Message(
        " ".join(texts), tuple(rows), title=title, outcome=headline, offers=result.offers_join
    )


def _headline(result: CommentLogged) -> str:
    whose, day = _whose(result.comment, result.said), moments.day(result.comment.commented_on)
    if result.act_id is None:
        return f"Your comment of {day} on {whose} is already logged; only one a day counts."
    done = "Changed: your comment" if result.moved else "Logged your comment"
    return f"{done} of {day} on {whose}."


def _whose(comment: Comment, typed: str) -> str:
    if comment.account is None and typed:
        return f"a post by {named(typed)}"
    return whose_post(comment)


def _why(result: CommentLogged) -> list[str]:
    if result.comment.account is not None:
        return []
    if not result.said:
        return ["You didn't say whose post it is, so it counts for no target account."]
    return [
        f"I know no target account or person there called {named(result.said)}, so it counts for "
        "no target account, and I don't save the name."
    ]


def _week(result: CommentLogged) -> str:
    where = "on posts from target accounts"
    if result.week >= result.goal:
        comments = words.counted(result.week, "comment")
        return f"{comments} this week {where}; the aim is {words.count(result.goal)}."
    goal = words.counted(result.goal, "comment")
    return f"{words.count(result.week)} of the {goal} to aim for this week {where}."


def _step(result: CommentLogged) -> str:
    comment = result.comment
    if comment.account is None and not result.said:
        return (
            "log it again and say whose post it was: `/ssi comment`, the link, and "
            "`Jane Doe at Acme`."
        )
    if comment.account is None and not result.targets.guest:
        return if_target(_company(result), result.targets)
    left = result.goal - result.week
    if left > 0 or comment.account is None:
        return f"comment on {words.count(max(left, 1))} more."
    if comment.contact:
        return f"write to {named(comment.contact)}: a comment makes a DM welcome."
    return f"write to someone at {named(comment.account)}: a comment makes a DM welcome."


def _company(result: CommentLogged) -> str:
    """The company as typed; empty if it may be a person's name."""
    one_word = len(result.said.split()) == 1
    return result.company or (result.said if one_word else "")


def _buttons(result: CommentLogged) -> list[Block]:
    """One green button for the next step; the rest is behind ⋯."""
    comment = result.comment
    another = blocks.button("Log another comment", Action.OPEN_COMMENT)
    more = []
    if result.act_id is not None:
        more.append(blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)))
    if comment.account is not None and result.week >= result.goal:
        first = blocks.button("Log DM", Action.OPEN_DM)
        if comment.contact_id is not None:
            about = about_contact(comment.contact_id)
            first = blocks.button(f"Log DM to {comment.contact}", Action.OPEN_DM, about)
        more.append(another)
    else:
        first = another
        if comment.contact_id is not None:
            more.append(blocks.button("Log DM", Action.OPEN_DM, about_contact(comment.contact_id)))
    more.append(blocks.button("My figures", Action.SHOW_STATS))
    return [{**first, "style": "primary"}, blocks.overflow(*more)]
