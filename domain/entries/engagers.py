"""A post's engagers: recognised in a paste, clarified by questions, and listed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.accounts import FILLED, Account, Contact, ListState
from domain.entries.posts import Post
from domain.names.paste_results import PastedPerson, UnclearLine

#: The most questions at once; people without a question count as others.
MOST_ASKED = 10


@dataclass(frozen=True)
class RecognisedAtAccount:
    """A pasted person who certainly works at a target account."""

    person: PastedPerson
    account: Account


@dataclass(frozen=True)
class CompanyQuestion:
    """Asks whether pasted people work at one of some target accounts.

    Args:
        id: The same for the same question.
        people: All people of one company; or one person who has the name of a contact.
        company: As pasted; empty if only the person's name raises the question.
        candidates: The accounts that may be meant, the likeliest first; at least one.
    """

    id: str
    people: tuple[PastedPerson, ...]
    company: str
    candidates: tuple[Account, ...]


@dataclass(frozen=True)
class ContactQuestion:
    """Asks whether a pasted person at a target account is one of its contacts.

    Args:
        id: The same for the same question.
        candidates: The contacts with similar names; at least one.
    """

    id: str
    person: PastedPerson
    account: Account
    candidates: tuple[Contact, ...]


@dataclass(frozen=True)
class Recognised:
    """A paste, matched with the target accounts.

    Args:
        at_targets: People who certainly work at a target account.
        asked: Questions about companies; with `near`, at most `MOST_ASKED` questions.
        near: Questions about contacts, for people whose account is known or was answered.
        unasked: How many of the others would need further questions.
        others: People at no target account, as far as known.
        unclear: Lines that name no person.
        authors: Names of the post's own author, who is no engager.
    """

    at_targets: tuple[RecognisedAtAccount, ...] = ()
    asked: tuple[CompanyQuestion, ...] = ()
    near: tuple[ContactQuestion, ...] = ()
    unasked: int = 0
    others: tuple[PastedPerson, ...] = ()
    unclear: tuple[UnclearLine, ...] = ()
    authors: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of all questions."""
        return (*(each.id for each in self.asked), *(each.id for each in self.near))

    @property
    def is_sure(self) -> bool:
        """Whether everything in the paste is recognised, so that it may be saved as it is."""
        return not (self.questions or self.unasked or self.unclear)

    @property
    def people(self) -> int:
        """How many people were recognised."""
        asked = sum(len(each.people) for each in self.asked)
        return len(self.at_targets) + asked + len(self.others)

    @property
    def mark(self) -> str:
        """A fingerprint: if it is unchanged, saving stores exactly what the member saw."""
        shown = (
            [(each.person.name, each.account.id) for each in self.at_targets],
            [(each.id, [one.id for one in each.candidates]) for each in self.asked],
            [(each.id, [one.id for one in each.candidates]) for each in self.near],
            [each.name for each in self.others],
        )
        return fingerprint(repr(shown))


@dataclass(frozen=True)
class Listing:
    """The preview of a list of engagers, before it is saved.

    Args:
        link: The link to the post, as given.
        post: ``None`` if the post is not logged yet; saving logs it, too.
        needs_date: Whether the post is new and its link does not show the posting date.
        targets: The member's list of target accounts.
    """

    link: str
    recognised: Recognised
    post: Post | None = None
    needs_date: bool = False
    targets: ListState = FILLED


@dataclass(frozen=True)
class EngagedPerson:
    """A person to list as an engager of a post.

    Args:
        account_id: The id of their target account; ``None`` for strangers, whose name is not
            stored.
        company: A company name that the member has just confirmed to mean that account, or "".
        contact_id: The contact that the member has just confirmed them to be, or ``None``.
    """

    name: str
    title: str = ""
    account_id: int | None = None
    company: str = ""
    contact_id: int | None = None


def people_to_list(
    recognised: Recognised,
    answers: Mapping[str, int | None],
    who: Mapping[str, int | None] | None = None,
) -> tuple[EngagedPerson, ...]:
    """Combines the recognised people with the answers to the questions.

    Args:
        answers: Account ids by question id; ``None``, or no answer, makes the people others.
        who: Contact ids by question id; ``None``, or no answer, makes the person a new contact.
    """
    people = [
        EngagedPerson(each.person.name, each.person.title, each.account.id)
        for each in recognised.at_targets
    ]
    for asked in recognised.asked:
        account_id = answers.get(asked.id)
        company = asked.company if account_id is not None else ""
        people += [
            EngagedPerson(each.name, each.title, account_id, company) for each in asked.people
        ]
    meant = {
        (each.account.id, each.person.name): (who or {}).get(each.id) for each in recognised.near
    }
    people = [
        replace(each, contact_id=meant.get((each.account_id, each.name)))
        if each.account_id is not None
        else each
        for each in people
    ]
    people += [EngagedPerson(each.name) for each in recognised.others]
    return tuple(people)


def fingerprint(text: str) -> str:
    """A short hash of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
