"""Connections.csv: where the member's connections work. E-mail addresses are not read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from linkedin.exports.archive.cells import folded, name_of, profile_of
from linkedin.exports.archive.rows import rows
from linkedin.exports.archive.tables import Table
from linkedin.records import Correspondent, RefusedRow

#: Many work at the same companies, or have the same title.
_known_name = lru_cache(maxsize=4_096)(name_of)


@dataclass(frozen=True)
class Connections:
    """Connections by profile; those of older files, which have no profiles, by name.

    Args:
        by_profile: Name, company and title, by ``linkedin.com/in/…``.
        by_name: Company and title by `folded` name; ``None`` for a name of several people.
    """

    by_profile: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    by_name: dict[str, tuple[str, str] | None] = field(default_factory=dict)

    def read(self, table: Table) -> Iterator[RefusedRow]:
        """Adds a table's connections, and yields what can't be read."""
        pick = table.picking("first name", "last name", "url", "company", "position")
        for row in rows(table):
            if isinstance(row, RefusedRow):
                yield row
                continue
            first, last, url, company, title = pick(row.cells)
            name, work = name_of(first, last), (_known_name(company), _known_name(title))
            if profile := profile_of(url):
                self.by_profile[profile] = name, *work
            elif name:  # closed profiles have a date only
                key = folded(name)
                self.by_name[key] = None if key in self.by_name else work

    def correspondent(self, name: str, profile: str) -> Correspondent:
        """A person, with their company and title if they are a connection."""
        if profile in self.by_profile:
            known, company, title = self.by_profile[profile]
            return Correspondent(name or known, profile, company, title)
        company, title = self.by_name.get(folded(name)) or ("", "")
        return Correspondent(name, profile, company, title)
