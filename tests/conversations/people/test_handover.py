"""A member leaves the workspace: coaches are told once which accounts have no owner now."""

from datetime import timedelta

from sqlmodel import Session

import storage.people.members
from playground.world.identity import TEAM_ID
from storage.tables import AccountRow, id_of
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack, answered
from tests.conversations.joining import joins
from tests.conversations.speaking import hears, says
from tests.conversations.target_list import targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def owned_by_ben(slack: LocalSlack, account_ids: list[int]) -> None:
    """Makes Ben the owner of accounts."""

    def save(session: Session) -> None:
        ben = storage.people.members.member(session, TEAM_ID, slack.ben.id)
        assert ben is not None
        for account_id in account_ids:
            row = session.get_one(AccountRow, account_id)
            row.owner_id = id_of(ben)
            session.add(row)

    await slack.bot.desk.store.run(save)


async def test_coaches_hand_over_the_accounts_of_a_member_who_left(slack: LocalSlack) -> None:
    acme, globex, _ = await targets(slack, "Acme", "Globex", "Initech")
    for person in (slack.ada, slack.ben, slack.uma):
        await joins(person)
    await owned_by_ben(slack, [acme, globex])
    await slack.ada.deactivates(slack.ben.id)
    await deliver(slack, NOW + timedelta(minutes=5))
    notice = await hears(slack.ada)
    assert "Ben Okafor has left this workspace, so 2 target accounts have no owner now." in (
        notice.text
    )
    await slack.ada.clicks(notice, "Show the accounts")
    listed = await hears(slack.ada)
    assert "Target accounts whose owner has left: 2" in listed.text
    assert "Initech" not in listed.text
    await slack.ada.clicks(await says(slack.ada, "accounts acme"), "Edit account")
    form = await answered(slack.ada)
    await slack.ada.fills(form, {"owner": slack.uma.id})
    await slack.ada.submits(form)
    assert "Owner Uma Rao" in (await answered(slack.ada)).words
    await deliver(slack, NOW + timedelta(minutes=10))
    told = [each for each in slack.ada.messages("dm") if "has left this" in each.text]
    assert len(told) == 1
    assert not [each for each in slack.uma.messages("dm") if "no owner now" in each.text]


async def test_a_member_without_accounts_leaves_without_a_notice(slack: LocalSlack) -> None:
    for person in (slack.ada, slack.ben):
        await joins(person)
    await slack.ada.deactivates(slack.ben.id)
    await deliver(slack, NOW + timedelta(minutes=5))
    assert not [each for each in slack.ada.messages("dm") if "owner" in each.text]
