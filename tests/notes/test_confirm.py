from __future__ import annotations

import pytest

from dxpad.domain.note import Custody, NoteSentence, SpanRef, ToConfirm
from dxpad.domain.transcript import Speaker, Turn, Word
from dxpad.notes.confirm import to_confirm

DRUGS = {"amlodipine": "amlodipine"}


def turn(text: str, **doubtful: float) -> Turn:
    words = tuple(
        Word(text=part, start=n, end=n + 1, confidence=doubtful.get(part.strip(".").lower(), 0.95))
        for n, part in enumerate(text.split())
    )
    return Turn(speaker=Speaker.PATIENT, text=text, words=words)


def points(written: str, said: Turn) -> tuple[ToConfirm, ...]:
    source = SpanRef(turn=0, start=0, end=len(said.text))
    return to_confirm((NoteSentence(text=written, sources=(source,), status=Custody.LINKED),), DRUGS, (said,))


@pytest.mark.parametrize(
    ("written", "said", "kind", "why"),
    [
        ("Takes amlodipine 5 mg.", turn("I take amlodipine 5 milligrams.", amlodipine=0.31), "drug", "0.31"),
        ("Takes amlodipine 5 mg.", turn("I take amlodipine 5 milligrams.", **{"5": 0.2}), "drug", "0.20"),
        ("Pain in the left arm.", turn("Pain in the left arm.", left=0.4), "laterality", "0.40"),
        ("Denies fever.", turn("No fever.", no=0.1), "negation", "0.10"),
        ("For 3 days.", turn("For 3 days.", **{"3": 0.49}), "number", "0.49"),
    ],
)
def test_a_risky_word_heard_with_low_confidence_is_to_be_confirmed_with_the_reason(
    written: str, said: Turn, kind: str, why: str
) -> None:
    assert [kind] == [point.kind for point in points(written, said) if why in point.why]


@pytest.mark.parametrize("confidence", [0.5, 0.9])
def test_a_word_heard_well_has_no_reason(confidence: float) -> None:
    said = turn("Pain in the left arm.", left=confidence)
    assert [(point.kind, point.why) for point in points("Pain in the left arm.", said)] == [("laterality", "")]


def test_a_word_that_carries_no_danger_needs_no_confirming() -> None:
    assert points("Pain in the arm.", turn("Pain in the arm.", pain=0.1)) == ()


def test_a_doubtful_word_that_the_note_left_out_is_a_point_of_its_own() -> None:
    found = points("Has pain.", turn("I have no pain.", no=0.2))
    assert [(point.kind, point.text) for point in found] == [("negation", "no")]


def test_what_the_clinician_typed_is_not_doubted() -> None:
    said = turn("Pain in the left arm.", left=0.2)
    source = SpanRef(turn=0, start=0, end=len(said.text))
    sentence = NoteSentence(text="Pain in the left arm.", sources=(source,), status=Custody.TYPED)
    assert [point.why for point in to_confirm((sentence,), DRUGS, (said,))] == [""]


def test_a_turn_that_somebody_corrected_is_not_doubted() -> None:
    said = turn("Pain in the left arm.", left=0.2)
    corrected = Turn(speaker=said.speaker, text="Pain in the left upper arm.", words=said.words)
    assert [point.why for point in points("Pain in the left arm.", corrected)] == [""]


def test_the_unit_of_a_dose_that_is_quoted_stands_with_it() -> None:
    found = points("Asked “What for?”: “Amlodipine, 5 milligrams.”.", turn("Amlodipine, 5 milligrams."))
    assert [point.text for point in found] == ["Amlodipine 5 milligrams (sounds like amiloride)"]
