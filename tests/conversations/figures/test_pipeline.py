"""The pipeline: own wins, the wins of teams, and how SSI, activity and wins compare."""

from datetime import date

from playground.testing.actor import Actor
from playground.testing.reading import as_read
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.entries.touching import got_engager, won, wrote
from tests.conversations.joining import joins, makes_team
from tests.conversations.speaking import says
from tests.conversations.target_list import contact, targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH

MONTHS = ("2026-06", "2026-07", "2026-08", "2026-09", "2026-10")


async def logs(person: Actor, *lines: str) -> None:
    """Logs wins, one a line."""
    for line in lines:
        assert "Logged" in (await says(person, f"win {line}")).text


async def test_own_wins_show_sums_by_currency_and_the_touches_before(
    slack: LocalSlack,
) -> None:
    [acme] = await targets(slack, "Acme")
    jo = await contact(slack, acme, "Jo Black")
    await wrote(slack, slack.uma, acme, jo, date(2026, 11, 1))
    await got_engager(slack, slack.uma, acme, jo, date(2026, 11, 2))
    await logs(slack.uma, "meeting Acme", "45000 EUR Acme", "1.5k USD Initech", "opp Umbrella")
    answer = (await says(slack.uma, "pipeline")).text
    assert "Pipeline: last 90 days, 26 Aug – 23 Nov." in answer
    assert "2 deals (EUR 45,000 and USD 1,500), 1 opportunity, 1 meeting; 1 without" in answer
    assert (
        "Both of your wins at target accounts had a touch in the 90 days before the win. "
        "2 touches before your 1 meeting there." in answer
    )
    assert "Elsewhere: 2 of your wins at companies that aren't target accounts." in answer
    assert (
        "November so far: no SSI score; 1 target engager, 1 target DM, 0 target comments" in answer
    )
    assert "Too little data to say what leads to what: it takes 3 whole months with" in answer
    assert answer.endswith("an SSI score and 5 wins; so far 0 whole months and 0 wins.")
    assert "no wins" in (await says(slack.uma, "wins 2026-10")).text


async def test_amounts_are_summed_by_currency_and_qualifier(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await logs(slack.uma, "2k EUR MRR Acme", "90k EUR TCV Acme", "500 EUR mrr Acme", "7k EUR Acme")
    sums = "4 deals (EUR 7,000, EUR 2,500 MRR and EUR 90,000 TCV)"
    pipeline = await says(slack.uma, "pipeline")
    assert pipeline.text.count(sums) == 2  # in the window and in the month
    assert "4 · EUR 7,000, EUR 2,500 MRR and EUR 90,000 TCV" in pipeline.words
    page = await says(slack.uma, "accounts Acme")
    assert "deal · EUR 90,000 TCV · you" in page.text


async def test_members_see_teammates_on_the_board_and_coaches_see_all(
    slack: LocalSlack,
) -> None:
    await joins(slack.uma)
    await joins(slack.ben, on_board="no")
    await makes_team(slack.ada, "Nordics", slack.uma, slack.ben)
    await logs(slack.uma, "45000 EUR Acme")
    await logs(slack.ben, "meeting Initech")
    of_ben = (await says(slack.ben, "pipeline")).text
    assert "(you, and members whom the board may show): 1 deal (EUR 45,000), 1 meeting" in of_ben
    assert "1 deal (EUR 45,000), 1 meeting. The others: • Uma Rao: 1 deal (EUR 45,000)." in of_ben
    assert "• You" not in of_ben
    of_uma = (await says(slack.uma, "pipeline")).text
    assert "Ben" not in of_uma
    assert "Nordics" not in of_uma
    of_coach = await says(slack.ada, "pipeline 7d")
    assert "• Ben Okafor: 1 meeting." in of_coach.text
    assert of_coach.text.index("Nordics") > of_coach.text.index("Yours: no wins")
    [members] = [block for block in of_coach.blocks if block["type"] == "data_table"]
    assert [[as_read(cell["text"]) for cell in row] for row in members["rows"]] == [
        ["Name", "Deals", "Opportunities", "Meetings"],
        ["Uma Rao", "1 · EUR 45,000", "0", "0"],
        ["Ben Okafor", "0", "0", "1"],
        ["All", "1 · EUR 45,000", "0", "1"],
    ]
    [buttons] = [block for block in of_coach.blocks if block["type"] == "actions"]
    assert buttons["elements"][0]["text"]["text"] == "Silent accounts"
    # The months show only one's own SSI and activity.
    await slack.ada.clicks(of_coach, "Log a win")
    assert "With which company?" in (await answered(slack.ada)).words


async def test_enough_months_compare_ssi_activity_and_outcomes(
    slack: LocalSlack,
) -> None:
    [acme] = await targets(slack, "Acme")
    people = [await contact(slack, acme, f"Jo Black {letter}") for letter in "ABCDE"]
    for index, month in enumerate(MONTHS):
        day = date.fromisoformat(f"{month}-10")
        for person in people[: index + 1]:
            await wrote(slack, slack.uma, acme, person, day)
        for days in range(index):
            await won(slack, slack.uma, acme, 1000, day.replace(day=11 + days))
        await says(slack.uma, f"score {70 - index} {month}-20")
    answer = await says(slack.uma, "pipeline")
    assert "October: SSI 66; 0 target engagers, 5 target DMs" in answer.text
    assert "4 deals (EUR 4,000)" in answer.text
    assert "your wins rose and fell with your targeted activity, and moved against your SSI" in (
        answer.text
    )
    assert "a hint, not proof" in answer.text
    assert "Your months since June:" in answer.words
    table = next(block for block in answer.blocks if block["type"] == "table")
    assert len(table["rows"]) == 7
    heads = [as_read(cell["text"]) for cell in table["rows"][0]]
    assert heads == ["Month", "Deals", "Target DMs", "SSI"]


async def test_a_coach_sees_touches_of_everybody_only_from_three_members_on(
    slack: LocalSlack,
) -> None:
    [acme] = await targets(slack, "Acme")
    jo = await contact(slack, acme, "Jo Black")
    await wrote(slack, slack.uma, acme, jo, date(2026, 11, 1))
    await logs(slack.uma, "meeting Acme")
    await logs(slack.ada, "opp Acme")
    lonely = (await says(slack.ada, "pipeline")).text
    assert "of all" not in lonely
    # Ada's own; she sees no touch of Uma's.
    assert "Your 1 win at a target account had no touch in the 90 days before it." in lonely
    cy, dee = (slack.playground.add_person(name, name.title(), "Etc/UTC") for name in ("cy", "dee"))
    for person in (cy, dee):
        await wrote(slack, person, acme, jo, date(2026, 11, 1))
    pipeline = (await says(slack.ada, "pipeline")).text
    assert "Both wins at target accounts had a touch in the 90 days before the win." in pipeline
