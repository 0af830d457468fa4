"""Lay words to clinical terms: the words stay in sight, and nothing that denies, doubts or belongs to another moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.case import Case
from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import write
from dxpad.notes.clinical import TERMS, in_clinical_terms
from dxpad.notes.words import negations
from dxpad.pad import Pad

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store

VERBS = {"vomited": "vomiting", "vomit": "vomiting", "vomits": "vomiting"}
PAIRS = [(lay.replace("_", " "), term) for term, some in TERMS.items() for lay in some.split()]


@pytest.fixture(scope="module")
def pad(store: Store) -> Pad:
    return Pad(store)


def text_of(*said: str, template: str = "soap") -> str:
    speakers = (Speaker.CLINICIAN, Speaker.PATIENT)
    turns = tuple(Turn(speaker=speakers[number % 2], text=text) for number, text in enumerate(said))
    return write(Transcript(id="t", turns=turns), FindingSet(), {}, template).text


@pytest.mark.parametrize(("lay", "term"), PAIRS)
def test_each_term_is_the_name_of_the_finding_that_the_lay_words_are_recognised_as(
    pad: Pad, lay: str, term: str
) -> None:
    found = pad.find(Case(id="t", text=f"I have had {lay} since Monday. I {lay} on Monday."))
    assert VERBS.get(term, term) in {finding.name.lower() for finding in found.findings}


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (("Any tummy pain or throwing up?", "No."), "No abdominal pain (“tummy pain”) or vomiting (“throwing up”)."),
        (("Any loose stools?", "Yes."), "Reports diarrhoea (“loose stools”)."),
        (("Any throwing up?", "No, but I have tummy pain."), "No vomiting (“throwing up”), but"),
        (("Any throwing up?", "I don't think so."), "No vomiting (“throwing up”) (“I don't think so”)."),
        (("Any tummy pain?", "Yeah, no."), "“Yeah, no.”"),
        (("And then?", "I have not had any tummy pain."), "Has not had any abdominal pain (“tummy pain”)."),
        (("And then?", "I threw up twice last night."), "Vomited (“threw up”) twice last night."),
        (("And then?", "I never throw up."), "Never vomit"),
        (("And then?", "I stopped throwing up on Monday."), "Stopped vomiting (“throwing up”) on Monday."),
        (("And then?", "Maybe it was a stomach ache."), "Maybe it was abdominal pain (“stomach ache”)."),
    ],
)
def test_polarity_doubt_and_time_stay_as_they_were(said: tuple[str, str], written: str) -> None:
    assert written in text_of("What brings you in?", "I have a fever.", *said)


@pytest.mark.parametrize(
    "text",
    [
        "Is throwing up blood.", "Threw up his hands.", "Has difficulty breathing through the nose.",
        "Said “tummy pain”.", "Feels sick and shaky.", "Ran the runs.", "No blood in the stool.",
    ],
)  # fmt: skip
def test_what_may_mean_something_else_stays(text: str) -> None:
    assert in_clinical_terms(text) == text


@pytest.mark.parametrize(("lay", "term"), PAIRS)
def test_no_term_adds_or_takes_a_negation(lay: str, term: str) -> None:
    for text in (f"No {lay}.", f"Does not have {lay}.", f"Has {lay}."):
        assert negations(in_clinical_terms(text)) == negations(text), term


def test_a_patient_is_written_to_in_their_own_words() -> None:
    turns = ("What brings you in?", "I have tummy pain.", "We will treat your tummy pain with rest.", "OK.")
    assert "abdominal" not in text_of(*turns, template="patient-leaflet")


def test_a_relatives_complaint_stays_the_relatives() -> None:
    text = text_of("What brings you in?", "I have a fever.", "And your family?", "My mother has tummy pain.")
    assert "mother has" in text
    assert "Reports" not in text
