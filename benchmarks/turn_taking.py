"""Who speaks when: voice detection and speakers against the marks of people, in frames of 10 ms.

The diarization error is missed speech, false alarms and confusion by seconds of speech, overlapping speech counted for
each speaker, 0.25 s around each mark left out, hypothesised speakers named in the best way.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FRAMES = 100
COLLAR = 0.25

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """Frames of speech, of no speech, of missed speech and of false alarms."""

    speech: int = 0
    rest: int = 0
    missed: int = 0
    false: int = 0

    def __add__(self, other: Detection) -> Detection:
        return Detection(
            speech=self.speech + other.speech,
            rest=self.rest + other.rest,
            missed=self.missed + other.missed,
            false=self.false + other.false,
        )

    @property
    def rates(self) -> dict[str, float]:
        """Shares of the speech missed, of the rest taken for speech, and both errors by speech."""
        return {
            "missed_speech": round(self.missed / max(self.speech, 1), 4),
            "false_alarms": round(self.false / max(self.rest, 1), 4),
            "detection_error": round((self.missed + self.false) / max(self.speech, 1), 4),
        }


def detection(marked: Sequence[Span], found: Sequence[Span], seconds: float) -> Detection:
    """How well speech was told from the rest."""
    length = int(seconds * FRAMES)
    theirs, mine = _mask(marked, length), _mask(found, length)
    pairs = list(zip(theirs, mine, strict=True))
    return Detection(
        speech=sum(theirs),
        rest=length - sum(theirs),
        missed=sum(t and not m for t, m in pairs),
        false=sum(m and not t for t, m in pairs),
    )


def diarization(
    marked: Mapping[str, Sequence[Span]], found: Mapping[str, Sequence[Span]], seconds: float
) -> tuple[int, int]:
    """(wrong frames, frames of speech): added up over recordings, their quotient is the diarization error."""
    length = int(seconds * FRAMES)
    counted = [True] * length
    for spans in marked.values():
        for edge in (edge for span in spans for edge in span):
            for at in range(max(int((edge - COLLAR) * FRAMES), 0), min(int((edge + COLLAR) * FRAMES), length)):
                counted[at] = False
    theirs = [_mask(spans, length) for spans in marked.values()]
    mine = [_mask(spans, length) for spans in found.values()]
    frames = [at for at in range(length) if counted[at]]
    speakers = [sum(mask[at] for mask in theirs) for at in frames]
    most = sum(max(n, sum(mask[at] for mask in mine)) for n, at in zip(speakers, frames, strict=True))
    return most - _best_overlap(theirs, mine, frames), sum(speakers)


def _best_overlap(theirs: list[list[bool]], mine: list[list[bool]], frames: list[int]) -> int:
    """Frames in which the right speaker is named, for the best naming."""
    shared = [[sum(t[at] and m[at] for at in frames) for t in theirs] for m in mine]
    if len(mine) <= len(theirs):
        namings = permutations(range(len(theirs)), len(mine))
        return max((sum(shared[m][t] for m, t in enumerate(naming)) for naming in namings), default=0)
    namings = permutations(range(len(mine)), len(theirs))
    return max((sum(shared[m][t] for t, m in enumerate(naming)) for naming in namings), default=0)


def _mask(spans: Sequence[Span], length: int) -> list[bool]:
    mask = [False] * length
    for start, end in spans:
        for at in range(max(int(start * FRAMES), 0), min(int(end * FRAMES), length)):
            mask[at] = True
    return mask
