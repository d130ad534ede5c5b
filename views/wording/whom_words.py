"""Whom to write to: each person, what a group of them engaged with, and all in one line."""

from collections.abc import Sequence
from datetime import date

from domain.coaching.target_facts import EngagedTarget
from domain.coaching.whom import WhomToWrite
from views import blocks, moments, words
from views.blocks import Block
from views.ids import Action, about_contact
from views.wording.contact_words import name, person
from views.wording.post_words import your_post


def engaged_with(each: EngagedTarget) -> str:
    """``engaged with “How we cut onboarding”``, else ``engaged with your post of Fri 27 Nov``."""
    return f"engaged with {your_post(each.post_title, each.posted_on)}"


def by_post(people: Sequence[EngagedTarget]) -> list[list[EngagedTarget]]:
    """Those who engaged with one post and wait since one day, in the order of their first ones."""
    groups: dict[tuple[date, str, date], list[EngagedTarget]] = {}
    for each in people:
        groups.setdefault((each.posted_on, each.post_title, each.engaged_on), []).append(each)
    return list(groups.values())


def waits_since(each: EngagedTarget) -> str:
    """``engaged with “How we cut onboarding”, waiting since Wed 18 Nov``; listed on that day.

    A message may be read on a later day, so the day is never "yesterday".
    """
    return f"{engaged_with(each)}, waiting since {moments.day(each.engaged_on)}"


def all_wait(each: EngagedTarget) -> str:
    """The same of several people, as a sentence of its own."""
    since = moments.day(each.engaged_on)
    return f"They {engaged_with(each)} and have waited for a DM since {since}."


def person_row(each: EngagedTarget, about: str = "", *, green: bool = False) -> Block:
    """``*Jane Doe*, Acme``, with a button that logs the DM.

    Args:
        about: Follows below.
    """
    line = f"*{person(each.person)}*, {name(each.person.account)}"
    value = about_contact(each.person.contact_id)
    style = "primary" if green else None
    button = blocks.button("Log DM", Action.OPEN_DM, value, style=style)
    return blocks.section(f"{line}\n{about}" if about else line, accessory=button)


def people_by_post(people: Sequence[EngagedTarget], *, lead: bool = False) -> list[Block]:
    """A row for each person, below what they engaged with, once for all who share it.

    Args:
        lead: Whether the first button is green.
    """
    rows: list[Block] = []
    for number, group in enumerate(by_post(people)):
        rows.append(blocks.context(words.capital(waits_since(group[0]))))
        first, *others = group
        rows.append(person_row(first, green=lead and number == 0))
        rows.extend(map(person_row, others))
    return rows


def in_short(result: WhomToWrite) -> str:
    """``Write to Jane Doe (Acme), who engaged with your post. 3 more wait for a DM.``, if any."""
    if not result.people:
        return ""
    first, more = result.people[0].person, result.total - 1
    text = f"*Write to {person(first)}* ({name(first.account)}), who engaged with your post."
    if not more:
        return text
    wait = "waits" if more == 1 else "wait"
    return f"{text} {words.with_unit(words.count(more), 'more')} {wait} for a DM."


def in_short_with_button(result: WhomToWrite) -> list[Block]:
    """The same with a green button that logs the DM to the one named; no block for none."""
    if not result.people:
        return []
    first = about_contact(result.people[0].person.contact_id)
    log = blocks.button("Log DM", Action.OPEN_DM, first, style="primary")
    return [blocks.section(in_short(result), accessory=log)]


def whom_button() -> Block:
    """Shows all people who wait for a DM."""
    return blocks.button("Whom should I write to?", Action.SHOW_WHOM)
