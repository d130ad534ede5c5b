"""The DMs, comments and reactions that a file has, in words."""

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
            (found.replied, "with a reply that you have not noted"),
            (found.known, "as you have them already"),
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
            f"{near} a name that resembles a contact's there, and would become a contact of "
            "their own. You can merge the two on the account's page."
        )
    if found.unnamed:
        unnamed = words.counted(found.unnamed, "message doesn't", "messages don't")
        rows.append(f"{unnamed} say to whom, because the person left LinkedIn: left out.")
    rows.append(
        "Of messages I keep who, when and whether they replied; of others than targets, no name."
    )
    return rows


def comments_found(found: CommentsFound) -> list[str]:
    """What an import would do with the comments, and what it would leave out."""
    rows = []
    total = found.new + found.known
    if total:
        parts = [
            *([f"{words.count(found.new)} new"] if found.new else []),
            *([f"{words.count(found.known)} as you have them already"] if found.known else []),
        ]
        at = (
            f"{words.count(found.at_targets)} of the new ones on posts that you know to be at "
            "target accounts. For the others, the file doesn't say whose post it was"
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
        "out, because the file doesn't say whose posts these were, and no figure counts them."
    ]


def _at_targets(found: DmsFound, people: str) -> str:
    if not found.employers:
        return (
            f"Where these {people} work, the file doesn't say: Connections.csv is missing. So only "
            f"contacts that you have count as targets ({words.count(found.target_people)}), and an "
            "import decides for good who is one. Drop both files in one ZIP instead."
        )
    if not found.target_people:
        return (
            f"None of the {people} is at a target account, by today's list. If the list isn't "
            "complete, fill it in `/ssi accounts` and drop the file again: an import decides for "
            "good who is a target."
        )
    works = "works" if found.target_people == 1 else "work"
    return (
        f"{words.count(found.target_people)} of the {people} {works} at target accounts, by "
        f"today's list: {words.count(found.at_targets)} of the new DMs."
    )


def _unclear(found: DmsFound) -> str:
    people = words.counted(found.unclear, "person", "people")
    companies = words.names(found.unclear_companies, _MOST_COMPANIES)
    such = f" ({companies})" if companies else ""
    return (
        f"{people} may be at a target account; I can't tell, so "
        f"{'they count' if found.unclear > 1 else 'this one counts'} as others"
        f"{such}. If one is a target, add that name to its aliases in `/ssi accounts` and drop the "
        "file again."
    )
