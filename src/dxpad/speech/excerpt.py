"""A few seconds of a recording, to be heard."""

from __future__ import annotations

import io
import wave
from typing import TYPE_CHECKING

import av

from dxpad.domain.errors import BadInputError
from dxpad.speech.audio import BYTES_PER_SECOND, SAMPLE_RATE, Damage, frames_of, opened

if TYPE_CHECKING:
    from dxpad.speech.audio import AudioSource

LONGEST = 600.0
"""Seconds of one excerpt."""

_RUN_UP = 1.0
"""A decoder is started this much earlier: compressed sound needs what came before."""


def excerpt(path: AudioSource, start: float, end: float) -> bytes:
    """The sound from second `start` to `end` (at most `LONGEST` seconds) as a WAV file, all channels mixed.

    Raises:
        BadInputError: not audio, no time in it, or nothing is there.
        StorageError: the file cannot be opened.
    """
    if not 0 <= start < end:
        raise BadInputError("no time in the recording", where="from and to", mend="Give seconds, `to` after `from`")
    samples = _samples(path, start, min(end, start + LONGEST))
    if not samples:
        raise BadInputError("the recording ends before", where="from", mend="Choose an earlier second")
    made = io.BytesIO()
    with wave.open(made, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(SAMPLE_RATE)
        out.writeframes(samples)
    return made.getvalue()


def _samples(path: AudioSource, start: float, end: float) -> bytes:
    found, first, now = bytearray(), None, 0.0
    with opened(path) as container:
        stream = container.streams.audio[0]
        if start > _RUN_UP and stream.time_base:
            container.seek(int((start - _RUN_UP) / stream.time_base), stream=stream)
        resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
        for frame in frames_of(container, Damage()):
            at = now if frame.time is None else frame.time
            now = at + frame.samples / frame.sample_rate
            if at >= end:
                break
            if now <= start:
                continue
            first = at if first is None else first
            frame.pts = None
            for part in resampler.resample(frame):
                found += bytes(part.planes[0])[: 2 * part.samples]
    skipped = 2 * round(max(start - (first or 0.0), 0.0) * SAMPLE_RATE)
    return bytes(found[skipped : skipped + round((end - start) * BYTES_PER_SECOND) // 2 * 2])
