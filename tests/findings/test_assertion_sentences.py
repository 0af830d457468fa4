from __future__ import annotations

import pytest

from dxpad.findings.assertion import sentences


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fever. Cough.", ["Fever.", "Cough."]),
        ("Seen by Dr. Smith today. No fever.", ["Seen by Dr. Smith today.", "No fever."]),
        ("Potassium 3.5 today. Well.", ["Potassium 3.5 today.", "Well."]),
        ("Aspirin 75 mg p.o. daily. Well.", ["Aspirin 75 mg p.o. daily.", "Well."]),
        ("No full stop.The next one.", ["No full stop.", "The next one."]),
        ("Cough for a week.2 days of fever.", ["Cough for a week.", "2 days of fever."]),
        ("- fever\n- no cough\n- rash", ["- fever", "- no cough", "- rash"]),
        ("1. Fever\n2. Cough", ["1. Fever", "2. Cough"]),
        ("Found: 1) varices 2) normal bulb", ["Found:", "1) varices", "2) normal bulb"]),
        (
            "She has no fever, no cough and no shortness of\nbreath at rest.",
            ["She has no fever, no cough and no shortness of\nbreath at rest."],
        ),
        ("Well. PAST MEDICAL HISTORY: gout.", ["Well.", "PAST MEDICAL HISTORY: gout."]),
        ("Any fever? No.", ["Any fever?", "No."]),
        ("fever.\n\nhypertension.", ["fever.", "hypertension."]),
        ("There is no. It ended.", ["There is no.", "It ended."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_of_clinical_prose(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected
