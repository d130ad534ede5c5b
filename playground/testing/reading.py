"""Texts as a person reads them."""


def as_read(text: str) -> str:
    """The text without what only keeps it on one line: a person sees no difference."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")
