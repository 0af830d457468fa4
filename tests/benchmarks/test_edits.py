from __future__ import annotations

from benchmarks.edits import aligned
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


def distance(said: list[str], heard: list[str]) -> int:
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


@given(WORDS, WORDS)
def test_an_alignment_is_as_short_as_can_be(said: list[str], heard: list[str]) -> None:
    assert aligned(said, heard).errors == distance(said, heard)


@given(WORDS, WORDS)
def test_heard_words_keep_the_order_of_what_they_stand_for(said: list[str], heard: list[str]) -> None:
    places = [place for place in aligned(said, heard).places if place is not None]
    assert places == sorted(set(places))


@given(WORDS)
def test_what_was_heard_as_it_was_said_has_no_error(said: list[str]) -> None:
    found = aligned(said, said)
    assert (found.errors, found.right) == (0, frozenset(range(len(said))))


def test_words_put_in_left_out_and_changed_are_counted() -> None:
    found = aligned("no chest pain at all".split(), "no chess pain at um all now".split())
    assert found.errors == 3
    assert found.right == {0, 2, 3, 4}
