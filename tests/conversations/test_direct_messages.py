"""Commands typed in a direct message to the bot."""

import pytest

from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.links import link_at
from tests.conversations.speaking import hears, says
from tests.conversations.target_list import targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH

POST = link_at("2026-11-20")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("leaderboard", "You aren't in a team yet"),
        ("why", "You haven't joined, so I send no nudges"),
        ("leave", "You haven't joined"),
        ("stats team", "workspace admins and the coaches they appoint"),
        ("setup", "workspace admins and the coaches they appoint"),
    ],
)
async def test_the_commands_work_in_a_direct_message(
    slack: LocalSlack, line: str, answer: str
) -> None:
    await slack.uma.says_in_dm(line)
    assert answer in (await slack.uma.next_message("dm")).text


async def test_the_bot_ignores_its_own_direct_messages(slack: LocalSlack) -> None:
    await slack.uma.says_in_dm("help")
    await slack.uma.next_message("dm")
    assert len(slack.uma.messages("dm")) == 2


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("dm <https://www.linkedin.com/in/janedoe|Jane Doe> at Acme", "to Jane Doe at Acme"),
        ("dm Jane Doe at <http://Acme.com|Acme.com>", "to Jane Doe at Acme"),
        ("dm :wave: Jane Doe :rocket: at Acme", "to Jane Doe at Acme"),
        ("dm *Jane Doe* at _Acme_", "to Jane Doe at Acme"),
        ("`dm Jane Doe at Acme`", "to Jane Doe at Acme"),
        ("```dm Jane Doe at Acme```", "to Jane Doe at Acme"),
        ("&gt; dm Jane Doe at Acme", "to Jane Doe at Acme"),
        ("*dm Jane Doe at Acme*", "to Jane Doe at Acme"),
        ("_log_ <{post}|a post of mine> 2340 views 25 engagers", "1.07 %"),
        (
            "engagers <{post}>\n• <https://www.linkedin.com/in/janedoe|Jane Doe>, CTO, "
            "<http://Acme.com|Acme.com>",
            "At target accounts: Jane Doe (Acme)",
        ),
    ],
)
async def test_a_message_is_read_as_the_person_sees_it(
    slack: LocalSlack, text: str, answer: str
) -> None:
    await targets(slack, "Acme", website="acme.com")
    await slack.uma.pastes("dm", text.replace("{post}", POST))
    assert answer in (await hears(slack.uma)).text


async def test_an_emoji_in_a_form_is_no_part_of_a_name(slack: LocalSlack) -> None:
    await slack.ada.types("#sales", "/ssi accounts add")
    form = await answered(slack.ada)
    await slack.ada.fills(form, {"account_name": ":rocket: Acme 🚀"})
    await slack.ada.submits(form)
    assert "Acme" in (await slack.ada.next_modal()).words
    assert (await says(slack.uma, "accounts acme")).text.startswith("Acme: no owner")
