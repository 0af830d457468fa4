"""One engine on some recordings, in a process of its own: its words, its processor seconds, its memory, its delay.

The delay is that of a microphone: the sound comes in pieces of a quarter of a second, each when it has been spoken, and
a piece waits while the engine still works on the one before. Waiting is counted, not slept.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.speech.audio import BYTES_PER_SECOND, MIXED, stream_channel
from dxpad.speech.engine import LiveEngine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dxpad.speech.engine import Engine, Segment

PIECE_SECONDS = 0.25
_KIB_PER_MIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one engine made of some recordings.

    `delays_final` are seconds from the end of an utterance's last word until its segment was there, `delays_partial`
    from the end of each word until a word at its place was shown; both are empty for an engine that cannot be fed live.
    `processor_seconds` count all threads. `memory_mib` is the most the process held.
    """

    segments: tuple[tuple[Segment, ...], ...]
    seconds: float
    processor_seconds: float
    memory_mib: float
    delays_final: tuple[float, ...]
    delays_partial: tuple[float, ...]


def heard(engine: Engine, paths: Sequence[Path]) -> Heard:
    """Run the engine in a fresh process.

    Raises:
        DxpadError: whatever the engine raises.
    """
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_hear, (engine, tuple(paths)))


def _hear(engine: Engine, paths: tuple[Path, ...]) -> Heard:
    found: list[tuple[Segment, ...]] = []
    finals: list[float] = []
    partials: list[float] = []
    seconds = spent = 0.0
    for path in paths:
        samples = b"".join(stream_channel(path, MIXED))
        seconds += len(samples) / BYTES_PER_SECOND
        began = time.process_time()
        if isinstance(engine, LiveEngine):
            segments, final, partial = _live(engine, samples)
            finals += final
            partials += partial
        else:
            segments = engine.transcribe([samples], lambda _: None)
        spent += time.process_time() - began
        found.append(segments)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB_PER_MIB
    return Heard(
        segments=tuple(found),
        seconds=seconds,
        processor_seconds=spent,
        memory_mib=memory,
        delays_final=tuple(finals),
        delays_partial=tuple(partials),
    )


def _live(engine: LiveEngine, samples: bytes) -> tuple[tuple[Segment, ...], list[float], list[float]]:
    """The segments, the delay of each and the delay of each word, as a microphone would see them."""
    session = engine.listen()
    size = int(PIECE_SECONDS * BYTES_PER_SECOND)
    clock = 0.0
    segments: list[Segment] = []
    finals: list[float] = []
    partials: list[float] = []
    shown: list[float] = []
    for at in range(0, len(samples) + size, size):
        began = time.process_time()
        ended = session.feed(samples[at : at + size]) if at < len(samples) else session.close()
        open_words = len(session.partial()) if at < len(samples) else 0
        clock = max(clock, min(at + size, len(samples)) / BYTES_PER_SECOND) + time.process_time() - began
        for segment in ended:
            finals.append(clock - segment.words[-1].end)
            partials += [_shown_at(shown, n, clock) - word.end for n, word in enumerate(segment.words)]
            shown = []
        shown += [clock] * (open_words - len(shown))
        segments += ended
    return tuple(segments), finals, [max(delay, 0.0) for delay in partials]


def _shown_at(shown: list[float], number: int, otherwise: float) -> float:
    return shown[number] if number < len(shown) else otherwise
