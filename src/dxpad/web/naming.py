"""Who says a turn: the roles that somebody can name, and turns with new names."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Event, Kind
from dxpad.domain.errors import BadInputError, ConflictError
from dxpad.domain.transcript import Speaker, Voice
from dxpad.speech.labels import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.domain.consultation import Consultation
    from dxpad.domain.transcript import Turn
    from dxpad.web.clock import Clock

ROLES = {
    "doctor": ("Doctor", Speaker.CLINICIAN, Voice.UNTOLD),
    "patient": ("Patient", Speaker.PATIENT, Voice.UNTOLD),
    "relative": ("Relative", Speaker.OTHER, Voice.RELATIVE),
    "interpreter": ("Interpreter", Speaker.OTHER, Voice.INTERPRETER),
    "other": ("Somebody else", Speaker.OTHER, Voice.UNTOLD),
}
COUNTS = {0: "Find out: one or two", 1: "One", 2: "Two", 3: "Three: with a relative or an interpreter"}
_UNNAMED = {Voice.FIRST: "Voice 1", Voice.SECOND: "Voice 2", Voice.THIRD: "Voice 3"}


def who(turn: Turn) -> str:
    """Whom the page calls the speaker of a turn."""
    return _UNNAMED.get(turn.voice) or label_of(turn)


def digest(turns: Sequence[Turn]) -> str:
    """Tells whether turns are those that somebody saw, words and speakers."""
    return sha256("\n".join(f"{who(turn)}: {turn.text}" for turn in turns).encode()).hexdigest()[:16]


def renamed(before: Consultation, number: int, *, seen: str, role: str, everywhere: bool, clock: Clock) -> Event:
    """A turn, or all turns of its speaker, with another name.

    Raises:
        BadInputError: no such role.
        ConflictError: the turn is not the one that was seen (`seen`, its digest): turns were put together meanwhile.
    """
    if role not in ROLES:
        raise BadInputError("no such speaker", where="role", mend=f"Choose one of: {', '.join(ROLES)}")
    turn = turn_of(before, number, seen)
    _, speaker, voice = ROLES[role]
    meant = [each is turn or (everywhere and (each.speaker, each.voice) == (turn.speaker, turn.voice))
             for each in before.turns]  # fmt: skip
    turns = tuple(
        replace(each, speaker=speaker, voice=voice) if this else each
        for each, this in zip(before.turns, meant, strict=True)
    )
    return Event(seq=0, at=clock(), kind=Kind.HEARD, turns=turns, engine=before.engine)


def turn_of(consultation: Consultation, number: int, seen: str) -> Turn:
    """The turn of this number, if it is the one that was seen.

    Raises:
        ConflictError: it is not.
    """
    turn = consultation.turns[number] if 0 <= number < len(consultation.turns) else None
    if turn is None or digest((turn,)) != seen:
        raise ConflictError(
            "the conversation changed meanwhile; nothing was changed", mend="Look again, then repeat it"
        )
    return turn


def asked_for(count: int, clock: Clock) -> Event:
    """How many voices the next recordings are searched for.

    Raises:
        BadInputError: not one of `COUNTS`.
    """
    if count not in COUNTS:
        raise BadInputError("no such number of voices", where="voices", mend="Choose one of the list")
    return Event(seq=0, at=clock(), kind=Kind.VOICES, subject=str(count))
