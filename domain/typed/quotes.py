"""Quotation marks around what people type, in every kind that keyboards and pages write."""

#: Each opening mark, and the marks that close it.
_CLOSED_BY = {
    '"': '"”“',
    "“": '”"“',
    "”": "”",
    "„": '“”"',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "'": "'’",
    "‘": "’'‘",
    "’": "’",
    "‚": "‘’",
    "`": "`´'",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "＂": "＂",
}


def unquoted(text: str) -> str:
    """The text without quotation marks around all of it; those inside it stay.

    Returns:
        ``Globex Corp`` for ``“Globex Corp”``; ``"A" and "B"`` as it is.
    """
    plain = text.strip()
    while len(plain) > 2 and plain[-1] in _CLOSED_BY.get(plain[0], ""):
        inside = plain[1:-1]
        if any(mark in inside for mark in (plain[0], plain[-1]) if mark not in "'’"):
            break
        plain = inside.strip()
    return plain
