"""Logging wins: by one line, by the form, questions, and the touches before a win."""

from datetime import date

from domain.entries.wins import WinEntry, WinKind
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from playground.testing.reading import as_read
from playground.world.identity import TEAM_ID
from services.entries.wins import log_win
from tests.conversations.conftest import NOW, LocalSlack
from tests.conversations.entries.touching import got_engager, shares_touches, wrote
from tests.conversations.joining import joins, makes_team
from tests.conversations.speaking import hears, says
from tests.conversations.target_list import contact, targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def test_a_win_shows_the_touches_before_it(slack: LocalSlack) -> None:
    [acme] = await targets(slack, "Acme GmbH")
    jo = await contact(slack, acme, "Jo Black")
    await got_engager(slack, slack.uma, acme, jo, date(2026, 10, 2))
    await wrote(slack, slack.uma, acme, jo, date(2026, 11, 1), replied=True)
    await wrote(slack, slack.uma, acme, jo, date(2026, 8, 1))  # more than 90 days before
    await wrote(slack, slack.ada, acme, jo, date(2026, 9, 1))  # by a teammate who shares nothing
    answer = await says(slack.uma, "win 45.000,50 € Acme 2026-11-20")
    assert "Logged: deal with Acme GmbH, EUR 45,000.50, Fri 20 Nov." in answer.text
    assert "How you got here, in the 90 days before: 1 engagement, 1 DM" in answer.text
    assert "• Fri 2 Oct: Jo Black engaged with your post." in answer.text
    assert "• Sun 1 Nov: you wrote to Jo Black, and they replied." in answer.text
    undone = await says(slack.uma, "undo")
    assert undone.text == ("Undone: the deal with Acme GmbH on Fri 20 Nov: EUR 45,000.50.")


async def test_a_win_with_a_known_person_counts_for_their_account(slack: LocalSlack) -> None:
    acme, wombat = await targets(slack, "Acme", "Wombat")
    await contact(slack, acme, "Jo Black")
    answer = await says(slack.uma, "win meeting Jo Black")
    assert "Logged: meeting with Acme, today." in answer.text
    await contact(slack, wombat, "Jo Black")
    asked = await says(slack.uma, "win meeting yesterday Jo Black")
    assert "I know a Jo Black at *Acme* or *Wombat*. Which one is it?" in asked.text
    await slack.uma.clicks(asked, "Jo Black at Wombat")
    assert "Logged: meeting with Wombat, yesterday." in (await hears(slack.uma)).text
    # A person's name becomes no other name of the company.
    assert "“Jo Black” isn't" not in (await says(slack.uma, "accounts Jo Black")).text
    assert "No account matches “Jo Black”" in (await says(slack.uma, "accounts Jo Black")).text


async def test_teammates_are_named_among_the_touches_only_if_they_share_them(
    slack: LocalSlack,
) -> None:
    [acme] = await targets(slack, "Acme")
    jo = await contact(slack, acme, "Jo Black")
    await joins(slack.uma)
    await joins(slack.ben)
    await makes_team(slack.ada, "Nordics", slack.uma, slack.ben)
    await wrote(slack, slack.ben, acme, jo, date(2026, 11, 2))
    none = "Neither you nor teammates who share theirs logged a touch with Acme"
    assert none in (await says(slack.uma, "win meeting Acme")).text
    # A coach sees the count of touches, without names and kinds.
    of_coach = await says(slack.ada, "win opportunity Acme 20k USD")
    assert "in the 90 days before: touches by teammates, who keep theirs private." in of_coach.text
    await shares_touches(slack, slack.ben)
    shared = await says(slack.uma, "win meeting Acme 2026-11-10")
    assert "• Mon 2 Nov: Ben Okafor wrote to Jo Black." in shared.text


async def test_a_similar_win_is_asked_about_before_it_is_logged(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await says(slack.uma, "win 45000 EUR Acme 2026-11-18")
    # A different amount means a different deal.
    assert "Logged" in (await says(slack.uma, "win 9000 EUR Acme")).text
    question = await says(slack.uma, "win 44k EUR ACME")
    assert "You have already logged: deal with Acme on Wed 18 Nov: EUR 45,000. Same deal?" in (
        question.text
    )
    await slack.uma.clicks(question, "Yes, it's the same")
    assert "nothing new was logged" in (await hears(slack.uma)).text
    # Ben does not coach, so the question does not name the teammate.
    question = await says(slack.ben, "win 45000 EUR Acme")
    assert "A teammate logged a deal with this company" in question.text
    assert "Wed 18 Nov" not in question.words
    await slack.ben.clicks(question, "No, log it")
    assert "Logged: deal with Acme, EUR 45,000, today" in (await hears(slack.ben)).text
    of_coach = await says(slack.ada, "win deal Acme")
    assert "Ben Okafor has already logged: deal" in of_coach.text


async def test_missing_and_unclear_parts_are_asked_for_one_by_one(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    question = await says(slack.uma, "win 45000 kr Acme Software Europe")
    assert "Which currency is it: 45,000 “kr”?" in question.text
    await slack.uma.clicks(question, "NOK")
    question = await hears(slack.uma)
    assert "Did you mean *Acme GmbH*?" in question.text
    await slack.uma.clicks(question, "Yes, Acme GmbH")
    answer = await hears(slack.uma)
    assert "Logged: deal with Acme GmbH, NOK 45,000, today." in answer.text
    # The confirmed company name is remembered.
    kind = await says(slack.uma, "win Acme Software Europe yesterday")
    assert "What was it with Acme Software Europe?" in kind.text
    await slack.uma.clicks(kind, "A meeting")
    assert "Logged: meeting with Acme GmbH, yesterday." in (await hears(slack.uma)).text


async def test_a_submission_that_arrives_twice_logs_one_win(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    uma = Person(Asker(TEAM_ID, slack.uma.id), Profile(slack.uma.name, "UTC"))
    submission, entry = Submission(uma, "key", NOW), WinEntry(WinKind.MEETING, "Acme")
    run = slack.bot.desk.store.run
    first = await run(log_win, submission, entry)
    assert await run(log_win, submission, entry) == first
    assert "Yours: 1 meeting." in (await says(slack.uma, "pipeline")).text
    assert "in the future" in (await says(slack.uma, "win meeting Acme 2026-11-24")).text


async def test_a_number_can_be_part_of_a_company_name_and_a_dollar_sign_means_usd(
    slack: LocalSlack,
) -> None:
    question = await says(slack.uma, "win deal Forever 21")
    await slack.uma.clicks(question, "None: the company is Forever 21")
    answer = await hears(slack.uma)
    assert "deal with Forever 21 (no amount given), today" in answer.text
    assert "isn't one of your target accounts, so I saved its name" in answer.text
    dollars = await says(slack.uma, "win opportunity $20k Initech")
    assert "I read “$” as USD" in dollars.text
    posts = await says(slack.uma, "posts")
    await slack.uma.clicks(posts, "Wins")
    assert "Opportunity at Initech today: USD 20,000." in (await hears(slack.uma)).text


async def test_the_form_marks_missing_fields_and_asks_about_unclear_ones(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    await says(slack.uma, "win 20k EUR Acme 2026-11-20")
    await slack.uma.types("#sales", "/ssi win 20k")
    form = await slack.uma.next_modal()
    assert form.values["amount"]["value"]["value"] == "20,000"
    companies = await slack.uma.looks_up(form, "company", "Acme Software Europe")
    await slack.uma.fills(
        form,
        {"win_kind": "meeting", "company": companies[-1]["value"], "amount": "20.000 kr"},
    )
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "Which currency is it: 20,000 “kr”? Choose one here." in form.words
    await slack.uma.fills(form, {"currency": "EUR"})
    assert "A meeting has no amount" in (await slack.uma.submits(form)).errors["amount"]
    await slack.uma.fills(form, {"win_kind": "closed_won"})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "Did you mean *Acme GmbH*?" in form.words
    await slack.uma.fills(form, {"confirmed": "1"})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "You have already logged: deal with Acme GmbH on Fri 20 Nov" in form.words
    await slack.uma.fills(form, {"confirmed": "another"})
    await slack.uma.submits(form)
    answer = (await slack.uma.next_modal()).words
    assert "Logged: deal with Acme GmbH, EUR 20,000, today" in answer


async def test_unclear_words_and_amounts_are_asked_about_and_become_no_alias(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme GmbH", "Bosch", "ACV Auctions")
    question = await says(slack.uma, "win ₹12.5 lahk Acme")
    assert "INR 12.50, and next to it “lahk”: is the company “lahk Acme”?" in question.text
    await slack.uma.clicks(question, "No: Acme, INR 12.50")
    logged = await hears(slack.uma)
    assert "Logged: deal with Acme GmbH, INR 12.50, today." in logged.text
    # A name near an account's is asked about with the amount, and is no alias with these words.
    question = await says(slack.uma, "win 45000 EUR Lizenz Bosch")
    assert "EUR 45,000. “Lizenz Bosch” isn't on the list. Did you mean *Bosch*?" in question.text
    await slack.uma.clicks(question, "Yes, Bosch")
    assert "Logged: deal with Bosch" in (await hears(slack.uma)).text
    assert "Did you mean" in (await says(slack.uma, "win meeting Lizenz Bosch")).text
    question = await says(slack.uma, "win 45000 EUR Lizenz Acme")
    assert "EUR 45,000, and next to it “Lizenz”: is the company “Lizenz Acme”?" in question.text
    await slack.uma.clicks(question, "Yes, Lizenz Acme")
    assert "Logged: deal with Lizenz Acme, EUR 45,000, today" in (await hears(slack.uma)).text
    # An account whose name begins with a qualifier is that account.
    account = await says(slack.uma, "win 2k EUR ACV Auctions")
    assert "Logged: deal with ACV Auctions, EUR 2,000, today." in account.text
    question = await says(slack.uma, "win opp 45–50k EUR Initech")
    assert "EUR 45,000 to EUR 50,000 is a range. Which amount shall I log?" in question.text
    await slack.uma.clicks(question, "EUR 50,000")
    assert "opportunity at Initech, EUR 50,000, today." in (await hears(slack.uma)).text
    question = await says(slack.uma, "win 0 EUR Initech")
    assert "Is EUR 0 the amount of the deal?" in question.text
    await slack.uma.clicks(question, "Log it without an amount")
    assert "Initech (no amount given), today" in (await hears(slack.uma)).text


async def test_the_form_reads_amounts_as_a_line_does(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await slack.uma.types("#sales", "/ssi win 2k EUR MRR")
    form = await slack.uma.next_modal()
    assert form.values["amount"]["value"]["value"] == "2,000 MRR"
    [company, *_] = await slack.uma.looks_up(form, "company", "Acme")
    await slack.uma.fills(form, {"company": company["value"], "amount": "45k–50k"})
    assert "is a range" in (await slack.uma.submits(form)).errors["amount"]
    await slack.uma.fills(form, {"amount": "0"})
    wrong = (await slack.uma.submits(form)).errors["amount"]
    assert "Is EUR 0 the amount" in as_read(wrong)
    await slack.uma.fills(form, {"amount": "1,5 Mio. pro Jahr"})
    await slack.uma.submits(form)
    logged = (await slack.uma.next_modal()).words
    assert "Logged: deal with Acme, EUR 1,500,000 a year, today" in logged
