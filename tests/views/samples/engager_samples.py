"""Samples for listing engagers, and for menus that suggest people and companies."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.accounts import Account, Contact, ContactAtAccount
from domain.engagement import Figures
from domain.entries.engagers import (
    MOST_ASKED,
    CompanyQuestion,
    ContactQuestion,
    Listing,
    Recognised,
    RecognisedAtAccount,
)
from domain.entries.posts import PeopleListed
from domain.names.paste_results import PastedPerson, UnclearLine
from domain.targets.choices import AccountSuggestions, ContactSuggestions, TypedCompany, TypedPerson
from tests.domain.strategies import COUNTS
from tests.views.samples.extreme_values import (
    ANY_TEXT,
    IDS,
    KEYS,
    LINKS,
    LISTS,
    LOG_FORMS,
    LOGGED,
    POSTS,
    posts,
)
from views import blocks
from views.blocks import Block, Message, Modal
from views.entries import engagers, people_parts, post_logged
from views.entries.person_questions import NEW_PERSON
from views.ids import Field, about_contact
from views.targets import choices

SHORT = ANY_TEXT.map(lambda text: text[:200])
NAMES = ANY_TEXT.map(lambda text: text[:80].strip()).filter(bool)
ACCOUNT_NAMES = SHORT.map(str.strip).filter(bool)
ACCOUNTS = st.builds(Account, IDS, ACCOUNT_NAMES, st.none() | st.just("acme.com"), NAMES)
PEOPLE = st.builds(Contact, IDS, IDS, ACCOUNT_NAMES, SHORT)
CONTACTS = st.builds(ContactAtAccount, PEOPLE, ACCOUNT_NAMES)
COMPANIES = st.lists(NAMES, max_size=2).map(tuple)
PASTED = st.builds(PastedPerson, st.integers(1, 500), NAMES, SHORT, COMPANIES, SHORT)
UNCLEAR = st.builds(
    UnclearLine, st.integers(1, 500), NAMES, st.just("This is a link, not a person.")
)


@st.composite
def recognised(draw: st.DrawFn) -> Recognised:
    """Recognised names: a few people of each kind, or many."""
    many = draw(st.sampled_from([1, 30]))
    at_targets = draw(st.lists(st.builds(RecognisedAtAccount, PASTED, ACCOUNTS), max_size=3)) * many
    others = draw(st.lists(PASTED, max_size=4)) * many
    asked = [
        CompanyQuestion(
            f"{number:016x}",
            tuple(draw(st.lists(PASTED, min_size=1, max_size=4))),
            draw(st.just("") | NAMES),
            tuple(draw(st.lists(ACCOUNTS, min_size=1, max_size=3, unique_by=lambda each: each.id))),
        )
        for number in range(draw(st.integers(0, MOST_ASKED)))
    ]
    near = [
        ContactQuestion(
            f"{number:015x}w",
            draw(PASTED),
            draw(ACCOUNTS),
            tuple(draw(st.lists(PEOPLE, min_size=1, max_size=3, unique_by=lambda each: each.id))),
        )
        for number in range(draw(st.integers(0, MOST_ASKED - len(asked))))
    ]
    return Recognised(
        tuple(at_targets),
        tuple(asked),
        tuple(near),
        draw(st.integers(0, len(others))),
        tuple(others),
        tuple(draw(st.lists(UNCLEAR, max_size=3)) * many),
    )


LISTINGS = st.builds(Listing, LINKS, recognised(), st.none() | POSTS, st.booleans(), LISTS)
LISTED = st.builds(
    PeopleListed, COUNTS, COUNTS, st.lists(CONTACTS, max_size=7, unique=True).map(tuple)
)
LISTED_FIGURES = st.builds(
    lambda targets, others, views, engagers: Figures(
        views, engagers, listed=targets + others, listed_targets=targets
    ),
    COUNTS,
    COUNTS,
    st.none() | COUNTS,
    st.none() | COUNTS,
)
FORMS = st.builds(
    engagers.engagers_form,
    KEYS,
    post=st.none() | POSTS,
    link=st.just("") | LINKS,
    posts=posts(100),
    names=ANY_TEXT,
)


@st.composite
def confirmations(draw: st.DrawFn) -> Modal:
    """Submitted forms with their recognised names, confirmed twice."""
    form = draw(FORMS | LOG_FORMS)
    listing = draw(LISTINGS)
    asked = listing.recognised.asked
    answers = {
        each.id: draw(st.sampled_from([engagers.NO_TARGET, str(each.candidates[0].id)]))
        for each in asked
    }
    answers |= {
        each.id: draw(st.sampled_from([NEW_PERSON, about_contact(each.candidates[0].id)]))
        for each in listing.recognised.near
    }
    handed = {"id": "V1", "state": {"values": {}}}
    once = engagers.confirming({**form, **handed}, listing, {})
    return engagers.confirming({**once, **handed}, listing, answers, remember={"known_views": 9})


def menu(options: list[Block]) -> list[Block]:
    """Puts options into a menu."""
    return [
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "Whom?", "verbatim": True},
            "accessory": {"type": "static_select", "action_id": "a", "options": options},
        }
    ]


#: Logged posts, with or without listed people.
LOGGED_WITH_PEOPLE = st.builds(
    lambda logged, listed, figures: replace(
        logged, listed=listed, post=replace(logged.post, figures=figures)
    ),
    LOGGED,
    st.none() | LISTED,
    LISTED_FIGURES,
)
PEOPLE_PARTS = st.lists(
    st.builds(people_parts.PeoplePart, IDS, IDS, st.just("n" * 2_000), st.booleans()),
    max_size=10,
)
LABEL = st.just("Which company?")
MESSAGES: dict[Callable[..., Any], SearchStrategy[Message]] = {
    engagers.recognised_message: st.builds(
        engagers.recognised_message,
        LISTINGS,
        st.none() | st.text(min_size=1, max_size=2_000),
        st.none() | st.text(min_size=1, max_size=2_000),
        PEOPLE_PARTS,
    ),
    people_parts.people_in_parts: st.builds(
        people_parts.people_in_parts,
        st.lists(NAMES, max_size=500).map(people_parts.which_post),
        PEOPLE_PARTS,
    ),
    post_logged.post_logged: st.builds(post_logged.post_logged, LOGGED | LOGGED_WITH_PEOPLE),
}
MODALS: dict[Callable[..., Any], SearchStrategy[Modal]] = {
    engagers.engagers_form: FORMS,
    engagers.confirming: confirmations(),
}
PARTS: dict[Callable[..., Any], SearchStrategy[list[Block]]] = {
    engagers.names_input: ANY_TEXT.map(lambda typed: [engagers.names_input(typed)]),
    engagers.listing_read: st.builds(engagers.listing_read, LISTINGS, st.just({})),
    engagers.warm_button: LISTED.filter(lambda listed: bool(listed.warm)).map(
        lambda listed: [blocks.actions(engagers.warm_button(listed.warm[0].contact))]
    ),
    choices.account_select: st.builds(
        choices.account_select,
        st.just(Field.COMPANY),
        LABEL,
        st.none() | ACCOUNTS | st.builds(TypedCompany, ANY_TEXT),
    ).map(lambda block: [block]),
    choices.contact_select: st.builds(
        choices.contact_select,
        st.just(Field.WHOM),
        LABEL,
        st.none() | CONTACTS | st.builds(TypedPerson, ANY_TEXT),
    ).map(lambda block: [block]),
    choices.account_options: st.builds(
        AccountSuggestions, NAMES, st.lists(ACCOUNTS, max_size=30).map(tuple)
    ).map(lambda found: menu(choices.account_options(found))),
    choices.contact_options: st.builds(
        ContactSuggestions, NAMES, st.lists(CONTACTS, max_size=30).map(tuple)
    ).map(lambda found: menu(choices.contact_options(found))),
}
