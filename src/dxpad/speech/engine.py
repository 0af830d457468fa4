"""What a speech recogniser must be able to do. Engines are plug-ins: this stage is handed one and looks none up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from dxpad.speech.audio import BYTES_PER_SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.transcript import Word

SecondsDone: TypeAlias = Callable[[float], None]
"""Called now and then with the seconds of sound that were read so far; never goes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One stretch of speech between two pauses, on one channel. Times are seconds from the channel's start."""

    start: float
    end: float
    words: tuple[Word, ...]


@runtime_checkable
class Engine(Protocol):
    """A recogniser. An engine is a small picklable value: it loads its model in `transcribe`, so that two channels can
    be recognised in two processes.

    `name` is its name on the command line, `model` says which model it uses, and `quality` is the label that stands
    beside every transcript it makes.
    """

    @property
    def name(self) -> str:
        """The name on the command line: kebab-case."""

    @property
    def model(self) -> str:
        """Which model, with its version."""

    @property
    def quality(self) -> str:
        """The honest label shown with every transcript, such as `offline draft, low accuracy`."""

    def require(self) -> None:
        """Return when every part is there.

        Raises:
            MissingPartError: a package or model is not installed; the mend is the exact command that installs it.
        """

    def transcribe(self, chunks: Iterable[bytes], progress: SecondsDone) -> tuple[Segment, ...]:
        """The segments of one channel, in order, none overlapping.

        Args:
            chunks: 16 kHz signed 16-bit little-endian samples in pieces of any even length.
            progress: told the seconds read.

        Raises:
            MissingPartError: as `require`.
        """


@runtime_checkable
class Session(Protocol):
    """A recognition of one channel that is fed while somebody speaks."""

    def feed(self, samples: bytes) -> tuple[Segment, ...]:
        """Take the next samples (16 kHz signed 16-bit little-endian, any even length); the segments that ended."""

    def partial(self) -> tuple[Word, ...]:
        """The words of the utterance that is still going on, as they look now; they may change."""

    def close(self) -> tuple[Segment, ...]:
        """The sound ends here; the segments that were still open. Nothing is fed afterwards."""


def heard(session: Session, chunks: Iterable[bytes], progress: SecondsDone) -> tuple[Segment, ...]:
    """Everything that a session makes of a channel (see `Engine.transcribe`)."""
    done, segments = 0, list[Segment]()
    for chunk in chunks:
        segments += session.feed(chunk)
        done += len(chunk)
        progress(done / BYTES_PER_SECOND)
    return (*segments, *session.close())


@runtime_checkable
class LiveEngine(Engine, Protocol):
    """An engine that can also recognise while somebody speaks."""

    def listen(self) -> Session:
        """A new session.

        Raises:
            MissingPartError: as `require`.
        """


@runtime_checkable
class ModelEngine(Engine, Protocol):
    """An engine whose model is a folder of its own, downloaded or given."""

    @property
    def default_model(self) -> str:
        """The name of the model to download first; empty when none can be had by name."""

    def with_folder(self, folder: Path) -> Engine:
        """The same engine with the model in this folder."""


@runtime_checkable
class TermsEngine(Engine, Protocol):
    """An engine that can be told which words to listen for: this visit's medicines and problems, the user's own."""

    def with_terms(self, terms: tuple[str, ...]) -> Engine:
        """The same engine, listening for these words."""
