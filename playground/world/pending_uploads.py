"""Files that the app is uploading: announced, received, and shared once in the end."""

import secrets
from dataclasses import dataclass

from playground.refusals import SlackError


@dataclass
class PendingUpload:
    """One file between files.getUploadURLExternal and files.completeUploadExternal.

    `length` is the announced size in bytes; `data` is None until the bytes came.
    """

    id: str
    ticket: str
    name: str
    length: int
    data: bytes | None = None


class PendingUploads:
    """Stores uploads in memory until they are complete."""

    def __init__(self) -> None:
        self._by_ticket: dict[str, PendingUpload] = {}

    def begin(self, name: str, length: int) -> PendingUpload:
        """Announce a file; its bytes are expected under the ticket."""
        upload = PendingUpload(
            "F0" + secrets.token_hex(5).upper(), secrets.token_urlsafe(24), name, length
        )
        self._by_ticket[upload.ticket] = upload
        return upload

    def receive(self, ticket: str, data: bytes) -> PendingUpload | None:
        """Store the bytes; None if the ticket is unknown.

        Raises:
            SlackError: they are not as many as announced.
        """
        upload = self._by_ticket.get(ticket)
        if upload is not None and len(data) != upload.length:
            raise SlackError("size_mismatch")
        if upload is not None:
            upload.data = data
        return upload

    def take(self, file_id: str) -> tuple[PendingUpload, bytes]:
        """Take out a received file.

        Raises:
            SlackError: file_not_found, also if its bytes never came.
        """
        for upload in self._by_ticket.values():
            if upload.id == file_id and upload.data is not None:
                del self._by_ticket[upload.ticket]
                return upload, upload.data
        raise SlackError("file_not_found")

    def clear(self) -> None:
        """Forget all uploads."""
        self._by_ticket.clear()
