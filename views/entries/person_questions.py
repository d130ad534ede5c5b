"""The question which person or account is meant, before an entry is saved."""

from collections.abc import Sequence

from domain.entries.person_reference import PersonQuestion, PersonQuestionKind
from domain.targets.namesakes import are_called, told_apart
from views import blocks, inputs, limits
from views.blocks import Block, Message
from views.ids import QUESTION, VALUE, Field, about_contact
from views.wording.entry_words import named

#: The answer for none of the accounts.
NONE_OF_THEM = "none"
#: The answer for none of the people known there.
NEW_PERSON = "new"


def person_question_message(
    asked: PersonQuestion, answers: Sequence[tuple[str, str, str]]
) -> Message:
    """The question, with its answers as buttons.

    Args:
        answers: Label, action id and value of each button.
    """
    text = question(asked)
    buttons = [blocks.button(*answer) for answer in answers]
    return Message(
        f"{text} Nothing is saved yet.",
        (blocks.section(f"{text}\nNothing is saved yet."), blocks.actions(*buttons)),
    )


def question(asked: PersonQuestion) -> str:
    """The question, as mrkdwn."""
    names = " or ".join(
        f"*{named(told_apart(each, asked.candidates))}*" for each in asked.candidates
    )
    match asked.question:
        case PersonQuestionKind.NEAR if are_called(asked.whom.company, asked.candidates):
            return f"Several accounts are called “{named(asked.whom.company)}”: {names}. Which one?"
        case PersonQuestionKind.NEAR:
            return f"“{named(asked.whom.company)}” isn't on the list. Did you mean {names}?"
        case PersonQuestionKind.SEVERAL:
            return f"I know a {named(asked.whom.name)} at {names}. Which one is it?"
        case PersonQuestionKind.COMPANY:
            return f"I don't know {named(asked.whom.name)} yet. Where do they work?"
        case PersonQuestionKind.PERSON if not asked.at_one_account:
            people = [
                f"*{named(each.contact.name)}* at {named(each.account)}" for each in asked.people
            ]
            return f"Did you mean {' or '.join(people)}?"
        case PersonQuestionKind.PERSON:
            near = " or ".join(f"*{named(each.contact.name)}*" for each in asked.people)
            where = named(asked.people[0].account) if asked.people else "that account"
            return f"I don't know {named(asked.whom.name)} at {where} yet. Did you mean {near}?"


def answer_labels(asked: PersonQuestion) -> list[str]:
    """The labels of the candidates' buttons; the last one is for none of them."""
    if asked.question is PersonQuestionKind.SEVERAL:
        labels = [
            f"{asked.whom.name} at {told_apart(each, asked.candidates)}"
            for each in asked.candidates
        ]
    elif asked.question is PersonQuestionKind.PERSON and asked.at_one_account:
        labels = [f"Yes, {each.contact.name}" for each in asked.people]
    elif asked.question is PersonQuestionKind.PERSON:
        labels = [f"{each.contact.name} at {each.account}" for each in asked.people]
    else:
        yes = "" if are_called(asked.whom.company, asked.candidates) else "Yes, "
        labels = [f"{yes}{told_apart(each, asked.candidates)}" for each in asked.candidates]
    return [*(blocks.shorten(label, limits.BUTTON_TEXT) for label in labels), _none(asked)]


def person_question_boxes(asked: PersonQuestion) -> list[Block]:
    """The question at the top of a form that is shown again, with radio buttons."""
    options = {str(each.id): told_apart(each, asked.candidates) for each in asked.candidates}
    none = NONE_OF_THEM
    if asked.question is PersonQuestionKind.PERSON:
        options = {
            about_contact(each.contact.id): each.contact.name
            if asked.at_one_account
            else f"{each.contact.name} at {each.account}"
            for each in asked.people
        }
        none = NEW_PERSON
    return [
        blocks.section(f":warning: *Please check:* {question(asked)}", block_id=QUESTION),
        inputs.radio(
            Field.CONFIRMED,
            "Which one is it?",
            {**options, none: _none(asked)},
            action_id=VALUE,
            # Optional: correcting the names answers it too.
            optional=True,
        ),
    ]


def _none(asked: PersonQuestion) -> str:
    if asked.question is PersonQuestionKind.COMPANY:
        return "At none of my target accounts"
    if asked.question is PersonQuestionKind.PERSON:
        return "No, a new person"
    return (
        "Neither"
        if len(asked.candidates) == 2
        else "No"
        if len(asked.candidates) == 1
        else ("None of them")
    )
