"""A company's name with its website after it, as people type both in one line."""

from domain.names.company_domains import domain_of
from domain.names.company_names import match_key
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


def names_several_accounts(name: str, website: str) -> bool:
    """Whether a name is several: ``Acme, Globex``, or ``Acme acme.com Globex``.

    A legal form may follow a comma, and names joined by *&* or *and* are one firm's.
    """
    words = name.split()
    between = [*words, website][1:-1]
    if any("." in word.strip(".") and domain_of(word) is not None for word in between):
        return True
    first, _, rest = name.partition(",")
    if not rest.strip() or any(word in words for word in ("&", "and", "und", "et")):
        return False
    return match_key(name) != match_key(first)
