"""A note as a file."""

from __future__ import annotations

import json
import sys
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from dxpad.domain.errors import MissingPartError
from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import write
from dxpad.notes.export import to_json_text, to_markdown
from dxpad.notes.export.pdf import to_pdf
from dxpad.notes.export.word import to_docx

if TYPE_CHECKING:
    from dxpad.domain.note import Note


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
    assert set(read) == {"id", "template", "sections", "text", "said_not_written", "to_confirm"}
    assert read["sections"][0]["sentences"][0]["sources"][0] == {"turn": 0, "start": 0, "end": 14}


def test_markdown_shows_sentences_what_was_left_out_and_what_to_confirm(note: Note) -> None:
    assert to_markdown(note) == (
        "# Note visit\\_1\n\n## Subjective\n\n- Asked “Any fever \\<38?”: “I don't know.”.\n\n"
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
