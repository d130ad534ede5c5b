"""Samples for DMs, comments, lists of entries and undo."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.accounts import Account, Contact, ContactAtAccount
from domain.entries.acts import ActKind, ListChange, NotLatest, Undone
from domain.entries.comments import CommentLogged
from domain.entries.corrections import Corrected, ListedPeople, ListedPerson, Matched, MatchedEntry
from domain.entries.dms import DmFigures, DmLogged, DmOutcome, DmWeekLogged
from domain.entries.own_entries import (
    Comment,
    Dm,
    Entry,
    EntryDeleted,
    EntryKind,
    EntryPage,
    LoggedScore,
)
from domain.entries.person_reference import PersonQuestion, PersonQuestionKind, PersonReference
from domain.entries.touches import DmCounts, Relation
from domain.entries.wins import Money, TypedMoney, Win, WinEntry, WinKind
from domain.pages import LIST_PAGE
from domain.targets.choices import TypedCompany, TypedPerson
from tests.domain.strategies import DAYS, FIGURES
from tests.views.samples.extreme_values import (
    ANY_TEXT,
    IDS,
    KEYS,
    LINKS,
    LISTS,
    POSTS,
    SCORES,
    UPDATE_FORMS,
    WEEKS_SEEN,
    posts,
    things_undone,
)
from views import blocks
from views.blocks import Block, Message, Modal
from views.entries import (
    comments,
    corrections,
    dm_form,
    dms,
    entry_lists,
    own_entries,
    person_questions,
    understood,
    undo,
    who_replied,
)
from views.entries.update_form import update_form
from views.ids import Action
from views.targets import missing_accounts
from views.wording import correction_menu

NAMES = ANY_TEXT.map(lambda text: text[:200].strip()).filter(bool)
PEOPLE = st.integers(0, 10_000)
RELATIONS = st.sampled_from(Relation)
MAYBE_DAY = st.none() | DAYS


@st.composite
def dms_seen(draw: st.DrawFn) -> Dm:
    """DMs to a contact, to an erased contact, or to a person at no target account."""
    number, day, replied = draw(IDS), draw(DAYS), draw(st.booleans())
    if draw(st.booleans()):
        return Dm(number, draw(RELATIONS), day, replied)
    contact = draw(st.just("") | NAMES)
    return Dm(
        number, Relation.TARGET, day, replied, contact, 7 if contact else None, draw(NAMES), 5
    )


COMMENTS_SEEN = st.builds(
    Comment,
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
    Win, IDS, st.sampled_from(WinKind), NAMES, DAYS, st.none() | IDS, st.none() | AMOUNTS
)
SCORES_SEEN = st.builds(LoggedScore, IDS, SCORES, DAYS)
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
    shown = tuple(draw(st.lists(OF_KIND[kind], max_size=2))) * draw(st.sampled_from([1, 12]))
    pages = draw(st.integers(1, 10**6))
    return EntryPage(kind, shown, draw(st.integers(1, pages)), pages, pages * 8)


@st.composite
def counts(draw: st.DrawFn) -> DmCounts:
    target, other = draw(PEOPLE), draw(PEOPLE)
    named = draw(st.integers(0, target + other))
    return DmCounts(target, other, named, draw(st.integers(0, named)))


PICTURES = st.builds(
    DmFigures,
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
    dm_figures=PICTURES,
    name=st.just("") | NAMES,
    company=st.just("") | NAMES,
    said=st.none() | RELATIONS,
    offers_join=st.booleans(),
    targets=LISTS,
)
WEEKS_LOGGED = st.builds(
    DmWeekLogged,
    act_id=st.none() | IDS,
    week=WEEKS_SEEN,
    stated=WEEKS_SEEN,
    named_target=PEOPLE,
    named_other=PEOPLE,
    dm_figures=PICTURES,
    offers_join=st.booleans(),
    targets=LISTS,
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
    company=st.just("") | NAMES,
    targets=LISTS,
)
ACCOUNTS = st.builds(Account, IDS, NAMES)
CONTACTS = st.builds(
    ContactAtAccount, st.builds(Contact, IDS, IDS, NAMES, st.just("") | NAMES), NAMES
)
PERSONS = st.none() | CONTACTS | st.builds(TypedPerson, NAMES)
COMPANIES = st.none() | ACCOUNTS | st.builds(TypedCompany, NAMES)


@st.composite
def whoms_asked(draw: st.DrawFn) -> PersonQuestion:
    question = draw(st.sampled_from(PersonQuestionKind))
    whom = PersonReference(
        draw(NAMES), company=draw(NAMES) if question is PersonQuestionKind.NEAR else ""
    )
    if question is PersonQuestionKind.PERSON:
        whom = replace(whom, account_id=draw(st.none() | IDS))
        people = st.lists(CONTACTS, min_size=1, max_size=3, unique_by=lambda each: each.contact.id)
        return PersonQuestion(question, whom, people=tuple(draw(people)))
    least = {
        PersonQuestionKind.NEAR: 1,
        PersonQuestionKind.SEVERAL: 2,
        PersonQuestionKind.COMPANY: 0,
    }[question]
    most = 0 if question is PersonQuestionKind.COMPANY else 5
    several = st.lists(ACCOUNTS, min_size=least, max_size=most, unique_by=lambda each: each.id)
    return PersonQuestion(question, whom, tuple(draw(several)))


def asked(question: PersonQuestion) -> Message:
    """The message of a question, with a button for each answer."""
    answers = [
        (label, f"{Action.ANSWER_DM}:{place}", "{}")
        for place, label in enumerate(person_questions.answer_labels(question))
    ]
    return person_questions.person_question_message(question, answers)


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
        list_change=draw(st.sampled_from(ListChange)) if names else None,
        names=names,
        count=len(names) + draw(st.sampled_from([0, 20_000])) if names else 0,
        kept=draw(st.sampled_from([0, len(names), 20_000])) if names else 0,
        kept_names=names,
    )


BUTTON_VALUES = st.text(min_size=1, max_size=2_000)
WHOMS_READ = st.builds(PersonReference, NAMES, st.just(""), st.just("") | NAMES)
TYPED_MONEY = st.none() | AMOUNTS.map(lambda money: TypedMoney(money.amount, money.currency))
BARE_NUMBERS = st.lists(PEOPLE, min_size=1, max_size=12)
ANSWERS = st.sampled_from([[], [("3 target", f"{Action.ANSWER_DM_WEEK}:0", "{}")]])

MATCHED = st.builds(MatchedEntry, st.sampled_from(Matched), IDS)
LISTED = st.builds(
    ListedPeople,
    POSTS,
    st.lists(st.builds(ListedPerson, MATCHED, NAMES, NAMES), max_size=2)
    .map(lambda two: two * 12)
    .map(tuple),
    st.integers(LIST_PAGE, 1_000_000),
)

MESSAGES: dict[Callable[..., Any], SearchStrategy[Message]] = {
    corrections.listed_people_page: st.builds(corrections.listed_people_page, LISTED),
    corrections.match_corrected: st.builds(
        corrections.match_corrected,
        st.builds(Corrected, IDS, st.sampled_from(Matched), NAMES, NAMES, st.just("") | NAMES),
    ),
    dms.dm_logged: st.builds(dms.dm_logged, DMS_LOGGED),
    dms.dm_week_logged: st.builds(dms.dm_week_logged, WEEKS_LOGGED),
    dms.numbers_without_words: st.builds(dms.numbers_without_words, BARE_NUMBERS, ANSWERS),
    who_replied.who_replied: st.builds(
        who_replied.who_replied, st.lists(dms_seen(), max_size=9), BUTTON_VALUES
    ),
    understood.understood: st.builds(
        understood.understood,
        st.builds(understood.dm_read, WHOMS_READ, MAYBE_DAY, replied=st.booleans())
        | st.builds(understood.comment_read, WHOMS_READ, MAYBE_DAY)
        | st.builds(understood.post_read, FIGURES, MAYBE_DAY)
        | st.builds(
            understood.win_read,
            st.builds(WinEntry, st.none() | st.sampled_from(WinKind), NAMES, money=TYPED_MONEY),
            MAYBE_DAY,
        ),
        ANY_TEXT,
        st.lists(
            st.builds(
                understood.Offer,
                st.just("Log it"),
                st.sampled_from([f"{Action.ANSWER_DM}:{place}" for place in range(3)]),
                BUTTON_VALUES,
            ),
            max_size=3,
            unique_by=lambda offer: offer.action_id,
        ),
    ),
    comments.comment_logged: st.builds(comments.comment_logged, COMMENTS_LOGGED),
    own_entries.entry_page: st.builds(own_entries.entry_page, entry_pages()),
    own_entries.entry_deleted: st.builds(
        own_entries.entry_deleted, st.builds(EntryDeleted, IDS, ENTRIES)
    ),
    person_questions.person_question_message: whoms_asked().map(asked),
    undo.undone: st.builds(
        undo.undone, things_undone() | touches_undone() | st.builds(NotLatest, st.booleans())
    ),
}
MODALS: dict[Callable[..., Any], SearchStrategy[Modal]] = {
    corrections.other_account_form: st.builds(
        corrections.other_account_form, KEYS, MATCHED, NAMES, NAMES
    ),
    comments.whole_form: st.builds(
        comments.whole_form, KEYS, st.builds(comments.CommentPrefill, ANY_TEXT)
    ),
    dm_form.whole_form: st.builds(
        dm_form.whole_form, KEYS, st.builds(dm_form.DmPrefill), week=st.booleans()
    ),
    dm_form.dm_form: st.builds(
        dm_form.dm_form,
        KEYS,
        st.builds(
            dm_form.DmPrefill, PERSONS, COMPANIES, st.none() | RELATIONS, st.booleans(), MAYBE_DAY
        ),
    ),
    comments.comment_form: st.builds(
        comments.comment_form,
        KEYS,
        st.builds(comments.CommentPrefill, st.just("") | LINKS, PERSONS, COMPANIES, MAYBE_DAY),
    ),
    update_form: UPDATE_FORMS,
}
PARTS: dict[Callable[..., Any], SearchStrategy[list[Block]]] = {
    correction_menu.correction_choices: MATCHED.map(
        lambda entry: [{"type": "actions", "elements": correction_menu.correction_choices(entry)}]
    ),
    missing_accounts.whom_button: LISTS.map(
        lambda targets: [
            blocks.actions(
                missing_accounts.whom_button(targets, blocks.button("Log DM", Action.OPEN_DM))
            )
        ]
    ),
    dm_form.week_inputs: st.builds(dm_form.week_inputs, st.none() | WEEKS_SEEN),
    entry_lists.kinds_menu: (st.none() | st.sampled_from(EntryKind)).map(
        lambda kind: [entry_lists.kinds_menu(kind)]
    ),
    entry_lists.by_month: st.lists(DAYS, max_size=LIST_PAGE).map(
        lambda days: entry_lists.by_month(days, [blocks.section("entry")] * len(days))
    ),
    person_questions.person_question_boxes: st.builds(
        person_questions.person_question_boxes, whoms_asked()
    ),
}
