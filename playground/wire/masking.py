"""Masks tokens and secrets in a text before it is stored for display."""

import re

HIDDEN = "•••"
# A JSON field, also in JSON nested as a string; the end may be truncated.
_VALUE = r'\\*"\s*:\s*\\*")[^"\\]+'
# A quick substring check, then the pattern to mask: most texts contain neither.
_SECRETS = [
    ("xox", re.compile(r"\b(xox[a-z]-)[\w.-]+")),
    ("xapp-", re.compile(r"\b(xapp-)[\w.-]+")),
    ("token", re.compile("(token" + _VALUE)),
    ("secret", re.compile("(secret" + _VALUE)),
    ("uthorization", re.compile("(uthorization" + _VALUE)),
    # These addresses are secrets: they allow posting or listening.
    ("/response/", re.compile(r"(://[^\s\"/]+/response/)[\w-]+")),
    ("/socket/", re.compile(r"(://[^\s\"/]+/socket/)[\w-]+")),
]


def masked(text: str) -> str:
    """`text` with its tokens, secrets and secret addresses masked."""
    for sign, secret in _SECRETS:
        if sign in text:
            text = secret.sub(rf"\1{HIDDEN}", text)
    return text
