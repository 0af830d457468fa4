"""What `dxpad bench notes` counts: numbers of a clinician's note that stand in ours, words that two notes share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.note_concepts import Concepts, _names_something, divisions
from benchmarks.note_custody import Recalled, recalled_numbers
from benchmarks.rouge import rouge_lsum, rouge_n

from dxpad.domain.note import Note
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.pad import Pad

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store


def test_recall_of_numbers_counts_each_once_and_what_was_said_apart() -> None:
    note = Note(
        id="n", template="soap", sections=(), text="Plan\nTwo tablets of 500 mg.", said_not_written=(), to_confirm=()
    )
    said = Transcript(
        id="t", turns=(Turn(speaker=Speaker.CLINICIAN, text="Take two of five hundred, for seven days."),)
    )
    reference = "500 mg, 2 tablets, 2 times, for 7 days; BP 120/80."
    assert recalled_numbers(note, reference, said) == Recalled(wanted=5, written=2, said=3, written_said=2)


@pytest.mark.parametrize(
    ("made", "wanted", "score"), [("a b c", "a b c", 1.0), ("a b", "c d", 0.0), ("a b", "a c", 0.5), ("", "a", 0.0)]
)
def test_shared_words(made: str, wanted: str, score: float) -> None:
    assert rouge_n(made, wanted, 1) == score
    assert rouge_lsum(made, wanted) == score


@pytest.mark.parametrize(
    ("stems", "told"),
    [(("a",), False), (("all",), False), (("ten",), False), (("ekg",), True), (("acute", "all"), True)],
)
def test_a_name_that_is_an_everyday_word_is_no_concept(stems: tuple[str, ...], told: bool) -> None:  # noqa: FBT001
    assert _names_something(stems) is told


def test_a_heading_of_no_division_belongs_to_the_one_it_stands_in() -> None:
    note = "COMPLAINT\nKnee pain.\nVITALS\nBP: 120/80\nPHYSICAL EXAM\nNECK: Supple.\nMEDICATIONS\nNone.\nPLAN\nRest."
    found = {division: " ".join(text.split()) for division, text in divisions(note).items()}
    assert found == {"subjective": "Knee pain. None.", "exam": "120/80 Supple.", "results": "", "plan": "Rest."}


def test_a_note_says_what_it_names_and_not_what_its_words_are_only_near_to(store: Store) -> None:
    concepts = Concepts.of(Pad(store))
    assert concepts.said("He has spinal tenderness.")["spinal-tenderness"]
    assert "spinal-tenderness" not in concepts.said("Percussing the lumbar spinous processes is agony.")
