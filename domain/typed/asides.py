"""The words of a sentence that are left over once an entry is read: ``… about the pricing``.

Grammar cannot always tell them from a company's name, so an entry with an aside is asked about.
"""

import re
from collections.abc import Sequence

from domain.names.at_words import joins_company
from domain.names.headlines import sounds_like_title
from domain.names.surname_first import PARTICLES, is_given
from domain.timing.typed_days import day_in_words
from domain.typed.stray_words import is_denial

_LONGEST = 2_000
#: From so many words on, a line with a capital on each is dictated, not a name.
_DICTATED = 4
_STARTERS_LISTED = (
    "about regarding concerning because but though although since so she he they we it its i that "
    "who which when while if is isn't was wasn't were are went goes had has have said says asked "
    "wants wanted likes liked loved hated seems our their his her my your them him us please "
    "thanks great good nice bad very really pretty shes hes theyre re"
)
_WEEKDAYS_LISTED = "monday tuesday wednesday thursday friday saturday sunday"
_UNCLEAR_LISTED = (
    "off next later soon upcoming will would should could can might may maybe perhaps hopefully "
    "almost nearly if unless ago last week month pending expected expects hoping hope trying tried "
    "plan plans planning draft drafted unsent moved fell through wrong correction mean sorry wait "
    "oops instead nicht kein keine pas non inte niet geen nda loi"
)
#: Days in languages in which the bot reads none.
_FOREIGN_DAYS_LISTED = (
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi "
    "vendredi samedi dimanche maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag "
    "tisdag onsdag torsdag fredag lördag söndag"
)
#: Words about days in them, in small letters; in capitals they may be names.
_FOREIGN_WORDS_LISTED = (
    "heute gestern vorgestern morgen letzten letzte letzter nächsten nächste aujourd'hui hier "
    "demain dernier dernière prochain vandaag gisteren eergisteren vorige volgende idag igår "
    "imorgon förra nästa tmrw tmr tmw"
)
_IN_NAMES_LISTED = (
    "of and the for de la le du des von van der den di da do dos y e et und en i a an in on at "
    "with from to by plus"
)
_ENDS_OF_DM_LISTED = (
    "target targets peer peers influencer influencers competitor competitors friend friends other "
    "others buyer buyers prospect prospects colleague colleagues replied reply answered they has "
    "not no and on"
)
_ENDS_OF_WIN_LISTED = "on meeting meetings mtg appointment deal opportunity oppty opp won closed"
#: Words that begin an aside, in small letters as typed; in a name they have a capital.
_STARTERS = frozenset(_STARTERS_LISTED.split()) | frozenset(_FOREIGN_WORDS_LISTED.split())
_DAYS = (
    frozenset(_WEEKDAYS_LISTED.split())
    | frozenset(_FOREIGN_DAYS_LISTED.split())
    | {"tomorrow", "tonight"}
)
_RELATIVE_DAY = re.compile(
    r"(?:this|next|last) (?:morning|afternoon|evening|night|week|month|year)"
)
#: Words that make the day unclear, or turn the sentence into its opposite.
_UNCLEAR = frozenset(_UNCLEAR_LISTED.split()) | frozenset(_FOREIGN_WORDS_LISTED.split()) | _DAYS
#: Small words inside names: Bank of Scotland, Marks and Spencer, von der Leyen.
_IN_NAMES = frozenset(_IN_NAMES_LISTED.split())
_IN_PERSONS = PARTICLES | {"med", "i"}
#: Words that join an aside to what is before it.
_JOINTS = _IN_NAMES | {"then", "-", "–", "—", "&", "not", "no", "has", "have", "they"}
#: A time of day or a quarter, and how often: no company's name ends so.
_TIME = re.compile(
    r"(?:at )?[0-9]{1,2}(?::[0-9]{2}|[:.h]?[0-9]{0,2} ?(?:am|pm|uhr|h|o'clock|mins?|minutes|hours?"
    r"|days|weeks?|months?|times?))\b.*|x[2-9]|[2-9]x|q[1-4]"
    r"|[0-9]{1,2}/[0-9]{1,2}|(?:1st|2nd|3rd) .*"
)
#: What a line may end with: ``peer``, ``has not replied``; of a win, ``deal``.
ENDS_OF_DM = frozenset(_ENDS_OF_DM_LISTED.split())
_ENDS_OF_WIN = frozenset(_ENDS_OF_WIN_LISTED.split())
_MEETINGS = frozenset({"met", "meeting", "mtg"})
_WINS = frozenset({"met", "meeting", "win", "won", "deal", "opportunity"})
#: The rest of a firm's name: *Gears, Wheels and Co*.
_FIRM = re.compile(
    r"&|\b(?:and|und|et) (?:co|cie|partners?|associates|sons|söhne)\b", re.IGNORECASE
)
_SHORT_DATE = re.compile(r"(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?![0-9/])")
_ABBREVIATIONS = frozenset(
    ("corp.", "gmbh.", "bros.", "prof.", "mrs.", "intl.", "assoc.", "dipl.-ing.", "dipl.-kfm.")
)
_MARKS = ".,;:!?()\"'”“"
_DIGIT = re.compile(r"[0-9]")


def split_aside(line: str) -> tuple[str, str]:
    """Splits a line that begins with a command's name into what is understood, and the aside.

    Returns:
        Both parts as typed, with single spaces; the aside is empty where there is none.
    """
    if len(line) > _LONGEST:
        return line, ""  # no name is so long, and it is refused
    asks = line.rstrip().endswith("?")
    typed = words = line.rstrip("?! .").split()
    if any(mark in line for mark in "“”„«»") or line.count('"') > 1:
        return " ".join(words), "?" if asks else ""
    if len(words) >= _DICTATED and all(word[0] == word[0].upper() for word in words):
        typed, words = words, [w.lower() if w.lower() in _STARTERS else w for w in words]
    ends = _ENDS_OF_WIN if words and words[0].lower() in _WINS else ENDS_OF_DM
    for place in range(2, len(words)):
        is_time = _begins_time(words, place, ends)
        if not is_time and all(_is_known_end(word, ends) for word in words[place:]):
            break
        if is_time or _begins_aside(words, place, ends):
            start = place
            while start > 1 and words[start - 1].lower() in _JOINTS:
                start -= 1
            kept = " ".join(typed[:start]).rstrip(" ,;:.!-–—(")
            return kept, " ".join(typed[start:]) + ("?" if asks else "")
    return " ".join(typed), "?" if asks else ""


def is_unclear(aside: str) -> bool:
    """Whether an aside makes the day unclear, denies the rest, or asks."""
    words = [word.strip(_MARKS).lower().replace("’", "'") for word in aside.split()]
    return (
        _SHORT_DATE.search(aside) is not None
        or "?" in aside
        or any(word in _UNCLEAR or is_denial(word) for word in words)
    )


def _begins_time(words: Sequence[str], place: int, ends: frozenset[str]) -> bool:
    """Whether a time, a quarter or *x2* begins after a name.

    Never after a digit in a line that may have an amount: those words may belong to the amount.
    """
    may_have_amount = ends is _ENDS_OF_WIN and not _MEETINGS & set(map(str.lower, words[:3]))
    if place < 3 or (may_have_amount and _DIGIT.search(" ".join(words[:place]))):
        return False
    return _TIME.fullmatch(" ".join(words[place : place + 2]).strip(_MARKS).lower()) is not None


def _begins_aside(words: Sequence[str], place: int, ends: frozenset[str]) -> bool:
    word, before = words[place], words[place - 1]
    bare = word.strip(_MARKS).lower().replace("’", "'")
    following = words[place + 1].strip(_MARKS).lower() if place + 1 < len(words) else ""
    if joins_company(before) and before.islower():
        return False  # the company's name begins here
    if _ends_sentence(before):
        return True
    if bare in _DAYS or _RELATIVE_DAY.fullmatch(f"{bare} {following}"):
        return before.lower() not in {"with", "to", "from"}
    if _ends_company(words, place, ends):
        return True
    if word == "I" or (word[:1].islower() and bare in _STARTERS):
        return True
    return _follows_a_name(words, place, ends)


def _ends_company(words: Sequence[str], place: int, ends: frozenset[str]) -> bool:
    """Whether a comma or a dash ends the company's name, and no title follows."""
    first = next((each for each in range(2, place) if joins_company(words[each])), 0)
    word, before = words[place], words[place - 1]
    if ends is _ENDS_OF_WIN and not first:
        # “met Jane Doe, Acme” names the company after the comma or the bracket.
        if any(map(joins_company, words[place:])):
            return False
        if any(map(_DIGIT.search, words)) or any(map(is_given, words[1:place])):
            return False
    elif not first or place < first + 2:
        return False
    rest = " ".join(words[place:])
    ended = before.endswith(",") or word in {"-", "–", "—", "|"} or word.startswith("(")
    return ended and not (sounds_like_title(rest) or _FIRM.search(rest))


def _follows_a_name(words: Sequence[str], place: int, ends: frozenset[str]) -> bool:
    """Whether a word in small letters follows a company's name in capitals: ``Acme great chat``."""
    ats = [each for each in range(1, place) if joins_company(words[each])]
    is_win = ends is _ENDS_OF_WIN
    if (not ats and not is_win) or (is_win and any(_DIGIT.search(word) for word in words)):
        return False  # units of an amount are in small letters too
    name = words[(ats[0] if ats else 0) + 1 : place]
    bare = words[place].strip(_MARKS)
    if not ats and bare in _IN_PERSONS and any(map(joins_company, words[place:])):
        return False  # “met Karl-Theodor zu Guttenberg at Acme”
    joins = bare in _IN_NAMES and place + 1 < len(words)
    if not bare.isalpha() or not bare.islower() or joins or _is_known_end(bare, ends):
        return False
    return any(not each.islower() for each in name)


def _is_known_end(word: str, ends: frozenset[str]) -> bool:
    bare = word.strip(_MARKS).lower()
    return (
        not bare or bare in ends or day_in_words(bare) is not None or _DIGIT.match(bare) is not None
    )


def _ends_sentence(word: str) -> bool:
    bare = word.rstrip(".!?")
    return bare != word and len(bare) > 3 and word.lower() not in _ABBREVIATIONS
