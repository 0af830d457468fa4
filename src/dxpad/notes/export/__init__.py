"""Notes as files: Markdown and JSON with the standard library, DOCX and PDF with the `export` extra.

DOCX and PDF live in modules of their own, so that importing this one needs nothing but Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.convention import Convention
from dxpad.domain.errors import UnknownIdError
from dxpad.notes.export.marks import Heading
from dxpad.notes.export.plain import to_json_text, to_markdown

if TYPE_CHECKING:
    from dxpad.domain.note import Note

__all__ = ["FORMS", "Convention", "Heading", "export", "to_json_text", "to_markdown"]

FORMS = ("md", "json", "docx", "pdf")


def export(note: Note, form: str, heading: Heading | None = None) -> bytes:
    """The note as the bytes of a file, with what stands above it (JSON has no heading).

    Raises:
        UnknownIdError: the form is none of `FORMS`.
        MissingPartError: DOCX or PDF without the `export` extra.
    """
    above = heading or Heading()
    if form == "md":
        return to_markdown(note, above).encode()
    if form == "json":
        return to_json_text(note).encode()
    if form == "docx":
        from dxpad.notes.export.word import to_docx  # noqa: PLC0415 the extra is only needed here

        return to_docx(note, above)
    if form == "pdf":
        from dxpad.notes.export.pdf import to_pdf  # noqa: PLC0415 see above

        return to_pdf(note, above)
    raise UnknownIdError(f"no note format {form!r}", mend=f"Use one of: {', '.join(FORMS)}")
