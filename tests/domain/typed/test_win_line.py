"""The words after ``/ssi win``, in any order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.wins import LooseWords, Qualifier, TypedMoney, WinEntry, WinKind
from domain.errors import UserError
from domain.timing.typed_days import TypedDay
from domain.typed.win_line import company_in_field, read_win_line
from tests.domain.names.company_pairs import ASK, DIFFERENT, SAME
from tests.refusals import answer_or_refusal

M, OPP, C = WinKind.MEETING, WinKind.OPPORTUNITY, WinKind.CLOSED_WON


def euros(amount: int, currency: str = "EUR") -> TypedMoney:
    return TypedMoney(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("45000 EUR Acme", WinEntry(None, "Acme", money=euros(45_000))),
        ("$45k Acme", WinEntry(None, "Acme", money=euros(45_000, "$"))),
        ("45000 Acme EUR", WinEntry(None, "Acme", money=euros(45_000))),
        ("meeting Acme", WinEntry(M, "Acme")),
        ("meeting Acme yesterday", WinEntry(M, "Acme", said_on=TypedDay(ago=1))),
        (
            "opportunity 20k EUR Acme 2026-11-20",
            WinEntry(OPP, "Acme", money=euros(20_000), said_on=TypedDay(date(2026, 11, 20))),
        ),
        ("won the deal at Acme, 45000 EUR", WinEntry(C, "Acme", money=euros(45_000))),
        ("closed won Acme & Co.", WinEntry(C, "Acme & Co.")),
        (
            "deal with Bank of America for 1,2m USD",
            WinEntry(C, "Bank of America", money=euros(1_200_000, "USD")),
        ),
        ("opp with On Holding AG", WinEntry(OPP, "On Holding AG")),
        ("EUR 45000 Try Catch Ltd", WinEntry(None, "Try Catch Ltd", money=euros(45_000))),
        ("closed-won 1&1 300 EUR", WinEntry(C, "1&1", money=euros(300))),
        # A number may be part of a company's name.
        ("meeting 3M", WinEntry(M, "3M")),
        ("3M", WinEntry(None, "3M")),
        ("45000 EUR 3M", WinEntry(None, "3M", money=euros(45_000))),
        ("meeting Forever 21", WinEntry(M, "Forever 21")),
        (
            "deal Forever 21",
            WinEntry(C, "Forever", money=euros(21, ""), or_company="Forever 21"),
        ),
        ("20k", WinEntry(None, money=euros(20_000, ""), or_company="20k")),
        # A person's name is dropped; quoted text is the company.
        ("meeting with Jane Doe at Acme", WinEntry(M, "Acme")),
        ('meeting "Health at Home"', WinEntry(M, "Health at Home")),
        ("meeting http://acme.com", WinEntry(M, "acme.com")),
        ("", WinEntry()),
    ],
)
def test_a_line_is_read(line: str, entry: WinEntry) -> None:
    assert replace(read_win_line(line), amount_side=None) == entry


@pytest.mark.parametrize(
    ("line", "money", "up_to"),
    [
        ("45k–50k EUR Acme", euros(45_000), euros(50_000)),
        ("Acme 45-50k EUR", euros(45_000), euros(50_000)),
        ("EUR 45k - EUR 50k Acme", euros(45_000), euros(50_000)),
        ("45k to 50k Acme", euros(45_000, ""), euros(50_000, "")),
        ("500-1k EUR Acme", euros(500), euros(1_000)),
        ("between 45 and 50 EUR Acme", euros(45), euros(50)),
    ],
)
def test_a_range_has_two_ends(line: str, money: TypedMoney, up_to: TypedMoney) -> None:
    entry = read_win_line(line)
    assert (entry.company, entry.money, entry.up_to) == ("Acme", money, up_to)
    assert entry.loose is None


@pytest.mark.parametrize(
    ("line", "company", "words"),
    [
        # Words that are known neither as a part of the amount nor of the name are asked about.
        ("₹12.5 lahk Acme", "Acme", "lahk"),
        ("12 L Acme", "Acme", "L"),
        ("45000 net EUR Acme", "Acme", "net"),
        ("45000 EUR Netto Acme", "Acme", "Netto"),
        ("45000 EUR + VAT Acme", "Acme", "+ VAT"),
        ("45000 EUR for 3 years Acme", "Acme", "3 years"),
        ("Acme 45000 EUR recurring", "Acme", "recurring"),
        ("Acme netto 45000 EUR", "Acme", "netto"),
        ("2 x 500 EUR Acme", "Acme", "2 x"),
        ('₹12.5 lahk "Acme"', "Acme", "lahk"),
        ('opp 45k EUR signed "Acme"', "Acme", ""),
        ("Acme 45000 EUR 5", "Acme", "5"),
        ("45000 EUR ab Globex", "Globex", "ab"),
        ('45k EUR ACV "Acme"', "Acme", ""),
        ('5 x ACV "Acme"', "Acme", ""),
        ("45000 EUR Annual Reviews", "Reviews", "Annual"),
        ("Acme renewal 45k EUR", "Acme", "renewal"),
        ("Acme verbally agreed 45k EUR", "Acme", "verbally agreed"),
        ("Acme 10% of 45k EUR", "Acme", "10%"),
        ("Acme 3 x 45k EUR", "Acme", "3 x"),
        # No question where the words are clearly the company's name.
        ("45000 EUR acme gmbh", "acme gmbh", ""),
        ("45000 EUR adidas AG", "adidas AG", ""),
        ("45000 EUR easyJet Holidays", "easyJet Holidays", ""),
        # One word in small letters begins the name if it is no word about a deal or an amount.
        ("45000 EUR adidas Group", "adidas Group", ""),
        ("$45000 adidas Group", "adidas Group", ""),
        ("45k EUR eBay Kleinanzeigen", "eBay Kleinanzeigen", ""),
        ("45k EUR thyssenkrupp Materials", "thyssenkrupp Materials", ""),
        ("45k EUR mobile de", "mobile de", ""),
        ("45k EUR net adidas Group", "adidas Group", "net"),
        ("45 EUR milions Acme", "Acme", "milions"),
        ("45k EUR seats Acme", "Acme", "seats"),
        ("45k EUR 5 seats Acme", "Acme", "5 seats"),
        ("45k EUR/seat Acme", "Acme", "/seat"),
        ("45k € HT Acme", "Acme", "HT"),
        ("45k EUR x 3 Acme", "Acme", "x 3"),
        ("45k EUR 3yr Acme", "Acme", "3yr"),
        ("45k EUR für 3 Jahre Acme", "Acme", "für 3 Jahre"),
        ("45k EUR para la empresa Acme", "Acme", "para la empresa"),
        ("45k EUR 3 Suisses", "3 Suisses", ""),
        ("45k EUR 3Mobile", "3Mobile", ""),
        ("45000 EUR de Bijenkorf", "de Bijenkorf", ""),
        ("45000 EUR Robert Bosch", "Robert Bosch", ""),
        ("Deutsche bank 45000 EUR", "Deutsche bank", ""),
        ("45000 EUR 7-Eleven", "7-Eleven", ""),
        ("45000 EUR 20-20 Vision", "20-20 Vision", ""),
        ("45000 EUR R2 Data", "R2 Data", ""),
        ("Acme Pound 45000 EUR", "Acme Pound", ""),
        ("45000 EUR Novo Nordisk A/S", "Novo Nordisk A/S", ""),
        ("~45k EUR Acme", "Acme", ""),
        ("opp Acme (45k EUR)", "Acme", ""),
        ("45000 EUR Total", "Total", ""),
        # Words about money alone name no company: the form asks for it.
        ("45000 EUR net", "", ""),
        ('won the "Acme" account 45k EUR', "Acme", ""),
        ("meeting Annual Reviews", "Annual Reviews", ""),
    ],
)
def test_only_unknown_words_next_to_an_amount_are_loose(
    line: str, company: str, words: str
) -> None:
    entry = read_win_line(line)
    assert entry.company == company
    assert (entry.loose.words if entry.loose and entry.loose.unsure else "") == words


_FOR_LISTED = (
    "für mit bei pour avec chez para por con com per presso voor met för till til hos dla w"
)


@pytest.mark.parametrize("word", _FOR_LISTED.split())
def test_words_for_a_company_are_not_part_of_its_name(word: str) -> None:
    for line in (f"45k EUR {word} Acme", f"{word} Acme 45k EUR", f"Acme {word} 45k EUR"):
        entry = read_win_line(line)
        assert entry.company == "Acme"
        assert not (entry.loose and entry.loose.unsure)
    # An account whose name begins so is still found.
    assert read_win_line(f"45k EUR {word} Acme").loose == LooseWords(
        word, f"{word} Acme", unsure=False
    )


@pytest.mark.parametrize("name", ["von der Heyden", "met office", "Para Group", "te connectivity"])
def test_such_words_may_begin_a_name(name: str) -> None:
    assert read_win_line(f"45k EUR {name}").company == name


@pytest.mark.parametrize("name", [name for pair in (*SAME, *ASK, *DIFFERENT) for name in pair])
def test_a_company_next_to_an_amount_leads_to_no_question(name: str) -> None:
    for line in (f"45000 EUR {name}", f"{name} 45000 EUR", f"opp {name} 45k EUR ARR"):
        entry = read_win_line(line)
        assert entry.company == name.rstrip(",;:")
        assert not (entry.loose and entry.loose.unsure)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("5 EUR 6 USD Acme", "two amounts"),
        ("closed opportunity Acme", "two kinds of win"),
        ("45000 20 Acme", "several numbers"),
        ("2 meetings Acme", "one meeting at a time"),
        ("two meetings with Acme", "one meeting at a time"),
        ("meetings with Acme and Globex", "one meeting at a time"),
        ("meeting Jane at Acme and Bob at Globex", "one win at a time"),
        ("2 deals at Acme", "one win at a time"),
        ("two new deals Acme 10k EUR", "one win at a time"),
        ("meeting Acme today yesterday", "two dates"),
        ("2026-13-01 Acme", "isn't a date"),
        ("meeting Acme 20.11.2026", "which day “20.11.2026” is"),
        ("meeting Acme last week", "which day “last week” is"),
        ("45k+ EUR Acme", "“45k\\+ EUR” isn't an amount"),
        ("1e3 EUR Acme", "“1e3 EUR” isn't an amount"),
        ("45k EUR TCV MRR Acme", "two things about the amount"),
        ("EUR 45k USD Acme", "both EUR and USD"),
        ("-500 EUR Acme", "can't be negative"),
        ("45.000.50 EUR Acme", "isn't an amount"),
        ("meeting " + "x" * 201, "longer than 200"),
        ("meeting " + "x" * 700, "too long"),
    ],
)
def test_an_invalid_line_is_refused(line: str, problem: str) -> None:
    with pytest.raises(UserError, match=problem):
        read_win_line(line)


NAMES = st.lists(
    st.sampled_from(["Acme", "GmbH", "Nordwind", "Søn", "O'Neill", "Müller-Thurgau"]),
    min_size=1,
    max_size=3,
).map(" ".join)
KIND_WORDS = st.sampled_from([("opportunity", OPP), ("opp", OPP), ("closed won", C), ("Deal", C)])
AMOUNT_WORDS = st.sampled_from(
    [("45000 EUR", euros(45_000)), ("€20k", euros(20_000, "€")), ("1 200,50 sek", None)]
)
DAYS_SAID = st.sampled_from(
    [("yesterday", TypedDay(ago=1)), ("2026-11-20", TypedDay(date(2026, 11, 20)))]
)


@given(NAMES, KIND_WORDS, AMOUNT_WORDS, DAYS_SAID, st.permutations(range(4)))
def test_the_words_in_any_order_give_the_same_win(
    name: str,
    kind: tuple[str, WinKind],
    amount: tuple[str, TypedMoney | None],
    day: tuple[str, TypedDay],
    order: list[int],
) -> None:
    words = [name, kind[0], amount[0], day[0]]
    money = amount[1] or TypedMoney(Decimal("1200.50"), "sek")
    entry = read_win_line(" ".join(words[place] for place in order))
    entry = replace(entry, amount_side=None)
    assert entry == WinEntry(kind[1], name, money=money, said_on=day[1])


UNITS = {
    1_000: "k K tsd Tsd. thousand tys. tusen mille",
    1_000_000: "m M mm mn mln Mio. mio million millones milhões milj. mill. milionów",
    1_000_000_000: "bn b Mrd. mrd billion md mld mia. milliards miliardów",
    100_000: "lakh lakhs lac",
    10_000_000: "crore crores cr Cr",
    10_000: "万 만",
    100_000_000: "億 억",
}
UNITS_SAID = st.sampled_from(
    [(word, factor) for factor, words in UNITS.items() for word in words.split()]
)
QUALIFIERS_SAID = st.sampled_from(
    [
        ("", None),
        ("/year", Qualifier.YEAR),
        (" p.a.", Qualifier.YEAR),
        (" per month", Qualifier.MONTH),
        (" pro Quartal", Qualifier.QUARTER),
        (" annually", Qualifier.YEAR),
        (" ARR", Qualifier.ARR),
        (" mrr", Qualifier.MRR),
    ]
)


@given(
    st.integers(1, 999),
    UNITS_SAID,
    st.sampled_from(["", " "]),
    st.sampled_from(["EUR", "€", "kr", "INR", "¥", "USD"]),
    QUALIFIERS_SAID,
    st.sampled_from(
        [
            "{number}{gap}{unit} {currency}{qualifier} Acme",
            "Acme {currency} {number}{unit}{qualifier}",
        ]
    ),
)
def test_an_amount_in_each_style_reads_back_and_leaves_the_company_alone(
    number: int,
    unit: tuple[str, int],
    gap: str,
    currency: str,
    qualifier: tuple[str, Qualifier | None],
    line: str,
) -> None:
    entry = read_win_line(
        line.format(number=number, gap=gap, unit=unit[0], currency=currency, qualifier=qualifier[0])
    )
    assert entry.money == TypedMoney(Decimal(number) * unit[1], currency, qualifier[1])
    assert entry.company == "Acme"
    assert not (entry.loose and entry.loose.unsure)


@given(
    st.sampled_from(["12.5", "₹12.5", "45000", "$ 45"]),
    st.text("cfghjqwxz", min_size=4, max_size=9),
)
def test_an_unknown_word_behind_an_amount_without_a_unit_is_never_silently_a_name(
    amount: str, word: str
) -> None:
    entry = read_win_line(f"{amount} {word} Acme")
    assert entry.loose == LooseWords(word, f"{word} Acme")
    assert entry.company == "Acme"


@given(st.text() | st.text('0123456789 .,€$kmEURatAcme-\n"', max_size=40))
def test_junk_is_read_or_raises_nothing_but_a_user_error(line: str) -> None:
    entry = answer_or_refusal(read_win_line, " ".join(line.split()))
    assert isinstance(entry, UserError) or len(entry.company) <= 200


@pytest.mark.parametrize(
    ("typed", "company"),
    [
        ("Acme", "Acme"),
        ("Jane Doe at Foo", "Foo"),
        ("jane doe AT foo gmbh ", "foo gmbh"),
        ("“Meat at Home”", "Meat at Home"),
        (" at ", "at"),
    ],
)
def test_a_person_in_the_company_field_is_dropped(typed: str, company: str) -> None:
    assert company_in_field(typed) == company
