"""The conversation corrected by hand: words, speakers, and which way round they are."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.domain.consultation import Event, Kind
from dxpad.domain.transcript import Speaker
from dxpad.speech.imports import turns_from_lines
from dxpad.web.desk import desk_of
from dxpad.web.pages import page
from dxpad.web.routes.consultation import changed
from dxpad.web.show import SPEAKERS

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation
    from dxpad.domain.transcript import Turn

router = APIRouter(prefix="/consultations/{consultation_id}")
SWAPPED = {Speaker.CLINICIAN: Speaker.PATIENT, Speaker.PATIENT: Speaker.CLINICIAN}


@router.get("/transcript")
def transcript(request: Request, consultation_id: str) -> Response:
    """The conversation in a box, to correct words and speakers."""
    return _box(request, consultation_id, None)


def _box(request: Request, consultation_id: str, lines: str | None) -> Response:
    """The box with the conversation, or with `lines` that could not be saved over it."""
    look = desk_of(request).look(consultation_id)
    turns = look.consultation.turns
    now = "".join(f"{SPEAKERS[turn.speaker.value]}: {turn.text}\n" for turn in turns)
    values = {"look": look, "consultation": look.consultation, "now": now, "lines": lines, "digest": _digest(turns)}
    return page(request, "transcript.html", 200 if lines is None else 409, tab="look", **values)


@router.post("/transcript")
def corrected(
    request: Request, consultation_id: str, lines: Annotated[str, Form()] = "", shown: Annotated[int, Form()] = -1,
    digest: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """The conversation as corrected; an empty box takes it away. Times stay where the number of turns is the same.

    `shown` is how many turns stood in the box, and `digest` which: those that were heard since then, while the
    recording goes on, stay; where the others changed meanwhile, the box comes back.
    """
    desk = desk_of(request)
    before = desk.book.read(consultation_id)
    if digest and digest != _digest(before.turns[:shown]):
        return _box(request, consultation_id, lines)
    turns = turns_from_lines(lines.replace("\r\n", "\n"))

    def change(before: Consultation) -> Event:
        seen = before.turns if shown < 0 else before.turns[:shown]
        made = (*_with_times(turns, seen), *before.turns[len(seen) :])
        engine = before.engine if made else ""
        return Event(seq=0, at=desk.clock(), kind=Kind.HEARD, turns=made, engine=engine)

    desk.book.change(consultation_id, change)
    return RedirectResponse(f"/consultations/{consultation_id}#said", 303)


def _digest(turns: tuple[Turn, ...]) -> str:
    return sha256("\n".join(turn.text for turn in turns).encode()).hexdigest()[:16]


@router.post("/speakers")
def swapped(request: Request, consultation_id: str, back: Annotated[str, Form()] = "") -> Response:
    """Clinician and patient the other way round in every turn; others stay."""
    desk = desk_of(request)

    def change(before: Consultation) -> Event:
        turns = tuple(replace(turn, speaker=SWAPPED.get(turn.speaker, turn.speaker)) for turn in before.turns)
        return Event(seq=0, at=desk.clock(), kind=Kind.HEARD, turns=turns, engine=before.engine)

    desk.book.change(consultation_id, change)
    return changed(request, consultation_id, back)


def _with_times(turns: tuple[Turn, ...], before: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The new turns; one whose words nobody changed keeps its times and the recogniser's confidence, and where as many
    turns are left as there were, each keeps its times."""
    matched = SequenceMatcher(None, [old.text for old in before], [new.text for new in turns], autojunk=False)
    same = {block.b + at: before[block.a + at] for block in matched.get_matching_blocks() for at in range(block.size)}
    if len(turns) == len(before):
        turns = tuple(replace(new, start=old.start, end=old.end) for new, old in zip(turns, before, strict=True))
    return tuple(replace(same[n], speaker=new.speaker) if n in same else new for n, new in enumerate(turns))
