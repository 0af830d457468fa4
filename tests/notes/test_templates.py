"""Templates: the program's own, a user's text with its faults, a pasted note; and that no word of one enters a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxpad.demo import demo_text
from dxpad.domain.errors import BadInputError
from dxpad.domain.finding import FindingSet
from dxpad.knowledge.reading import grade
from dxpad.notes import templates, write
from dxpad.notes.export import FORMS, Heading, export
from dxpad.notes.parts import Kind
from dxpad.notes.pasted import from_note, kinds_of
from dxpad.notes.template import load, parse, text_of
from dxpad.notes.templatefile import LONGEST, faults
from dxpad.speech.imports import read_transcript

if TYPE_CHECKING:
    from dxpad.domain.transcript import Transcript
    from dxpad.knowledge.store import Store

NEEDED = {
    "soap", "history-and-physical", "problem-based", "referral-letter", "discharge-summary", "sick-note",
    "patient-leaflet", "aci",
}  # fmt: skip
READABLE = 8
OWN = """# how we do it
[note]
title = Clinic letter

[history]
title = History
holds = chief-complaint, hpi
instruction = Zebrafish first, in order of time.
example = Zebrafish bit him on
    the Quaggatoe for three weeks.
[dates]
title = Dates
instruction = Write the Okapiday of return.
"""
FOREIGN = ("zebrafish", "quaggatoe", "okapiday")


def demo() -> Transcript:
    return read_transcript(demo_text().read_bytes(), name="demo", transcript_id="demo")


def test_the_templates_that_are_needed_are_there() -> None:
    assert set(templates()) >= NEEDED


@pytest.mark.parametrize("name", templates())
def test_a_template_of_the_program_has_no_fault_and_holds_each_kind_once(name: str) -> None:
    assert faults(text_of(name)) == ()
    kinds = [kind for section in load(name).sections for kind in section.holds]
    assert len(kinds) == len(set(kinds))
    assert kinds


@pytest.mark.parametrize("name", sorted(NEEDED - {"sick-note", "patient-leaflet"}))
def test_a_note_for_colleagues_leaves_no_kind_out(name: str) -> None:
    assert {kind for section in load(name).sections for kind in section.holds} == set(Kind)


def test_a_sick_note_tells_an_employer_no_history(store: Store) -> None:
    assert {kind for section in load("sick-note").sections for kind in section.holds} == {Kind.ASSESSMENT}
    written = write(demo(), FindingSet(), store.drugs(), "sick-note")
    assert [section.key for section in written.sections if section.sentences] == ["reason"]


def test_the_leaflet_of_the_demo_reads_at_grade_eight_or_less(store: Store) -> None:
    note = write(demo(), FindingSet(), store.drugs(), "patient-leaflet")
    own = "\n".join(section.title for section in load("patient-leaflet").sections)
    said = "\n".join(sentence.text for section in note.sections for sentence in section.sentences)
    assert said
    assert grade(own) <= READABLE
    assert grade(said) <= READABLE


def test_a_template_of_one_s_own_orders_the_note() -> None:
    made = parse("own", OWN)
    assert (made.title, [section.title for section in made.sections]) == ("Clinic letter", ["History", "Dates"])
    assert made.sections[0].example == "Zebrafish bit him on the Quaggatoe for three weeks."
    assert made.sections[1].holds == ()
    note = write(demo(), FindingSet(), {}, made)
    assert [section.title for section in note.sections] == ["History", "Dates"]
    assert note.sections[0].sentences
    assert note.sections[1].sentences == ()


@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_an_instruction_or_example_enters_a_note(form: str, store: Store) -> None:
    if form in ("docx", "pdf"):
        pytest.importorskip({"docx": "docx", "pdf": "reportlab"}[form])
    made = parse("own", OWN)
    note = write(demo(), FindingSet(), store.drugs(), made)
    assert not any(word in repr(note).lower() for word in FOREIGN)
    assert not any(word.encode() in export(note, form, Heading(title=made.title)).lower() for word in FOREIGN)


@pytest.mark.parametrize("example", ["Warfarin 5 mg daily", "Severe chest pain", "No allergies", "Left leg"])
def test_a_medical_example_never_becomes_a_fact(example: str) -> None:
    """The same conversation gives the same sentences, whatever the examples of its template say."""
    plain = "[s]\ntitle = All\nholds = " + ", ".join(Kind)
    with_examples = f"{plain}\nexample = {example}\ninstruction = Always write {example}"
    transcript = demo()
    bare, told = (write(transcript, FindingSet(), {}, parse("x", text)) for text in (plain, with_examples))
    assert told == bare


# What is wrong with a text


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ("", 1, "[history]"),
        ("[note]\ntitle = Only a title", 1, "[history]"),
        ("[a]\nholds = plan", 1, "title = "),
        ("[a]\ntitle = A", 1, "holds = "),
        ("[a]\ntitle = A\nholds = plann", 3, "Did you mean plan?"),
        ("[a]\ntitle = A\nholds = zzz", 3, "chief-complaint"),
        ("[a]\ntitle = A\nholds = plan\nwords = many", 4, "from 1 to"),
        ("[a]\ntitle = A\nholds = plan\nwords = 99999", 4, "from 1 to"),
        ("[a]\ntitle = A\nholds = plan\ncolour = red", 4, "Use one of"),
        ("[a]\ntitle = A\nholds = plan\ntitle = B", 4, "Keep one"),
        ("[a]\ntitle = A\nholds = plan\n[a]\ntitle = B\nholds = exam", 4, "name of its own"),
        ("[A b]\ntitle = A\nholds = plan", 1, "[past-history]"),
        ("title = A\n[a]\ntitle = A\nholds = plan", 1, "name = value"),
        ("[a]\ntitle = A\nholds = plan\njust words", 4, "name = value"),
        ("[a]\ntitle = A\nholds = plan\nloinc = twelve", 4, "10164-2"),
        ("[note]\nvoice = fourth\n[a]\ntitle = A\nholds = plan", 2, "third"),
        ("#" * (LONGEST + 1), 1, "holds no note"),
    ],
)
def test_a_fault_has_its_line_and_its_mend(text: str, line: int, mend: str) -> None:
    found = faults(text)
    assert (line, True) in [(fault.line, mend in fault.mend) for fault in found]
    with pytest.raises(BadInputError, match=f"line {found[0].line}"):
        parse("own", text)


def test_every_fault_is_told_at_once() -> None:
    assert [fault.line for fault in faults("[a]\ntitle = A\nholds = plann\nwords = x\n[b]\nfoo")] == [3, 4, 5, 5, 6]


@settings(deadline=None)
@given(st.text(alphabet="[]=# \n\tabtile-holdspan,9", max_size=200) | st.text(max_size=200))
def test_any_text_is_a_template_or_has_faults(text: str) -> None:
    if faults(text):
        with pytest.raises(BadInputError):
            parse("own", text)
    else:
        assert parse("own", text).sections


# From a pasted note

PASTED = """JANE DOE 12/3/1970
CC: cough
HPI:
Jane has had a cough since she met Mr Yak.
PMH: asthma
**Meds**
salbutamol
# Wound care
A/P: antibiotics, Mr Yak to call back
"""


def test_headings_of_a_note_become_sections_that_the_program_can_fill() -> None:
    made = from_note(PASTED)
    read = parse("own", made.text)
    assert [section.title for section in read.sections] == ["CC", "HPI", "PMH", "Meds", "Wound care", "A/P"]
    assert [section.holds for section in read.sections] == [
        (Kind.CHIEF_COMPLAINT,), (Kind.HISTORY,), (Kind.PAST,), (Kind.MEDICATIONS,), (), (Kind.ASSESSMENT, Kind.PLAN),
    ]  # fmt: skip


def test_what_the_program_cannot_fill_is_said() -> None:
    made = from_note(PASTED)
    assert made.unfilled == ("Wound care",)
    assert "cannot fill" in made.text


def test_no_word_of_a_pasted_note_but_its_headings_is_kept() -> None:
    text = from_note(PASTED).text
    assert not re.search(r"jane|doe|1970|yak|asthma|salbutamol|antibiotic", text, re.IGNORECASE)


def test_a_note_without_headings_gives_no_template() -> None:
    assert from_note("She has had a cough for three weeks and feels well.").text == ""


@pytest.mark.parametrize(
    "heading", ["Subjective", "Drug history", "O/E", "Impression", "Safety netting", "Family history"]
)
def test_common_headings_are_known(heading: str) -> None:
    assert kinds_of(heading)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_pasted_text_gives_a_template_that_can_be_used_or_none(pasted: str) -> None:
    made = from_note(f"Plan: rest\n{pasted}")
    assert faults(made.text) == ()
