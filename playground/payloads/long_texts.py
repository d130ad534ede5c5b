"""Long texts, of which Slack makes several messages or a text snippet.

Slack's server cuts messages of more than 4,000 characters into several, and newer clients send up
to 12,000 in one. The playground does the harder thing: it cuts at
4,000 characters, and makes a snippet of more than 12,000.

Sources: https://github.com/slackapi/java-slack-sdk/issues/704,
https://api.slack.com/changelog/2018-04-truncating-really-long-messages,
https://github.com/revoltage-inc/msd-cli/issues/13
"""

from collections.abc import Iterator

LONGEST_MESSAGE = 4_000
LONGEST_TEXT = 12_000
#: A part ends at a line's end or between words, if there is one in its second half.
_EARLIEST = LONGEST_MESSAGE // 2


def parts_of(typed: str) -> list[str]:
    """The texts of the messages that become of a typed text; each has something in it."""
    return [part for part in _cut(typed) if part.strip()] or [typed]


def _cut(typed: str) -> Iterator[str]:
    while len(typed) > LONGEST_MESSAGE:
        ends = (typed.rfind(sign, _EARLIEST, LONGEST_MESSAGE) for sign in "\n ")
        end = next((end for end in ends if end > 0), LONGEST_MESSAGE)
        yield typed[:end]
        typed = typed[end:].lstrip("\n ")
    yield typed
