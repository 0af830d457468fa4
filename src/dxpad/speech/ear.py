"""A recogniser in a process of its own, fed while somebody speaks.

Whoever feeds it never waits for it: recognisers hold Python's lock, and sound must be kept and acknowledged meanwhile.
"""

from __future__ import annotations

import multiprocessing
import signal
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event as Flag
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias

from dxpad.domain.errors import DxpadError
from dxpad.speech.audio import BYTES_PER_SECOND
from dxpad.speech.engine import LiveEngine, Segment, Session
from dxpad.speech.once import Once

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

    from dxpad.domain.transcript import Word

MOST_BEHIND = 300.0
"""Seconds of sound that may wait for a recogniser; one that is slower than that is given up."""

_END = b""
MICROPHONES = 2
"""From so many on a word may be heard twice."""

Ended: TypeAlias = list[tuple[int, Segment]]
Answer: TypeAlias = tuple[Ended, Ended, list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a recogniser made of the next sound.

    `ended` are segments with their channel, and `told` those for the page, where each word that two microphones heard
    stands once; `partial` are the words that are still open, channel by channel. `heard` counts the seconds worked
    through and `behind` those that wait. The `last` news has the `failure` that ended it, empty when the sound ended.
    """

    ended: tuple[tuple[int, Segment], ...] = ()
    told: tuple[tuple[int, Segment], ...] = ()
    partial: tuple[tuple[str, ...], ...] = ()
    heard: float = 0.0
    behind: float = 0.0
    last: bool = False
    failure: str = ""


Told: TypeAlias = Callable[[News], None]


class Ear:
    """One take being heard. `told` is called from a thread of the ear's own, in order, and at the end with `last`."""

    def __init__(self, engine: LiveEngine, channels: int, told: Told) -> None:
        """Start the process; sound can be fed at once and waits until the recogniser is there."""
        self._told = told
        self._waiting: SimpleQueue[bytes] = SimpleQueue()
        self._bytes_per_second = BYTES_PER_SECOND * channels
        self._fed = self._heard = 0
        self._stopped = Flag()
        self._thread = Thread(target=self._run, args=(engine, channels), name="ear", daemon=True)
        self._thread.start()

    @property
    def behind(self) -> float:
        """Seconds of sound that wait to be heard."""
        return (self._fed - self._heard) / self._bytes_per_second

    def feed(self, samples: bytes) -> None:
        """Hear these samples (16 kHz signed 16-bit, channels side by side) when their turn comes."""
        if not samples or self._stopped.is_set():
            return
        self._fed += len(samples)
        self._waiting.put(samples)
        if self.behind > MOST_BEHIND:
            self.stop()

    def end(self) -> None:
        """The sound ends here; what waits is still heard."""
        self._waiting.put(_END)

    def stop(self) -> None:
        """Hear no more, not even what waits."""
        self._stopped.set()
        self._waiting.put(_END)

    def join(self, seconds: float) -> None:
        """Wait for it to end, so long at most."""
        self._thread.join(seconds)

    def _run(self, engine: LiveEngine, channels: int) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        worker = context.Process(target=_work, args=(engine, channels, theirs), daemon=True)
        try:
            worker.start()
            theirs.close()
            self._hear(ours)
            failure = ""
        except DxpadError as error:
            failure = error.message
        except (EOFError, OSError):
            failure = "The recogniser's process ended"
        finally:
            ours.close()
            if worker.pid is not None:
                worker.terminate()
                worker.join()
        failure = failure or ("The recogniser was stopped" if self._stopped.is_set() else "")
        self._told(News(heard=self._heard / self._bytes_per_second, last=True, failure=failure))

    def _hear(self, pipe: Connection) -> None:
        """Give the recogniser one piece after the other and tell what it says to each, until the sound ends."""
        while not self._stopped.is_set():
            samples = self._waiting.get()
            if self._stopped.is_set():
                return
            pipe.send_bytes(samples)
            answer: Answer | DxpadError = pipe.recv()
            if isinstance(answer, DxpadError):
                raise answer
            ended, told, partial = answer
            self._heard += len(samples)
            seconds = self._heard / self._bytes_per_second
            news = News(ended=tuple(ended), told=tuple(told), partial=tuple(partial), heard=seconds, behind=self.behind)
            self._told(news)
            if samples == _END:
                return


def _work(engine: LiveEngine, channels: int, pipe: Connection) -> None:
    """What the process does: answer each piece of sound, until an empty one or until nobody is there any more."""
    # the program that started it ends it; a key press in the terminal is not for it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        sessions = [engine.listen() for _ in range(channels)]
        once = Once() if channels == MICROPHONES else None
        samples = pipe.recv_bytes()
        while samples != _END:
            pipe.send(_fed(sessions, once, samples))
            samples = pipe.recv_bytes()
        last = [(number, segment) for number, each in enumerate(sessions) for segment in each.close()]
        pipe.send(_answer(last, once, [()] * channels))
    except DxpadError as error:
        pipe.send(error)
    except (EOFError, BrokenPipeError):
        return


def _fed(sessions: Sequence[Session], once: Once | None, samples: bytes) -> Answer:
    sides = [samples] if len(sessions) == 1 else _sides(samples, len(sessions))
    fed = list(enumerate(zip(sessions, sides, strict=True)))
    ended = [(number, segment) for number, (session, side) in fed for segment in session.feed(side)]
    if once:
        once.hear(sides)
    return _answer(ended, once, [session.partial() for session in sessions])


def _answer(ended: Ended, once: Once | None, partial: list[tuple[Word, ...]]) -> Answer:
    told, shown = once.told(ended, partial) if once else (ended, partial)
    return ended, told, [tuple(word.text for word in words) for words in shown]


def _sides(samples: bytes, channels: int) -> list[bytes]:
    """The channels of samples that stand side by side."""
    values = array("h", samples)
    return [values[side::channels].tobytes() for side in range(channels)]
