"""The block builders keep any text within Slack's limits."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.block_limits import message_problems, view_problems
from views import block_ids, blocks, data_blocks, inputs, limits, notices
from views.blocks import Block
from views.data_blocks import Series

HUGE = 50_000
MANY = 200


def test_no_text_is_cut_in_the_middle_of_an_escape_or_a_link() -> None:
    whole = "R&amp;D &lt;3 <https://acme.test|Acme> &gt; more"
    for most in range(1, len(whole) + 1):
        text = blocks.mrkdwn(whole, most)["text"]
        assert len(text) <= most
        rest = re.sub("&(amp|lt|gt);|<[^<>]+>", "", text)
        assert not set(rest) & set("&<>"), text


def each(count: int) -> dict[str, str]:
    return {f"{number}": "x" * HUGE for number in range(count)}


def labels(text: str) -> list[str]:
    return [f"{number} {text}" for number in range(MANY)]


def lines(text: str) -> list[Series]:
    return [Series(name, [1.5] * MANY) for name in labels(text)]


#: Each builder, given more than Slack allows.
TOO_MUCH: dict[str, Callable[[str], list[Block]]] = {
    "header": lambda text: [blocks.header(text)],
    "section": lambda text: [blocks.section(text)],
    "lines": lambda text: blocks.lines([text[:3_000]] * 20),
    "fields": lambda text: [blocks.fields([text] * MANY)],
    "context": lambda text: [blocks.context(*[text] * MANY)],
    "divider": lambda text: [blocks.divider()],
    "button": lambda text: [
        blocks.actions(*(blocks.button(text, f"a{n}", text[:2_000]) for n in range(MANY)))
    ],
    "overflow": lambda text: [
        blocks.section("a", accessory=blocks.overflow(*[blocks.button(text, "a", text[:99])] * 5))
    ],
    "choice_menu": lambda text: [
        blocks.actions(blocks.choice_menu("m", text, *[blocks.button(text, "a", text[:99])] * 100))
    ],
    "confirm": lambda text: [
        blocks.actions(blocks.button("a", "a", confirm=blocks.confirm(text, text, text, text)))
    ],
    "text_input": lambda text: [
        inputs.text_input(
            "b", text, action_id="a", initial=text, placeholder=text, hint=text, reports=True
        )
    ],
    "date_input": lambda text: [inputs.date_input("b", text, action_id="a", hint=text)],
    "select": lambda text: [
        inputs.select("b", text, each(MANY), action_id="a", initial="0", placeholder=text)
    ],
    "grouped_select": lambda text: [
        inputs.grouped_select("b", text, {"0": each(100)}, action_id="a", initial="0", hint=text)
    ],
    "checkboxes": lambda text: [
        inputs.checkboxes("b", text, each(10), action_id="a", initial=["0"])
    ],
    "radio": lambda text: [
        inputs.radio("b", text, each(10), action_id="a", initial="0", hint=text)
    ],
    "people_input": lambda text: [
        inputs.people_input("b", text, action_id="a", initial=["U0ADA"] * MANY, hint=text)
    ],
    "person_input": lambda text: [
        inputs.person_input("b", text, action_id="a", initial="U0ADA", hint=text)
    ],
    "channel_input": lambda text: [
        inputs.channel_input("b", text, action_id="a", initial="C0SALES", hint=text)
    ],
    "data_table": lambda text: [
        data_blocks.data_table(text, [[text] * MANY, *[[(text, 1.5)] * MANY] * MANY])
    ],
    "as_table": lambda text: [
        data_blocks.as_table(data_blocks.data_table(text, [[text] * 20] * MANY))
    ],
    "table": lambda text: [data_blocks.table([[text] * MANY] * MANY, ["right"] * MANY)],
    "line_chart": lambda text: [data_blocks.line_chart(text, labels(text), *lines(text))],
    "bar_chart": lambda text: [data_blocks.bar_chart(text, labels(text), *lines(text))],
}


@pytest.mark.parametrize("build", TOO_MUCH.values(), ids=TOO_MUCH)
@pytest.mark.parametrize("text", ["x", "x" * HUGE, "😀" * HUGE])
def test_a_block_stays_within_slacks_limits(build: Callable[[str], list[Block]], text: str) -> None:
    assert message_problems(build(text)) == []


@pytest.mark.parametrize("text", ["x", "x" * HUGE])
def test_a_modal_stays_within_slacks_limits(text: str) -> None:
    rows = [blocks.divider()] * MANY
    modal = blocks.modal(text, rows, callback_id="form", submit=text, close=text)
    assert view_problems(modal, "modal") == []


def test_a_message_stays_within_slacks_limits() -> None:
    message = blocks.Message("x" * HUGE, tuple([blocks.divider()] * MANY))
    assert message_problems(list(message.blocks)) == []
    assert len(message.text) == limits.MESSAGE_TEXT


def test_a_too_long_button_value_or_metadata_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be cut"):
        blocks.button("Go", "go", "x" * 2_001)
    for menu in ([blocks.button("Go", "go")] * 6, [blocks.button("Go", "go", "x" * 150)]):
        with pytest.raises(ValueError, match="cannot be cut"):
            blocks.overflow(*menu)
    with pytest.raises(ValueError, match="cannot be cut"):
        blocks.modal("Form", [], callback_id="form", private_metadata="x" * 3_001)


@given(st.text("ab-  \N{NO-BREAK SPACE}é", max_size=50) | st.text(max_size=50), st.integers(1, 60))
def test_a_cut_text_ends_with_an_ellipsis_and_a_whole_word(text: str, most: int) -> None:
    cut = blocks.shorten(text, most)
    assert len(cut) <= most
    if len(text) <= most:
        assert cut == text
        return
    assert cut.endswith("…")
    kept = cut[:-1]
    assert text.startswith(kept)
    room = most - 1
    # A word ends where a space or a hyphen follows it.
    ends = [at for at in range(1, room + 1) if re.match(r"[^\s-][\s-]", text[at - 1 : at + 1])]
    near = [at for at in ends if at > room * 2 // 3]
    assert len(kept) == (max(near) if near else room)


@pytest.mark.parametrize(
    ("name", "most", "shown"),
    [
        ("Maximiliane Freifrau von Hohenstein-Birkenfeld", 24, "Maximiliane Freifrau…"),
        (
            "Maximiliane Freifrau von Hohenstein-Birkenfeld",
            40,
            "Maximiliane Freifrau von Hohenstein…",
        ),
        ("Jörg Müller-Weißenfels-Berg", 24, "Jörg Müller-Weißenfels…"),
        ("Donaudampfschifffahrtsgesellschaft", 12, "Donaudampfs…"),
        ("Log mine for \u2068צוות המכירות\u2069", 20, "Log mine for \u2068צוות\u2069…"),
        ("Log mine for \u2068צוותהמכירות\u2069", 20, "Log mine for \u2068צוות\u2069…"),
    ],
)
def test_a_long_name_is_cut_between_words_and_keeps_its_isolates(
    name: str, most: int, shown: str
) -> None:
    assert blocks.shorten(name, most) == shown


@given(
    st.lists(
        st.sampled_from(["\u2068חברה א\u2069", "\u2066חברה Ada\u2069", "Ada ", "von-", "x" * 9])
    ),
    st.integers(1, 60),
)
def test_a_cut_text_closes_the_isolates_that_it_opens(parts: list[str], most: int) -> None:
    cut = blocks.shorten("".join(parts), most)
    assert len(cut) <= most
    assert cut.count("\u2068") + cut.count("\u2066") == cut.count("\u2069")


@given(st.lists(st.text(min_size=1, max_size=3_000), max_size=8))
def test_lines_are_never_cut(texts: list[str]) -> None:
    shown = [block["text"]["text"] for block in blocks.lines(texts)]
    assert "\n".join(shown) == "\n".join(texts)


def test_every_builder_is_tested() -> None:
    public = {
        name
        for module in (blocks, data_blocks, inputs)
        for name, thing in vars(module).items()
        if getattr(thing, "__module__", "") == module.__name__ and not name.startswith("_")
    }
    tested_inside_others: set[Any] = {
        "Message",
        "modal",
        "shorten",
        "plain",
        "mrkdwn",
        "option",
        "field",
        "actions",
        "Series",
    }
    assert public - tested_inside_others == set(TOO_MUCH)


def test_a_form_given_back_chooses_among_its_own_options() -> None:
    """Slack escapes the texts of options that it returns, and refuses an unknown option."""
    own, escaped = blocks.option("rd", "R&D <3"), blocks.option("rd", "R&amp;D &lt;3")
    menus: dict[str, tuple[Any, Any]] = {
        "static_select": ({"selected_option": escaped}, {"initial_option": own}),
        "checkboxes": ({"selected_options": [escaped]}, {"initial_options": [own]}),
        "external_select": ({"selected_option": escaped}, {"initial_option": own}),
    }
    for kind, (state, chosen) in menus.items():
        element: Block = {"type": kind, "action_id": "value"}
        if kind != "external_select":
            element["options"] = [own]
        view = {
            **blocks.modal("Form", [inputs.field("a~1", "A", element)], callback_id="form"),
            "state": {"values": {"a~1": {"value": state}}},
        }
        [field] = notices.refilled(view, [])["blocks"]
        assert field["block_id"] == "a~1"
        assert chosen.items() <= field["element"].items()


def test_a_chosen_option_of_a_group_is_chosen_again() -> None:
    menu = inputs.grouped_select(
        "a", "A", {"X": {"x": "X & x"}, "Y": {"y": "Y & y"}}, action_id="value", initial="x"
    )
    escaped = {"text": {"type": "plain_text", "text": "Y &amp; y", "emoji": True}, "value": "y"}
    view = {
        **blocks.modal("Form", [menu], callback_id="form"),
        "state": {"values": {"a": {"value": {"selected_option": escaped}}}},
    }
    [field] = notices.refilled(view, [])["blocks"]
    assert field["element"]["initial_option"] == blocks.option("y", "Y & y")


def test_an_option_that_the_form_lost_is_not_chosen_again() -> None:
    view = {
        **blocks.modal(
            "Form", [inputs.select("a", "A", {"x": "X"}, action_id="value")], callback_id="form"
        ),
        "state": {"values": {"a": {"value": {"selected_option": blocks.option("y", "Y")}}}},
    }
    assert "initial_option" not in notices.refilled(view, [])["blocks"][0]["element"]


def test_only_blocks_that_are_new_get_a_suffix() -> None:
    view = blocks.modal("Form", [blocks.divider()], callback_id="form")
    view["blocks"] += [{"block_id": "old~1f"}, {"block_id": "new:7"}]
    named = block_ids.with_own_ids(view, "2e")["blocks"]
    assert [each.get("block_id") for each in named] == [None, "old~1f", "new:7~2e"]
    assert [block_ids.field_in(each) for each in named] == ["", "old", "new:7"]


def test_a_menu_of_channels_leaves_out_those_shared_with_other_companies() -> None:
    element = inputs.channel_input("board", "Channel", action_id="value")["element"]
    assert element["filter"]["exclude_external_shared_channels"] is True


def test_a_modal_without_metadata_sends_none() -> None:
    assert "private_metadata" not in blocks.modal("Form", [], callback_id="form")
