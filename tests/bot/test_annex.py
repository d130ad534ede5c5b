"""The annex for a works agreement is that of this program."""

from pathlib import Path

from sqlmodel import SQLModel

from bot.annex import AUDIENCES, annex

ROOT = Path(__file__).parents[2]


def test_every_field_of_every_table_is_in_the_annex() -> None:
    assert AUDIENCES.keys() == SQLModel.metadata.tables.keys()
    text = "\n".join(annex())
    for table in SQLModel.metadata.sorted_tables:
        part = text.partition(f"\n## {table.name}\n")[2].partition("\n## ")[0]
        told = [line.split(" | ")[0].removeprefix("| ") for line in part.splitlines()]
        assert [column.name for column in table.columns] == [
            name for name in told if name in table.columns
        ]


def test_the_views_and_tests_that_the_annex_names_exist() -> None:
    for audience in AUDIENCES.values():
        view, _, function = audience.view.partition(": ")
        assert f"def {function}(" in (ROOT / view).read_text(encoding="utf-8")
        path, _, test = audience.test.partition("::")
        assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8")


def test_who_sees_an_ssi_score_is_told_for_both_modes() -> None:
    [line] = [line for line in annex() if line.startswith("| overall |")]
    assert line.endswith("if the person shares it, coaches | the person alone |")
