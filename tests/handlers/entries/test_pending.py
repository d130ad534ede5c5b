"""Entries in button values: packed by this version and by older ones, and unpacked."""

from datetime import date
from decimal import Decimal

import pytest

from domain.engagement import Figures
from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry, DmWeekEntry
from domain.entries.goals import Goal
from domain.entries.person_reference import PersonReference
from domain.entries.posts import PostEntry, PostQuestion
from domain.entries.touches import Relation
from domain.entries.wins import LooseWords, Qualifier, Side, TypedMoney, WinEntry, WinKind
from domain.errors import UserError
from domain.timing.typed_days import TypedDay, TypedWeek
from domain.typed.post_line import LogLine
from handlers.entries.pending import Entry, pack, pack_or_refuse, unpack
from linkedin.links import read_link
from views.limits import BUTTON_VALUE

LINK = "https://www.linkedin.com/feed/update/urn:li:activity:7265400000000000000/"
POST = read_link(LINK)
FRIDAY = TypedDay(date(2026, 11, 20))

#: Button values as version 0.1 wrote them, behind ``{"key":"command:Ab1"``; buttons in messages
#: still carry them.
OLD_BUTTONS = [
    (',"link":"","figures":{}', LogLine("")),
    (f',"link":"{LINK}","figures":{{}}', PostEntry(POST)),
    (
        f',"link":"{LINK}","figures":{{"views":0}},"link_out":false,"known_views":0',
        PostEntry(POST, Figures(views=0), link_out=False, known_views=0),
    ),
    (
        f',"link":"{LINK}","figures":{{"views":2340,"engagers":25,"reactions":20,"comments":6,'
        '"reposts":2,"listed":3,"listed_targets":1},"goal":"customer_result",'
        '"posted_on":"2026-11-20","link_out":true,"confirmed":["teammates_post","views_fell"],'
        '"known_views":2500',
        PostEntry(
            POST,
            Figures(2340, 25, 20, 6, 2, 3, 1),
            Goal.CUSTOMER_RESULT,
            date(2026, 11, 20),
            True,
            frozenset({PostQuestion.VIEWS_FELL, PostQuestion.TEAMMATES_POST}),
            2500,
        ),
    ),
    (
        ',"relation":"peer","replied":true,"name":"Zoë Müller","title":"CTO","company":"Acme",'
        '"account":7,"outside":true,"new":true,"day":"2026-11-20"',
        DmEntry(
            PersonReference("Zoë Müller", "CTO", "Acme", 7, outside=True, new=True),
            Relation.PEER,
            True,
            FRIDAY,
        ),
    ),
    (',"contact":12', DmEntry(PersonReference(contact_id=12))),
    (
        ',"name":"Jane Doe","company":"Acme","account":3',
        DmEntry(PersonReference("Jane Doe", company="Acme", account_id=3)),
    ),
    (',"name":"Jane Doe","ago":1', DmEntry(PersonReference("Jane Doe"), said_on=TypedDay(ago=1))),
    (',"name":"Jane Doe","ago":0', DmEntry(PersonReference("Jane Doe"), said_on=TypedDay())),
    (',"target":3,"other":5', DmWeekEntry(3, 5)),
    (',"target":3,"week":"2026-W47"', DmWeekEntry(3, None, TypedWeek("2026-W47"))),
    (',"other":0,"ago":1', DmWeekEntry(None, 0, TypedWeek(ago=1))),
    (f',"link":"{LINK}"', CommentEntry(POST)),
    (f',"link":"{LINK}","ago":0', CommentEntry(POST, said_on=TypedDay())),
    (
        f',"link":"{LINK}","name":"Jane Doe","title":"CTO","company":"Acme","account":3,'
        '"contact":12,"new":true,"day":"2026-11-20"',
        CommentEntry(POST, PersonReference("Jane Doe", "CTO", "Acme", 3, 12, new=True), FRIDAY),
    ),
    (
        f',"link":"{LINK}","company":"Acme","outside":true,"ago":1',
        CommentEntry(POST, PersonReference(company="Acme", outside=True), TypedDay(ago=1)),
    ),
    ("", WinEntry()),
    (
        ',"kind":"closed_won","company":"Acmé","account":7,"outside":true,"amount":"45000.50",'
        '"currency":"EUR","day":"2026-11-20","another":true',
        WinEntry(
            WinKind.CLOSED_WON,
            "Acmé",
            7,
            True,
            TypedMoney(Decimal("45000.50"), "EUR"),
            said_on=FRIDAY,
            another=True,
        ),
    ),
    (
        ',"kind":"meeting","company":"Acme","ago":1',
        WinEntry(WinKind.MEETING, "Acme", said_on=TypedDay(ago=1)),
    ),
    (
        ',"company":"Acme","amount":"1200000","currency":"","ago":0',
        WinEntry(company="Acme", money=TypedMoney(Decimal(1_200_000), ""), said_on=TypedDay()),
    ),
]


@pytest.mark.parametrize(("written", "entry"), OLD_BUTTONS)
def test_a_button_value_of_version_0_1_is_unpacked(written: str, entry: Entry) -> None:
    value = f'{{"key":"command:Ab1"{written}}}'
    assert unpack(value, type(entry)) == ("command:Ab1", entry)


WAITING = WinEntry(
    company="Acme",
    money=TypedMoney(Decimal(12), "₹", Qualifier.TCV),
    up_to=TypedMoney(Decimal(15), "₹"),
    zero=True,
    loose=LooseWords("lahk", "lahk Acme"),
    amount_side=Side.BEFORE,
)


@pytest.mark.parametrize("entry", [*(entry for _, entry in OLD_BUTTONS), WAITING])
def test_a_packed_entry_is_unpacked_unchanged(entry: Entry) -> None:
    value = pack_or_refuse("command:Ab1", entry)
    assert unpack(value, type(entry)) == ("command:Ab1", entry)


def test_a_packed_post_entry_can_be_unpacked_as_a_line() -> None:
    entry = PostEntry(POST, Figures(views=9), known_views=10)
    line = LogLine(LINK, Figures(views=9))
    assert unpack(pack_or_refuse("k", entry), LogLine) == ("k", line)


def test_a_button_value_omits_empty_fields() -> None:
    assert pack("k", PostEntry(POST)) == f'{{"key":"k","link":"{LINK}"}}'
    assert pack("k", DmEntry(PersonReference("Zoë"))) == '{"key":"k","whom":{"name":"Zoë"}}'


def test_an_entry_too_long_for_a_button_is_refused() -> None:
    longest = LogLine("x" * (BUTTON_VALUE - len('{"key":"k","link":""}')))
    too_long = LogLine(f"{longest.link}x")
    assert len(pack("k", longest) or "") == BUTTON_VALUE
    assert pack("k", too_long) is None
    with pytest.raises(UserError, match="too long"):
        pack_or_refuse("k", too_long)
