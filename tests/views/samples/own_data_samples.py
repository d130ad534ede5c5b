"""Samples for what members do with their own data, and for what they import."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.entries.own_import import OwnImported
from domain.entries.touches import DmCounts
from domain.imports.file_activity import CommentsFound, CommentsSaved, ReactionsFound
from domain.imports.file_audiences import AudiencesFound, AudiencesSaved
from domain.imports.file_messages import DmsFound, DmsSaved, MonthOfDms
from domain.imports.file_posts import PostsFound, PostsSaved, RateGap
from domain.imports.linkedin_import import DroppedFile, FileImported, FilePreview, RefusedNote
from domain.imports.linkedin_page import LinkedInPage, Unsure
from domain.people.forgetting import Forgotten, StoredAboutMember
from domain.people.privacy import Access, AccessKind, AccessLog, Privacy
from tests.domain.strategies import COUNTS, DAYS, FIGURES
from tests.views.samples.extreme_values import ANY_TEXT, MOMENTS, POSTS, READERS, SCORES
from views.blocks import Block, Message, Modal
from views.entries import own_import
from views.entries.understood import Offer
from views.imports import (
    dm_months,
    import_guide,
    import_preview,
    import_result,
    linkedin_page,
    split_texts,
)
from views.people import data_export, forgetting, privacy

NAMES = ANY_TEXT.map(lambda text: text[:80].strip()).filter(bool)
STORED = st.builds(
    StoredAboutMember,
    MOMENTS,
    *[COUNTS] * 8,
    teams=st.lists(NAMES, max_size=20).map(tuple),
    accounts=COUNTS,
    is_coach=st.booleans(),
)

SUBJECTS = st.sampled_from(["own", "team"])

PRIVACIES = st.builds(Privacy, st.none() | MOMENTS, st.sampled_from([None, 3, 12]))
READS = st.builds(Access, st.sampled_from(AccessKind), ANY_TEXT, ANY_TEXT, MOMENTS)
LOGS = st.builds(
    AccessLog, PRIVACIES, st.lists(READS, max_size=20).map(tuple), st.integers(0, 10**6)
)
IMPORTED = st.none() | st.builds(
    OwnImported,
    st.none() | COUNTS,
    st.dictionaries(st.sampled_from(["posts", "dms", "scores"]), COUNTS),
    COUNTS,
    COUNTS,
    COUNTS,
)
FILES = st.builds(DroppedFile, st.just("F0123456789"), ANY_TEXT)
FOUND = st.builds(
    PostsFound,
    *[COUNTS] * 4,
    st.none() | MOMENTS,
    COUNTS,
    st.none() | DAYS,
    st.none() | DAYS,
)
ALL_READERS = st.lists(READERS, max_size=20).map(tuple)
AUDIENCES_FOUND = st.builds(
    AudiencesFound, ALL_READERS, COUNTS, st.lists(NAMES, max_size=20).map(tuple), COUNTS
)
DMS_FOUND = st.builds(
    DmsFound,
    *[COUNTS] * 7,
    st.lists(ANY_TEXT, max_size=3).map(tuple),
    COUNTS,
    st.booleans(),
    COUNTS,
    st.none() | DAYS,
    st.none() | DAYS,
)
COMMENTS_FOUND = st.builds(CommentsFound, *[COUNTS] * 4, st.none() | DAYS, st.none() | DAYS)
REACTIONS_FOUND = st.builds(ReactionsFound, COUNTS, st.none() | DAYS, st.none() | DAYS)
PEOPLE_WRITTEN_TO = st.builds(
    DmCounts, COUNTS, COUNTS, st.integers(0, 9), st.integers(0, 9)
).filter(lambda counts: counts.people)
MONTHS = st.lists(
    st.builds(MonthOfDms, DAYS.map(lambda day: day.replace(day=1)), PEOPLE_WRITTEN_TO),
    max_size=20,
    unique_by=lambda month: month.first,
).map(tuple)
NOTES = st.builds(RefusedNote, ANY_TEXT, st.integers(0, 10**6), ANY_TEXT)
PREVIEWS = st.builds(
    FilePreview,
    FILES,
    st.tuples(FOUND, AUDIENCES_FOUND, DMS_FOUND, COMMENTS_FOUND, REACTIONS_FOUND),
    st.lists(NOTES, max_size=50).map(tuple),
    COUNTS,
    ANY_TEXT,
    is_of_another=st.booleans(),
    is_private=st.booleans(),
)
GAPS = st.lists(st.builds(RateGap, POSTS, st.none() | COUNTS), max_size=3).map(tuple)
SAVED = st.tuples(
    st.builds(PostsSaved, COUNTS, COUNTS, GAPS),
    st.builds(AudiencesSaved, ALL_READERS),
    st.builds(DmsSaved, COUNTS, COUNTS, COUNTS, MONTHS),
    st.builds(CommentsSaved, COUNTS),
)
FILE_IMPORTED = st.builds(FileImported, st.none() | COUNTS, ANY_TEXT, SAVED)

PAGES = st.builds(
    LinkedInPage,
    st.none(),
    FIGURES,
    FIGURES,
    st.none() | SCORES,
    st.lists(ANY_TEXT, max_size=50).map(tuple),
    st.lists(st.builds(Unsure, ANY_TEXT, ANY_TEXT), max_size=20).map(tuple),
)
ANY_VALUE = st.just("{}")
OFFERS = st.lists(st.builds(Offer, NAMES, st.uuids().map(str), ANY_VALUE), max_size=5)
ZONE = st.just(ZoneInfo("Europe/Stockholm"))

MODALS: dict[Callable[..., Any], SearchStrategy[Modal]] = {
    privacy.privacy_form: st.builds(privacy.privacy_form, PRIVACIES),
}
PARTS: dict[Callable[..., Any], SearchStrategy[Block | list[Block]]] = {
    privacy.council_notice: st.builds(privacy.council_notice).map(lambda block: [block]),
    dm_months.dm_months_chart: st.builds(dm_months.dm_months_chart, MONTHS),
}
MESSAGES: dict[Callable[..., Any], SearchStrategy[Message]] = {
    forgetting.forget_question: st.builds(forgetting.forget_question, STORED),
    data_export.export_begins: st.builds(data_export.export_begins, SUBJECTS),
    data_export.nothing_to_export: st.builds(data_export.nothing_to_export, SUBJECTS),
    forgetting.nothing_to_forget: st.builds(forgetting.nothing_to_forget),
    privacy.access_log: st.builds(privacy.access_log, LOGS, ZONE),
    own_import.own_imported: st.builds(own_import.own_imported, IMPORTED),
    import_preview.file_preview: st.builds(import_preview.file_preview, PREVIEWS),
    import_result.file_imported: st.builds(
        import_result.file_imported, FILE_IMPORTED, is_private=st.booleans()
    ),
    import_result.private_file_cancelled: st.builds(import_result.private_file_cancelled),
    linkedin_page.page_of_post: st.builds(linkedin_page.page_of_post, PAGES, OFFERS),
    linkedin_page.page_of_score: st.builds(linkedin_page.page_of_score, PAGES, ANY_VALUE),
    split_texts.may_go_on: st.builds(split_texts.may_go_on),
    import_guide.import_guide: st.builds(import_guide.import_guide, pictures=st.booleans()),
    import_result.reading: st.builds(import_result.reading, ANY_TEXT),
    import_result.importing: st.builds(import_result.importing, ANY_TEXT, COUNTS, COUNTS),
    forgetting.kept: st.builds(forgetting.kept),
    forgetting.forgotten: st.builds(forgetting.forgotten, st.builds(Forgotten, st.booleans())),
}
