"""The owner of messages.csv: the person who is in every conversation."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from linkedin.exports.archive.cells import folded
from linkedin.exports.archive.message_people import Participant, People

#: In how many of the conversations the owner is at least, because some messages lack profiles,
#: and anyone else at most.
_NEARLY_ALL = 0.9
_HALF = 0.5
#: So many conversations tell whose they are; no more are read.
_ENOUGH = 500


@dataclass(frozen=True, slots=True)
class Owner:
    """The member whose archive it is.

    Args:
        name: As it is compared (`folded`); ``""`` if unknown.
        profile: ``linkedin.com/in/…``; ``""`` if unknown.
    """

    name: str
    profile: str

    def is_surely(self, person: Participant) -> bool:
        """Whether this is the owner, by profile or else by name."""
        if person.profile and self.profile:
            return person.profile == self.profile
        return bool(person.name) and folded(person.name) == self.name


def owner_of(
    messages: Iterable[tuple[str, People]], name: str = "", profile: str = ""
) -> Owner | None:
    """The owner of messages; ``None`` if two people could be.

    Args:
        messages: The conversation and the people of each message.
        name: By ``Profile.csv``; ``""`` if there is none.
        profile: By ``Invitations.csv``; ``""`` if there is none.
    """
    name = folded(name)
    if name and profile:
        return Owner(name, profile)
    conversations: set[str] = set()
    seen: set[int] = set()
    by_profile: Counter[str] = Counter()
    by_name: Counter[str] = Counter()
    #: How often a name stands beside a profile.
    pairs: Counter[tuple[str, str]] = Counter()
    for conversation, (sender, recipients) in messages:
        conversations.add(conversation)
        if len(conversations) > _ENOUGH:
            conversations.remove(conversation)
            break
        for person in (sender, *recipients):
            key = folded(person.name)
            if key and person.profile:
                pairs[key, person.profile] += 1
            for count, value in ((by_profile, person.profile), (by_name, key)):
                mark = hash((conversation, value))
                if value and mark not in seen:
                    seen.add(mark)
                    count[value] += 1
    if name and (found := _most_common(pairs, name)):
        return Owner(name, found)
    profile = profile or _in_all(by_profile, len(conversations))
    common = _in_all(by_name, len(conversations))
    if profile:
        names = Counter({key: n for (key, other), n in pairs.items() if other == profile})
        beside = names.most_common(1)[0][0] if names else ""
        return Owner(beside or name or common, profile)
    if common:
        return Owner(common, _most_common(pairs, common))
    return Owner(name, "") if name else None


def _most_common(pairs: Counter[tuple[str, str]], name: str) -> str:
    """The profile that stands most often beside a name."""
    found = Counter({profile: n for (key, profile), n in pairs.items() if key == name})
    return found.most_common(1)[0][0] if found else ""


def _in_all(counts: Counter[str], conversations: int) -> str:
    """The one who is in all conversations, or in nearly all; ``""`` if it is unclear."""
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    alone = most == conversations and second < most
    clearly = most >= conversations * _NEARLY_ALL and second <= conversations * _HALF
    return first if most and (alone or clearly) else ""
