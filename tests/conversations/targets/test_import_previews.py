"""Previews of an account list that are out of date, or that can't be replaced any more."""

from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.speaking import hears
from tests.conversations.target_list import targets
from tests.conversations.targets.test_account_import import UNKNOWN, drops


async def test_a_result_that_cannot_replace_the_preview_comes_by_direct_message(
    slack: LocalSlack,
) -> None:
    question = await drops(slack.ada, "lista.csv", UNKNOWN)
    await slack.ada.clicks(question, "Choose the columns")
    form = await answered(slack.ada)
    await slack.ada.fills(form, {"name_column": "0"})
    slack.playground.faults.answer("response_url", "expired_url")
    await slack.ada.submits(form)
    assert "2 new: Acme, Globex" in (await hears(slack.ada)).text


async def test_names_that_were_cleared_up_since_are_not_asked_about(slack: LocalSlack) -> None:
    await targets(slack, "Initech")
    preview = await drops(slack.ada, "targets.csv", "Company\nInitech Software\n")
    await targets(slack, "Initech Software")
    await slack.ada.clicks(preview, "Say which is which")
    assert "Nothing is unclear any more." in (await answered(slack.ada)).words
