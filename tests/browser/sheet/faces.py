"""The faces of the bot: every message, form and page, and how a person comes to see it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Face:
    """One face.

    Args:
        name: What it is; also the name of its picture.
        steps: What the person does: a line to type, ``> Label`` to press a button, ``home`` to open
            the Home tab, ``submit`` to send the form, ``field = value`` to fill one field, ``drop``
            to drop a list of accounts.
        who: The person's handle.
        place: Where they type.
        sent: Words of a message that the bot sent by itself; then there are no steps.
    """

    name: str
    steps: tuple[str, ...] = ()
    who: str = "ada"
    place: str = "dm"
    sent: str = ""


def _sent(name: str, words: str, who: str = "ada", place: str = "dm") -> Face:
    return Face(name, who=who, place=place, sent=words)


#: In an order in which no face changes what a later one shows more than a day's work would.
FACES = (
    # What the bot sends by itself.
    _sent("digest", "Your week, "),
    _sent("nudge", "for your DM"),
    _sent("nudge of another rule", "engagement rate is", who="jorg"),
    _sent("reminder", "Time for your monthly SSI"),
    _sent("board", "Together", place="#sales"),
    _sent("week of a coach", "Your team's week,", who="cleo"),
    # The dashboard and the figures.
    Face("home", ("home",)),
    Face("home of a coach", ("home",), who="cleo"),
    Face("home of a guest", ("home",), who="eve"),
    Face("dashboard", ("/ssi",)),
    Face("whole week", ("/ssi digest", "> The whole week")),
    Face("digest now", ("/ssi digest",)),
    Face("stats", ("/ssi stats",)),
    Face("stats of a month", ("/ssi stats last month",)),
    Face("stats of a team", ("/ssi stats team",), who="cleo"),
    Face("pipeline", ("/ssi pipeline 90d",)),
    Face("pipeline of a coach", ("/ssi pipeline",), who="cleo"),
    Face("leaderboard", ("/ssi leaderboard",)),
    Face("leaderboard by rate", ("/ssi leaderboard rate 30d",)),
    Face("who", ("/ssi who",)),
    Face("why", ("/ssi why",)),
    # Entries.
    Face("log form", ("/ssi log",)),
    Face("log form, more", ("/ssi log", "> More")),
    Face("log form, errors", ("/ssi log", "submit")),
    Face("log", ("/ssi log {link} 2340 views 25 engagers",)),
    Face("log, ranges", ("/ssi log {link2} 1000000 views 9000 reactions 800 comments 90 reposts",)),
    Face("log, question", ("/ssi log {link} 23 views 25 engagers",)),
    Face("log, without a date", ("/ssi log https://www.linkedin.com/pulse/{slug} 900 views",)),
    Face("log, update", ("/ssi log {link} 3120 views 41 engagers",)),
    Face("log, why", ("/ssi log {link} 3150 views 42 engagers", "> Why?")),
    Face("update form", ("/ssi update",)),
    Face("engagers form", ("/ssi engagers {link}",)),
    Face(
        "engagers read",
        ("/ssi engagers {link}", "engager_names = {people}", "submit"),
    ),
    Face("dm", ("/ssi dm {person} at {account}",)),
    Face("dm, question", ("/ssi dm Pat Unheard at {account} GmbH & Co",)),
    Face("dm form", ("/ssi dm",)),
    Face("dm form, more", ("/ssi dm", "> More, or a week's totals")),
    Face("dm week", ("/ssi dm 3 target 5 other",)),
    Face("replied", ("/ssi replied",)),
    Face("comment", ("/ssi comment {link3} {account}",)),
    Face("comment form", ("/ssi comment",)),
    Face("win", ("/ssi win 45000 EUR {account}",)),
    Face("win told", ("/ssi win meeting {account}", "> Tell *")),
    Face("win form", ("/ssi win",)),
    Face("score", ("/ssi score 13.1 9.7 5 18.9 top 12% top 20%",)),
    Face("score form", ("/ssi score",)),
    Face("posts", ("/ssi posts",)),
    Face("posts, edit", ("/ssi posts", "> Edit")),
    Face("undo", ("/ssi undo",)),
    Face("plain words", ("I wrote to {person} at {account} and it went well",)),
    Face("not understood", ("blue elephants",)),
    Face("unknown command", ("/ssi lgo",)),
    # Target accounts.
    Face("accounts", ("/ssi accounts",)),
    Face("accounts silent", ("/ssi accounts silent",)),
    Face("account", ("/ssi accounts {account}",)),
    Face("account, edit", ("/ssi accounts {account}", "> Edit account"), who="cleo"),
    Face("account, edit a person", ("/ssi accounts {account}", "> Edit")),
    Face("account, contact", ("/ssi accounts {account}", "> Add a person")),
    Face("account unknown", ("/ssi accounts Nowhere",)),
    Face("import", ("/ssi import",), who="cleo"),
    Face("import preview", ("drop",), who="cleo"),
    Face("import done", ("drop", "> Import*"), who="cleo"),
    Face("import undone", ("/ssi undo",), who="cleo"),
    # People.
    Face("join", ("/ssi join",)),
    Face("settings", ("/ssi settings",)),
    Face("settings, edit", ("/ssi settings", "> Edit")),
    Face("setup", ("/ssi setup",)),
    Face("setup, team", ("/ssi setup", "> Add a team")),
    Face("setup, thresholds", ("/ssi setup", "> Thresholds")),
    Face("setup, privacy", ("/ssi setup", "> Privacy")),
    Face("export", ("/ssi export",)),
    _sent("export done", "Your data, in two files"),
    Face("access", ("/ssi access",)),
    Face("forget me", ("/ssi forget-me",)),
    Face("leave", ("/ssi leave",), who="ben"),
    Face("help", ("/ssi help",)),
    Face("help all", ("/ssi help all",)),
    Face("help of a command", ("/ssi help log",)),
    # Last, for it erases.
    Face("forget me, done", ("/ssi forget-me", "> Erase everything"), who="ben"),
)
