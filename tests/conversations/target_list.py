"""Target accounts, contacts and teams that exist before a conversation begins."""

from sqlmodel import Session

from domain.entries.acts import ActKind
from domain.people.members import Asker, Person, Profile
from domain.people.teams import TeamDetails
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved
from playground.world.identity import TEAM_ID
from services import acts
from services.people.teams import save_team
from services.targets.accounts import save_account
from services.targets.contacts import contact_id_for
from tests.conversations.conftest import NOW, LocalSlack


async def targets(
    slack: LocalSlack, *names: str, website: str = "", team: int | None = None
) -> list[int]:
    """Adds accounts to the workspace's list, or to a team's; returns their ids."""
    store, ada = slack.bot.desk.store, _ada(slack)
    return [
        await store.run(_add_account, ada, AccountDetails(name, website, team_id=team))
        for name in names
    ]


async def team_of(slack: LocalSlack, name: str, *user_ids: str) -> int:
    """Makes a team of these people; returns its id."""
    details = TeamDetails(name, None, "Etc/UTC", 1, 600, user_ids)
    profiles = dict.fromkeys(user_ids)
    submission = Submission(_ada(slack), f"team:{name}", NOW)
    saved = await slack.bot.desk.store.run(save_team, submission, None, details, profiles)
    return saved.team.id


async def contact(slack: LocalSlack, account_id: int, name: str, title: str = "") -> int:
    """Adds a contact to an account; returns its id."""
    return await slack.bot.desk.store.run(_add_contact, _ada(slack), account_id, name, title)


def _ada(slack: LocalSlack) -> Person:
    asker = Asker(TEAM_ID, slack.ada.id)
    return Person(asker, Profile(slack.ada.name, "Europe/Stockholm", is_admin=True))


def _add_account(session: Session, person: Person, details: AccountDetails) -> int:
    key = f"target:{details.name}"
    saved = save_account(session, Submission(person, key, NOW), None, details, {}, sure=True)
    assert isinstance(saved, AccountSaved)
    return saved.account.id


def _add_contact(session: Session, person: Person, account_id: int, name: str, title: str) -> int:
    submission = Submission(person, f"contact:{account_id}:{name}", NOW)
    known = acts.situation(session, submission)
    act_id = acts.begin(session, submission, known, ActKind.CONTACT)
    return contact_id_for(session, account_id, name, title, act_id)
