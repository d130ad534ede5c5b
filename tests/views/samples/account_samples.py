"""Samples for the views of target accounts: lists, pages, forms and imports."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.accounts import Account, Contact, Role
from domain.entries.audiences import PostReaders
from domain.entries.corrections import Matched, MatchedEntry
from domain.entries.touches import TouchKind
from domain.entries.wins import Money, Win, WinKind
from domain.pages import LIST_PAGE
from domain.people.teams import TeamName
from domain.targets.account_details import (
    AccountDetails,
    AccountForm,
    AccountQuestion,
    AccountSaved,
    ContactSaved,
    ContactToEdit,
    ListOutcome,
    MergeCandidates,
)
from domain.targets.account_import import (
    MOST_ASKED,
    MOST_NOTED,
    MOST_SHOWN,
    ColumnQuestion,
    ImportCounts,
    Imported,
    ImportPreview,
    LineNote,
    ListFile,
    Namesake,
    NearAccount,
    UnclearName,
    UnmatchedOwner,
)
from domain.targets.account_list import (
    AccountLine,
    AccountListPage,
    AccountListQuery,
    Coverage,
    Show,
)
from domain.targets.account_page import (
    PEOPLE_PAGE,
    WANTED_ROLES,
    AccountPage,
    AccountTouch,
    AccountWin,
    CommitteeMember,
    EngagedPost,
    Reach,
)
from domain.targets.list_columns import ChosenColumns, ListColumn, ListColumns
from tests.domain.strategies import COUNTS, DAYS
from tests.views.samples.extreme_values import ANY_TEXT, IDS, KEYS, READERS
from views.blocks import Block, Message, Modal
from views.targets import (
    account_forms,
    account_import,
    account_list,
    account_page,
    contact_merge,
    import_instructions,
    list_columns,
    unclear_names,
)

#: Hostile names, up to the longest length.
NAMES = ANY_TEXT.map(lambda text: text[:200])
TEAM_NAMES = NAMES.map(lambda text: text[:80].strip()).filter(bool)
ACT_IDS = st.none() | IDS
ACCOUNTS = st.builds(
    Account,
    IDS,
    NAMES.filter(bool),
    st.none() | st.sampled_from(["acme.com", "x" * 240 + ".example.com"]),
    st.none() | TEAM_NAMES,
    st.none() | NAMES,
    st.booleans(),
)
COVERAGES = st.builds(
    Coverage,
    people=COUNTS,
    in_touch=COUNTS,
    engaged=COUNTS,
    waiting=st.lists(NAMES, max_size=4).map(tuple),
    last_touch=DAYS,
)
CONTACTS = st.builds(
    Contact, IDS, IDS, NAMES.filter(bool), NAMES, st.none() | st.sampled_from(Role)
)
TEAMS = st.lists(TEAM_NAMES, max_size=3).map(
    lambda names: tuple(TeamName(number + 1, name) for number, name in enumerate(names * 20))
)
NEAR = st.lists(ACCOUNTS, min_size=1, max_size=3, unique_by=lambda account: account.id).map(tuple)


@st.composite
def pages(draw: st.DrawFn) -> AccountListPage:
    """List pages: empty, with one account, or full."""
    line = draw(st.builds(AccountLine, ACCOUNTS, COVERAGES))
    lines = (line,) * draw(st.sampled_from([0, 1, LIST_PAGE]))
    count = draw(st.integers(1, 10**6))
    asked = AccountListQuery(
        draw(st.just("") | NAMES.map(lambda text: text[:100])),
        draw(st.sampled_from(Show)),
        draw(st.integers(1, count)),
    )
    near = () if lines else draw(st.just(()) | NEAR)
    total = len(lines) and max(len(lines), (count - 1) * LIST_PAGE + 1)
    return AccountListPage(
        asked,
        lines,
        count if lines else 1,
        total,
        none_listed=not lines and draw(st.booleans()),
        near=near,
        may_coach=draw(st.booleans()),
        counts_all=draw(st.booleans()),
        guest=draw(st.booleans()),
    )


MONEY = st.builds(Money, st.decimals(0, 10**12, places=2), st.sampled_from(["EUR", "USD"]))
WINS = st.builds(
    AccountWin,
    st.builds(Win, IDS, st.sampled_from(WinKind), NAMES, DAYS, IDS, st.none() | MONEY),
    NAMES,
)
MATCHED = st.builds(MatchedEntry, st.sampled_from(Matched), IDS)
TOUCHES = st.builds(
    AccountTouch,
    st.sampled_from(TouchKind),
    DAYS,
    NAMES,
    NAMES,
    st.booleans(),
    st.none() | MATCHED,
    st.integers(1, 10**6),
    st.lists(st.builds(EngagedPost, IDS, ANY_TEXT, DAYS), max_size=5).map(tuple),
)
MEMBERS = st.builds(CommitteeMember, CONTACTS, st.sampled_from(Reach), st.booleans())


@st.composite
def overviews(draw: st.DrawFn) -> AccountPage:
    """Account pages: empty, with a little, or full."""
    most = draw(st.sampled_from([0, 1, 100]))
    count = draw(st.integers(1, 900))
    return AccountPage(
        account=draw(ACCOUNTS),
        coverage=draw(COVERAGES),
        aliases=(draw(NAMES),) * min(most, 20),
        people=(draw(MEMBERS),) * min(most, PEOPLE_PAGE),
        people_page=draw(st.integers(1, count)),
        people_pages=count,
        gaps=draw(st.sampled_from([(), WANTED_ROLES])),
        touches=(draw(TOUCHES),) * min(most, 15),
        wins=(draw(WINS),) * min(most, 5),
        readers=(PostReaders(draw(READERS), draw(DAYS), draw(NAMES)),) * min(most, 5),
        in_touch=(draw(NAMES),) * min(most, 12),
        may_coach=draw(st.booleans()),
    )


NEAR_ACCOUNTS = st.lists(
    st.builds(NearAccount, IDS, NAMES, NAMES),
    min_size=1,
    max_size=3,
    unique_by=lambda each: each.id,
).map(tuple)


UNMATCHED = st.builds(UnmatchedOwner, NAMES.filter(bool), NAMES.filter(bool), COUNTS, st.booleans())
NAMESAKES = st.builds(Namesake, COUNTS, NAMES, NAMES)
CHOSEN = st.none() | st.builds(ChosenColumns, IDS, st.none() | IDS, st.none() | IDS, st.booleans())
LIST_COLUMNS = st.builds(
    lambda columns: ListColumns(
        tuple(replace(each, at=at) for at, each in enumerate(columns * 60)), website=0
    ),
    st.lists(
        st.builds(ListColumn, st.just(0), NAMES, st.lists(NAMES, max_size=3).map(tuple)),
        min_size=1,
        max_size=2,
    ),
)
COLUMN_QUESTIONS = st.builds(
    ColumnQuestion,
    st.builds(ListFile, st.just("F0123456789"), NAMES.filter(bool), st.none() | IDS, CHOSEN),
    LIST_COLUMNS,
)


@st.composite
def previews(draw: st.DrawFn) -> ImportPreview:
    """Import previews, with nothing unclear or refused, or with more than is shown."""
    teams = draw(TEAMS)
    chosen = draw(st.none() | st.sampled_from([team.id for team in teams] or [1]))
    name = draw(NAMES.filter(bool))
    counts = draw(st.builds(ImportCounts, *[COUNTS] * 10))
    unclear = st.lists(st.builds(UnclearName, COUNTS, NAMES, NEAR_ACCOUNTS, NAMES), max_size=2)
    reasons = st.builds(LineNote, COUNTS, NAMES, NAMES)
    return ImportPreview(
        file=ListFile("F0123456789", name, chosen, draw(CHOSEN)),
        source="Sales Navigator",
        counts=counts,
        new=tuple(draw(st.lists(NAMES.filter(bool), max_size=2)) * MOST_SHOWN),
        unmatched_owners=tuple(draw(st.lists(UNMATCHED, max_size=2)) * MOST_SHOWN),
        owners_known=draw(st.booleans()),
        teams=teams,
        unclear=tuple(
            replace(each, line=line)
            for line, each in enumerate((draw(unclear) * MOST_ASKED)[:MOST_ASKED])
        ),
        refused=tuple(draw(st.lists(reasons, max_size=20)) * MOST_SHOWN)[:MOST_NOTED],
        left_out=tuple(draw(st.lists(reasons, max_size=20)) * MOST_SHOWN)[:MOST_NOTED],
        namesakes=tuple(draw(st.lists(NAMESAKES, max_size=2)) * 5),
        other_sheets=tuple(draw(st.lists(NAMES.filter(bool), max_size=2)) * MOST_SHOWN),
        unread=tuple(draw(st.lists(NAMES.filter(bool), max_size=2)) * MOST_SHOWN),
    )


DETAILS = st.builds(
    AccountDetails,
    NAMES,
    NAMES,
    st.lists(NAMES.filter(bool), max_size=20).map(tuple),
    st.none() | st.just("U0ADA"),
    st.none() | st.integers(1, 3),
)
PEOPLE = st.builds(
    ContactToEdit,
    CONTACTS,
    NAMES,
    st.booleans(),
    st.lists(NAMES.map(lambda name: name[:80]), max_size=20).map(tuple),
)
SAME = st.builds(
    MergeCandidates,
    CONTACTS,
    NAMES,
    st.lists(CONTACTS, min_size=1, max_size=120, unique_by=lambda each: each.id).map(tuple),
)


@st.composite
def mergers(draw: st.DrawFn) -> Modal:
    """Submitted merge forms, with a person chosen."""
    person = draw(SAME)
    form = contact_merge.merge_form(draw(KEYS), person)
    handed = {**form, "id": "V1", "state": {"values": {}}}
    return contact_merge.merge_question(handed, person, draw(st.sampled_from(person.others)))


ASKED = st.builds(AccountQuestion, DETAILS, NEAR)

MESSAGES: dict[Callable[..., Any], SearchStrategy[Message]] = {
    account_list.account_list_page: st.builds(account_list.account_list_page, pages()),
    account_list.account_saved: st.builds(
        account_list.account_saved,
        st.builds(
            AccountSaved,
            ACT_IDS,
            ACCOUNTS,
            st.sampled_from(
                [
                    done
                    for done in ListOutcome
                    if done not in (ListOutcome.ERASED, ListOutcome.MERGED)
                ]
            ),
        ),
    ),
    account_list.account_question: st.builds(account_list.account_question, ASKED),
    account_page.account_overview: st.builds(account_page.account_overview, overviews()),
    account_page.contact_saved: st.builds(
        account_page.contact_saved,
        st.builds(
            ContactSaved,
            ACT_IDS,
            IDS,
            NAMES,
            st.sampled_from(ListOutcome),
            NAMES,
            NAMES,
            st.lists(NAMES, max_size=30).map(tuple),
        ),
    ),
    import_instructions.how_to_import: st.builds(import_instructions.how_to_import),
    list_columns.column_question: st.builds(list_columns.column_question, COLUMN_QUESTIONS),
    account_import.import_preview: st.builds(account_import.import_preview, previews()),
    account_import.imported: st.builds(
        account_import.imported,
        st.builds(Imported, ACT_IDS, NAMES, COUNTS, COUNTS, COUNTS, st.none() | TEAM_NAMES, COUNTS),
        st.none() | previews(),
    ),
    account_import.import_cancelled: st.builds(account_import.import_cancelled),
}
ACCOUNT_FORMS = st.builds(AccountForm, st.none() | IDS, DETAILS, TEAMS, st.booleans())
MODALS: dict[Callable[..., Any], SearchStrategy[Modal]] = {
    account_forms.account_form: st.builds(account_forms.account_form, KEYS, ACCOUNT_FORMS),
    account_forms.whole_account_form: st.builds(
        account_forms.whole_account_form, KEYS, ACCOUNT_FORMS
    ),
    account_forms.whole_contact_form: st.builds(
        account_forms.whole_contact_form, KEYS, ACCOUNTS, st.none() | PEOPLE
    ),
    account_forms.remove_question: st.builds(
        account_forms.remove_question, ACCOUNTS, st.lists(NAMES, max_size=30)
    ),
    account_forms.contact_form: st.builds(
        account_forms.contact_form, KEYS, ACCOUNTS, st.none() | PEOPLE
    ),
    account_forms.erase_question: st.builds(account_forms.erase_question, PEOPLE),
    contact_merge.merge_form: st.builds(contact_merge.merge_form, KEYS, SAME),
    contact_merge.merge_question: mergers(),
    list_columns.columns_form: st.builds(
        list_columns.columns_form,
        KEYS,
        COLUMN_QUESTIONS,
        st.just("https://hooks.slack.com/a/T0/1/2"),
    ),
    unclear_names.unclear_form: st.builds(
        unclear_names.unclear_form, KEYS, previews(), st.just("https://hooks.slack.com/a/T0/1/2")
    ),
    account_forms.search_form: st.builds(account_forms.search_form),
}
PARTS: dict[Callable[..., Any], SearchStrategy[list[Block]]] = {
    account_forms.near_boxes: st.builds(account_forms.near_boxes, ASKED),
}
