"""The accounts of a list by name, and which of them a company of a file means."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from domain.targets.namesakes import one_site
from services.targets.file_companies import ImportCandidate
from storage.targets.account_list import ListedAccount


class NamedAccounts:
    """The accounts of a list by name and alias. An account's own name wins over an alias."""

    def __init__(self, listed: Sequence[ListedAccount], aliases: Sequence[tuple[int, str]]) -> None:
        by_id = {each.id: each for each in listed}
        self._by_key: dict[str, list[ListedAccount]] = defaultdict(list)
        for each in listed:
            self._by_key[each.key].append(each)
        self._own = frozenset(self._by_key)
        for account_id, key in aliases:
            if key not in self._own and account_id in by_id:
                self._by_key[key].append(by_id[account_id])

    def named(self, key: str) -> Sequence[ListedAccount]:
        """The accounts with this match key."""
        return self._by_key.get(key, ())

    def meant_by(
        self, each: ImportCandidate, namesakes: Collection[ImportCandidate]
    ) -> ListedAccount | list[ListedAccount] | None:
        """The account that a company means; several if that is unclear, ``None`` without one.

        The website decides between accounts of one name. If it differs from the account's, the file
        may mean another company, or the website has changed. An alias was confirmed once, so it is
        sure.

        Args:
            namesakes: The companies of the file that share their name with another one of it.
        """
        found = list(self.named(each.key))
        if len(found) == 1 and each.key not in self._own and each not in namesakes:
            return found[0]
        if each.domain is None:
            exact = [one for one in found if one.domain is None and one.name == each.name]
            sure = found if len(found) == 1 else exact
        else:
            same = [one for one in found if one.domain is not None]
            sure = [one for one in same if one.domain == each.domain] or [
                one for one in same if one_site(one.domain, each.domain)
            ]
            if not sure and len(found) == 1 and found[0].domain is None and each not in namesakes:
                sure = found
        return sure[0] if len(sure) == 1 else found or None
