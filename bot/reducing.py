"""`ssi-coach reduce`: a person takes out of their data archive what the import does not need."""

from pathlib import Path

from domain.errors import UserError
from linkedin.exports.archive.reducing import ReducedFile, reduce_archive


def reduced_name(archive: Path) -> Path:
    """The default path of the smaller archive: beside the archive."""
    return archive.with_name(f"{archive.stem}_reduced.zip")


def reduce_file(archive: Path, target: Path) -> str:
    """Writes the smaller archive, and returns what to tell the person.

    Raises:
        UserError: The archive is none, or can't be read; nothing is written.
        OSError: A file can't be opened, or the target exists already.
    """
    with archive.open("rb") as source, target.open("xb") as file:
        try:
            files = reduce_archive(source, archive.name, file)
        except UserError:
            target.unlink()
            raise
    lines = [_told(each) for each in files]
    sizes = f"{_size(archive)} → {_size(target)}"
    lines += ["All other files are left out.", f"{target}: {sizes}. Send this one to the bot."]
    return "\n".join(lines)


def _told(file: ReducedFile) -> str:
    if file.problem:
        return f"{file.name}: left out. {file.problem}"
    parts = [f"{file.name}: {_rows(file.kept)}"]
    if file.left_out:
        parts.append(f"{_rows(file.left_out)} left out that the import doesn't need")
    if file.unreadable:
        parts.append(f"{_rows(file.unreadable)} left out that can't be read")
    if file.emptied:
        parts.append(f"emptied or shortened: {', '.join(file.emptied)}")
    return "; ".join(parts) + "."


def _rows(count: int) -> str:
    return f"{count:,} {'row' if count == 1 else 'rows'}"


def _size(file: Path) -> str:
    size = file.stat().st_size
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1_000:.1f} kB"
