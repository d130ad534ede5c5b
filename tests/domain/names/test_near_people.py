"""Names of perhaps one person, and similar names of two people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names.near_people import may_be_same
from domain.names.person_names import person_key

#: Perhaps one person: the member is asked.
NEAR = [
    ("J. Doe", "Jane Doe"),
    ("J Doe", "Dr. Jane Doe, PhD"),
    ("Jane D.", "Jane Doe"),
    ("Jane", "Jane Doe"),
    ("Doe", "Jane Doe"),
    ("Jane Do", "Jane Doe"),
    ("Jane Dow", "Jane Doe"),
    ("Jan Doe", "Jane Doe"),
    ("Jane Anne Doe", "Jane Doe"),
    ("J. Doe", "Jane Anne Doe"),
    ("Jane Doe-Smith", "Jane Doe"),
    ("Jane Doe Smith", "Jane Smith"),
    ("José García", "José García López"),
    ("Jan van der Berg", "Jan Berg"),
    ("Doe Jane", "Jane Doe"),
    ("Jon Smith", "John Smith"),
    ("Micheal Berg", "Michael Berg"),
    ("Sara Holm", "Sarah Holm"),
    ("Rob Berg", "Robert Berg"),
    ("Max Muster", "Maximilian Muster"),
    ("Eva Meyer", "Eva Meier"),
    ("Eva Schmidt", "Eva Schmitt"),
    ("Jane Muller", "Jane Müller"),
    ("Ola Nilsen", "Ola Nielsen"),
]
#: Two people: no question.
TWO = [
    ("Anna Berg", "Hanna Berg"),
    ("John Doe", "Jane Doe"),
    ("Jane Roe", "Jane Doe"),
    ("Jane Miller", "Jane Doe"),
    ("Jane Anne Doe", "Jane Beth Doe"),
    ("Daniel Berg", "Daniela Berg"),
    ("Maria Berg", "Mario Berg"),
    ("Peter Müller", "Petra Müller"),
    ("Tim Holm", "Tom Holm"),
    ("Jim Holm", "Tim Holm"),
    ("A. Doe", "Jane Doe"),
    ("J. Doe", "Jane Roe"),
    ("J. D.", "Jane Doe"),
    ("J", "Jane Doe"),
    ("", "Jane Doe"),
    ("Wang Wei", "Wang Lei"),
    ("Eva Hansson", "Eva Johansson"),
    ("Maria Berg", "Anna Maria Berg"),
    ("Li Na", "Li Wei"),
    ("王小明", "王小红"),
]
#: One person: no question.
ONE = [
    ("Müller, PhD", "Mueller"),
    ("Jane Müller", "jane mueller"),
    ("Jane A. Doe", "Jane Doe"),
    ("Jane Doe-Smith", "Jane Doe Smith"),
    ("Dr. Jane Doe, PhD", "Jane Doe"),
]
NAMES = [name for pair in (*NEAR, *TWO, *ONE) for name in pair]


@pytest.mark.parametrize(("name", "known"), NEAR)
def test_names_of_perhaps_one_person_are_near_in_both_directions(name: str, known: str) -> None:
    assert may_be_same(name, known)
    assert may_be_same(known, name)


@pytest.mark.parametrize(("name", "known"), TWO)
def test_other_people_are_not_near(name: str, known: str) -> None:
    assert not may_be_same(name, known)
    assert not may_be_same(known, name)
    assert person_key(name) != person_key(known)


@pytest.mark.parametrize(("name", "known"), ONE)
def test_equal_keys_are_one_person_without_asking(name: str, known: str) -> None:
    assert person_key(name) == person_key(known)
    assert not may_be_same(name, known)


@given(st.sampled_from(NAMES) | st.text(max_size=30), st.sampled_from(NAMES) | st.text(max_size=30))
def test_nearness_is_symmetric(name: str, known: str) -> None:
    assert may_be_same(name, known) is may_be_same(known, name)
