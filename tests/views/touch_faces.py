"""Everything that DMs, comments, the lists of entries and undo can be asked to show."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.logged.acts import ActKind, Deed, NotLatest, Undone
from domain.logged.comments import CommentLogged
from domain.logged.dms import DmLogged, DmOutcome, DmPicture, DmWeekLogged
from domain.logged.entries import (
    CommentSeen,
    DmSeen,
    Entry,
    EntryDeleted,
    EntryKind,
    EntryPage,
    ScoreSeen,
)
from domain.logged.touches import DmCounts, Relation
from domain.logged.wins import Money, WinKind, WinSeen
from domain.targets.accounts import AccountSeen, ContactSeen
from domain.targets.choices import ContactFound, TypedCompany, TypedPerson
from domain.typed.whom import Whom, WhomAsked, WhomQuestion
from tests.domain.some import DAYS
from tests.views.faces import (
    ANY_TEXT,
    IDS,
    KEYS,
    LINKS,
    SCORES,
    UPDATE_FORMS,
    WEEKS_SEEN,
    posts,
    things_undone,
)
from views import comments, dm_form, dms, entries, undone, whom_asked
from views.blocks import Block, Message, Modal
from views.ids import Action
from views.update_form import update_form

NAMES = ANY_TEXT.map(lambda text: text[:200].strip()).filter(bool)
PEOPLE = st.integers(0, 10_000)
RELATIONS = st.sampled_from(Relation)
MAYBE_DAY = st.none() | DAYS


@st.composite
def dms_seen(draw: st.DrawFn) -> DmSeen:
    """To somebody at a target account, to an erased one there, or to anybody else."""
    number, day, replied = draw(IDS), draw(DAYS), draw(st.booleans())
    if draw(st.booleans()):
        return DmSeen(number, draw(RELATIONS), day, replied)
    contact = draw(st.just("") | NAMES)
    return DmSeen(
        number, Relation.TARGET, day, replied, contact, 7 if contact else None, draw(NAMES), 5
    )


COMMENTS_SEEN = st.builds(
    CommentSeen,
    IDS,
    LINKS,
    DAYS,
    st.just("") | NAMES,
    st.none() | IDS,
    st.none() | NAMES,
    st.none() | IDS,
)
AMOUNTS = st.decimals(0, 10**12, places=2).map(lambda amount: Money(amount, "EUR"))
WINS_SEEN = st.builds(
    WinSeen, IDS, st.sampled_from(WinKind), NAMES, DAYS, st.none() | IDS, st.none() | AMOUNTS
)
SCORES_SEEN = st.builds(ScoreSeen, IDS, SCORES, DAYS)
OF_KIND: dict[EntryKind, SearchStrategy[Any]] = {
    EntryKind.DM: dms_seen(),
    EntryKind.DM_WEEK: WEEKS_SEEN,
    EntryKind.COMMENT: COMMENTS_SEEN,
    EntryKind.WIN: WINS_SEEN,
    EntryKind.SCORE: SCORES_SEEN,
}
ENTRIES: SearchStrategy[Entry] = st.one_of(list(OF_KIND.values()))


@st.composite
def entry_pages(draw: st.DrawFn) -> EntryPage:
    kind = draw(st.sampled_from(EntryKind))
    shown = tuple(draw(st.lists(OF_KIND[kind], max_size=2))) * draw(st.sampled_from([1, 4]))
    pages = draw(st.integers(1, 10**6))
    return EntryPage(kind, shown, draw(st.integers(1, pages)), pages, pages * 8)


@st.composite
def counts(draw: st.DrawFn) -> DmCounts:
    target, other = draw(PEOPLE), draw(PEOPLE)
    named = draw(st.integers(0, target + other))
    return DmCounts(target, other, named, draw(st.integers(0, named)))


PICTURES = st.builds(
    DmPicture,
    counts(),
    counts(),
    st.builds(
        lambda seen, times: tuple(seen) * times,
        st.lists(dms_seen(), max_size=2),
        st.sampled_from([1, 5]),
    ),
)
DMS_LOGGED = st.builds(
    DmLogged,
    act_id=st.none() | IDS,
    outcome=st.sampled_from(DmOutcome),
    dm=dms_seen(),
    picture=PICTURES,
    name=st.just("") | NAMES,
    company=st.just("") | NAMES,
    said=st.none() | RELATIONS,
    offers_join=st.booleans(),
)
WEEKS_LOGGED = st.builds(
    DmWeekLogged,
    act_id=st.none() | IDS,
    week=WEEKS_SEEN,
    stated=WEEKS_SEEN,
    named_target=PEOPLE,
    named_other=PEOPLE,
    picture=PICTURES,
    offers_join=st.booleans(),
)
COMMENTS_LOGGED = st.builds(
    CommentLogged,
    act_id=st.none() | IDS,
    comment=COMMENTS_SEEN,
    said=st.just("") | NAMES,
    week=st.integers(0, 60),
    goal=st.integers(1, 50),
    moved=st.booleans(),
    offers_join=st.booleans(),
)
ACCOUNTS = st.builds(AccountSeen, IDS, NAMES)
CONTACTS = st.builds(
    ContactFound, st.builds(ContactSeen, IDS, IDS, NAMES, st.just("") | NAMES), NAMES
)
PERSONS = st.none() | CONTACTS | st.builds(TypedPerson, NAMES)
COMPANIES = st.none() | ACCOUNTS | st.builds(TypedCompany, NAMES)


@st.composite
def whoms_asked(draw: st.DrawFn) -> WhomAsked:
    question = draw(st.sampled_from(WhomQuestion))
    whom = Whom(draw(NAMES), company=draw(NAMES) if question is WhomQuestion.NEAR else "")
    if question is WhomQuestion.PERSON:
        people = st.lists(CONTACTS, min_size=1, max_size=3, unique_by=lambda each: each.contact.id)
        return WhomAsked(question, whom, people=tuple(draw(people)))
    least = {WhomQuestion.NEAR: 1, WhomQuestion.SEVERAL: 2, WhomQuestion.COMPANY: 0}[question]
    most = 0 if question is WhomQuestion.COMPANY else 5
    several = st.lists(ACCOUNTS, min_size=least, max_size=most, unique_by=lambda each: each.id)
    return WhomAsked(question, whom, tuple(draw(several)))


def asked(question: WhomAsked) -> Message:
    """A question with a button for each of its answers."""
    answers = [
        (label, f"{Action.ANSWER_DM}:{place}", "{}")
        for place, label in enumerate(whom_asked.answer_labels(question))
    ]
    return whom_asked.whom_asked(question, answers)


@st.composite
def touches_undone(draw: st.DrawFn) -> Undone:
    kind = draw(
        st.sampled_from(
            [
                ActKind.DM,
                ActKind.DM_EDITED,
                ActKind.DM_WEEK,
                ActKind.COMMENT,
                ActKind.WIN,
                ActKind.REMOVED,
                ActKind.ENGAGERS,
                ActKind.ACCOUNT,
                ActKind.CONTACT,
                ActKind.IMPORT,
            ]
        )
    )
    names = tuple(draw(st.lists(NAMES, max_size=3)))
    return Undone(
        kind,
        posts=tuple(draw(posts(2))),
        entries=tuple(draw(st.lists(ENTRIES, max_size=2))),
        listed=draw(st.integers(0, 500)),
        deed=draw(st.sampled_from(Deed)) if names else None,
        names=names,
        count=len(names) + draw(st.sampled_from([0, 20_000])) if names else 0,
        kept=draw(st.sampled_from([0, len(names), 20_000])) if names else 0,
        kept_names=names,
    )


BARE_NUMBERS = st.lists(PEOPLE, min_size=1, max_size=12)
ANSWERS = st.sampled_from([[], [("3 target", f"{Action.ANSWER_DM_WEEK}:0", "{}")]])

MESSAGES: dict[Callable[..., Any], SearchStrategy[Message]] = {
    dms.dm_logged: st.builds(dms.dm_logged, DMS_LOGGED),
    dms.dm_week_logged: st.builds(dms.dm_week_logged, WEEKS_LOGGED),
    dms.numbers_asked: st.builds(dms.numbers_asked, BARE_NUMBERS, ANSWERS),
    comments.comment_logged: st.builds(comments.comment_logged, COMMENTS_LOGGED),
    entries.entry_page: st.builds(entries.entry_page, entry_pages()),
    entries.entry_deleted: st.builds(entries.entry_deleted, st.builds(EntryDeleted, IDS, ENTRIES)),
    whom_asked.whom_asked: whoms_asked().map(asked),
    undone.undone: st.builds(
        undone.undone, things_undone() | touches_undone() | st.builds(NotLatest, st.booleans())
    ),
}
MODALS: dict[Callable[..., Any], SearchStrategy[Modal]] = {
    dm_form.dm_form: st.builds(
        dm_form.dm_form,
        KEYS,
        st.builds(
            dm_form.DmStart, PERSONS, COMPANIES, st.none() | RELATIONS, st.booleans(), MAYBE_DAY
        ),
    ),
    comments.comment_form: st.builds(
        comments.comment_form,
        KEYS,
        st.builds(comments.CommentStart, st.just("") | LINKS, PERSONS, COMPANIES, MAYBE_DAY),
    ),
    update_form: UPDATE_FORMS,
}
PARTS: dict[Callable[..., Any], SearchStrategy[list[Block]]] = {
    dm_form.week_inputs: st.builds(dm_form.week_inputs, st.none() | WEEKS_SEEN),
    entries.entry_lists: (st.none() | st.sampled_from(EntryKind)).map(
        lambda kind: [entries.entry_lists(kind)]
    ),
    whom_asked.whom_boxes: st.builds(whom_asked.whom_boxes, whoms_asked()),
}
