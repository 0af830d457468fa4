"""The conversation corrected by hand: words, speakers, and which way round they are."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.domain.consultation import Event, Kind
from dxpad.domain.errors import BadInputError
from dxpad.domain.transcript import NAMED, Speaker, Voice, placed_words
from dxpad.speech.imports import turns_from_lines
from dxpad.speech.labels import label_of
from dxpad.web.desk import desk_of
from dxpad.web.naming import digest as digest_of
from dxpad.web.pages import page
from dxpad.web.routes.consultation import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.domain.consultation import Consultation
    from dxpad.domain.transcript import Turn, Word

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
    now = "".join(f"{label_of(turn)}: {turn.text}\n" for turn in turns)
    values = {"look": look, "consultation": look.consultation, "now": now, "lines": lines, "digest": digest_of(turns)}
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
    turns = turns_from_lines(lines.replace("\r\n", "\n"))

    def change(before: Consultation) -> Event:
        seen = before.turns if shown < 0 else before.turns[:shown]
        if digest and digest != digest_of(seen):
            raise _OvertakenError("the conversation changed meanwhile", where="transcript", mend="Look at it again")
        made = (*_with_times(turns, seen), *before.turns[len(seen) :])
        engine = before.engine if made else ""
        return Event(seq=0, at=desk.clock(), kind=Kind.HEARD, turns=made, engine=engine)

    try:
        desk.book.change(consultation_id, change)
    except _OvertakenError:
        return _box(request, consultation_id, lines)
    return RedirectResponse(f"/consultations/{consultation_id}#part-said", 303)


class _OvertakenError(BadInputError):
    """The turns are no longer those that stood in the box."""


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
    """The new turns, where they were heard. One whose words nobody changed keeps its times and the recogniser's
    confidence; one that was corrected, split off or put together has the times of those of its words that were heard.
    """
    matched = SequenceMatcher(None, [old.text for old in before], [new.text for new in turns], autojunk=False)
    made: list[Turn] = []
    for what, old_from, old_to, new_from, new_to in matched.get_opcodes():
        old, new = before[old_from:old_to], turns[new_from:new_to]
        if what == "equal":
            made += [
                replace(same, speaker=each.speaker, voice=_voice(same, each))
                for same, each in zip(old, new, strict=True)
            ]
        elif len(old) == len(new):
            made += [
                replace(each, start=same.start, end=same.end, voice=_voice(same, each))
                for same, each in zip(old, new, strict=True)
            ]
        elif old and len(new) == 1:
            made += [replace(new[0], start=old[0].start, end=old[-1].end)]
        else:
            made += _timed(new, old)
    return tuple(made)


def _voice(before: Turn, after: Turn) -> Voice:
    """A voice that nobody named is written like any `other`, and stays the one it was."""
    unnamed = before.speaker is after.speaker and before.voice not in NAMED
    return after.voice or (before.voice if unnamed else Voice.UNTOLD)


def _timed(turns: tuple[Turn, ...], before: tuple[Turn, ...]) -> Iterator[Turn]:
    """Turns in the place of others, with the times of the words that both have."""
    heard = [(_plain(turn.text[a:b]), word) for turn in before for a, b, word in placed_words(turn)]
    said = [(_plain(word), number) for number, turn in enumerate(turns) for word in turn.text.split()]
    matched = SequenceMatcher(None, [text for text, _ in heard], [text for text, _ in said], autojunk=False)
    found: dict[int, list[Word]] = {}
    for block in matched.get_matching_blocks():
        for at in range(block.size):
            found.setdefault(said[block.b + at][1], []).append(heard[block.a + at][1])
    for number, turn in enumerate(turns):
        words = found.get(number)
        yield replace(turn, start=words[0].start, end=words[-1].end) if words else turn


def _plain(word: str) -> str:
    return word.lower().strip(".,?!;:")
