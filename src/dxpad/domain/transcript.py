"""What was said, by whom and when. Times are seconds from the start of the recording."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

LOW_CONFIDENCE = 0.5
"""Below this a word is shown as doubtful, and a drug, number, side or negation is to be confirmed. Engines' confidences
are not calibrated: right words can be low and wrong ones high."""


ONLY_WHEN_SET = "only when set"
"""Marks a field that its JSON has only where it is not empty: what was written before the field was there stays as it
is."""


class Speaker(StrEnum):
    """Who speaks. `OTHER` is a relative, an interpreter, or someone nobody has named yet."""

    CLINICIAN = "clinician"
    PATIENT = "patient"
    OTHER = "other"


class Voice(StrEnum):
    """Which of several people an `other` is: named by somebody, or only told from the rest. Stages read all alike."""

    UNTOLD = ""
    RELATIVE = "relative"
    INTERPRETER = "interpreter"
    FIRST = "voice-1"
    SECOND = "voice-2"
    THIRD = "voice-3"


NAMED = (Voice.RELATIVE, Voice.INTERPRETER)
"""What a person said of a voice; the others only a recogniser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One recognised word; `confidence` lies in [0, 1], None when the engine gives none."""

    text: str
    start: float
    end: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One uninterrupted stretch of one speaker; times are None when they are not known."""

    speaker: Speaker
    text: str
    start: float | None = None
    end: float | None = None
    words: tuple[Word, ...] = ()
    voice: Voice = field(default=Voice.UNTOLD, metadata={ONLY_WHEN_SET: True})


def placed_words(turn: Turn) -> tuple[tuple[int, int, Word], ...]:
    """Each word of a turn with the characters of the text it stands at, marks included; empty when the text and the
    words no longer go side by side, since somebody corrected it."""
    places = list(re.finditer(r"\S+", turn.text))
    if len(places) != len(turn.words):
        return ()
    return tuple((place.start(), place.end(), word) for place, word in zip(places, turn.words, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Audio:
    """The recording a transcript was made from. `sha256` is of the file's bytes, `duration` in seconds."""

    path: str
    sha256: str
    duration: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Turns in order. `engine` is `import` for a transcript that was typed, pasted or read from a file."""

    id: str
    turns: tuple[Turn, ...]
    language: str = "en"
    engine: str = "import"
    model: str = ""
    audio: Audio | None = None
