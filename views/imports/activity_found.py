"""The DMs, comments and reactions of a file, in the words of the preview."""

from domain.imports.file_activity import CommentsFound, ReactionsFound
from domain.imports.file_messages import DmsFound
from views import words
from views.imports.found_days import days_of

_MOST_COMPANIES = 5
DELETE_FILE = "I kept no message. Now delete the file: ⋯ → *Delete file*."


def dms_found(found: DmsFound) -> list[str]:
    """What an import would do with the messages, and what it would leave out."""
    total = found.new + found.replied + found.known
    rows = []
    if total:
        counts = [
            (found.new, "new"),
            (found.replied, "with a new reply"),
            (found.known, "already logged"),
        ]
        parts = ", ".join(f"{words.count(number)} {which}" for number, which in counts if number)
        people = words.counted(found.people, "person", "people")
        rows.append(
            f"{words.counted(total, 'DM')} to {people}{days_of(found.first_on, found.last_on)}: "
            f"{parts}. One person on one day is one DM."
        )
        rows.append(_at_targets(found, people))
    if found.unclear:
        rows.append(_unclear(found))
    if found.near_known:
        near = words.counted(found.near_known, "person has", "people have")
        rows.append(
            f"{near} a name close to that of a contact at the same account, and would become a new "
            "contact. If they are one person, merge them on the account's page."
        )
    if found.unnamed:
        unnamed = words.counted(found.unnamed, "message")
        rows.append(f"Left out: {unnamed} to people who left LinkedIn; the file doesn't name them.")
    rows.append(
        "I keep the day of each DM and whether there was a reply: no text, and names only at "
        "target accounts."
    )
    return rows


def comments_found(found: CommentsFound) -> list[str]:
    """What an import would do with the comments, and what it would leave out."""
    rows = []
    total = found.new + found.known
    if total:
        parts = [
            *([f"{words.count(found.new)} new"] if found.new else []),
            *([f"{words.count(found.known)} already logged"] if found.known else []),
        ]
        at = (
            f"{words.count(found.at_targets)} of the new ones on posts where you have logged a "
            "comment at a target account. For the others, the file doesn't say whose posts these "
            "were"
            if found.at_targets
            else "The file doesn't say whose posts these were"
        )
        rows.append(
            f"{words.counted(total, 'comment')} on others' posts"
            f"{days_of(found.first_on, found.last_on)}: {', '.join(parts)}. {at}, so they count "
            "for no account."
        )
    if found.own:
        rows.append(f"{words.counted(found.own, 'comment')} on your own posts: left out.")
    return rows


def reactions_found(found: ReactionsFound) -> list[str]:
    """The reactions, which are not kept."""
    return [
        f"{words.counted(found.count, 'reaction')}{days_of(found.first_on, found.last_on)}: left "
        "out, because no figure counts them."
    ]


def _at_targets(found: DmsFound, people: str) -> str:
    if not found.employers:
        return (
            f"Connections.csv is missing, so I don't know where the {people} work. Only those "
            f"who are your contacts ({words.count(found.target_people)}) would count as targets, "
            "and an import decides that for good. Drop both files in one ZIP instead."
        )
    if not found.target_people:
        return (
            f"By today's list, none of the {people} is at a target account, and an import decides "
            "that for good. If accounts are missing, first add them in `/ssi accounts`, then drop "
            "the file again."
        )
    are = "is" if found.target_people == 1 else "are"
    return (
        f"By today's list, {words.count(found.target_people)} of the {people} {are} at target "
        f"accounts, with {words.count(found.at_targets)} of the new DMs."
    )


def _unclear(found: DmsFound) -> str:
    people = words.counted(found.unclear, "person", "people")
    companies = words.names(found.unclear_companies, _MOST_COMPANIES)
    such = f": {companies}" if companies else ""
    return (
        f"{people} may be at a target account{such}. I can't tell, so "
        f"{'they count' if found.unclear > 1 else 'this one counts'} as not at one. If such a "
        "company is a target, add its name to the account's aliases in `/ssi accounts` and drop "
        "the file again."
    )
