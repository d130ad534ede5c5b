"""Samples for what members do with their own data."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.people.forgetting import Forgotten, StoredAboutMember
from tests.domain.strategies import COUNTS
from tests.views.samples import ANY_TEXT, MOMENTS
from views.blocks import Message
from views.people import data_export, forgetting

NAMES = ANY_TEXT.map(lambda text: text[:80].strip()).filter(bool)
STORED = st.builds(
    StoredAboutMember,
    MOMENTS,
    *[COUNTS] * 7,
    teams=st.lists(NAMES, max_size=20).map(tuple),
    accounts=COUNTS,
    is_coach=st.booleans(),
)

SUBJECTS = st.sampled_from(["own", "team"])

MESSAGES: dict[Callable[..., Any], SearchStrategy[Message]] = {
    forgetting.forget_question: st.builds(forgetting.forget_question, STORED),
    data_export.export_begins: st.builds(data_export.export_begins, SUBJECTS),
    data_export.nothing_to_export: st.builds(data_export.nothing_to_export, SUBJECTS),
    forgetting.nothing_to_forget: st.builds(forgetting.nothing_to_forget),
    forgetting.kept: st.builds(forgetting.kept),
    forgetting.forgotten: st.builds(forgetting.forgotten, st.builds(Forgotten, st.booleans())),
}
