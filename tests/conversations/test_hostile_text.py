"""Hostile names: very long, with Slack's markup, from right to left, with invalid characters."""

import pytest

from tests.conversations.conftest import LocalSlack, whole
from tests.conversations.links import link_at
from tests.conversations.speaking import says
from tests.conversations.target_list import contact, targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH

POST = link_at("2026-11-20")
NAMES = {
    "long": ("Wolfeschlegelstein 🦄" * 12)[:193],
    "with mentions": "<!channel> &lt;@U1&gt; *Acme* `x` ג'יין",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
async def test_entries_can_be_logged_whatever_companies_and_people_are_called(
    slack: LocalSlack, name: str
) -> None:
    [account_id] = await targets(slack, name)
    await contact(slack, account_id, name, title=name)
    lines = [
        f"dm {name} at {name}",
        f"dm Jane at {name} Europe",
        f"dm Nobody {name}",
        f"comment {POST} {name}",
        f"win 100 EUR {name} Europe",
        f"win 100 kr {name}",
        f"win meeting {name}",
        f"accounts {name}",
        f"engagers {POST}\nJane Doe, CTO, {name}\nMax Muster, {name}, {name} Europe",
        "accounts",
        "pipeline",
        "posts",
        "undo",
    ]
    for line in lines:
        answer = await says(slack.uma, line)
        assert "Something went wrong" not in answer.text, line
        assert "<!channel>" not in answer.text
    assert "looks like" in (await says(slack.ada, f"accounts add {name} Europe")).text


async def test_characters_that_no_database_stores_are_dropped(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    answer = await says(slack.uma, "dm Jane\0 Doe\ud800 at Ac\0me")
    assert "to Jane Doe at Acme" in answer.text
    await slack.uma.types("#sales", "/ssi dm")
    form = await whole(slack.uma, await slack.uma.next_modal())
    await slack.uma.fills(form, {"week_target": "3\0", "week_other": "5"})
    assert (await slack.uma.submits(form)).errors == {}
    assert "3 " in (await slack.uma.next_modal()).words


async def test_a_form_that_asks_a_question_holds_long_names_in_any_script(
    slack: LocalSlack,
) -> None:
    company = "界" * 120
    await targets(slack, company)
    await slack.uma.types("#sales", "/ssi dm")
    form = await slack.uma.next_modal()
    person = (await slack.uma.looks_up(form, "whom", "王" * 130))[-1]["value"]
    near = (await slack.uma.looks_up(form, "company", f"{company} Europe"))[-1]["value"]
    await slack.uma.fills(form, {"whom": person, "company": near})
    assert (await slack.uma.submits(form)).errors == {}
    assert "Did you mean" in (await slack.uma.next_modal()).words
