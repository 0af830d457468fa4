"""DOCX, by python-docx."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING

from dxpad.domain.errors import MissingPartError

if TYPE_CHECKING:
    from dxpad.domain.note import Note

INSTALL = "pip install 'dxpad[export]'"
"""The command that installs what DOCX and PDF need."""


def to_docx(note: Note) -> bytes:
    """The note as a DOCX file: a heading a section, a paragraph a sentence; a quotation or inference keeps its words.

    Raises:
        MissingPartError: python-docx is not installed.
    """
    try:
        docx = import_module("docx")
    except ImportError as error:
        raise MissingPartError("DOCX needs python-docx", where="export docx", mend=f"Install it: {INSTALL}") from error
    document = docx.Document()
    document.core_properties.title = "Consultation note"
    document.core_properties.author = ""
    for section in note.sections:
        if section.sentences:
            document.add_heading(section.title, level=1)
            for sentence in section.sentences:
                document.add_paragraph(_printable(sentence.text))
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _printable(text: str) -> str:
    """Control characters cannot stand in XML; they are left out."""
    return "".join(character for character in text if character >= " " or character in "\t\n")
