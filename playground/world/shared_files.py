"""Files that people share in conversations, as Slack describes them."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from playground.world.identity import TEAM_DOMAIN, TEAM_ID

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# By file extension: mimetype, Slack's filetype, pretty_type.
KINDS = {
    "csv": ("text/csv", "csv", "CSV"),
    "docx": (DOCUMENT, "docx", "Word Document"),
    "gif": ("image/gif", "gif", "GIF"),
    "heic": ("image/heic", "heic", "HEIC"),
    "html": ("text/html", "html", "HTML"),
    "jpeg": ("image/jpeg", "jpg", "JPEG"),
    "jpg": ("image/jpeg", "jpg", "JPEG"),
    "json": ("application/json", "json", "JSON"),
    "md": ("text/markdown", "markdown", "Markdown (raw)"),
    "pdf": ("application/pdf", "pdf", "PDF"),
    "png": ("image/png", "png", "PNG"),
    "tsv": ("text/tab-separated-values", "tsv", "TSV"),
    "txt": ("text/plain", "text", "Plain Text"),
    "webp": ("image/webp", "webp", "WebP"),
    "xls": ("application/vnd.ms-excel", "xls", "Excel Spreadsheet"),
    "xlsm": ("application/vnd.ms-excel.sheet.macroenabled.12", "xlsm", "Excel Spreadsheet"),
    "xlsx": (SHEET, "xlsx", "Excel Spreadsheet"),
    "zip": ("application/zip", "zip", "Zip"),
}
UNKNOWN = ("application/octet-stream", "binary", "Binary")
_UNSAFE = re.compile(r"[^a-z0-9._-]+")


@dataclass
class SharedFile:
    """A file in a conversation, without its bytes (see `FileContents`).

    `size` is in bytes, `created` in Unix seconds. `base_url` is the playground's address in this
    run; it ends in a slash. With `only_id`, messages name nothing but the id, as Slack does in
    Slack Connect and for some files elsewhere; files.info describes the rest. A snippet is what
    Slack makes of a long paste.
    """

    id: str
    name: str
    user_id: str
    size: int
    created: int
    is_public: bool
    base_url: str
    only_id: bool = False
    is_snippet: bool = False

    @property
    def kind(self) -> tuple[str, str, str]:
        """The mimetype, filetype and pretty_type."""
        if self.is_snippet:
            return KINDS["txt"]
        return KINDS.get(PurePath(self.name).suffix.removeprefix(".").lower(), UNKNOWN)


def file_in_message(file: SharedFile) -> dict[str, Any]:
    """The file object of messages."""
    if not file.only_id:
        return file_object(file)
    access = {"mode": "file_access", "file_access": "check_file_info"}
    return {"id": file.id, **access, "created": 0, "timestamp": 0, "user": ""}


def file_object(file: SharedFile) -> dict[str, Any]:
    """The whole file object, as files.info has it."""
    mimetype, filetype, pretty_type = file.kind
    slug = _UNSAFE.sub("_", file.name.lower())
    place = f"{file.base_url}files-pri/{TEAM_ID}-{file.id}"
    permalink = f"https://{TEAM_DOMAIN}.slack.com/files/{file.user_id}/{file.id}/{slug}"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.name,
        "mimetype": mimetype,
        "filetype": filetype,
        "pretty_type": pretty_type,
        "user": file.user_id,
        "user_team": TEAM_ID,
        "editable": file.is_snippet,
        "size": file.size,
        "mode": "snippet" if file.is_snippet else "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": file.is_public,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{place}/{slug}",
        "url_private_download": f"{place}/download/{slug}",
        "permalink": permalink,
        "has_rich_preview": False,
        "file_access": "visible",
    }
