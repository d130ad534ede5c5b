"""Shortcuts: joining, and making teams, by their forms."""

from playground.testing.actor import Actor
from playground.testing.screen import ShownView
from tests.conversations.conftest import answered


async def joins(person: Actor, on_board: str = "yes") -> ShownView:
    """Joins by the form, and returns the answer."""
    await person.types("#sales", "/ssi join")
    form = await answered(person)
    await person.fills(form, {"on_board": on_board})
    await person.submits(form)
    answer = await person.next_modal()
    await person.closes(answer)
    return answer


#: Another name of `answered`.
opened = answered


async def open_setup(person: Actor) -> ShownView:
    """Opens the setup by ``/ssi setup``."""
    await person.types("#sales", "/ssi setup")
    return await answered(person)


async def makes_team(
    admin: Actor, name: str, *members: Actor, channel: str | None = "C0SALES"
) -> ShownView:
    """Makes a team by the form, and returns the setup shown after that."""
    await admin.clicks(await open_setup(admin), "Add a team")
    form = await admin.next_modal()
    await admin.fills(
        form,
        {
            "team_name": name,
            "team_members": [member.id for member in members],
            "team_channel": channel,
        },
    )
    await admin.submits(form)
    overview = await admin.next_modal()
    await admin.closes(overview)
    return overview
