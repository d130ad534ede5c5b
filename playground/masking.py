"""Tokens and secrets made unreadable, before a text is kept for people to look at."""

import re

HIDDEN = "•••"
# A field of JSON, or of JSON that is itself a text in JSON; the end may be cut off.
_VALUE = r'\\*"\s*:\s*\\*")[^"\\]+'
# What is replaced, behind what is looked for first: most texts hold none of it.
_SECRETS = [
    ("xox", re.compile(r"\b(xox[a-z]-)[\w.-]+")),
    ("xapp-", re.compile(r"\b(xapp-)[\w.-]+")),
    ("token", re.compile("(token" + _VALUE)),
    ("secret", re.compile("(secret" + _VALUE)),
    ("uthorization", re.compile("(uthorization" + _VALUE)),
    # Who knows these addresses may post there, or listen.
    ("/response/", re.compile(r"(://[^\s\"/]+/response/)[\w-]+")),
    ("/socket/", re.compile(r"(://[^\s\"/]+/socket/)[\w-]+")),
]


def masked(text: str) -> str:
    """`text` with its tokens, secrets and secret addresses replaced, recognisable as such."""
    for sign, secret in _SECRETS:
        if sign in text:
            text = secret.sub(rf"\1{HIDDEN}", text)
    return text
