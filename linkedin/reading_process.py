"""Reads account lists in a child process.

``python -m linkedin.reading_process`` is that process: it gets a request and the file on its
standard input, and writes one JSON text.
"""

import asyncio
import json
import sys
from dataclasses import asdict, astuple
from typing import Any

from domain.errors import UserError
from domain.targets.list_columns import ChosenColumns, ListColumn, ListColumns
from linkedin.account_files import AccountList, AccountRecord, RefusedLine, read_account_list
from linkedin.child_process import ChildProcess, limited

#: Bytes of address space. The largest readable file takes about 110 MB.
_MOST_MEMORY = 160_000_000
#: Seconds of processor time. The largest readable file takes about two.
_MOST_COMPUTING = 5
#: Seconds from the request to the answer, the wait for other files included.
_LONGEST = 8.0
#: A text of this many bytes costs less than the start of a process. A workbook may cost much.
_SMALL_TEXT = 65_536
_ZIP = b"PK"
_TOO_MUCH = UserError(
    "Reading that file takes more time or memory than I may use.",
    "Copy the columns with name, website and owner into a new sheet, and send that.",
)


class FileReader:
    """Reads files one at a time; the others wait for their turn."""

    def __init__(self) -> None:
        self._child = ChildProcess(__name__)

    @property
    def is_reading(self) -> bool:
        """Whether a process is reading a file."""
        return self._child.is_running

    async def read(
        self, data: bytes, file_name: str, chosen: ChosenColumns | None = None
    ) -> AccountList | ListColumns:
        """Reads an account list like `read_account_list`.

        Raises:
            UserError: As `read_account_list`, or the file cost too much, or the bot stops.
        """
        if len(data) <= _SMALL_TEXT and not data.startswith(_ZIP):
            return await asyncio.to_thread(read_account_list, data, file_name, chosen)
        request = {"name": file_name, "chosen": asdict(chosen) if chosen else None}
        try:
            sent = json.dumps(request).encode() + b"\n" + data
            async with asyncio.timeout(_LONGEST), self._child.answering(sent, _TOO_MUCH) as output:
                answer = await output.read()
        except TimeoutError:
            raise UserError(
                "I could not read that file in time.",
                "Drop it again in a minute, or keep only the columns for name, website and owner.",
            ) from None
        return await asyncio.to_thread(_unpacked, answer)

    def close(self) -> None:
        """Ends the reading in progress, and refuses what waits: the bot stops."""
        self._child.close()


def main() -> None:
    """Reads one file from the standard input, and writes what it holds."""
    with limited(_MOST_MEMORY, _MOST_COMPUTING):
        request = json.loads(sys.stdin.buffer.readline())
        chosen = ChosenColumns(**request["chosen"]) if request["chosen"] else None
        try:
            answer = _packed(read_account_list(sys.stdin.buffer.read(), request["name"], chosen))
        except UserError as error:
            answer = {"refusal": [error.problem, error.fix]}
        json.dump(answer, sys.stdout, separators=(",", ":"))
        sys.stdout.flush()


def _packed(read: AccountList | ListColumns) -> dict[str, Any]:
    if isinstance(read, ListColumns):
        return {"columns": asdict(read)}
    return {
        "source": read.source,
        "records": [
            (each.line, each.name, each.website, each.linkedin_page, each.owner, each.team)
            for each in read.records
        ],
        "refused": [astuple(each) for each in read.refused],
        "ignored": read.ignored,
        "unread": read.unread,
        "columns": asdict(read.columns),
        "other_sheets": read.other_sheets,
    }


def _unpacked(answer: bytes) -> AccountList | ListColumns:
    read = json.loads(answer)
    if "refusal" in read:
        raise UserError(*read["refusal"])
    guessed = read["columns"]
    columns = ListColumns(
        tuple(
            ListColumn(each["at"], each["heading"], tuple(each["examples"]))
            for each in guessed.pop("columns")
        ),
        **guessed,
    )
    if "records" not in read:
        return columns
    return AccountList(
        source=read["source"],
        records=tuple(AccountRecord(*each) for each in read["records"]),
        refused=tuple(RefusedLine(*each) for each in read["refused"]),
        ignored=read["ignored"],
        unread=tuple(read["unread"]),
        columns=columns,
        other_sheets=tuple(read["other_sheets"]),
    )


if __name__ == "__main__":
    main()
