"""One piece of long work and how far it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from dxpad.domain.errors import DxpadError, StorageError

Progress: TypeAlias = Callable[[float, float], None]
"""Called with (done, in all), in seconds of sound or bytes. It raises `StoppedError` when the work should end."""


class Report(Protocol):
    """What the work of a job calls: how far it is, and each step as it begins. Both raise `StoppedError`."""

    def __call__(self, done: float, total: float, /) -> None:
        """So much of this step is done."""

    def step(self, name: str) -> None:
        """Another step begins, with a bar and a time left of its own."""


_SOON = 0.02
"""Before this share is done, the time left is a guess that nobody should see."""


class StoppedError(DxpadError):
    """The work was cancelled, or the program ends: what is done so far is kept where it can be."""

    code = "stopped"


class State(StrEnum):
    """Where a job is. `WAITING` and `RUNNING` go on after a restart."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of work. `kind` says who does it, `subject` on what; one subject has one job of a kind at a time.

    Work of several steps says which `step` it is at; `done`, `total` (in the work's own unit) and `spent`, the
    seconds that it has been running, are of that step alone. `failure` and `remarks` are for people and hold no
    patient's words.
    """

    kind: str
    subject: str
    state: State = State.WAITING
    done: float = 0.0
    total: float = 0.0
    spent: float = 0.0
    failure: str = ""
    remarks: tuple[str, ...] = ()
    step: str = ""

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in (State.DONE, State.FAILED, State.CANCELLED)

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds left of this step at the pace so far; None while there is no telling."""
        return self.spent * (1 - self.share) / self.share if not self.ended and self.share >= _SOON else None


def job_to_json(job: Job) -> str:
    """A job as it is kept."""
    return json.dumps(asdict(job))


def job_from_json(text: str) -> Job:
    """A job that was kept.

    Raises:
        StorageError: the text is no job.
    """
    try:
        fields = json.loads(text)
        fields["state"] = State(fields["state"])
        fields["remarks"] = tuple(fields["remarks"])
        return Job(**fields)
    except (ValueError, TypeError, KeyError) as error:
        raise StorageError(
            "A job's state cannot be read", where="jobs", mend="Delete the file and begin again"
        ) from error
