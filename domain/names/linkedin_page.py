"""The labels, buttons and counts around people in text copied from LinkedIn's pages."""

import re

from domain.names.person_names import may_be_name, shown_name

_DEGREE = r"(?:[123](?:st|nd|rd|er|re|ème|e|\.º|\.|º|°)?\+?(?!\w)(?:\s*degree connection)?)"
#: ``• 2nd``, ``2nd degree connection``, ``Verified • 3rd+`` alone on their line.
_DEGREE_LINE = re.compile(
    rf"(?:(?:premium|verified|verified profile|author|influencer)\s*)*"
    rf"(?:[•·∙]\s*{_DEGREE}|(?:1st|2nd|3rd)\+?(?: degree connection)?|out of network)"
    rf"(?:\s*[•·∙]?\s*(?:2nd|1st|3rd\+?) degree connection)?",
    re.IGNORECASE,
)
#: ``Jane Doe • 2nd``, and perhaps the headline after it.
_DEGREE_WITHIN = re.compile(
    rf"(?P<name>[^•·∙]{{2,80}}?)\s*(?:verified|premium|verified profile|premium member)?\s*"
    rf"(?:[•·∙]\s*{_DEGREE}|(?<=\s)(?:1st|2nd|3rd)\+?(?: degree connection)?(?=\s*$))"
    rf"\s*[•·∙]?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r".*?(?:View|Visit)\s+(?P<name>.{2,80}?)(?:['’]s?)?\s+"
    r"(?:verified |premium |open to work )?(?:profile|graphic link|full profile).*"
)
_BADGE = re.compile(r"\s*,?\s*(?:verified profile|premium member|is online|is reachable)$", re.I)
#: LinkedIn's short form of an age; 3M is a company.
_AGO = re.compile(
    r"(?:[0-9]{1,3}\s?(?:s|m|h|d|w|mo|y|yr|yrs|min|std\.?|t|j|sem\.?))(?:\s*ago)?"
    r"(?:\s*[•·∙]?\s*\(?(?i:edited|bearbeitet|modifié)\)?)?(?:\s*[•·∙])?",
)
_FURNITURE_LISTED = (
    "like|likes|liked|celebrate|support|love|insightful|funny|curious|praise|empathy|interest|"
    "appreciation|entertainment|maybe|follow|following|+ follow|connect|+ connect|connected|"
    "pending|message|author|premium|verified|influencer|you|edited|(edited)|more|…more|...more|"
    "… more|... more|see more|…see more|...see more|… see more|see less|reply|replies|repost|send|"
    "share|save|show more results|show more|load more|load more comments|load more replies|"
    "show previous replies|view profile|status is online|status is offline|status is reachable|"
    "most relevant|most recent|all|reactions|comments|reposts|comment|see translation|"
    "show translation|gefällt mir|antworten|kommentieren|folgen|vernetzen|nachricht|autor|"
    "j’aime|j'aime|répondre|suivre|se connecter|auteur|recomendar|responder|seguir|conectar|"
    "profile photo|graphic link|premium member|verified profile|invite sent|open to work|"
    "#opentowork|#open_to_work|#hiring|provides services|top voice|reactors"
)
_FURNITURE = frozenset(_FURNITURE_LISTED.split("|"))
#: The buttons below a comment.
_BELOW_COMMENT = frozenset(
    {"like", "reply", "gefällt mir", "antworten", "j’aime", "j'aime", "répondre"}
)
_COUNTED = re.compile(
    r"(?:all|like|celebrate|support|love|insightful|funny)?\s*[0-9][0-9.,]*\+?\s*"
    r"(?:reactions?|comments?|replies|reply|reposts?|likes?|followers|connections|"
    r"mutual connections?|impressions)(?:\s+.{0,60})?"
    r"|(?:all|like|celebrate|support|love|insightful|funny)\s+[0-9][0-9.,]*",
    re.IGNORECASE,
)
_MUTUAL = re.compile(r".{1,120}\b(?:mutual connections?|other mutual)\b.*", re.IGNORECASE)
_PROFILE_LINK = re.compile(
    r"[<(\[]?(?:https?://)?(?:[a-z0-9-]{1,20}\.)?linkedin\.com/(?:in|pub|sales)/[^\s,;|)\]>]*"
    r"(?:\|[^>\s]*>)?[>)\]]?",
    re.IGNORECASE,
)


def is_from_page(line: str) -> bool:
    """Whether only text copied from a LinkedIn page has such a line."""
    return is_degree(line) or viewed_name(line) is not None or split_at_degree(line) is not None


def is_degree(line: str) -> bool:
    """Whether the line is a degree of connection: ``• 2nd``, ``2nd degree connection``."""
    return _DEGREE_LINE.fullmatch(line) is not None


def split_at_degree(line: str) -> tuple[str, str] | None:
    """Name and headline around ``• 2nd``; the headline may be empty. ``None`` without a name."""
    match = _DEGREE_WITHIN.fullmatch(line)
    if match is None or not may_be_name(shown_name(match["name"])):
        return None
    return match["name"], match["rest"]


def viewed_name(line: str) -> str | None:
    """The name in ``View Jane Doe’s profile``."""
    match = _VIEW.fullmatch(line)
    return match["name"] if match else None


def is_ago(line: str) -> bool:
    """Whether the line is a comment's age; the comment's text follows."""
    return _AGO.fullmatch(line) is not None


def ends_comment(line: str) -> bool:
    """Whether the line is a button below a comment."""
    return line.casefold() in _BELOW_COMMENT


def is_furniture(line: str) -> bool:
    """Whether the line is one of LinkedIn's buttons, labels or counts."""
    return (
        line.casefold() in _FURNITURE
        or is_ago(line)
        or _COUNTED.fullmatch(line) is not None
        or _MUTUAL.fullmatch(line) is not None
    )


def undoubled(name: str) -> str:
    """``Jane Doe`` for ``Jane DoeJane Doe``: a copy holds the photo's name and the link's."""
    name = _BADGE.sub("", name)
    half, odd = divmod(len(name), 2)
    if not odd and name[:half] == name[half:] and " " in name[:half].strip():
        return name[:half].strip()
    if odd and name[half] == " " and name[:half] == name[half + 1 :] and " " in name[:half]:
        return name[:half]
    return name


def without_profile_links(line: str) -> str:
    """The line without links to LinkedIn profiles."""
    return _PROFILE_LINK.sub(" ", line) if "linkedin.com" in line.lower() else line
