"""Suggestions for companies and people while a person types in a field."""

from html import unescape

from playground.testing.screen import ShownView
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.target_list import contact, targets, team_of
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def dm_form(slack: LocalSlack) -> ShownView:
    await slack.uma.types("#sales", "/ssi dm")
    return await answered(slack.uma)


async def offered(slack: LocalSlack, form: ShownView, field: str, typed: str) -> list[str]:
    options = await slack.uma.looks_up(form, field, typed)
    return [unescape(option["text"]["text"]) for option in options]


async def test_companies_are_found_by_the_beginning_of_any_word(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH", "Northern Acme Works", "Müller & Söhne", "Initech")
    form = await dm_form(slack)
    assert await offered(slack, form, "company", "acm") == [
        "Acme GmbH",
        "Northern Acme Works",
        "Not on the list: acm",
    ]
    assert (await offered(slack, form, "company", "soeh mue"))[0] == "Müller & Söhne"
    assert len(await offered(slack, form, "company", "")) == 4


async def test_companies_are_found_by_their_website(slack: LocalSlack) -> None:
    await targets(slack, "Initech", website="in-tech.example")
    form = await dm_form(slack)
    assert (await offered(slack, form, "company", "in-te"))[0] == "Initech"


async def test_people_are_found_by_their_name_and_their_company(slack: LocalSlack) -> None:
    acme, globex = await targets(slack, "Acme", "Globex")
    await contact(slack, acme, "Jane Doe", "CTO")
    await contact(slack, globex, "Jane Roe")
    form = await dm_form(slack)
    assert await offered(slack, form, "whom", "jan") == [
        "Jane Doe · CTO · Acme",
        "Jane Roe · Globex",
        "New person: jan",
    ]
    assert (await offered(slack, form, "whom", "glob"))[0] == "Jane Roe · Globex"
    assert await offered(slack, form, "whom", "Mallory & <Co>") == ["New person: Mallory & <Co>"]


async def test_wildcards_have_no_effect_and_long_texts_are_shortened(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    form = await dm_form(slack)
    assert await offered(slack, form, "company", "%") == ["Acme", "Not on the list: %"]
    assert await offered(slack, form, "company", "a_m") == ["Not on the list: a_m"]
    assert len((await offered(slack, form, "company", "x" * 500))[0]) == 75


async def test_accounts_on_another_teams_list_are_not_offered(slack: LocalSlack) -> None:
    mine = await team_of(slack, "Nordics", slack.uma.id)
    others = await team_of(slack, "Alps", slack.ben.id)
    await targets(slack, "Acme North", team=mine)
    await targets(slack, "Acme Alps", team=others)
    form = await dm_form(slack)
    assert await offered(slack, form, "company", "acme") == ["Acme North", "Not on the list: acme"]
