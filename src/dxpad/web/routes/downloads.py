"""The note as a file: Markdown, Word, PDF, or a FHIR document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dxpad import __version__
from dxpad.domain.errors import UnknownIdError
from dxpad.interop.fhir import WrittenNote, to_fhir
from dxpad.notes.export import Heading, export
from dxpad.web.desk import desk_of
from dxpad.web.routes.note import FIRST

if TYPE_CHECKING:
    from dxpad.domain.note import Note
    from dxpad.domain.transcript import Transcript
    from dxpad.web.desk import Desk, Look

router = APIRouter()
FHIR = "fhir"
TYPES = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    FHIR: "application/fhir+json",
}
ENDINGS = {FHIR: "fhir.json"}


@router.get("/consultations/{consultation_id}/note.{form}")
def download(request: Request, consultation_id: str, form: str, template: str = FIRST) -> Response:
    """The note in one of `TYPES`; back to its page when there is nothing to write."""
    if form not in TYPES:
        raise UnknownIdError("there is no such file format", where="note", mend=f"Use one of: {', '.join(TYPES)}")
    desk = desk_of(request)
    look = desk.look(consultation_id)
    made = desk.note(look, template)
    if made is None:
        return RedirectResponse(f"/consultations/{consultation_id}/note", 303)
    note, transcript = made
    heading = Heading(title=desk.templates.find(note.template).title, held_at=look.consultation.started)
    content = _document(desk, look, note, transcript) if form == FHIR else export(note, form, heading)
    name = f"note-{consultation_id}.{ENDINGS.get(form, form)}"
    return Response(content, media_type=TYPES[form], headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _document(desk: Desk, look: Look, note: Note, transcript: Transcript) -> bytes:
    """The note as a FHIR document, with what the clinician said of the patient and nothing else."""
    kind, described = desk.templates.find(note.template), look.consultation.described
    written = WrittenNote(
        note=note, transcript=transcript, found=look.found, title=kind.title, loinc=kind.loinc,
        made_at=desk.clock(), held_at=look.consultation.started, alias=described.alias,
        age=described.age if described.age is not None else look.found.age, sex=described.sex,
        program=__version__, knowledge=desk.pad.pad.knowledge.version,
    )  # fmt: skip
    return to_fhir(written)
