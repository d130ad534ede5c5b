"""The forms of accounts and contacts: three fields, then *More*."""

from typing import Any

import pytest

from domain.accounts import Account
from domain.people.teams import TeamName
from domain.targets.account_details import AccountDetails, AccountForm
from views.block_ids import field_in
from views.blocks import Modal
from views.entries.more_fields import has_more, with_more
from views.targets.account_forms import account_form, contact_form

ACME = AccountDetails("Acme")
LISTS = (TeamName(1, "Nordics"),)
CONTACT = contact_form("k", Account(1, "Acme"), None)


def fields(form: Modal) -> list[str]:
    return [field_in(block) for block in form["blocks"] if block["type"] == "input"]


@pytest.mark.parametrize(
    ("form", "third"),
    [
        (account_form("k", AccountForm(None, AccountDetails(""))), "owner"),
        (account_form("k", AccountForm(7, ACME)), "owner"),
        (account_form("k", AccountForm(7, ACME, LISTS)), "account_list"),
        (CONTACT, "contact_role"),
    ],
)
def test_a_form_opens_with_three_fields_and_more_adds_the_others(form: Modal, third: str) -> None:
    assert len(fields(form)) == 3
    assert fields(form)[2] == third
    whole = with_more(form)
    assert not has_more(whole)
    assert set(fields(whole)) == {
        *fields(form),
        "aliases",
        *(["owner"] if third != "contact_role" else []),
    }


def test_more_keeps_the_buttons_last_and_filled_fields_are_never_hidden() -> None:
    form = account_form("k", AccountForm(7, ACME, LISTS))
    kinds = [block["type"] for block in with_more(form)["blocks"]]
    assert kinds == ["input"] * 5 + ["actions"]
    told: dict[str, Any] = {"aliases": ("Acme Inc",), "owner": "U1", "team_id": 1}
    filled = account_form("k", AccountForm(7, AccountDetails("Acme", "acme.com", **told), LISTS))
    assert not has_more(filled)
    assert len(fields(filled)) == 5
