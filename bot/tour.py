"""The tour of the README, as the playground's page offers it and ticks it off."""

from playground.page_server.tour import Step
from views.ids import Form

_LINE = "^type (/ssi )?"

TOUR = (
    Step(
        "Log a post: put this into the message box, then press Enter.",
        # In a message, Slack puts links into angle brackets.
        _LINE + "log <?https",
        "/ssi log {link} 2340 views 25 engagers",
    ),
    Step(
        "Choose a target account, a company that you want to sell to.",
        _LINE + "accounts add ",
        "/ssi accounts add Acme acme.com",
    ),
    Step(
        "Press “Who engaged?” under the post's answer, and paste these names. "
        "Press “Read the names”, then “Save”.",
        f"^submit {Form.ENGAGERS} Save",
        "Jane Doe, CTO, Acme\nJohn Roe - Head of Sales at Acme\nMax Muster, Initech",
        into_box=False,
    ),
    Step("Press “Log DM to Jane Doe”, then “Log it”.", f"^submit {Form.DM} "),
    Step("Jane signs: log the win.", _LINE + "win ", "/ssi win 45000 EUR Acme"),
)
