"""Importing a file of LinkedIn: its preview, and one act in several short transactions.

An archive has too much for one transaction, which would hold the only writer for seconds. A crash
between two of them leaves the act unfinished. Importing again completes it, because what is saved
is not saved again; undo takes all of it back.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

import storage.entries.acts
import storage.entries.own_import
from domain.entries.acts import ActKind
from domain.errors import UserError
from domain.imports.linkedin_import import Choice, DroppedFile, FileImported, FilePreview
from domain.names.letters import plain_letters, words_of
from domain.people.members import Person
from domain.submission import Submission
from services import acts
from services.imports.file_audiences import AudiencesIntake
from services.imports.file_posts import PostsIntake
from services.imports.file_reading import FileContent
from services.imports.intake import ImportAct, Intake, Refusals
from services.people.members import member_for
from storage.store import takes_long
from storage.tables import ActRow, id_of

_UNFINISHED = "unfinished"


def preview_import(
    session: Session, person: Person, content: FileContent, file: DroppedFile, now: datetime
) -> FilePreview:
    """What importing a file would do. Only reads."""
    refusals = replace(content.refusals, notes=[*content.refusals.notes])
    found = [each.found(session, person, now, refusals) for each in content.intakes]
    return FilePreview(
        file,
        tuple(each for each in found if each is not None),
        tuple(refusals.notes),
        refusals.count,
        content.owner,
        is_of_another=_is_of_another(content.owner, person.profile.name),
        is_private=content.is_private,
    )


def _is_of_another(owner: str, name: str) -> bool:
    """Whether an archive's owner and a person have no name in common."""
    names = [set(words_of(plain_letters(each))) for each in (owner, name)]
    return all(names) and not set.intersection(*names)


def plan_batches(
    session: Session, person: Person, intakes: Sequence[Intake], now: datetime
) -> None:
    """Makes the intakes ready to save, by the list of accounts as it is now. Only reads."""
    for each in intakes:
        each.found(session, person, now, Refusals())


def begin_import(session: Session, submission: Submission, content: FileContent) -> int:
    """Begins the act of an import, or takes up the one that this file's import left unfinished.

    Returns:
        The act's id; that of the earlier act if the same button was pressed before.

    Raises:
        UserError: the act of this button was undone.
    """
    known = acts.situation(session, submission)
    if known.same_key is not None:
        return id_of(known.same_key)
    latest = storage.entries.acts.latest_act(session, id_of(known.member))
    if latest is not None and (latest.before or {}).get(_UNFINISHED) == content.digest:
        return id_of(latest)
    before = {_UNFINISHED: content.digest}
    return acts.begin(session, submission, known, ActKind.FILE_IMPORT, before)


@takes_long
def save_batch(
    session: Session, submission: Submission, act_id: int, intake: Intake, batch: Any
) -> int:
    """Saves a batch, and returns how many entries it changed.

    Raises:
        UserError: the import was undone in the meantime.
    """
    member = member_for(session, submission)
    query = select(ActRow.undone_at).where(col(ActRow.id) == act_id)
    if session.exec(query).one() is not None:
        raise UserError("This import was undone.", "Drop the file again to import it.")
    return intake.save(session, ImportAct(act_id, member, submission), batch)


def finish_import(
    session: Session,
    submission: Submission,
    act_id: int,
    intakes: Sequence[Intake],
    name: str,
) -> FileImported:
    """Ends the act, and says what it did. An act that changed nothing is deleted."""
    member_for(session, submission)
    act = session.get_one(ActRow, act_id)
    before = {key: each for key, each in (act.before or {}).items() if key != _UNFINISHED}
    act.before = before or None
    session.add(act)
    session.flush()
    person, now = submission.person, submission.now
    saved = [each.saved(session, act_id, person, now) for each in intakes]
    done = tuple(each for each in saved if each is not None)
    if not done and not before:
        storage.entries.own_import.delete_act(session, act_id)
        return FileImported(None, name)
    return FileImported(act_id, name, done)


def intakes_for(content: FileContent, choice: Choice) -> list[Intake]:
    """Those of the kinds that the person chose to import."""
    if choice is Choice.ALL:
        return list(content.intakes)
    return [each for each in content.intakes if isinstance(each, PostsIntake | AudiencesIntake)]
