"""Slack's message text as the plain text that the person sees."""

import pytest

from handlers.message_text import plain_text

POST = "https://www.linkedin.com/posts/jane_doe_activity-7402746946853253120-AbCd"
PROFILE = "https://www.linkedin.com/in/janedoe"


@pytest.mark.parametrize(
    ("delivered", "seen"),
    [
        # Links
        (f"<{PROFILE}|Jane Doe>, CTO", "Jane Doe, CTO"),
        (f"<{PROFILE}|linkedin.com/in/janedoe>", "linkedin.com/in/janedoe"),
        (f"<{PROFILE}|https://www.linkedin.com/in/jan…>", PROFILE),
        (f"<{PROFILE}>", PROFILE),
        (f"log <{POST}|my best post> 100 views", f"log {POST} 100 views"),
        (f"log <{POST}?a=1&amp;copy=2>", f"log {POST}?a=1&copy=2"),
        (f"log {POST}?a=1&copy=2", f"log {POST}?a=1&copy=2"),
        ("CTO at <http://Acme.com|Acme.com>", "CTO at Acme.com"),
        ("accounts add Acme <http://acme.com|acme.com>", "accounts add Acme acme.com"),
        ("accounts add Acme <mailto:bob@acme.com|bob@acme.com>", "accounts add Acme bob@acme.com"),
        ("<mailto:bob@acme.com>", "bob@acme.com"),
        ("<tel:+49301234|030 1234>", "030 1234"),
        ("<tel:+49301234>", "+49301234"),
        ("<https://x.io|R&amp;D &lt;now&gt;>", "R&D <now>"),
        # Mentions
        ("dm <@U0BEN|Ben> in <#C1|sales> at <!here>", "dm @Ben in #sales at @here"),
        ("<!subteam^S1|@sellers> <!date^1^{date}|today>", "@sellers today"),
        # Emoji
        (":rocket: Jane Doe :white_check_mark:", "Jane Doe"),
        ("Jane :+1::skin-tone-2: Doe", "Jane Doe"),
        ("Acme:rocket: 🚀", "Acme"),
        ("cto:acme:berlin at 10:30:00", "cto:acme:berlin at 10:30:00"),
        ("Jane 👩🏽‍💻\n☀️ Max", "Jane\nMax"),
        # Formatting
        ("`log x`", "log x"),
        ("```\nengagers\nJane Doe```", "engagers\nJane Doe"),
        ("*log* x", "log x"),
        ("_*log x*_", "log x"),
        (f"~log~ *<{POST}>*", f"log {POST}"),
        ("&gt; log x", "log x"),
        ("> log x", "log x"),
        ("&gt; engagers\n&gt; Jane Doe", "engagers\nJane Doe"),
        ("dm Jane at E*TRADE and a_b_c*", "dm Jane at E*TRADE and a_b_c*"),
        (f"log {POST} 3 * 4 * 5", f"log {POST} 3 * 4 * 5"),
        ("* Jane Doe\n* Max Muster", "* Jane Doe\n* Max Muster"),
        # Entities, each decoded once
        ("AT&amp;T &amp;lt; AT&T", "AT&T &lt; AT&T"),
        # A name copied from one of the bot's messages
        ("dm Jane at ∗Acme∗", "dm Jane at *Acme*"),
    ],
)
def test_marked_up_text_is_read_as_the_person_sees_it(delivered: str, seen: str) -> None:
    assert plain_text(delivered) == seen
