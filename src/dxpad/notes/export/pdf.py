"""PDF, by ReportLab, in Roboto, so that it looks the same on every machine."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dxpad.domain.convention import Convention
from dxpad.domain.errors import MissingPartError
from dxpad.notes.export.marks import NOTHING, Heading, is_empty, mark_of, printable
from dxpad.notes.export.word import INSTALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.domain.note import Note, NoteSentence

FONT = "Roboto"
SPELT = str.maketrans({"→": "->", "←": "<-", "↑": "up ", "↓": "down "})
"""Signs that the typeface lacks, in letters."""


def to_pdf(note: Note, heading: Heading | None = None) -> bytes:
    """The note as a PDF file, the same bytes for the same note. Latin, Greek and Cyrillic letters and the signs of
    medicine print; a letter that the typeface lacks (Chinese, say) prints as a box, and right-to-left text is not
    turned round.

    Raises:
        MissingPartError: ReportLab or the typeface is not installed.
    """
    above = heading or Heading()
    try:
        platypus = import_module("reportlab.platypus")
        sheet = import_module("reportlab.lib.styles").getSampleStyleSheet()
        pages = import_module("reportlab.lib.pagesizes")
        metrics = import_module("reportlab.pdfbase.pdfmetrics")
        fonts = import_module("reportlab.pdfbase.ttfonts")
        typeface = import_module("font_roboto").font_files[FONT]
    except ImportError as error:
        lacking = "PDF needs reportlab and font-roboto"
        raise MissingPartError(lacking, where="export pdf", mend=f"Install them: {INSTALL}") from error
    metrics.registerFont(fonts.TTFont(FONT, typeface))
    for name in ("Title", "Heading2", "BodyText"):
        sheet[name].fontName = FONT
    flow = [platypus.Paragraph(text, sheet[style]) for style, text in _paragraphs(note, above)]
    buffer = BytesIO()
    paper = pages.LETTER if above.convention is Convention.AMERICAN else pages.A4
    platypus.SimpleDocTemplate(buffer, pagesize=paper, title=above.title, invariant=1).build(flow)
    return buffer.getvalue()


def _paragraphs(note: Note, above: Heading) -> Iterator[tuple[str, str]]:
    """(style, marked-up text) of every paragraph."""
    yield "Title", _safe(above.title)
    yield "BodyText", _safe(above.line)
    for section in note.sections:
        if section.sentences:
            yield "Heading2", _safe(section.title)
            yield from (("BodyText", _marked(sentence)) for sentence in section.sentences)
    if is_empty(note):
        yield "BodyText", NOTHING


def _marked(sentence: NoteSentence) -> str:
    mark = mark_of(sentence)
    return f'{_safe(sentence.text)} <font size="8">({mark})</font>' if mark else _safe(sentence.text)


def _safe(text: str) -> str:
    return escape(printable(text).translate(SPELT))
