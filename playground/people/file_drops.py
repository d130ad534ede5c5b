"""People share files in conversations."""

import secrets
from collections.abc import Mapping

from playground.people.message_box import MessageBox
from playground.refusals import PersonMistake
from playground.wire.envelopes import EnvelopeResult
from playground.workspace import Workspace
from playground.world.file_contents import LARGEST_FILE, FileContents
from playground.world.shared_files import SharedFile

NAME_CHARACTERS = 255


class FileDrops:
    """Shares files.

    Args:
        workspace: the workspace of the conversations.
        message_box: sends the message that carries the file.
        contents: stores the bytes.
    """

    def __init__(
        self, workspace: Workspace, message_box: MessageBox, contents: FileContents
    ) -> None:
        self._workspace = workspace
        self._message_box = message_box
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
        only_id: bool = False,
        is_snippet: bool = False,
        more: Mapping[str, bytes] | None = None,
    ) -> tuple[SharedFile, EnvelopeResult]:
        """Share a file, optionally with a text; `thread` is the ts of the message to reply to.

        `more` are further files of the same message, by name.

        With `only_id`, and always in a channel shared with another company, the message has only
        the file's id. A snippet is what Slack makes of a long paste.

        Raises:
            PersonMistake: the file is empty, too large or nameless, or the person cannot write
                there.
        """
        workspace = self._workspace
        conversation = workspace.conversation_of(user_id, conversation_name)
        self._message_box.require_writable(user_id, conversation)
        files = []
        for each_name, each_data in ((name, data), *(more or {}).items()):
            file = SharedFile(
                id="F0" + secrets.token_hex(5).upper(),
                name=_plain_name(each_name),
                user_id=user_id,
                size=_accepted_size(each_name, each_data),
                created=int(workspace.clock.now().timestamp()),
                is_public=conversation.kind == "channel",
                base_url=workspace.base_url,
                only_id=only_id or workspace.world.is_shared(conversation),
                is_snippet=is_snippet,
            )
            await self._contents.keep(file.id, each_data)
            files.append(file)
        handled = await self._message_box.sends(
            user_id, conversation, text, thread=thread, files=files
        )
        return files[0], handled

    async def contents_of(self, file_id: str) -> bytes:
        """The bytes of a shared file.

        Raises:
            PersonMistake: they are gone.
        """
        data = await self._contents.of(file_id)
        if data is None:
            raise PersonMistake("That file is gone.")
        return data


def too_large(name: str) -> str:
    """The error message for a file beyond the limit."""
    return f"“{name}” is larger than {LARGEST_FILE // 1024 // 1024} MB."


def _accepted_size(name: str, data: bytes) -> int:
    if not data:
        raise PersonMistake(f"“{name}” is empty.")
    if len(data) > LARGEST_FILE:
        raise PersonMistake(too_large(name))
    return len(data)


def _plain_name(name: str) -> str:
    # Some browsers send a full path.
    plain = name.replace("\\", "/").rpartition("/")[2].strip()
    plain = "".join(character for character in plain if character.isprintable())
    if not plain:
        raise PersonMistake("The file has no name.")
    return plain[:NAME_CHARACTERS]
