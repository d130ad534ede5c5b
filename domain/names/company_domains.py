"""A company's domain, from a website or an e-mail address."""

import re

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?://)?(?=[^0-9])", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?")
_TOP = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}")
_AFTER_HOST = re.compile(r"[/?#\\|].*", re.DOTALL)
_PORT = re.compile(r":[0-9]*$")
_LONGEST = 2_000

#: Mail providers with domains in many countries: ``yahoo.de``, ``hotmail.co.uk``.
_PROVIDERS_LISTED = (
    "gmail googlemail hotmail outlook live msn yahoo ymail rocketmail gmx aol icloud yandex "
    "protonmail rediffmail"
)
_PROVIDERS = frozenset(_PROVIDERS_LISTED.split())
_COUNTRY = re.compile(r"(?:com|net|org|co|ne)(?:\.[a-z]{2})?|[a-z]{2}")
#: Mail providers, networks and link shorteners, whose domains (and subdomains) are no company's.
_SHARED_LISTED = (
    "me.com mac.com mail.com email.com proton.me pm.me tutanota.com tuta.io fastmail.com "
    "fastmail.fm hey.com zohomail.com hushmail.com mail.ru bk.ru inbox.ru list.ru rambler.ru "
    "qq.com 163.com 126.com sina.com foxmail.com hanmail.net daum.net web.de t-online.de "
    "freenet.de arcor.de posteo.de mailbox.org wanadoo.fr laposte.net libero.it virgilio.it "
    "alice.it bluewin.ch wp.pl o2.pl interia.pl onet.pl seznam.cz comcast.net verizon.net "
    "sbcglobal.net att.net bellsouth.net btinternet.com bigpond.com "
    "linkedin.com lnkd.in facebook.com fb.com fb.me twitter.com x.com t.co instagram.com "
    "threads.net youtube.com youtu.be tiktok.com xing.com github.com medium.com t.me wa.me "
    "whatsapp.com pinterest.com reddit.com bsky.app linktr.ee bit.ly goo.gl crunchbase.com "
    "glassdoor.com wikipedia.org sites.google.com docs.google.com example.com"
)
_SHARED = frozenset(_SHARED_LISTED.split())


def domain_of(text: str) -> str | None:
    """The domain of a website, an e-mail address or a bare domain.

    Returns:
        In lower case and ASCII (``xn--…``), without scheme, ``www.``, path and port, but with
        other subdomains. ``None`` for a text without a domain, and for mail providers and social
        networks, whose domains identify no company.
    """
    if len(text) > _LONGEST:
        return None
    bare = text.strip().removeprefix("<").removesuffix(">").strip()
    bare = _AFTER_HOST.sub("", _SCHEME.sub("", bare, count=1))
    host = _PORT.sub("", bare.rpartition("@")[2]).rstrip(".").lower()
    if re.match(r"www[0-9]?\.[^.]+\.", host):
        host = host.partition(".")[2]
    if not host.isascii():
        host = _in_ascii(host)
    *labels, top = host.split(".")
    if not labels or not _TOP.fullmatch(top) or not all(map(_LABEL.fullmatch, labels)):
        return None
    return None if _is_shared(host) or len(host) > 253 else host


def _in_ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _is_shared(host: str) -> bool:
    first, _, rest = host.partition(".")
    if first in _PROVIDERS and _COUNTRY.fullmatch(rest):
        return True
    labels = host.split(".")
    return any(".".join(labels[start:]) in _SHARED for start in range(len(labels)))
