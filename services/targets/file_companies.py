"""The companies of a file: each once, from all its lines, with what of them is left out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.names.company_domains import domain_of
from domain.names.company_names import match_key
from domain.names.person_names import person_key
from domain.targets.account_import import LineNote
from domain.targets.namesakes import one_site
from linkedin.account_files import AccountRecord

#: A website that so many companies of a file have is a directory's or a group's, not their own.
_SHARED_BY = 3


@dataclass(frozen=True)
class ImportCandidate:
    """A company of the file, merged from all its lines.

    Args:
        line: The first line that names it.
        key: The name's match key.
        owner: The owner's name, as in the file.
        namesake: Whether listed accounts have its name, and it is unclear whether it is one.
    """

    line: int
    name: str
    key: str
    domain: str | None
    owner: str
    namesake: bool = False


@dataclass
class FileCompanies:
    """The companies of a file.

    Args:
        found: In the order of their first lines.
        merged: How many lines repeat a company.
        refused: Lines that can't be told apart.
        notes: Values that are left out, by line.
    """

    found: list[ImportCandidate] = field(default_factory=list)
    merged: int = 0
    refused: list[LineNote] = field(default_factory=list)
    notes: list[LineNote] = field(default_factory=list)

    @property
    def namesakes(self) -> list[ImportCandidate]:
        """The companies that share their name with another one of the file."""
        by_key = _by_key(self.found)
        return [each for each in self.found if len(by_key[each.key]) > 1]


def companies_of(records: Sequence[AccountRecord]) -> FileCompanies:
    """Merges the lines that name one company.

    Companies of one name with different websites are different. A line without a website belongs
    to the one of its name. If there are several, and none is written like it, it is refused.
    """
    companies = FileCompanies()
    lines = _without_shared(list(_candidates(records, companies)), companies)
    merged: dict[str, list[ImportCandidate]] = defaultdict(list)
    # Lines with a website first: they show whether the name alone is enough.
    for each in sorted(lines, key=lambda line: line.domain is None):
        place = _place(each, merged[each.key])
        if place is None:
            merged[each.key].append(each)
        elif place < 0:
            companies.refused.append(_which(each))
        else:
            companies.merged += 1
            merged[each.key][place] = _merge(merged[each.key][place], each, companies)
    companies.found = sorted(
        (each for group in merged.values() for each in group), key=lambda one: one.line
    )
    return companies


def _candidates(
    records: Iterable[AccountRecord], companies: FileCompanies
) -> Iterable[ImportCandidate]:
    for record in records:
        domain = domain_of(record.website) if record.website else None
        if record.website and domain is None:
            companies.notes.append(
                LineNote(
                    record.line,
                    record.website,
                    "The website is none, or belongs to no single company.",
                )
            )
        key = match_key(record.name)[:200]
        yield ImportCandidate(record.line, record.name, key, domain, record.owner)


def _without_shared(
    lines: list[ImportCandidate], companies: FileCompanies
) -> list[ImportCandidate]:
    """The lines, without the websites that several companies have."""
    keys: dict[str | None, set[str]] = defaultdict(set)
    for each in lines:
        keys[each.domain].add(each.key)
    shared = {domain for domain, names in keys.items() if len(names) >= _SHARED_BY} - {None}
    companies.notes += [
        LineNote(
            each.line,
            each.domain,
            f"The website {each.domain} is that of {len(keys[each.domain])} companies of the file.",
        )
        for each in lines
        if each.domain is not None and each.domain in shared
    ]
    return [replace(each, domain=None) if each.domain in shared else each for each in lines]


def _place(each: ImportCandidate, group: Sequence[ImportCandidate]) -> int | None:
    """The place of its company in a group of one name; ``None`` for a new one, -1 if unclear."""
    if each.domain is not None:
        sites = (at for at, one in enumerate(group) if one_site(one.domain, each.domain))
        return next(sites, None)
    if len(group) <= 1:
        return 0 if group else None
    written = [at for at, one in enumerate(group) if one.name.casefold() == each.name.casefold()]
    return written[0] if len(written) == 1 else -1


def _merge(
    first: ImportCandidate, other: ImportCandidate, companies: FileCompanies
) -> ImportCandidate:
    if other.line < first.line:
        first, other = other, first
    if first.owner and other.owner and person_key(first.owner) != person_key(other.owner):
        companies.notes.append(
            LineNote(
                other.line,
                other.owner,
                f"The owner differs from that in line {first.line}, which counts.",
            )
        )
    return replace(first, domain=first.domain or other.domain, owner=first.owner or other.owner)


def _which(each: ImportCandidate) -> LineNote:
    return LineNote(
        each.line,
        each.name,
        "Several companies of the file have this name. Add the website, to show which one it is.",
    )


def _by_key(found: Iterable[ImportCandidate]) -> Mapping[str, list[ImportCandidate]]:
    by_key: dict[str, list[ImportCandidate]] = defaultdict(list)
    for each in found:
        by_key[each.key].append(each)
    return by_key
