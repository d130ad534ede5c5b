"""Erasing everything about a member: the question, and the answer."""

from domain.people.forgetting import Forgotten, StoredAboutMember
from views import blocks, words
from views.blocks import Message
from views.ids import Action

_STAYS = (
    "What stays: on account pages, the accounts and people that you added, without your name; in "
    "Slack, messages and boards already posted. Your admin's backups have your data until they "
    "are replaced."
)
_ASKED = f"To keep a copy that you can bring back, type `/ssi export` first. {_STAYS}"


def forget_question(stored: StoredAboutMember) -> Message:
    """Says what will be erased, and asks once."""
    lines = [
        f"*Your entries:* {_entries(stored)}. Deleted and undone ones go, too.",
        "*Messages:* those still to be sent, and the record of those sent"
        + (f" ({words.counted(stored.messages, 'message')})" if stored.messages else "")
        + "; your nudges and your settings.",
    ]
    if stored.teams:
        lines.append(f"*Teams:* your place in {words.names(stored.teams)}.")
    if stored.accounts:
        owned = words.counted(stored.accounts, "target account")
        lines.append(f"*Accounts:* {owned} will have no owner.")
    if stored.is_coach:
        lines.append("*Coach:* you won't be a coach any more.")
    lines.append("Boards and totals that I make from now on leave you out, for earlier weeks too.")
    question = "Erase everything about you, for good? Afterwards there is no undo."
    return Message(
        " ".join([question, *map(words.unbold, lines), _ASKED]),
        (
            blocks.section(f"*{question}*"),
            blocks.section("\n".join(f"• {line}" for line in lines)),
            blocks.context(_ASKED),
            blocks.actions(
                blocks.button(
                    "Erase everything",
                    Action.FORGET_ME,
                    stored.asked_at.isoformat(),
                    style="danger",
                ),
                blocks.button("Keep everything", Action.KEEP_ME),
            ),
        ),
    )


def nothing_to_forget() -> Message:
    """Nothing is stored about the person."""
    text = "I have nothing stored about you."
    return Message(text, (blocks.section(text),))


def kept() -> Message:
    """Answers *Keep everything*."""
    text = "Nothing was erased."
    return Message(text, (blocks.section(text),))


def forgotten(result: Forgotten) -> Message:
    """Answers the erasure."""
    if not result.now:
        return nothing_to_forget()
    text = "Done: I erased your entries, your settings and my record of messages to you."
    again = "I send you nothing more. If you log something again, you begin anew."
    return Message(
        f"{text} {again} {_STAYS}",
        (blocks.section(f"*{text}*\n{again}"), blocks.context(_STAYS)),
    )


def _entries(stored: StoredAboutMember) -> str:
    posts = words.counted(stored.posts, "post")
    if stored.engagers:
        whose = "its" if stored.posts == 1 else "their"
        posts += f" with {whose} {words.counted(stored.engagers, 'engager')}"
    counts = {
        "DM": stored.dms,
        "weekly total": stored.weeks,
        "comment": stored.comments,
        "win": stored.wins,
        "SSI score": stored.scores,
    }
    named = [posts] if stored.posts or stored.engagers else []
    named += [words.counted(number, thing) for thing, number in counts.items() if number]
    return ", ".join(named) or "none"
