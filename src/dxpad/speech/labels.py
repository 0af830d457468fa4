"""Speaker labels as people write them: `Dr Smith:`, `Pt:`, `Mother:`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from dxpad.domain.transcript import Speaker, Voice

if TYPE_CHECKING:
    from dxpad.domain.transcript import Turn

Who: TypeAlias = tuple[Speaker, Voice]

_CLINICIAN = ("doctor", "dr", "gp", "clinician", "physician", "consultant", "surgeon", "nurse", "registrar", "doc")
_PATIENT = ("patient", "pt", "client")
_FAMILY = (
    "mother",
    "father",
    "mum",
    "mom",
    "dad",
    "parent",
    "wife",
    "husband",
    "partner",
    "spouse",
    "son",
    "daughter",
    "brother",
    "sister",
    "grandmother",
    "grandfather",
    "relative",
    "family",
)
_INTERPRETERS = ("interpreter", "translator")
_OTHER = (*_FAMILY, *_INTERPRETERS, "friend", "carer", "caregiver", "guardian", "other")
_ROLE = {
    **dict.fromkeys(_CLINICIAN, Speaker.CLINICIAN),
    **dict.fromkeys(_PATIENT, Speaker.PATIENT),
    **dict.fromkeys(_OTHER, Speaker.OTHER),
}
_VOICE = {**dict.fromkeys(_FAMILY, Voice.RELATIVE), **dict.fromkeys(_INTERPRETERS, Voice.INTERPRETER)}
_LETTER = {"d": Speaker.CLINICIAN, "p": Speaker.PATIENT}
_NAME_AFTER_TITLE = re.compile(r"\s+\S.*\Z", re.DOTALL)

LABEL = re.compile(
    r"\s*(?:\*\*)?(?P<label>[A-Za-z]+)\.?(?P<rest>(?:\s+[A-Z][\w'\u2019-]*){0,2})"
    r"\s*(?:\*\*)?:(?:\*\*)?\s*"
)
"""A label at the start of a line: one word, up to two capitalised names after it, a colon; asterisks of Markdown."""

LABELS = {Speaker.CLINICIAN: "Doctor", Speaker.PATIENT: "Patient", Speaker.OTHER: "Other"}
NAMES = {Voice.RELATIVE: "Relative", Voice.INTERPRETER: "Interpreter"}


def label_of(turn: Turn) -> str:
    """The label that is written before a turn and read again; voices that nobody named have none of their own."""
    return NAMES.get(turn.voice) or LABELS[turn.speaker]


def speaker_of(name: str) -> Speaker | None:
    """The role a written name stands for (`Dr Smith`, `Pt`, `MOTHER`), or None when it names none."""
    word = _plain(name)
    return _ROLE.get(word) or _LETTER.get(word)


def voice_of(name: str) -> Voice:
    """Which `other` a written name stands for: `Mother` is a relative, `Interpreter` an interpreter."""
    return _VOICE.get(_plain(name), Voice.UNTOLD)


def _plain(name: str) -> str:
    return _NAME_AFTER_TITLE.sub("", name.strip()).rstrip(".").lower()


def split_label(line: str, *, letters: bool) -> tuple[Who | None, str]:
    """Whom a line's label names and the words after it; (None, line) when it has no such label.

    With `letters` false, `D:` and `P:` are no labels: in a note, `P:` begins the plan.
    """
    match = LABEL.match(line)
    if match is None or (not letters and match["label"].lower() in _LETTER):
        return None, line.strip()
    speaker = speaker_of(match["label"])
    who = None if speaker is None else (speaker, voice_of(match["label"]))
    return (None, line.strip()) if who is None else (who, line[match.end() :].strip())


def uses_letters(lines: list[str]) -> bool:
    """Whether `D:` and `P:` both begin lines, so that they mean the two speakers."""
    found = {match["label"].lower() for line in lines if (match := LABEL.match(line)) is not None}
    return found >= _LETTER.keys()
