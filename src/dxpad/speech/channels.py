"""The channels of one recording through an engine: one after the other, or each in a process of its own."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, TypeAlias

from dxpad.domain.errors import DxpadError
from dxpad.speech.audio import AudioSource, Progress, stream_channel
from dxpad.speech.engine import Engine, SecondsDone, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence
Segments: TypeAlias = tuple[Segment, ...]

PROGRESS_STEP = 1.0
"""Seconds of sound between two reports of progress."""


def transcribe_channels(
    engine: Engine, path: AudioSource, channels: Sequence[int], duration: float, *, progress: Progress, processes: int
) -> tuple[Segments, ...]:
    """The segments of each channel. With two processes or more, each channel is recognised in its own.

    Processes and not threads, since recognisers hold Python's lock. New interpreters are started, never copies of this
    one, so a script that calls this needs the usual `if __name__ == "__main__":`.

    Raises:
        DxpadError: whatever the engine raises, or a process that ended without a result.
    """
    report = _Report(progress=progress, duration=duration, done=[0.0] * len(channels))
    if processes > 1 and len(channels) > 1:
        found = _side_by_side(engine, path, channels, report)
    else:
        found = tuple(
            engine.transcribe(stream_channel(path, channel), _every_step(report.of(index)))
            for index, channel in enumerate(channels)
        )
    progress(duration, duration)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """Adds up how far the channels are and tells it as seconds of the recording."""

    progress: Progress
    duration: float
    done: list[float]

    def of(self, index: int) -> SecondsDone:
        def tell(seconds: float) -> None:
            self.done[index] = min(seconds, self.duration)
            self.progress(sum(self.done) / len(self.done), self.duration)

        return tell


def _every_step(tell: SecondsDone) -> SecondsDone:
    """The same callback, called once per `PROGRESS_STEP` at most."""
    told = 0.0

    def step(seconds: float) -> None:
        nonlocal told
        if seconds - told >= PROGRESS_STEP:
            told = seconds
            tell(seconds)

    return step


def _side_by_side(engine: Engine, path: AudioSource, channels: Sequence[int], report: _Report) -> tuple[Segments, ...]:
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe(duplex=False) for _ in channels]
    workers = [
        context.Process(target=_work, args=(engine, path, channel, writer), daemon=True)
        for channel, (_, writer) in zip(channels, pipes, strict=True)
    ]
    try:
        for worker, (_, writer) in zip(workers, pipes, strict=True):
            worker.start()
            writer.close()
        return _collected([reader for reader, _ in pipes], report)
    finally:
        for worker in workers:
            if worker.pid is not None:
                worker.terminate()
                worker.join()
        for reader, _ in pipes:
            reader.close()


def _collected(readers: Sequence[Connection], report: _Report) -> tuple[Segments, ...]:
    """Read the workers' messages until each has given its segments."""
    found: dict[int, Segments] = {}
    while len(found) < len(readers):
        waiting = [reader for index, reader in enumerate(readers) if index not in found]
        for ready in wait(waiting):
            index = next(index for index, reader in enumerate(readers) if reader is ready)
            message = _received(readers[index])
            if isinstance(message, DxpadError):
                raise message
            if isinstance(message, float):
                report.of(index)(message)
            else:
                found[index] = message
    return tuple(found[index] for index in range(len(readers)))


def _received(reader: Connection) -> float | Segments | DxpadError:
    try:
        message: float | Segments | DxpadError = reader.recv()
    except EOFError as error:
        raise DxpadError(
            "The recogniser's process ended without a transcript",
            where="speech engine",
            mend="Free some memory and try again, or use one process",
        ) from error
    return message


def _work(engine: Engine, path: AudioSource, channel: int, writer: Connection) -> None:
    """What a worker does: recognise one channel, and send progress, then its segments or the error."""
    try:
        writer.send(engine.transcribe(stream_channel(path, channel), _every_step(writer.send)))
    except DxpadError as error:
        writer.send(error)
    finally:
        writer.close()
