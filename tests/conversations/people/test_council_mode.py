"""Council mode: what it hides, and who saw what."""

from playground.testing.actor import Actor
from playground.testing.reading import as_read
from tests.conversations.conftest import NOW, LocalSlack, answered
from tests.conversations.entries.touching import won, wrote
from tests.conversations.joining import joins, makes_team, open_setup
from tests.conversations.links import link_at
from tests.conversations.speaking import asks
from tests.conversations.target_list import contact, targets
from tests.engines import ON_BOTH

MONDAY = NOW.date()


async def sets_council_mode(admin: Actor, mode: str = "on") -> str:
    """Sets council mode in the setup, and returns what the setup says then."""
    await admin.clicks(await open_setup(admin), "Privacy")
    form = await admin.next_modal()
    await admin.fills(form, {"council_mode": mode})
    await admin.submits(form)
    saved = await admin.next_modal()
    await admin.closes(saved)
    return saved.words


async def a_team(slack: LocalSlack) -> None:
    """A team of Uma, Ben and Ada, each with a post on the board."""
    people = (slack.uma, slack.ben, slack.ada)
    for day, person in enumerate(people, 10):
        await joins(person)
        await asks(person, f"/ssi log {link_at(f'2026-11-{day}')} 900 views 9 engagers")
    await makes_team(slack.ada, "Nordics", *people)


async def test_only_admins_switch_it_and_everybody_sees_that_it_is_on(slack: LocalSlack) -> None:
    await asks(slack.uma, "/ssi score 47")
    assert "names of people" in (await sets_council_mode(slack.ada)).lower()
    await slack.uma.types("#sales", "/ssi settings")
    assert "Council mode is on" in (await answered(slack.uma)).words
    await slack.ben.types("#sales", "/ssi join")
    assert "Council mode is on" in (await answered(slack.ben)).words
    await slack.ben.opens_home()
    assert "Council mode is on" in (await slack.ben.next_home()).words
    access = await asks(slack.uma, "/ssi access")
    assert access.startswith("No one has seen totals that include you since Mon 23 Nov, ")
    assert "erased" not in access
    await sets_council_mode(slack.ada, "off")
    await slack.uma.opens_home()
    assert "Council mode" not in (await slack.uma.next_home()).words


async def test_joining_asks_about_no_board(slack: LocalSlack) -> None:
    await sets_council_mode(slack.ada)
    await slack.ben.types("#sales", "/ssi join")
    form = await answered(slack.ben)
    assert "on_board" not in form.values
    await slack.ben.submits(form)
    joined = await slack.ben.next_modal()
    assert "You have joined" in joined.words
    await slack.ben.closes(joined)
    await sets_council_mode(slack.ada, "off")
    await slack.ben.types("#sales", "/ssi settings")
    assert (
        "Board: it doesn't show you until you say that it may." in (await answered(slack.ben)).words
    )


async def test_no_board_is_shown(slack: LocalSlack) -> None:
    await a_team(slack)
    assert "Uma Rao" in await asks(slack.uma, "/ssi leaderboard posts 30d")
    await sets_council_mode(slack.ada)
    assert "Council mode is on, so there is no board" in await asks(
        slack.uma, "/ssi leaderboard posts 30d"
    )
    setup = await open_setup(slack.ada)
    assert "no board, and totals only of 5 people or more" in setup.words
    assert "Board in" not in setup.words
    await slack.uma.opens_home()
    assert "No board shows you: council mode is on." in (await slack.uma.next_home()).words


@ON_BOTH
async def test_totals_are_of_five_people_and_only_shown_ones_are_recorded(
    slack: LocalSlack,
) -> None:
    await a_team(slack)
    assert "Posts: 3" in await asks(slack.ada, "/ssi stats team 30d")
    assert "I keep no record of who sees totals that include you" in await asks(
        slack.uma, "/ssi access"
    )
    await sets_council_mode(slack.ada)
    await slack.ada.types("#general", "/ssi stats team 30d")
    totals = await slack.ada.next_message("#general")
    assert "No totals: 3 members joined; a total needs 5 members with entries." in as_read(
        totals.text
    )
    assert "Totals of at least" not in totals.words
    assert "No one has seen totals that include you" in await asks(slack.uma, "/ssi access")


async def test_coaches_see_no_wins_scores_and_coverage_of_single_people(
    slack: LocalSlack,
) -> None:
    [acme] = await targets(slack, "Acme")
    jane = await contact(slack, acme, "Jane Doe", "CTO")
    await a_team(slack)
    await wrote(slack, slack.uma, acme, jane, MONDAY)
    await won(slack, slack.uma, acme, 45000, MONDAY)
    assert "45,000" in await asks(slack.ada, "/ssi pipeline 30d")
    listed = await asks(slack.ada, "/ssi accounts")
    assert "1 of 1" in listed
    assert "As an admin or coach you see colleagues' touches" in listed
    await sets_council_mode(slack.ada)
    for line in ("pipeline 30d", "stats team 30d", "accounts Acme"):
        answer = await asks(slack.ada, f"/ssi {line}")
        assert [each for each in ("45,000", "deal (", "Uma Rao") if each in answer] == []
    listed = await asks(slack.ada, "/ssi accounts")
    assert "1 of 1" not in listed
    assert "colleagues' touches" not in listed
    assert "45,000" in await asks(slack.uma, "/ssi pipeline 30d")


async def test_a_member_who_is_no_admin_does_not_change_it(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.ada.makes_admin(slack.ben.id)
    await slack.ben.clicks(await open_setup(slack.ben), "Privacy")
    form = await slack.ben.next_modal()
    await slack.ada.makes_admin(slack.ben.id, is_admin=False)
    await slack.ben.submits(form)
    assert "Only admins of this workspace" in (await slack.ben.next_modal()).words
