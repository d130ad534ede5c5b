"""Texts as a person reads them."""


def as_read(text: str) -> str:
    """The text with spaces for no-break spaces: a person sees no difference."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
