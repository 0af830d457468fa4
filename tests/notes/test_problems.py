"""A plan by problem: what belongs together stands together, and nothing is moved under a problem it does not name."""

from __future__ import annotations

import pytest

from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import write
from dxpad.notes.templatefile import faults


def plan_of(*said: str, template: str = "problem-based") -> list[str]:
    turns = [
        turn
        for text in said
        for turn in (Turn(speaker=Speaker.CLINICIAN, text=text), Turn(speaker=Speaker.PATIENT, text="OK."))
    ]
    note = write(Transcript(id="t", turns=tuple(turns)), FindingSet(), {"metformin": "metformin"}, template)
    return [
        sentence.text
        for section in note.sections
        for sentence in section.sentences
        if section.key in ("problems-and-plan", "plan")
    ]


DIABETES = "For your first problem, your diabetes, we'll increase your metformin."
KNEE = "For your second problem, your knee pain, I'd like to refer you to physical therapy."


def test_what_is_said_later_on_a_problem_stands_with_it() -> None:
    assert plan_of(DIABETES, KNEE, "We'll check your diabetes again in three months with blood tests.") == [
        "Diabetes: increase metformin.",
        "Check diabetes again in 3 months with blood tests.",
        "Knee pain: refer to physical therapy.",
    ]


def test_a_sentence_that_names_no_problem_follows_the_one_named_last() -> None:
    assert plan_of(DIABETES, "We'll order blood tests.", KNEE)[:2] == [
        "Diabetes: increase metformin.",
        "Order blood tests.",
    ]


def test_a_sentence_that_names_two_problems_is_not_moved() -> None:
    both = "We'll see you again for diabetes with knee pain."
    assert plan_of(DIABETES, KNEE, both)[-1].startswith("See again for")


def test_the_plan_of_a_soap_note_is_gathered_too() -> None:
    assert plan_of(
        DIABETES, KNEE, "We'll check your diabetes again in three months with blood tests.", template="soap"
    )[1] == ("Check diabetes again in 3 months with blood tests.")


def test_an_unknown_order_is_refused_with_the_known_ones() -> None:
    found = faults("[x]\ntitle = X\nholds = plan\norder = chance\n")
    assert [(fault.line, fault.what, fault.mend) for fault in found] == [
        (4, "this order is not known", "Use one of: kind, problem")
    ]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("What I want to do is, I'll get the blood test forms sent to you.", "Get the blood test forms sent"),
        ("I want you to continue your lisinopril 10 mg a day.", "Continue lisinopril 10 mg a day."),
        ("I'd like to start you on some metformin.", "Start on metformin."),
        ("I don't want you to take metformin.", "I do not want the patient to take metformin"),
        ("What I'm worried about is your diabetes, so we'll do a blood test.", "What I am worried about is"),
        ("We'll go ahead and order a blood test.", "Order a blood test."),
    ],
)
def test_a_plan_is_written_as_what_is_to_be_done(said: str, written: str) -> None:
    assert any(line.startswith(written) for line in plan_of(said)), plan_of(said)


def test_advice_with_an_if_stays_whole() -> None:
    (line,) = plan_of("If you get worse, then I want you to come back and see me.", template="soap")
    assert line == "If the patient gets worse, then come back and see me."
