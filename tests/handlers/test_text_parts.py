"""The texts that are kept in memory until their other parts come."""

import asyncio
from decimal import Decimal

from domain.people.members import Asker
from handlers.text_parts import GivenAnswer, KeptText, KeptTexts, Part

ADA = Asker("T1", "U1")
FIRST = Part(Decimal("1000.000002"), "Anna Aaaason", is_long=True)


def text(*parts: Part) -> KeptText:
    return KeptText(("D1", ""), parts, GivenAnswer())


async def test_a_text_is_forgotten_in_time_and_never_shown() -> None:
    texts = KeptTexts(seconds=0)
    texts.keep(ADA, text(FIRST))
    assert texts.of(ADA) is not None
    assert "Anna" not in repr(texts.of(ADA))
    over = asyncio.Event()
    asyncio.get_running_loop().call_later(0, over.set)
    await over.wait()
    assert texts.of(ADA) is None


async def test_a_text_outlives_the_time_of_the_one_before_it() -> None:
    texts = KeptTexts()
    later = text(FIRST)
    texts.keep(ADA, text(FIRST))
    texts.keep(ADA, later)
    assert texts.of(ADA) is later


async def test_parts_are_in_the_order_of_their_times() -> None:
    last = Part(Decimal("1000.000003"), "last", is_long=False)
    begin = Part(Decimal("999.9"), "begin", is_long=True)
    kept = text(last)
    assert kept.with_part(FIRST) == (FIRST, last)
    assert text(*text(*kept.with_part(FIRST)).with_part(begin)).text == "begin\nAnna Aaaason\nlast"


async def test_a_text_whose_message_was_deleted_or_edited_is_forgotten() -> None:
    texts = KeptTexts()
    texts.keep(ADA, text(FIRST))
    texts.forget_message("D1", "1000.000003")
    texts.forget_message("D2", "1000.000002")
    # Slack also reports a message as changed when it adds the preview of a link.
    texts.forget_message("D1", "1000.000002", "Anna Aaaason")
    assert texts.of(ADA) is not None
    texts.forget_message("D1", "1000.000002", "Anna Baaason")
    assert texts.of(ADA) is None
    texts.keep(ADA, text(FIRST))
    texts.forget_message("D1", "1000.000002")
    assert texts.of(ADA) is None


async def test_texts_are_bounded_in_number_and_size() -> None:
    texts = KeptTexts()
    for number in range(101):
        texts.keep(Asker("T1", f"U{number}"), text(FIRST))
    assert texts.of(Asker("T1", "U0")) is None
    assert texts.of(Asker("T1", "U1")) is not None
    texts.keep(ADA, text(Part(Decimal(1), "x" * 50_001, is_long=True)))
    assert texts.of(ADA) is None
