"""British and American spelling: the note's own words only, never a quotation, a value or a medicine."""

from __future__ import annotations

import pytest

from dxpad.domain.convention import Convention
from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import custody, write
from dxpad.notes.spelling import respelled

BRITISH, AMERICAN = Convention.BRITISH, Convention.AMERICAN


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("No oedema.", "No edema."),
        ("Haemoglobin 120.", "Hemoglobin 120."),
        ("Diarrhoea and anaemia.", "Diarrhea and anemia."),
        ("Hospitalised with a tumour.", "Hospitalized with a tumor."),
        ("Give 5 ml.", "Give 5 mL."),
        ("Laboured breathing, colourless, behavioural.", "Labored breathing, colorless, behavioral."),
    ],
)
def test_each_spelling_becomes_the_other(british: str, american: str) -> None:
    assert respelled(british, AMERICAN) == american
    assert respelled(american, BRITISH) == british


@pytest.mark.parametrize(
    "text",
    [
        "Asked about it: “I have diarrhea and edema.”.",
        "Takes paracetamol 500 mg and adrenaline.",
        "Temperature 101.2, weight 180 pounds.",
        "Seen by a specialist at the check-up.",
        "Laboratory tests and a colorectal specialist; literally the literature.",
    ],
)
def test_quotations_medicines_and_values_stay(text: str) -> None:
    assert respelled(text, BRITISH) == text


def test_a_note_is_spelled_as_it_was_said_unless_somebody_chose() -> None:
    turns = (Turn(speaker=Speaker.CLINICIAN, text="Any diarrhea?"), Turn(speaker=Speaker.PATIENT, text="No."))
    transcript = Transcript(id="t", turns=turns)
    texts = [write(transcript, FindingSet(), {}, "soap", chosen).text for chosen in (None, BRITISH, AMERICAN)]
    assert [text.splitlines()[-1] for text in texts] == ["No diarrhea.", "No diarrhoea.", "No diarrhea."]


def test_the_other_spelling_of_a_word_was_said_all_the_same() -> None:
    assert custody.unsupported("No diarrhoea.", ["Any diarrhea?", "No."]) == ()
    assert custody.unsupported("No oedema.", ["Any rash?", "No."]) == ("oedema",)
