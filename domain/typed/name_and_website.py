"""A company's name with its website behind it, as people type both in one line."""

from domain.names.company_domains import domain_of
from domain.typed.quotes import unquoted


def name_and_website(typed: str) -> tuple[str, str]:
    """Reads a name, and a website after it if there is one; without quotes around them.

    Returns:
        ``("Acme", "acme.com")`` for ``Acme acme.com``, ``Acme - acme.com`` and
        ``“Acme” (acme.com)``; ``("Acme", "")`` for ``Acme``.
    """
    typed = unquoted(typed)
    name, _, last = typed.rpartition(" ")
    site = unquoted(last.strip("()<>[]"))
    if name and "." in site.strip(".") and domain_of(site) is not None:
        return unquoted(name.rstrip(" -–—:,|")), site
    return typed, ""
