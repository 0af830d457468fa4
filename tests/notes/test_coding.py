"""Suggested codes: only for what the clinician stated, each with its phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.demo import demo_text
from dxpad.domain.case import Case
from dxpad.domain.finding import Status
from dxpad.domain.note import Custody, Note, NoteSection, NoteSentence
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes.template import load
from dxpad.pad import Pad
from dxpad.speech.imports import read_transcript

if TYPE_CHECKING:
    from dxpad.domain.coding import SuggestedCode
    from dxpad.knowledge.store import Store


@pytest.fixture(scope="module")
def pad(store: Store) -> Pad:
    return Pad(store)


def codes(pad: Pad, *said: tuple[Speaker, str], template: str = "soap") -> tuple[SuggestedCode, ...]:
    transcript = Transcript(id="t", turns=tuple(Turn(speaker=speaker, text=text) for speaker, text in said))
    note = pad.write(transcript, pad.find(Case(id="t", transcript=transcript)), template=template)
    found = pad.codes(note, transcript, load(template))
    sentences = [sentence.text for section in note.sections for sentence in section.sentences]
    for code in found:
        assert sentences[code.sentence][code.start : code.end] == code.text
        assert code.icd10
    return found


def doctor(text: str) -> tuple[Speaker, str]:
    return (Speaker.CLINICIAN, text)


COUGH = (Speaker.PATIENT, "I have had a cough for a week.")


def test_a_diagnosis_that_the_clinician_states_has_its_code_and_phrase(pad: Pad) -> None:
    found = codes(pad, COUGH, doctor("I think you have acute bronchitis."))
    assert [(code.condition, code.icd10, code.text, code.status) for code in found] == [
        ("acute-bronchitis", ("J20.9",), "acute bronchitis", Status.PRESENT)
    ]


@pytest.mark.parametrize(
    "said",
    [
        doctor("I think it is not acute bronchitis."),
        doctor("Your mother had acute bronchitis."),
        (Speaker.PATIENT, "I think I have acute bronchitis."),
        doctor("Have you ever had acute bronchitis?"),
    ],
)
def test_what_is_denied_a_relative_s_or_not_the_clinician_s_has_none(pad: Pad, said: tuple[Speaker, str]) -> None:
    assert codes(pad, COUGH, doctor("I see."), said) == ()


def test_an_uncertain_diagnosis_says_so(pad: Pad) -> None:
    found = codes(pad, COUGH, doctor("I think this may be acute bronchitis."))
    assert {code.status for code in found} == {Status.POSSIBLE}


def test_the_differential_suggests_nothing(pad: Pad) -> None:
    """The demo's dissection leads the list; the doctor never names it in those words."""
    transcript = read_transcript(demo_text().read_bytes(), name="demo", transcript_id="demo")
    case = Case(id="demo", transcript=transcript)
    found = pad.find(case)
    assert pad.rank(case, found).differential[0].condition == "aortic-dissection"
    note = pad.write(transcript, found)
    assert "aortic-dissection" not in {code.condition for code in pad.codes(note, transcript, load("soap"))}


def typed(text: str, key: str = "assessment") -> Note:
    sentence = NoteSentence(text=text, sources=(), status=Custody.TYPED)
    section = NoteSection(key=key, title="A", loinc="", sentences=(sentence,))
    return Note(id="n", template="soap", sections=(section,), text=text, said_not_written=(), to_confirm=())


def test_a_typed_diagnosis_counts_in_the_assessment_only(pad: Pad) -> None:
    empty = Transcript(id="n", turns=())
    text = "Community-acquired pneumonia. No asthma."
    assert [code.condition for code in pad.codes(typed(text), empty, load("soap"))] == ["community-acquired-pneumonia"]
    assert pad.codes(typed(text, "subjective"), empty, load("soap")) == ()


def test_the_longest_name_counts_once(pad: Pad) -> None:
    text = "Acute bronchitis. Again: acute bronchitis."
    found = pad.codes(typed(text), Transcript(id="n", turns=()), load("soap"))
    assert [code.start for code in found] == [0]
