"""Correcting whom an entry was matched to: the people of a post, the form and the answers."""

import json

from domain.entries.corrections import Corrected, ListedPeople, Matched, MatchedEntry
from views import blocks, words
from views.blocks import Message, Modal
from views.ids import Action, Field, Form
from views.targets.choices import account_select
from views.wording.correction_menu import correction_choices
from views.wording.entry_words import at_account, named
from views.wording.post_words import post_of_day

#: Metadata key of the form: the entry, as a button carries it.
ENTRY = "entry"


def read_entry(carried: str) -> MatchedEntry:
    """The entry that a button carries."""
    kind, _, number = carried.partition(":")
    return MatchedEntry(Matched(kind), int(number))


def listed_people_page(listed: ListedPeople) -> Message:
    """The people at target accounts whom a post's list has, each with a menu to correct it."""
    if not listed.people:
        text = f"Nobody at a target account is listed for your {post_of_day(listed.post)}."
        who = blocks.button(
            "Who engaged?", Action.OPEN_ENGAGERS, str(listed.post.id), style="primary"
        )
        return Message(text, (blocks.section(text), blocks.actions(who)))
    title = f"{words.counted(listed.total, 'person', 'people')} at target accounts"
    lines = [at_account(each.name, each.account) for each in listed.people]
    more = listed.total - len(lines)
    rest = f"The last {words.count(len(lines))} listed are shown." if more else ""
    texts = [f"{title}, for your {post_of_day(listed.post)}: {'; '.join(lines)}.", rest]
    return Message(
        " ".join(filter(None, texts)),
        (
            blocks.section(f"*{title}*, for your {post_of_day(listed.post, linked=True)}"),
            *(
                blocks.section(line, accessory=blocks.overflow(*correction_choices(each.entry)))
                for each, line in zip(listed.people, lines, strict=True)
            ),
            *([blocks.context(rest)] if rest else []),
            blocks.actions(blocks.button("My posts", Action.SHOW_POSTS)),
        ),
    )


def other_account_form(key: str, entry: MatchedEntry, name: str, account: str) -> Modal:
    """Asks at which account the person works."""
    return blocks.modal(
        "Other account",
        [
            blocks.section(f"{named(name)} is not at {named(account)}, but at:"),
            account_select(
                Field.COMPANY,
                "Account",
                hint="Not at any of your accounts? Close this, and choose *Not this person*.",
                optional=False,
            ),
        ],
        callback_id=Form.OTHER_ACCOUNT,
        submit="Save",
        close="Cancel",
        private_metadata=json.dumps({"key": key, ENTRY: f"{entry.kind.value}:{entry.id}"}),
    )


def match_corrected(result: Corrected) -> Message:
    """Answers a correction."""
    wrong = at_account(result.name, result.account)
    what = "DM" if result.kind is Matched.DM else "engager"
    if result.now_at:
        text = f"Corrected: the {what} is {at_account(result.name, result.now_at)}, not {wrong}."
    else:
        text = f"Corrected: the {what} was not {wrong}, and counts as outside your accounts."
    return Message(
        f"{text} Past figures are corrected, too.",
        (
            blocks.section(f"{text}\nPast figures are corrected, too."),
            blocks.actions(
                blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
                blocks.button("My entries", Action.SHOW_POSTS),
            ),
        ),
    )
