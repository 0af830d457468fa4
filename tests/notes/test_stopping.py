"""A medicine that no list knows, when it is stopped or started again."""

from __future__ import annotations

import pytest

from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import write
from dxpad.notes.stopping import tells_of_stopping


def note(*turns: tuple[Speaker, str]) -> str:
    said = tuple(Turn(speaker=speaker, text=text) for speaker, text in turns)
    return write(Transcript(id="t", turns=said), FindingSet(), {}).text


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("I want you to stop the zanudotinib.", "Stop the zanudotinib."),
        ("Please stop taking zanudotinib for now.", "Please stop taking zanudotinib for now."),
        ("Don't stop the zanudotinib.", "Do not stop the zanudotinib."),
    ],
)
def test_what_a_clinician_stops_stands_in_the_plan(told: str, written: str) -> None:
    assert note((Speaker.CLINICIAN, told), (Speaker.PATIENT, "Okay.")) == f"Plan\n{written}"


@pytest.mark.parametrize("told", ["I stopped the zanudotinib two weeks ago.", "I came off zanudotinib two weeks ago."])
def test_what_a_patient_stopped_is_written(told: str) -> None:
    assert "zanudotinib 2 weeks ago." in note((Speaker.CLINICIAN, "Any fever?"), (Speaker.PATIENT, f"No. {told}"))


@pytest.mark.parametrize(
    "text",
    [
        "Let's stop there.",
        "I had to stop the car.",
        "I stopped smoking.",
        "It stopped the bleeding.",
        "He came off bad.",
        "I quit that awful habit in 1985.",
        "That should stop your headaches.",
        "I stopped the evening classes.",
        "I had to stop taking the stairs.",
        "We restarted the computer.",
        "I came off my bicycle.",
        "Stop if your sugar drops.",
        "I quit cocaine and ice cream.",
        "Let's stop the Monday clinic.",
    ],
)
def test_other_things_that_stop_are_no_medicine(text: str) -> None:
    assert not tells_of_stopping(text)


@pytest.mark.parametrize(
    "text",
    [
        "I stopped the zanudotinib.",
        "Please stop the Zybrexa.",
        "I quit my blood thinner tablets.",
        "They took me off the drops.",
        "She was weaned off the lorafenac.",
        "Should we restart velmapril?",
        "I stopped taking zybrexa.",
        "We should discontinue the phentermine.",
        "Put me back on the 5 mg ones.",
    ],
)
def test_a_medicine_is_known_by_its_name_or_by_the_words_beside_it(text: str) -> None:
    assert tells_of_stopping(text)
