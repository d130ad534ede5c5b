"""Samples for imports of LinkedIn's files."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.imports.file_posts import PostsFound, PostsSaved, RateGap
from domain.imports.linkedin_import import DroppedFile, FileImported, FilePreview, RefusedNote
from tests.domain.strategies import COUNTS, DAYS
from tests.views.samples import ANY_TEXT, MOMENTS, POSTS
from views.blocks import Block, Message, Modal
from views.imports import import_preview, import_result

FILES = st.builds(DroppedFile, st.just("F0123456789"), ANY_TEXT)
FOUND = st.builds(
    PostsFound,
    *[COUNTS] * 4,
    st.none() | MOMENTS,
    COUNTS,
    st.none() | DAYS,
    st.none() | DAYS,
)
NOTES = st.builds(RefusedNote, ANY_TEXT, st.integers(0, 10**6), ANY_TEXT)
PREVIEWS = st.builds(
    FilePreview,
    FILES,
    st.lists(FOUND, max_size=1).map(tuple),
    st.lists(NOTES, max_size=50).map(tuple),
    COUNTS,
    ANY_TEXT,
)
GAPS = st.lists(st.builds(RateGap, POSTS, st.none() | COUNTS), max_size=3).map(tuple)
SAVED = st.lists(st.builds(PostsSaved, COUNTS, COUNTS, GAPS), max_size=1).map(tuple)
IMPORTED = st.builds(FileImported, st.none() | COUNTS, ANY_TEXT, SAVED)

MODALS: dict[Callable[..., Any], SearchStrategy[Modal]] = {}
PARTS: dict[Callable[..., Any], SearchStrategy[Block | list[Block]]] = {}
MESSAGES: dict[Callable[..., Any], SearchStrategy[Message]] = {
    import_preview.file_preview: st.builds(import_preview.file_preview, PREVIEWS),
    import_result.file_imported: st.builds(import_result.file_imported, IMPORTED),
    import_result.importing: st.builds(import_result.importing, ANY_TEXT, COUNTS, COUNTS),
}
