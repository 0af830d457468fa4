"""What the patient takes and reacts to, as the clinician states it. Each name is one event."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from dxpad.domain.consultation import Kind
from dxpad.domain.errors import BadInputError
from dxpad.domain.finding import Status
from dxpad.web.desk import desk_of
from dxpad.web.pages import page
from dxpad.web.routes.consultation import changed
from dxpad.web.stating import Listed, name_of, read_names, suggestions

router = APIRouter(prefix="/consultations/{consultation_id}")
LONGEST = 80
SET = {"present": Status.PRESENT, "absent": Status.ABSENT, "unknown": Status.UNKNOWN}
KINDS = {
    Listed.MEDICINE: (Kind.MEDICINE_SET, Kind.MEDICINE_CLEARED),
    Listed.ALLERGY: (Kind.ALLERGY_SET, Kind.ALLERGY_CLEARED),
}


@router.post("/names/{listed}")
def state(
    request: Request, consultation_id: str, listed: Listed, *, name: Annotated[str, Form()] = "",
    subject: Annotated[str, Form()] = "", status: Annotated[str, Form()] = "", instead: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Taken or not, borne or not, not known, or back to what was said. `instead` is a misread name that goes."""
    desk = desk_of(request)
    set_, cleared = KINDS[listed]
    if status == "clear" and subject:
        desk.add(consultation_id, cleared, subject=subject)
        return changed(request, consultation_id, back)
    if status not in SET:
        raise BadInputError("the status is none of those known", where="status", mend=f"Use {', '.join(SET)} or clear")
    words = " ".join(name.split())[:LONGEST]
    with desk.pad.taken() as pad:
        named = {subject: (name_of(subject, pad.knowledge), None)} if subject else read_names(words, listed, pad)
    if not named:
        raise BadInputError("nothing was named", where="name", mend="Write the name of a medicine or of an allergen")
    for each, (said, given) in named.items():
        desk.add(consultation_id, set_, subject=each, text=said, status=given or SET[status])
    if instead:
        desk.add(consultation_id, cleared, subject=instead)
    return changed(request, consultation_id, back)


@router.get("/names/{listed}")
def offered(request: Request, consultation_id: str, listed: Listed, q: str = "") -> Response:
    """Names for typed words, as options for the box."""
    desk = desk_of(request)
    desk.book.read(consultation_id)
    with desk.pad.taken() as pad:
        return page(request, "options.html", hits=[{"name": name} for name in suggestions(q, listed, pad.knowledge)])
