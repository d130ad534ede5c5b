"""The question which column of a list holds the companies' names, and its form."""

import json
from collections.abc import Iterable

from domain.targets.account_import import ColumnQuestion, ListFile
from domain.targets.list_columns import ChosenColumns, ListColumn
from views import blocks, inputs, limits, words
from views.blocks import Message, Modal
from views.ids import VALUE, Action, Field, Form
from views.wording import account_words

#: Values of the field about the first row.
HEADINGS, COMPANY = "headings", "company"
_MOST_NAMED = 8
#: The columns that the form offers. Slack limits a form's size, too.
_MOST_OFFERED = 60
_SHORT = 40
_NOTHING_YET = "Nothing has changed yet."


def packed(file: ListFile) -> str:
    """A file as a button carries it."""
    chosen = file.columns
    columns = [chosen.name, chosen.website, chosen.owner, chosen.headed] if chosen else None
    return json.dumps({"file": file.id, "team": file.team_id, "columns": columns})


def unpacked(carried: str) -> ListFile:
    """The file that a button carries; without its name."""
    read = json.loads(carried)
    columns = read.get("columns")
    return ListFile(read["file"], "", read["team"], ChosenColumns(*columns) if columns else None)


def column_question(asked: ColumnQuestion) -> Message:
    """Asks which column holds the names, and shows the columns with their first values."""
    question = (
        f"Which column of {account_words.name(asked.file.name)} holds the company names? "
        "I don't know its headings."
    )
    columns = asked.columns.columns
    rows = [f"• {_described(each)}" for each in columns[:_MOST_NAMED]]
    more = len(columns) - len(rows)
    rows += [f"and {words.count(more)} more"] if more > 0 else []
    return Message(
        " ".join([question, "; ".join(rows), _NOTHING_YET]),
        (
            blocks.header("Import target accounts"),
            *blocks.lines([question, *rows]),
            blocks.context(_NOTHING_YET),
            blocks.actions(
                blocks.button(
                    "Choose the columns",
                    Action.CHOOSE_COLUMNS,
                    packed(asked.file),
                    style="primary",
                ),
                blocks.button("Cancel", Action.CANCEL_IMPORT),
            ),
        ),
    )


def columns_form(key: str, asked: ColumnQuestion, shown_in: str = "") -> Modal:
    """The form that asks what each column holds; submitting it shows the preview.

    Args:
        shown_in: The response URL that replaces the message with the button; may be empty.
    """
    columns = asked.columns
    chosen = asked.file.columns or ChosenColumns(-1, columns.website, columns.owner)
    name = chosen.name if asked.file.columns else columns.name
    options = {str(each.at): _option(each) for each in columns.columns[:_MOST_OFFERED]}
    short = {
        str(each.at): blocks.shorten(each.label, _SHORT) for each in columns.columns[:_MOST_OFFERED]
    }
    fields = [
        inputs.select(
            Field.NAME_COLUMN,
            "Company names",
            options,
            action_id=VALUE,
            initial=_place(name),
            optional=False,
        ),
        inputs.select(
            Field.WEBSITE_COLUMN,
            "Websites",
            short,
            action_id=VALUE,
            initial=_place(chosen.website),
            hint="Leave it empty if there are none.",
        ),
        inputs.select(
            Field.OWNER_COLUMN,
            "Owners",
            short,
            action_id=VALUE,
            initial=_place(chosen.owner),
            hint="Colleagues, by their names in Slack. Leave it empty if there are none.",
        ),
        inputs.radio(
            Field.FIRST_ROW,
            "The first row",
            {HEADINGS: f"holds headings: {_headings(columns.columns)}", COMPANY: "is a company"},
            action_id=VALUE,
            initial=HEADINGS if chosen.headed else COMPANY,
        ),
    ]
    carried = {
        "key": key,
        "name": blocks.shorten(asked.file.name, limits.OPTION_TEXT),
        "carried": packed(asked.file),
        "preview": shown_in,
    }
    intro = "What does each column hold? You see the result first."
    if (total := len(columns.columns)) > _MOST_OFFERED:
        intro += f" These are the first {_MOST_OFFERED} of {words.count(total)} columns."
    return blocks.modal(
        "Columns",
        [blocks.section(intro), *fields],
        callback_id=Form.COLUMNS,
        submit="Show the preview",
        close="Cancel",
        private_metadata=json.dumps(carried),
    )


def _described(column: ListColumn) -> str:
    examples = words.names(column.examples) if column.examples else "empty"
    return f"*{words.escape(column.label)}*: {examples}"


def _option(column: ListColumn) -> str:
    examples = ", ".join(column.examples)
    return blocks.shorten(
        f"{column.label}: {examples}" if examples else column.label, limits.OPTION_TEXT
    )


def _headings(columns: Iterable[ListColumn]) -> str:
    return blocks.shorten(", ".join(each.label for each in columns), limits.OPTION_TEXT // 2)


def _place(column: int | None) -> str | None:
    return None if column is None else str(column)
