"""How loud a channel is, window by window: silence, clipping, and whether two channels hold two speakers."""

from __future__ import annotations

import math
import sys
from array import array
from operator import mul

from dxpad.domain.issue import Issue

WINDOW = 1600
"""Samples in a window: 100 ms at 16 kHz."""

LEVELS_PER_SECOND = 10

FULL_SCALE = 32767
SILENT_DB = -55.0
"""A channel whose loudest window stays under this, in decibels of full scale, holds no speech."""

CLIPPED_SHARE = 0.001
"""Speech clips now and then; from one sample in a thousand on, words suffer."""

SEPARATE_DB = 6.0
"""Two microphones: whoever speaks is louder on the own one by at least this."""

_ENDS = (FULL_SCALE, -FULL_SCALE - 1)
_EVERY = 4
_NOTHING_DB = -100.0
_NAMES = ("left or only channel", "right channel")


class LevelMeter:
    """The levels of one channel, fed block by block. Holds one number per 100 ms, never the sound."""

    def __init__(self) -> None:
        self._rest = array("h")
        self._samples = 0
        self._clipped = 0
        self.levels = array("f")

    def feed(self, samples: array[int]) -> None:
        """Take the next samples (signed 16 bit)."""
        self._samples += len(samples)
        self._clipped += _at_full_scale(samples)
        self._rest.extend(samples)
        whole = len(self._rest) // WINDOW * WINDOW
        for at in range(0, whole, WINDOW):
            self.levels.append(_decibels(self._rest[at : at + WINDOW : _EVERY]))
        if whole:
            del self._rest[:whole]

    def issues(self, channel: int) -> list[Issue]:
        """What is wrong with this channel: silent, or clipped."""
        where = _NAMES[channel]
        loudest = max(self.levels, default=_decibels(self._rest))
        if loudest < SILENT_DB:
            return [
                Issue(
                    code="silent-recording",
                    where=where,
                    message=f"The loudest moment is {loudest:.0f} dB of full scale: no speech can be heard",
                    mend="Check that the microphone is plugged in and not muted, and record again",
                )
            ]
        if self._clipped > CLIPPED_SHARE * self._samples:
            return [
                Issue(
                    code="clipped-recording",
                    where=where,
                    message=f"{self._clipped / self._samples:.1%} of the samples are cut off at full scale",
                    mend="Turn the microphone down or move it away; words may be wrong",
                )
            ]
        return []

    def differs_from(self, other: LevelMeter) -> bool:
        """Whether the two channels are two microphones: mostly one is much louder than the other, each in its turn."""
        louder = [0, 0]
        heard = 0
        for mine, theirs in zip(self.levels, other.levels, strict=False):
            if max(mine, theirs) < SILENT_DB:
                continue
            heard += 1
            if abs(mine - theirs) >= SEPARATE_DB:
                louder[mine < theirs] += 1
        return heard > 0 and 2 * sum(louder) > heard


def _at_full_scale(samples: array[int]) -> int:
    """How many samples are cut off. Looking for their bytes first is a hundred times faster than counting numbers."""
    data = samples.tobytes()
    return sum(samples.count(value) for value in _ENDS if value.to_bytes(2, sys.byteorder, signed=True) in data)


def _decibels(samples: array[int]) -> float:
    """Root mean square in decibels of full scale; -100 for digital silence."""
    if not any(samples):
        return _NOTHING_DB
    power = sum(map(mul, samples, samples)) / max(len(samples), 1)
    return max(10 * math.log10(power / FULL_SCALE**2), _NOTHING_DB)
