"""Listing a post's engagers: the form, the recognised people to confirm, and the result."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from domain.accounts import Contact, ListState
from domain.engagement import Figures
from domain.entries.engagers import (
    CompanyQuestion,
    ContactQuestion,
    Listing,
    Recognised,
    RecognisedAtAccount,
)
from domain.entries.posts import PeopleListed, Post
from domain.names.paste_results import PastedPerson
from domain.targets.namesakes import told_apart
from views import blocks, inputs, limits, notices, words
from views.block_ids import field_in
from views.blocks import Block, Message, Modal
from views.entries.people_parts import TOO_LONG, PeoplePart, people_in_parts
from views.entries.person_questions import NEW_PERSON
from views.ids import VALUE, Action, Field, Form, about_contact, question_field, recognised_block
from views.targets.missing_accounts import without_list
from views.wording.post_words import post_name_and_day, post_of_day

#: The answer that people are at none of the suggested accounts.
NO_TARGET = "none"
_TITLE = "Who engaged?"
_IN_PARTS = "More than fits? Save these, then open this form again for the rest."
_MOST_SHOWN = 100
_MOST_UNCLEAR = 15
_MOST_WARM = 5
_MOST_UNPLACED = 5
#: Characters of a name or title, so that a hundred people fit into one form.
_LONGEST_PART = 60
#: Characters of a question.
_LONGEST_QUESTION = 300
#: Characters of a post's name in a menu, whose options are short.
_LONGEST_NAME = 36


def engagers_form(
    key: str,
    *,
    post: Post | None = None,
    link: str = "",
    posts: Sequence[Post] = (),
    names: str = "",
) -> Modal:
    """The form to list who engaged with a post.

    Args:
        key: The form's idempotency key: submitting the form twice logs once.
        post: The post, if it is known.
        link: Else the link to the post, as typed.
        posts: Else the posts to choose from, newest first.
        names: The names pasted so far.
    """
    if post is not None:
        top = [
            blocks.section(f"Your {post_of_day(post, linked=True)}: {words.figures(post.figures)}.")
        ]
    elif link:
        top = [_link_input(link, optional=False)]
    else:
        top = _post_choice(posts)
    return blocks.modal(
        _TITLE,
        [*top, names_input(_IN_PARTS, names, optional=False)],
        callback_id=Form.ENGAGERS,
        submit="Read the names",
        close="Cancel",
        private_metadata=json.dumps({"key": key, "post": post.id if post else None}),
    )


def names_input(in_parts: str, names: str = "", *, optional: bool = True) -> Block:
    """The field for the people who engaged.

    Args:
        in_parts: How to list more people than fit.
    """
    return inputs.text_input(
        Field.ENGAGER_NAMES,
        "Who engaged",
        action_id=VALUE,
        initial=names,
        placeholder="Jane Doe, CTO, Acme",
        hint=f"Paste the list as LinkedIn gives it, or one person per line. {in_parts}",
        optional=optional,
        lines=True,
        most=limits.INPUT_TEXT,
    )


def confirming(
    view: Mapping[str, Any],
    listing: Listing,
    answers: Mapping[str, str],
    on_top: Sequence[Block] = (),
    remember: Mapping[str, Any] | None = None,
) -> Modal:
    """A submitted form shown again, with the recognised people above its fields.

    Args:
        view: The view of Slack's payload.
        answers: The answers of an earlier round, by question id.
        on_top: Other questions.
        remember: Added to the form's metadata.
    """
    read = [*on_top, *listing_read(listing, answers)]
    carried = {**(remember or {}), "read": listing.recognised.mark}
    form = notices.refilled(view, read, remember=carried)
    if form["callback_id"] == Form.ENGAGERS:
        form["submit"] = blocks.plain("Save", limits.MODAL_TITLE)
    dated = any(field_in(block) == Field.POSTED_ON for block in form["blocks"])
    if listing.needs_date and not dated:
        form["blocks"].append(_date_input())
    return form


def listing_read(listing: Listing, answers: Mapping[str, str]) -> list[Block]:
    """The recognised people, and the questions about them; nothing is saved yet."""
    recognised = listing.recognised
    rows = [f"*{_found(recognised)}.* {_still_to_do(recognised)}", *_unclear(recognised)]
    if recognised.at_targets:
        rows.append(f"*At target accounts: {words.count(len(recognised.at_targets))}*")
        rows += [f"• {_at_account(each)}" for each in recognised.at_targets]
    top = _with_ids(blocks.lines(rows), "targets")
    asked = [_contact_question(each, answers.get(each.id)) for each in recognised.near]
    asked += [_company_question(each, answers.get(each.id)) for each in recognised.asked]
    below = [*_others(recognised, listing.targets), *_about_post(listing)]
    return [*top, *asked, *_with_ids(blocks.lines(below), "others")]


def recognised_message(
    listing: Listing,
    pending: str | None,
    at_once: str | None = None,
    parts: Sequence[PeoplePart] = (),
) -> Message:
    """The recognised people as a message, with a button that opens the form.

    Args:
        pending: Post and names as the button's value; ``None`` if they are too long for it.
        at_once: The value of a button that saves them as they are read; ``None`` to save nothing
            unchecked.
        parts: Buttons instead of these, each with some of the people.
    """
    recognised = listing.recognised
    rows = [f"{_found(recognised)}. Nothing is saved yet."]
    if recognised.unclear:
        first = recognised.unclear[0]
        rows.append(
            f"Left out, line {first.line}: {_why(recognised, 0)}{_more_unclear(recognised)}"
        )
    if recognised.at_targets:
        named = [f"{each.person.name} ({each.account.name})" for each in recognised.at_targets]
        rows.append(f"At target accounts: {words.names(named, longest=80)}.")
    if recognised.questions:
        named = [each.person.name for each in recognised.near]
        named += [person.name for each in recognised.asked for person in each.people]
        rows.append(f"Questions about: {words.names(named)}.")
    if recognised.others:
        jobs = words.names([_with_job(each) for each in recognised.others], longest=80)
        rows.append(f"At no target account: {words.count(len(recognised.others))}. {jobs}.")
        rows += filter(None, [without_list(listing.targets)])
    rows += _authors(recognised)
    label = "Check and save"
    if parts:
        return people_in_parts(" ".join(rows), parts, rows)
    if pending is None:
        rows.append(TOO_LONG)
        label = "Open the form"
    buttons = [blocks.button(label, Action.OPEN_ENGAGERS, pending, style="primary")]
    if at_once is not None:
        people = words.counted(recognised.people, "person", "people")
        buttons = [
            blocks.button(f"Save {people}", Action.SAVE_ENGAGERS, at_once, style="primary"),
            blocks.button("Check first", Action.OPEN_ENGAGERS, pending),
        ]
    return Message(" ".join(rows), (*blocks.lines(rows), blocks.actions(*buttons)))


def listed_lines(listed: PeopleListed, figures: Figures) -> list[str]:
    """The result of listing people, in mrkdwn lines."""
    new = words.counted(listed.new, "person", "people")
    again = f"; {words.count(listed.again)} more counted already" if listed.again else ""
    rows = [f"Listed {new}{again}."]
    share, engagers = figures.target_share, figures.unique_engagers
    if share is not None and engagers is not None:
        targets = figures.listed_targets or 0
        verb = "is" if 1 in (targets, engagers.low) else "are"
        counted = f"{words.count(targets)} of {words.counted(engagers.low, 'engager')}"
        rows.append(f"{counted} {verb} at target accounts: {words.whole_percent(share)}.")
    if listed.warm:
        named = [
            words.person(each.contact.name, each.contact.title or "", each.account)
            for each in listed.warm[:_MOST_WARM]
        ]
        warm = words.and_more(named, len(listed.warm))
        rows.append(f"Warm, still without a DM: {warm}.")
    return rows


def warm_step(listed: PeopleListed | None) -> str:
    """The next step after people were listed; empty if no person is warm."""
    if listed is None or not listed.warm:
        return ""
    name = words.one_name(listed.warm[0].contact.name, 90)
    when = " while the post is fresh" if listed.fresh else ""
    return f"write to {name}{when}: ask something, sell nothing yet."


def warm_button(contact: Contact) -> Block:
    """The button for the next step: a DM to a warm person."""
    return blocks.button(f"Log DM to {contact.name}", Action.OPEN_DM, about_contact(contact.id))


def _found(recognised: Recognised) -> str:
    found = f"I found {words.counted(recognised.people, 'person', 'people')}"
    left_out = len(recognised.unclear)
    return f"{found} and left out {words.counted(left_out, 'line')}" if left_out else found


def _still_to_do(recognised: Recognised) -> str:
    if recognised.questions:
        questions = words.counted(len(recognised.questions), "open question")
        return f"Nothing is saved yet: answer {questions}, then save."
    return "Nothing is saved yet: correct them below, or save."


def _at_account(each: RecognisedAtAccount) -> str:
    parts = (each.person.name, each.person.title, each.account.name)
    # A hundred people must fit into one form.
    shown = (words.escape(blocks.shorten(part, _LONGEST_PART)) for part in parts if part)
    return " · ".join(map(words.isolated, shown))


def _company_question(asked: CompanyQuestion, answer: str | None) -> Block:
    people = _first_names(asked.people)
    if asked.company:
        label = f"{people} – {asked.company}: which account is that?"
    else:
        label = f"{people}: at which account?"
    options = {
        str(account.id): told_apart(account, asked.candidates) for account in asked.candidates
    }
    return inputs.radio(
        question_field(asked.id),
        blocks.shorten(label, _LONGEST_QUESTION),
        {**options, NO_TARGET: "No target account"},
        action_id=VALUE,
        initial=answer,
    )


def _contact_question(asked: ContactQuestion, answer: str | None) -> Block:
    """Asks whether a person is one of those known at their account."""
    label = f"{asked.person.name} at {asked.account.name}: did you mean"
    if len(asked.candidates) == 1:
        label += f" {_known(asked.candidates[0])}?"
    else:
        label += " one of these?"
    options = {about_contact(each.id): f"Yes, {_known(each)}" for each in asked.candidates}
    options[NEW_PERSON] = "No, a new person"
    return inputs.radio(
        question_field(asked.id),
        blocks.shorten(label, _LONGEST_QUESTION),
        options,
        action_id=VALUE,
        initial=answer,
    )


def _known(contact: Contact) -> str:
    return f"{contact.name} ({contact.title})" if contact.title else contact.name


def _first_names(people: Sequence[PastedPerson]) -> str:
    """The first few names of a list, as plain text."""
    shown = ", ".join(each.name for each in people[:3])
    more = len(people) - 3
    return f"{shown} and {more} more" if more > 0 else shown


def _others(recognised: Recognised, targets: ListState) -> list[str]:
    if not recognised.others:
        return _authors(recognised)
    jobs = [_with_job(each) for each in recognised.others]
    named = words.names(jobs, _MOST_SHOWN, longest=2 * _LONGEST_PART)
    rows = [
        f"*At no target account: {words.count(len(recognised.others))}*",
        f"{named}. I don't save their names, only that they engaged.",
        *filter(None, [without_list(targets)]),
    ]
    unplaced = [each.name for each in recognised.others if not each.companies]
    if unplaced:
        rows.append(
            f"I read no company for {words.names(unplaced, _MOST_UNPLACED)}. If they are at a "
            "target account, add it below, like `Jane Doe, Acme`."
        )
    if recognised.unasked:
        more = words.count(recognised.unasked)
        rows.append(
            f"{more} of them may be at a target account too. Once this is saved, paste them "
            "again, and I'll ask about them."
        )
    return rows + _authors(recognised)


def _with_job(person: PastedPerson) -> str:
    """A name, and title and company as they were read."""
    job = ", ".join(filter(None, (person.title, *person.companies[:2])))
    name = blocks.shorten(person.name, _LONGEST_PART)
    return f"{name} ({blocks.shorten(job, _LONGEST_PART)})" if job else name


def _authors(recognised: Recognised) -> list[str]:
    if not recognised.authors:
        return []
    return [f"Left out, as the post's author: {words.names(list(recognised.authors))}."]


def _unclear(recognised: Recognised) -> list[str]:
    if not recognised.unclear:
        return []
    rows = [
        f"• Line {each.line}, “{words.escape(each.text)}”: {_why(recognised, place)}"
        for place, each in enumerate(recognised.unclear[:_MOST_UNCLEAR])
    ]
    more = len(recognised.unclear) - _MOST_UNCLEAR
    return [*rows, f"… and {more} more"] if more > 0 else rows


def _more_unclear(recognised: Recognised) -> str:
    more = len(recognised.unclear) - 1
    return f" … and {words.counted(more, 'more line')}" if more else ""


def _why(recognised: Recognised, place: int) -> str:
    return words.sentence(recognised.unclear[place].why)


def _about_post(listing: Listing) -> list[str]:
    if listing.post is not None:
        return []
    return ["This post isn't logged yet; saving logs it too."]


def _with_ids(rows: list[Block], name: str) -> list[Block]:
    """Gives blocks ids, so that the next reading replaces them."""
    return [
        {**row, "block_id": recognised_block(f"{name}:{place}")} for place, row in enumerate(rows)
    ]


def _date_input() -> Block:
    return inputs.date_input(
        Field.POSTED_ON,
        "When was it posted?",
        action_id=VALUE,
        hint="Its link contains no date.",
    )


def _post_choice(posts: Sequence[Post]) -> list[Block]:
    if not posts:
        return [_link_input("", optional=False)]
    options = {
        str(post.id): f"{post_name_and_day(post, _LONGEST_NAME)} · {words.figures(post.figures)}"
        for post in posts[: limits.OPTIONS]
    }
    chosen = inputs.select(
        Field.POST,
        "Which post?",
        options,
        action_id=VALUE,
        initial=str(posts[0].id),
        hint="Your posts of the last 30 days.",
    )
    return [chosen, _link_input("", "Or the link to another post")]


def _link_input(link: str, label: str = "Link to the post", *, optional: bool = True) -> Block:
    return inputs.text_input(
        Field.LINK,
        label,
        action_id=VALUE,
        initial=link,
        placeholder="https://www.linkedin.com/posts/…",
        hint="On LinkedIn: the post's ⋯ menu, then “Copy link to post”.",
        optional=optional,
        most=limits.INPUT_TEXT,
    )
