"""Whom to write to, before all else in a digest."""

from collections.abc import Sequence

from domain.coaching.target_facts import EngagedTarget
from views import blocks, words
from views.blocks import Block
from views.wording.contact_words import named
from views.wording.whom_words import all_wait, by_post, person_row, waits_since

#: All of them are behind `/ssi who`.
_MOST_WARM = 3


def whom_first(warm: Sequence[EngagedTarget]) -> tuple[list[str], list[Block]]:
    """Whom to write to, as text and as blocks; what all of them engaged with is said once."""
    people = warm[:_MOST_WARM]
    if not people:
        return [], []
    groups = [(group, waits_since(group[0])) for group in by_post(people)]
    total = len(warm)
    heading, rest = f"Write to {words.counted(total, 'person', 'people')}", ""
    if total > len(people):
        rest = f", these {words.count(len(people))} first (all: `/ssi who`)"
    told = [
        f"{', '.join(named(each.person) for each in group)}, {about}" for group, about in groups
    ]
    shared = f"\n{all_wait(people[0])}" if len(groups) == 1 and len(people) > 1 else ""
    listed = [(each, words.capital(about)) for group, about in groups for each in group]
    rows = [
        person_row(each, "" if shared else about, green=number == 0)
        for number, (each, about) in enumerate(listed)
    ]
    return (
        [f"{heading}{rest}: {'; '.join(told)}."],
        [blocks.section(f"*{heading}*{rest}{shared}"), *rows],
    )
