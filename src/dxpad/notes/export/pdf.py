"""PDF, by ReportLab."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dxpad.domain.errors import MissingPartError
from dxpad.notes.export.word import INSTALL

if TYPE_CHECKING:
    from dxpad.domain.note import Note


def to_pdf(note: Note) -> bytes:
    """The note as a PDF file on A4, the same bytes for the same note. Letters outside Latin-1 print as a box.

    Raises:
        MissingPartError: ReportLab is not installed.
    """
    try:
        platypus = import_module("reportlab.platypus")
        styles = import_module("reportlab.lib.styles").getSampleStyleSheet()
        pagesizes = import_module("reportlab.lib.pagesizes")
    except ImportError as error:
        raise MissingPartError("PDF needs reportlab", where="export pdf", mend=f"Install it: {INSTALL}") from error
    flow = [platypus.Paragraph("Consultation note", styles["Title"])]
    for section in note.sections:
        if section.sentences:
            flow.append(platypus.Paragraph(escape(section.title), styles["Heading2"]))
            flow.extend(platypus.Paragraph(escape(s.text), styles["BodyText"]) for s in section.sentences)
    buffer = BytesIO()
    document = platypus.SimpleDocTemplate(buffer, pagesize=pagesizes.A4, title="Consultation note", invariant=1)
    document.build(flow)
    return buffer.getvalue()
