"""DOCX, by python-docx."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING

from dxpad.domain.convention import Convention
from dxpad.domain.errors import MissingPartError
from dxpad.notes.export.marks import NOTHING, Heading, is_empty, mark_of, printable

if TYPE_CHECKING:
    from dxpad.domain.note import Note

INSTALL = "pip install 'dxpad[export]'"
"""The command that installs what DOCX and PDF need."""

PAPER = {Convention.BRITISH: (210.0, 297.0), Convention.AMERICAN: (215.9, 279.4)}
"""Width and height in millimetres: A4 and Letter."""


def to_docx(note: Note, heading: Heading | None = None) -> bytes:
    """The note as a DOCX file: a heading a section, a paragraph a sentence, in italics what was typed or worked out.

    Raises:
        MissingPartError: python-docx is not installed.
    """
    above = heading or Heading()
    try:
        docx = import_module("docx")
        shared = import_module("docx.shared")
    except ImportError as error:
        raise MissingPartError("DOCX needs python-docx", where="export docx", mend=f"Install it: {INSTALL}") from error
    document = docx.Document()
    document.core_properties.title = printable(above.title)
    document.core_properties.author = ""
    page = document.sections[0]
    page.page_width, page.page_height = (shared.Mm(length) for length in PAPER[above.convention])
    document.add_heading(printable(above.title), level=0)
    document.add_paragraph(printable(above.line))
    for section in note.sections:
        if section.sentences:
            document.add_heading(printable(section.title), level=1)
            for sentence in section.sentences:
                paragraph = document.add_paragraph(printable(sentence.text))
                if mark_of(sentence):
                    paragraph.add_run(f" ({mark_of(sentence)})").italic = True
    if is_empty(note):
        document.add_paragraph(NOTHING)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
