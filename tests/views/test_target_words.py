"""Texts and buttons about target accounts that change with a figure, and their forms."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.accounts import Account, Contact, ContactAtAccount
from domain.coaching.target_facts import ContactReference, SharedContact
from domain.coaching.target_rules import Collision, OneThread, SingleThreaded
from domain.entries.wins import WinKind
from domain.people.teams import TeamName
from domain.targets.account_details import AccountDetails, AccountForm
from domain.targets.account_import import (
    ImportCounts,
    Imported,
    ImportPreview,
    ListFile,
    UnmatchedOwner,
)
from domain.targets.account_list import AccountListPage, AccountListQuery, Coverage
from domain.targets.account_page import AccountPage
from playground.testing.reading import as_read
from views.block_ids import field_in
from views.blocks import Modal
from views.coaching.in_short import in_short
from views.entries.dm_form import DmPrefill, dm_form
from views.entries.more_fields import has_more, with_more
from views.targets.account_forms import account_form, contact_form
from views.targets.account_import import import_preview, imported
from views.targets.account_list import account_list_page
from views.targets.account_page import account_overview

ACME = Account(1, "Acme")
MONDAY = date(2026, 11, 23)


def labels(blocks: tuple[dict[str, Any], ...]) -> list[str]:
    """The labels of the buttons, in order."""
    rows = [block["elements"] for block in blocks if block["type"] == "actions"]
    return [each["text"]["text"] for row in rows for each in row if each["type"] == "button"]


def preview_of(**counts: int) -> ImportPreview:
    return ImportPreview(ListFile("F1", "list.csv"), "a list", ImportCounts(**counts))


def test_a_name_of_nobody_and_one_of_several_people_have_different_ways_out() -> None:
    owners = (UnmatchedOwner("Cy Dahl", "Globex", shared=True), UnmatchedOwner("Dee Fox", "Hooli"))
    preview = replace(preview_of(new=2), unmatched_owners=owners)
    nobody, several = "nobody in Slack has that name.", "several people in Slack have that name."
    said = import_preview(preview).text
    assert f"Hooli (“Dee Fox”): {nobody} Correct the file and drop it again, or" in said
    assert f"Globex (“Cy Dahl”): {several} Choose the right one in *Edit account* after the" in said
    done = imported(Imported(1, "list.csv", 2, 0), preview).text
    assert f"{nobody} Correct the file and drop it again, which adds no account twice; or" in done
    assert f"{several} Choose the right one in *Edit account*." in done


@pytest.mark.parametrize(
    ("preview", "said", "offered"),
    [
        (preview_of(new=1), "Nothing has changed yet.", ["Import", "Cancel"]),
        (preview_of(unchanged=2), "There is nothing to import.", ["Show the accounts"]),
        (
            preview_of(new=1, unclear=1),
            "*Import* leaves out unclear names.",
            ["Import", "Say which is which", "Import all, unclear ones as new", "Cancel"],
        ),
        (
            preview_of(unclear=1),
            "Nothing has changed yet. *Say which is which* asks about each",
            ["Say which is which", "Import all, unclear ones as new", "Cancel"],
        ),
    ],
)
def test_a_preview_says_what_its_buttons_do(
    preview: ImportPreview, said: str, offered: list[str]
) -> None:
    message = import_preview(preview)
    assert said in message.text
    assert labels(message.blocks) == offered


@pytest.mark.parametrize(
    ("added", "updated", "said"),
    [
        (2, 0, "Imported list.csv: 2 accounts added to the whole workspace's list."),
        (2, 1, "Imported list.csv: 2 accounts added to the whole workspace's list, 1 updated."),
        (0, 1, "Imported list.csv: 1 account updated on the whole workspace's list."),
    ],
)
def test_an_imports_answer_names_only_its_changes(added: int, updated: int, said: str) -> None:
    assert as_read(imported(Imported(1, "list.csv", added, updated)).text) == said


@pytest.mark.parametrize(
    ("page", "offered"),
    [
        (
            AccountListPage(AccountListQuery(), (), none_listed=True, may_coach=True),
            "Add an account Import accounts",
        ),
        (AccountListPage(AccountListQuery(), (), none_listed=True), ""),
        (
            AccountListPage(AccountListQuery("Hooli"), (), may_coach=True),
            "Add Hooli Import accounts",
        ),
    ],
)
def test_an_empty_list_offers_what_the_person_may_add(page: AccountListPage, offered: str) -> None:
    assert " ".join(labels(account_list_page(page).blocks)) == offered


@pytest.mark.parametrize(
    ("coverage", "said"),
    [
        (Coverage(), "Latest touches: None yet."),
        (
            Coverage(1, 1, last_touch=MONDAY),
            "Latest touches: None by you or by teammates who share",
        ),
        (Coverage(1, unseen=True), "Latest touches: None by you or by teammates who share"),
        (
            Coverage(won_on=MONDAY, won=WinKind.CLOSED_WON),
            "last win Mon 23 Nov 2026 (deal)",
        ),
    ],
)
def test_a_page_distinguishes_no_touches_from_hidden_ones(coverage: Coverage, said: str) -> None:
    assert said in as_read(account_overview(AccountPage(ACME, coverage)).text)


@pytest.mark.parametrize("known", [True, False])
def test_the_dm_form_asks_for_totals_only_without_a_person(known: bool) -> None:
    person = ContactAtAccount(Contact(7, 1, "Jane Doe", "CTO"), "Acme") if known else None
    form = dm_form("key", DmPrefill(person=person))
    assert ("week's totals" in str(form)) is not known


def test_a_short_finding_names_its_accounts_and_people() -> None:
    people = [ContactReference(n, f"Person {n}", n, f"Company {n}") for n in range(1, 5)]
    threads = tuple(OneThread(person, 2, ()) for person in people)
    assert in_short(SingleThreaded(threads, 4)) == (
        "You know only one person each at Company 1 (Person 1); Company 2 (Person 2); "
        "Company 3 (Person 3); and 1 more."
    )
    both = tuple(SharedContact(person, "Uma Rao", MONDAY, MONDAY) for person in people[:2])
    assert in_short(Collision(both, 14)) == (
        "Also written to by a teammate: "
        "Person 1 (Company 1), with Uma Rao; Person 2 (Company 2), with Uma Rao."
    )


DETAILS = AccountDetails("Acme")
LISTS = (TeamName(1, "Nordics"),)
CONTACT = contact_form("k", ACME, None)
OF_ACCOUNT = ["account_name", "owner", "website"]


def fields(form: Modal) -> list[str]:
    return [field_in(block) for block in form["blocks"] if block["type"] == "input"]


@pytest.mark.parametrize(
    ("form", "first"),
    [
        (account_form("k", AccountForm(None, AccountDetails(""))), OF_ACCOUNT),
        (account_form("k", AccountForm(7, DETAILS)), OF_ACCOUNT),
        # Which of several lists has an answer already, and no answer is hidden.
        (account_form("k", AccountForm(7, DETAILS, LISTS)), [*OF_ACCOUNT, "account_list"]),
        (CONTACT, ["contact_name", "contact_title", "contact_role"]),
    ],
)
def test_a_form_opens_with_the_fields_that_matter_and_more_adds_the_others(
    form: Modal, first: list[str]
) -> None:
    assert fields(form) == first
    whole = with_more(form)
    assert not has_more(whole)
    assert set(fields(whole)) == {*first, "aliases"}


def test_more_keeps_the_buttons_last_and_filled_fields_are_never_hidden() -> None:
    form = account_form("k", AccountForm(7, DETAILS, LISTS))
    kinds = [block["type"] for block in with_more(form)["blocks"]]
    assert kinds == ["input"] * 5 + ["actions", "context"]
    told: dict[str, Any] = {"aliases": ("Acme Inc",), "owner": "U1", "team_id": 1}
    filled = account_form("k", AccountForm(7, AccountDetails("Acme", "acme.com", **told), LISTS))
    assert not has_more(filled)
    assert len(fields(filled)) == 5
