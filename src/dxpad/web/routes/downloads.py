"""The note as a file: Markdown, Word, PDF, or a FHIR document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dxpad import __version__
from dxpad.domain.convention import Convention
from dxpad.domain.errors import UnknownIdError
from dxpad.interop.fhir import Signature, WrittenNote, exact_hpo, to_fhir
from dxpad.notes.accepted import accepted
from dxpad.notes.export import Heading, export
from dxpad.notes.export.marks import DRAFT
from dxpad.web.besidenote import offered
from dxpad.web.desk import desk_of
from dxpad.web.show import moment
from dxpad.web.signed import for_file

if TYPE_CHECKING:
    from dxpad.domain.note import Note
    from dxpad.web.desk import Desk, Look, Written

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
def download(request: Request, consultation_id: str, form: str, template: str = "") -> Response:
    """The note in one of `TYPES`; back to its page when there is nothing to write."""
    if form not in TYPES:
        raise UnknownIdError("there is no such file format", where="note", mend=f"Use one of: {', '.join(TYPES)}")
    desk = desk_of(request)
    look = desk.look(consultation_id)
    made = desk.written(look, template)
    if made is None:
        return RedirectResponse(f"/consultations/{consultation_id}/note", 303)
    content = _document(desk, look, made) if form == FHIR else _file(desk, look, made, form)
    name = f"note-{consultation_id}.{ENDINGS.get(form, form)}"
    return Response(content, media_type=TYPES[form], headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _file(desk: Desk, look: Look, made: Written, form: str) -> bytes:
    """Markdown, Word or PDF: a signed note with its addenda, any other as a draft."""
    consultation, note = look.consultation, made.revision.note
    convention = _convention(desk)
    signed = f"Signed by {consultation.signed_by}, {moment(consultation.signed, convention)}."
    heading = Heading(
        title=_title(desk, note),
        held_at=consultation.started,
        state=signed if made.signed else DRAFT,
        convention=convention,
    )
    return export(for_file(note, consultation, convention) if made.signed else note, form, heading)


def _convention(desk: Desk) -> Convention:
    return desk.conventions.chosen() or Convention.BRITISH


def _title(desk: Desk, note: Note) -> str:
    """The title of the note's template; a plain one where the user has deleted it since."""
    known = note.template in desk.templates.all()
    if not known:
        return Heading().title
    template = desk.templates.find(note.template)
    return template.american if _convention(desk) is Convention.AMERICAN else template.title


def _document(desk: Desk, look: Look, made: Written) -> bytes:
    """The note as a FHIR document, with what the clinician said of the patient and nothing else."""
    consultation, note = look.consultation, made.revision.note
    described, amended = consultation.described, made.signed and bool(consultation.note.addenda)
    signed = Signature(by=consultation.signed_by, at=consultation.signed) if made.signed else None
    whole = for_file(note, consultation, _convention(desk)) if amended else note
    written = WrittenNote(
        note=whole, transcript=made.transcript, found=look.found,
        title=_title(desk, note), loinc=_loinc(desk, note), made_at=desk.clock(), held_at=consultation.started,
        alias=described.alias, age=described.age if described.age is not None else look.found.age, sex=described.sex,
        program=__version__, knowledge=desk.pad.pad.knowledge.version, signed=signed, amended=amended,
        codes=accepted(offered(desk, made, consultation)), exact_hpo=desk.pad.pad.knowledge.derived(exact_hpo),
    )  # fmt: skip
    return to_fhir(written)


def _loinc(desk: Desk, note: Note) -> str:
    return desk.templates.find(note.template).loinc if note.template in desk.templates.all() else ""
