"""The person in a form's fields, with the answer to a question about them."""

from dataclasses import replace

import pytest

from domain.entries.person_reference import PersonReference
from handlers.entries.person_fields import whom_in
from handlers.form_fields import FormValues
from views.entries.person_questions import NEW_PERSON, NONE_OF_THEM
from views.ids import Field

MEANT = PersonReference("Jane Doe", company="Acme", account_id=4)


@pytest.mark.parametrize(
    ("answer", "whom"),
    [
        ("contact:7", replace(MEANT, contact_id=7)),
        ("9", replace(MEANT, account_id=9)),
        (NEW_PERSON, replace(MEANT, new=True)),
        (NONE_OF_THEM, replace(MEANT, outside=True)),
    ],
)
def test_an_answer_completes_the_person_it_was_asked_about(
    answer: str, whom: PersonReference
) -> None:
    form = FormValues(
        {Field.WHOM: "person:jane doe", Field.COMPANY: "company:acme", Field.CONFIRMED: answer}, {}
    )
    metadata = {"asked": ["jane doe", "acme"], "meant": ["Jane Doe", "Acme", 4]}
    assert whom_in(form, metadata) == whom
