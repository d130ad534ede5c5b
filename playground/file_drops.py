"""A person drops a file into a conversation."""

import secrets

from playground.composing import Composing
from playground.delivery import Handled
from playground.file_contents import FileContents
from playground.refusals import PersonMistake
from playground.shared_files import SharedFile
from playground.workspace import Workspace

LARGEST_FILE = 20 * 1024 * 1024
NAME_CHARACTERS = 255


class FileDrops:
    """The files that people hand over.

    Args:
        workspace: where they stand.
        composing: by which a file is sent, as a message.
        contents: where what is in them is kept.
    """

    def __init__(self, workspace: Workspace, composing: Composing, contents: FileContents) -> None:
        self._workspace = workspace
        self._composing = composing
        self._contents = contents

    async def drops(
        self,
        user_id: str,
        conversation_name: str,
        name: str,
        data: bytes,
        *,
        text: str = "",
        thread: str | None = None,
    ) -> tuple[SharedFile, Handled]:
        """Share a file there, with a text beside it or without; `thread` as in a typed message.

        Raises:
            PersonMistake: the file is empty, too large or without a name, or the person cannot
                write there.
        """
        workspace = self._workspace
        conversation = workspace.conversation_of(user_id, conversation_name)
        self._composing.require_writable(user_id, conversation)
        file = SharedFile(
            id="F0" + secrets.token_hex(5).upper(),
            name=_plain_name(name),
            user_id=user_id,
            size=_accepted_size(name, data),
            created=int(workspace.clock.now().timestamp()),
            is_public=conversation.kind == "channel",
            base_url=workspace.base_url,
        )
        await self._contents.keep(file.id, data)
        handled = await self._composing.sends(
            user_id, conversation, text, thread=thread, files=[file]
        )
        return file, handled


def too_large(name: str) -> str:
    """What a person reads about a file beyond the limit."""
    return f"“{name}” is larger than {LARGEST_FILE // 1024 // 1024} MB."


def _accepted_size(name: str, data: bytes) -> int:
    if not data:
        raise PersonMistake(f"“{name}” is empty.")
    if len(data) > LARGEST_FILE:
        raise PersonMistake(too_large(name))
    return len(data)


def _plain_name(name: str) -> str:
    # Some browsers send a whole path.
    plain = name.replace("\\", "/").rpartition("/")[2].strip()
    plain = "".join(character for character in plain if character.isprintable())
    if not plain:
        raise PersonMistake("The file has no name.")
    return plain[:NAME_CHARACTERS]
