"""People who engaged with a post: recognised in what was pasted, asked about, and listed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.accounts import Account, Contact
from domain.entries.posts import Post
from domain.names.pasted_people import PastedPerson, UnclearLine

#: More questions than this at once are a chore; who is not asked about counts as others.
MOST_ASKED = 10


@dataclass(frozen=True)
class RecognisedAtAccount:
    """Somebody who surely works at a target account."""

    person: PastedPerson
    account: Account


@dataclass(frozen=True)
class CompanyQuestion:
    """People of whom only the member can say whether they are at a target account.

    Args:
        id: Names the question, the same for the same question.
        people: All of one company; or one person whose name is known at an account.
        company: As pasted; empty where the name alone raises the question.
        candidates: The accounts that may be meant, the likeliest first; at least one.
    """

    id: str
    people: tuple[PastedPerson, ...]
    company: str
    candidates: tuple[Account, ...]


@dataclass(frozen=True)
class ContactQuestion:
    """Somebody at a target account who may be one of the people known there.

    Args:
        id: Names the question, the same for the same question.
        candidates: Those whose names are near; at least one.
    """

    id: str
    person: PastedPerson
    account: Account
    candidates: tuple[Contact, ...]


@dataclass(frozen=True)
class Recognised:
    """What a paste says, beside the member's target accounts.

    Args:
        asked: Questions about companies; all questions together are at most `MOST_ASKED`.
        near: Questions about who somebody is, of those whose account is known or was answered.
        unasked: How many of the others would be asked about in further questions.
        others: Outside target accounts, as far as is known.
    """

    at_targets: tuple[RecognisedAtAccount, ...] = ()
    asked: tuple[CompanyQuestion, ...] = ()
    near: tuple[ContactQuestion, ...] = ()
    unasked: int = 0
    others: tuple[PastedPerson, ...] = ()
    unclear: tuple[UnclearLine, ...] = ()

    @property
    def questions(self) -> tuple[str, ...]:
        """The names of all questions."""
        return (*(each.id for each in self.asked), *(each.id for each in self.near))

    @property
    def people(self) -> int:
        """How many people were recognised."""
        asked = sum(len(each.people) for each in self.asked)
        return len(self.at_targets) + asked + len(self.others)

    @property
    def mark(self) -> str:
        """The same for what says the same: whoever saw this knows what would be kept."""
        said = (
            [(each.person.name, each.account.id) for each in self.at_targets],
            [(each.id, [one.id for one in each.candidates]) for each in self.asked],
            [(each.id, [one.id for one in each.candidates]) for each in self.near],
            [each.name for each in self.others],
        )
        return digest_of(repr(said))


@dataclass(frozen=True)
class Listing:
    """What is shown before people are kept.

    Args:
        link: Of the post, as given.
        post: Empty where the post is not logged yet: it will be, with them.
        needs_date: The post is new, and its link does not tell when it was posted.
    """

    link: str
    recognised: Recognised
    post: Post | None = None
    needs_date: bool = False


@dataclass(frozen=True)
class EngagedPerson:
    """Somebody to be listed at a post.

    Args:
        account_id: Of the target account where they are; ``None`` for all others, of whom no
            name is kept.
        company: What the member has just confirmed to mean that account; empty for nothing new.
        contact_id: Whom the member has just said that they mean, of the people known there.
    """

    name: str
    title: str = ""
    account_id: int | None = None
    company: str = ""
    contact_id: int | None = None


def decided(
    recognised: Recognised,
    answers: Mapping[str, int | None],
    who: Mapping[str, int | None] | None = None,
) -> tuple[EngagedPerson, ...]:
    """Everybody who was recognised, with the answers to what was asked.

    Args:
        answers: By question, the account that was meant; none, or no answer, makes them others.
        who: By question, the contact who was meant; none, or no answer, is somebody new.
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


def digest_of(text: str) -> str:
    """A short name for a text, that does not show it."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
