"""The order of names in lists."""

from domain.names.letters import sort_key

NAMES = """
acme, Aldermoor, Ambrosine, Åsbergsund, Bellweather, Łodz, Möwe, müller, Ørsted, Straßen AG,
Strassenbau, Zulu, נועה
"""


def test_names_are_sorted_without_case_and_accents() -> None:
    names = [name.strip() for name in NAMES.split(",")]
    assert sorted(sorted(names), key=sort_key) == names
