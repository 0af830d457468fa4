"""A note as a file."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.errors import MissingPartError
from dxpad.domain.finding import FindingSet
from dxpad.domain.note import Custody, Note, NoteSection, NoteSentence, SpanRef
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import templates, write
from dxpad.notes.export import FORMS, Convention, Heading, export, to_json_text, to_markdown
from dxpad.notes.export.marks import NOTHING
from dxpad.notes.export.pdf import FONT, SPELT, to_pdf
from dxpad.notes.export.pdf import _paragraphs as pdf_paragraphs
from dxpad.notes.export.word import to_docx
from dxpad.notes.template import load

HARD = "Zoë Šimůnková, Ωmega, Пётр: 1.5 µg ≥ 37 °C, ½ tablet, 5 × 10⁹/L, “yes” – no…"


@pytest.fixture
def note() -> Note:
    turns = (
        Turn(speaker=Speaker.CLINICIAN, text="Any fever <38?"),
        Turn(speaker=Speaker.PATIENT, text="I don't know."),
        Turn(speaker=Speaker.CLINICIAN, text="Is there any allergy?"),
    )
    return write(Transcript(id="visit_1", turns=turns), FindingSet(), {})


def test_json_is_the_contracts_object(note: Note) -> None:
    read = json.loads(to_json_text(note))
    assert set(read) == {"id", "template", "sections", "text", "said_not_written", "to_confirm", "issues"}
    assert read["sections"][0]["sentences"][0]["sources"][0] == {"turn": 0, "start": 0, "end": 14}


def test_markdown_shows_sentences_what_was_left_out_and_what_to_confirm(note: Note) -> None:
    assert to_markdown(note) == (
        "# Consultation note visit\\_1\n\nA draft that nobody has signed.\n\n"
        "## Subjective\n\n- Fever \\< 38: “I don't know.”.\n\n"
        "## Said, not written\n\n- allergy: asked, no answer understood: “Is there any allergy?”\n\n"
        "## To confirm\n\n- Sentence 1, number: 38\n- Sentence 1, negation: don't\n"
    )


def test_docx_holds_the_sentences(note: Note) -> None:
    pytest.importorskip("docx", reason="python-docx is not installed")
    with ZipFile(BytesIO(to_docx(note))) as archive:
        assert "I don't know." in archive.read("word/document.xml").decode("utf-8")


def test_pdf_is_the_same_for_the_same_note(note: Note) -> None:
    pytest.importorskip("reportlab", reason="reportlab is not installed")
    made = to_pdf(note)
    assert made.startswith(b"%PDF-")
    assert made == to_pdf(note)


@pytest.mark.parametrize(("module", "export"), [("docx", to_docx), ("reportlab.platypus", to_pdf)])
def test_a_missing_part_names_the_command(
    monkeypatch: pytest.MonkeyPatch, note: Note, module: str, export: object
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert callable(export)
    with pytest.raises(MissingPartError, match=r"pip install 'dxpad\[export\]'"):
        export(note)


# What every form must do, in every template


def marked() -> Note:
    """A note with a sentence of each kind, hard letters and a very long word."""
    sentences = (
        NoteSentence(text=HARD, sources=(SpanRef(turn=0, start=0, end=4),), status=Custody.LINKED),
        NoteSentence(text="Worked this out", sources=(), status=Custody.INFERRED),
        NoteSentence(text="Typed this", sources=(), status=Custody.TYPED),
        NoteSentence(text="pneumono" * 60, sources=(), status=Custody.TYPED),
    )
    section = NoteSection(key="s", title="Plan & <more>", loinc="", sentences=sentences)
    return Note(id="n", template="soap", sections=(section,), text="", said_not_written=(), to_confirm=())


def text_of_docx(content: bytes) -> list[str]:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


@pytest.mark.parametrize("form", ["md", "docx"])
def test_a_sentence_that_was_not_said_is_marked_in_every_form(form: str) -> None:
    made = export(marked(), form)
    text = made.decode() if form == "md" else "\n".join(text_of_docx(made))
    assert text.count("worked out, not said") == 1
    assert text.count("typed by the clinician") == 2
    assert "1.5 µg ≥ 37 °C" in text


def test_a_pdf_marks_what_was_not_said_and_holds_the_signs_of_medicine() -> None:
    pytest.importorskip("reportlab", reason="reportlab is not installed")
    paragraphs = [text for _, text in pdf_paragraphs(marked(), Heading())]
    assert sum("worked out, not said" in text for text in paragraphs) == 1
    assert "Plan &amp; &lt;more&gt;" in paragraphs
    fonts = pytest.importorskip("reportlab.pdfbase.ttfonts")
    typeface = pytest.importorskip("font_roboto", reason="font-roboto is not installed").font_files[FONT]
    drawn = fonts.TTFont(FONT, typeface).face.charToGlyph
    assert [letter for letter in HARD.translate(SPELT) if ord(letter) not in drawn] == []


def test_a_long_word_and_a_note_of_many_pages_fit_a_pdf() -> None:
    pytest.importorskip("reportlab", reason="reportlab is not installed")
    one = marked()
    section = replace(one.sections[0], sentences=one.sections[0].sentences * 100)
    assert to_pdf(replace(one, sections=(section,))).count(b"/Type /Page\n") > 3


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("template", templates())
def test_an_empty_note_is_a_whole_file_in_every_template(template: str, form: str) -> None:
    if form in ("docx", "pdf"):
        pytest.importorskip({"docx": "docx", "pdf": "reportlab"}[form])
    empty = write(Transcript(id="e", turns=()), FindingSet(), {}, template)
    made = export(empty, form, Heading(title=load(template).title))
    if form == "md":
        assert NOTHING in made.decode()
    if form == "docx":
        assert text_of_docx(made)[-1] == NOTHING
    assert made


@pytest.mark.parametrize(
    ("convention", "day", "width"),
    [(Convention.BRITISH, "2 November 2026", 595), (Convention.AMERICAN, "November 2, 2026", 612)],
)
def test_dates_and_paper_follow_the_convention(convention: Convention, day: str, width: int) -> None:
    pytest.importorskip("reportlab", reason="reportlab is not installed")
    above = Heading(held_at="2026-11-02T09:00:00+00:00", convention=convention)
    assert f"Consultation of {day}. A draft that nobody has signed." in to_markdown(marked(), above)
    assert day in "\n".join(text_of_docx(to_docx(marked(), above)))
    assert re.search(rb"/MediaBox \[ 0 0 (\d+)", to_pdf(marked(), above))[1] == str(width).encode()


def test_a_unit_stays_as_it_was_said() -> None:
    spoken = Transcript(id="u", turns=(Turn(speaker=Speaker.CLINICIAN, text="Your temperature is 101 Fahrenheit."),))
    for convention in Convention:
        text = to_markdown(write(spoken, FindingSet(), {}), Heading(convention=convention))
        assert "101" in text
        assert "38.3" not in text


@given(st.text())
def test_any_text_is_one_item_of_markdown(text: str) -> None:
    """No sentence can make a heading, a list or markup of its own."""
    sentence = NoteSentence(text=text, sources=(), status=Custody.TYPED)
    section = NoteSection(key="s", title="T", loinc="", sentences=(sentence,))
    lines = to_markdown(replace(marked(), sections=(section,))).split("\n")
    assert [line[:2] for line in lines if line] == ["# ", "A ", "##", "- "]
