"""How to import an account list."""

from views import blocks
from views.blocks import Message
from views.ids import Action

_HOW = (
    "Drop a CSV or XLSX file with your target accounts in my *Messages* tab. You see what would "
    "change before anything does, and *Undo* takes it back."
)
_WHO = "Admins and coaches can import; everyone sees the list."
_COLUMNS = (
    "One company per line. You need only a column of names; `Website` and `Owner` help. Headings "
    "may be in your language. Commas, semicolons, tabs and | all work."
)
_EXAMPLE = "Company name,Website,Owner\nAcme GmbH,acme.com,Ada Lund\nGlobex,globex.io,"
_SOURCES = (
    "*Salesforce*: report *Accounts*, with Account Name, Website, Account Owner; export as .csv "
    "or .xlsx.",
    "*HubSpot*: *Companies*, export the view; rows whose Target Account says no are left out.",
    "*Sales Navigator*: the CSV that you upload there as an account list.",
    "*LinkedIn Ads*: the company list of a matched audience.",
)


def how_to_import() -> Message:
    """Instructions: where to drop a file, its headers, an example, and where to export one."""
    return Message(
        " ".join([_HOW, _COLUMNS, f"For example: {_EXAMPLE}", *_SOURCES, _WHO]),
        (
            blocks.header("Import target accounts"),
            blocks.section(_HOW),
            blocks.section(f"{_COLUMNS}\n```{_EXAMPLE}```"),
            *blocks.lines(_SOURCES),
            blocks.context(_WHO),
            blocks.actions(blocks.button("Show the accounts", Action.SHOW_ACCOUNTS)),
        ),
    )
