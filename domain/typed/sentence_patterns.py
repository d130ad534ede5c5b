"""The patterns of plain sentences, each with the line of ``/ssi`` that it means.

``I wrote to Jane Doe at Acme`` is ``dm Jane Doe at Acme``, ``how am I doing this month?`` is
``stats this month``. A pattern fits a whole sentence or nothing. There is no model and no network.
"""

import re
from dataclasses import dataclass

from domain.timing.typed_windows import WINDOW

#: Who speaks: “Hi, I’ve just …”, “we …”.
_I = (
    r"(?:(?:hi|hey|hello|ok|okay|so|and|well|today|yes|fyi)[,.!:]? )*"
    r"(?:(?:i|we)(?:['’]ve| have| had|['’]d)? )?(?:(?:just|also|finally|now) )?"
)
#: Someone without a name.
PRONOUN = r"(?:she|he|they|someone|somebody)"
HAS = r"(?:['’]s|['’]ve| has| have)?(?: just| finally| now)?"
#: That a person replied; `HAS` stands before it.
ANSWERED = (
    r"(?:replied|answered|responded|wrote back|got back to me|answered me|replied to me)"
    r"(?: to (?:me|my (?:dm|message)))?"
)

#: For how long, in any words.
_A_WHILE = (
    r"(?: (?:(?:for|until|till|from|starting|since|over|during|next|this|tomorrow|today|tonight)\b"
    r".*))?"
)
#: Thanks, which ask for nothing. “Ok” is not among them: it may answer a question.
THANKS = re.compile(
    r"(?:ok(?:ay)?,? |great,? |many |perfect,? )?(?:thanks?(?: you)?|thx|cheers)"
    r"(?: (?:a lot|so much|very much|again|coach|ssi coach))?[.! ]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Pattern:
    """One kind of sentence.

    Args:
        says: Matches the whole sentence, without its final mark.
        line: The line of ``/ssi`` that it means; ``{who}`` is a group of the pattern.
        may_log: Whether an entry may be written at once; else it is shown first.
    """

    says: re.Pattern[str]
    line: str
    may_log: bool = True


def _pattern(says: str, line: str, *, may_log: bool = True) -> Pattern:
    return Pattern(re.compile(says, re.IGNORECASE), line, may_log)


PATTERNS: tuple[Pattern, ...] = (
    # Questions.
    _pattern(
        rf"(?:and )?how(?:['’]s| is| am| are| was| were| have| has| did)? (?:i|it|things|my "
        rf"(?:numbers|figures|posts|rate|engagement|linkedin))(?: been)?(?: doing| going| do| go"
        rf"| looking| look)?(?: on linkedin)?(?: so far)?(?: (?:in |over |for )?(?:the )?"
        rf"(?P<window>{WINDOW}))?",
        "stats {window}",
    ),
    _pattern(
        rf"how(?:['’]s| is| was) (?:my )?(?P<window>{WINDOW})(?: going| for me| so far)?",
        "stats {window}",
    ),
    _pattern(
        r"how(?:['’]s| is| was) my (?P<unit>week|month|quarter)(?: going)?", "stats this {unit}"
    ),
    _pattern(r"how(?:['’]s| is) (?:the|my|our) team(?: doing)?", "stats team"),
    _pattern(
        rf"(?:what(?:['’]s| is)|how(?:['’]s| is)|where is)(?: in)? (?:my|our|the) pipeline"
        rf"(?: looking| like| doing)?(?: (?:in |for )?(?P<window>{WINDOW}))?",
        "pipeline {window}",
    ),
    _pattern(
        r"who(?:m)?(?: (?:should|do|can|could|shall|must|would) i| to)? (?:write|message|dm|contact"
        r"|reach out|talk|approach)(?: to)?(?: next| now| today| first| this week)?",
        "who",
    ),
    _pattern(
        rf"(?:(?:and|what about|how about) )?(?:in |for )?(?P<window>{WINDOW})(?: so far)?",
        "stats {window}",
    ),
    _pattern(
        rf"what(?:['’]s| is| was) my (?:engagement )?rate"
        rf"(?: (?:in |over |for )?(?P<window>{WINDOW}))?",
        "stats {window}",
    ),
    _pattern(r"what(?:['’]s| is) my (?:ssi|score|ssi score)", "home"),
    _pattern(r"how are we doing|who(?:['’]s| is) (?:leading|winning|ahead|first)", "leaderboard"),
    _pattern(r"(?:any|new) (?:replies|answers)|who (?:has )?(?:replied|answered)", "replied"),
    _pattern(r"who(?:['’]s| is) (?:next|warm|waiting)(?: for a (?:dm|message))?", "who"),
    _pattern(r"what should i do(?: next| now| today)?", "who"),
    _pattern(
        r"(?:please )?(?:show|give|open|list)(?: me)?(?: my| the| our| all)? (?P<rest>(?:stats|"
        r"figures|numbers|home|dashboard|pipeline|wins|leaderboard|board|ranking|posts|entries|accounts"
        r"|settings|help|commands)\b.*)",
        "{rest}",
    ),
    _pattern(
        r"(?:my|our|the) (?P<rest>(?:stats|figures|numbers|pipeline|wins|posts)\b.*)", "{rest}"
    ),
    # DMs and their replies.
    _pattern(
        rf"{_I}(?:wrote|written|messaged|texted|pinged|dm['’]?e?d|contacted|reached out"
        rf"|sent (?:a |an )?(?:dm|message|note|inmail))(?: (?:a|an) (?:dm|message|note))?"
        rf"(?: to)? (?P<who>.+)",
        "dm {who}",
    ),
    _pattern(
        rf"{_I}sent (?P<who>(?!a |an |the ).+?) (?:a|an) (?:dm|message|note|inmail)", "dm {who}"
    ),
    _pattern(rf"(?:yes[,.!]? )?{PRONOUN}{HAS} {ANSWERED}(?: today)?", "replied"),
    _pattern(
        rf"{_I}(?:got )?(?:a |an )?(?:reply|answer|response) from (?P<who>(?!her$|him$|them$).+)",
        "replied {who}",
    ),
    _pattern(
        rf"(?:hi[,!]? |hey[,!]? |and |yes[,!]? )*"
        rf"(?P<who>(?!(?:who|did|has|have|no|nobody|not|if|why|when|i|we|none|dms?|log"
        rf"|[0-9]\S*|(?-i:my|the|an?))\b)\S+(?: \S+){{0,9}}?)"
        rf"{HAS} {ANSWERED}(?: today)?",
        "replied {who}",
    ),
    # Wins.
    _pattern(
        rf"{_I}(?:(?:had|have|got|booked|scheduled|set up) )?(?:(?:a|an|our|my|the|another|first|"
        rf"great|good|new) )*(?:meeting|appointment) (?:with|at) (?P<who>.+)",
        "win meeting {who}",
    ),
    _pattern(
        rf"{_I}(?:(?:had|have|got|booked|scheduled|set up) )?(?:(?:a|an|our|my|the|another|first|"
        rf"great|good|new|intro|video|phone) )*(?:call|demo|lunch|coffee|zoom|chat) (?:with|at) "
        rf"(?P<who>.+)",
        "win meeting {who}",
        may_log=False,
    ),
    _pattern(rf"{_I}met (?:with )?(?P<who>.+)", "win meeting {who}"),
    _pattern(
        rf"{_I}(?:closed[ -]won|won|closed|signed|landed)"
        rf"(?! (?:off|up|in|out|down|my)\b)(?: (?:a|the))?"
        rf"(?: (?:deal|contract))?(?: (?:with|at))? (?P<who>.+)",
        "win closed-won {who}",
    ),
    _pattern(
        rf"{_I}(?:(?:got|opened|created|have) )?(?:(?:a|an|the|another|new) )*opportunity "
        rf"(?:with|at) (?P<who>.+)",
        "win opportunity {who}",
    ),
    # Comments.
    _pattern(
        rf"{_I}commented on (?:the |this |a )?(?:post )?(?:of |by |from )?(?P<rest>.+)",
        "comment {rest}",
    ),
    # Scores.
    _pattern(
        r"(?:my |the )?(?:ssi|social selling index)(?: score)?(?: is| went (?:up|down)(?= to ))?"
        r"(?: now)?(?: at| to)? (?P<score>[0-9].*)",
        "score {score}",
    ),
    # Forms, and the rest.
    _pattern(
        r"(?:please )?(?:(?:i(?:['’]d)? (?:want|like|need) to|can i|let me|how (?:do|can) i"
        r"|help me) )?(?:log|add|enter|record|note) (?:a |an |my |the )?(?:new |latest |another )?"
        r"(?P<what>post|dm|message|comment|win|meeting|deal|score)",
        "{what}",
    ),
    _pattern(
        r"(?:please )?(?:log|add|record|note) (?:a |an |my |the )?(?P<rest>(?:dm|message|comment"
        r"|win|meeting|opportunity|deal|score)\b.+)",
        "{rest}",
    ),
    _pattern(r"(?:please )?update (?:my |the )?(?:numbers|figures|posts|stats)", "update"),
    _pattern(
        r"(?:please )?(?:undo|delete|remove) (?:that|this|it|(?:the|my) (?:last|latest) "
        r"(?:one|entry))",
        "undo",
    ),
    _pattern(
        r"(?:please )?stop (?:it|everything|(?:sending|messaging|writing)(?: to)?(?: me)?"
        r"(?: (?:anything|messages|these|this))?|(?:all |the |these )?messages)",
        "leave",
    ),
    _pattern(
        rf"(?:please )?(?:pause|mute|snooze)(?: (?:it|me|this|everything|you|(?:my |the |all )?"
        rf"(?:messages|nudges|reminders|digests?)))?{_A_WHILE}",
        "settings",
    ),
    _pattern(
        rf"(?:i(?:['’]m| am|['’]ll be| will be)) (?:on (?:holiday|vacation|leave|pto)|away|off"
        rf"(?: (?:work|sick))?|out of (?:the )?office){_A_WHILE}",
        "settings",
    ),
    _pattern(
        r"(?:hi|hey|hello|good (?:morning|afternoon|evening))(?:,? (?:there|coach|ssi coach|bot|"
        r"all|team))?",
        "help",
    ),
    _pattern(r"what (?:can|do) (?:you|i) do(?: here)?|how does (?:this|it) work", "help"),
)
