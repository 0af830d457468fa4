"""The difference between two versions holds both, word for word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dxpad.notes.difference import Fate, difference

TEXTS = st.text(alphabet="ab .\n\t", max_size=60)


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_off_the_difference(before: str, after: str) -> None:
    made = difference(before, after)
    assert "".join(s.text for s in made if s.fate is not Fate.ADDED) == before
    assert "".join(s.text for s in made if s.fate is not Fate.REMOVED) == after


def test_only_the_words_that_changed_are_marked() -> None:
    made = difference("Has a cough.\nNo fever.\n", "Has a dry cough.\nNo fever.\n")
    assert [(s.fate, s.text) for s in made if s.fate is not Fate.SAME] == [(Fate.ADDED, "dry ")]


def test_the_same_text_has_no_difference() -> None:
    assert [s.fate for s in difference("a b", "a b")] == [Fate.SAME]
    assert difference("", "") == ()
