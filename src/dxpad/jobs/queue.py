"""The jobs of one program: one thread for each kind, the state of each job in a file of its own."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from threading import Event as Flag
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from dxpad.domain.errors import DxpadError, StorageError
from dxpad.jobs.job import Job, Report, State, StoppedError, job_from_json, job_to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Future
    from pathlib import Path

    Work: TypeAlias = Callable[[str, Report], tuple[str, ...]]
    """Does the work on a subject and returns remarks. It is stopped where it reports: so let it report often."""

    Clock: TypeAlias = Callable[[], float]
    """Seconds of a clock that never goes back."""

_PRIVATE = 0o600


class Jobs:
    """Work that was begun is begun again after a restart, until it is done, has failed or was cancelled."""

    def __init__(self, folder: Path, work: Mapping[str, Work], clock: Clock = time.monotonic) -> None:
        """Nothing is read or started before `resume`."""
        self._folder = folder
        self._work = work
        self._clock = clock
        self._jobs: dict[tuple[str, str], Job] = {}
        self._cancelled: set[tuple[str, str]] = set()
        self._more: set[tuple[str, str]] = set()
        self._lock = Lock()
        self._closing = Flag()
        self._threads = {kind: ThreadPoolExecutor(1, thread_name_prefix=kind) for kind in work}

    def resume(self) -> None:
        """Read the jobs that were kept, and go on with those that had not ended. A file that cannot be read is passed
        over: its work can be begun again by hand."""
        for path in sorted(self._folder.glob("*.json")):
            with suppress(StorageError, OSError):
                job = job_from_json(path.read_text(encoding="utf-8"))
                if job.kind not in self._work:
                    continue
                with self._lock:
                    self._jobs[job.kind, job.subject] = job
                if not job.ended:
                    self._queue(job.kind, job.subject)

    def begin(self, kind: str, subject: str, total: float = 0.0) -> Job:
        """Queue work, unless the same is waiting or running.

        Raises:
            StorageError: its state cannot be written.
        """
        with self._lock:
            job = self._jobs.get((kind, subject))
            if job and not job.ended:
                self._cancelled.discard((kind, subject))
                return job
            job = Job(kind=kind, subject=subject, total=total)
            self._keep(job)
            self._cancelled.discard((kind, subject))
        self._queue(kind, subject)
        return job

    def begin_more(self, kind: str, subject: str, total: float = 0.0) -> Job:
        """Queue work to which something was added: what runs now may have looked already, so it looks once more.

        Raises:
            StorageError: its state cannot be written.
        """
        with self._lock:
            job = self._jobs.get((kind, subject))
            if job and job.state is State.RUNNING:
                self._more.add((kind, subject))
        return self.begin(kind, subject, total)

    def job(self, kind: str, subject: str) -> Job | None:
        """How far this work is, None when there was none."""
        with self._lock:
            return self._jobs.get((kind, subject))

    def cancel(self, kind: str, subject: str) -> None:
        """End it at its next report of progress; one that waits never starts."""
        with self._lock:
            job = self._jobs.get((kind, subject))
            if job is None or job.ended:
                return
            self._cancelled.add((kind, subject))
            self._more.discard((kind, subject))
            if job.state is State.WAITING:
                self._keep(replace(job, state=State.CANCELLED))

    def forget(self, kind: str, subject: str) -> None:
        """Cancel it and let nothing of it stay."""
        self.cancel(kind, subject)
        with self._lock:
            self._jobs.pop((kind, subject), None)
            self._path(kind, subject).unlink(missing_ok=True)

    def close(self) -> None:
        """Stop at the next chance and wait for it. What had not ended goes on after a restart."""
        self._closing.set()
        for thread in self._threads.values():
            thread.shutdown(wait=True, cancel_futures=True)

    def _queue(self, kind: str, subject: str) -> None:
        run = self._threads[kind].submit(self._run, kind, subject)
        run.add_done_callback(partial(self._faulted, (kind, subject)))

    def _run(self, kind: str, subject: str) -> None:
        key = (kind, subject)
        if not self._change(key, state=State.RUNNING, spent=0.0):
            return
        report = _Report(self, key)
        remarks: tuple[str, ...] = ()
        done = False
        try:
            while not done:
                remarks += self._work[kind](subject, report)
                done = self._done(key, remarks, report.spent)
        except StoppedError:
            self._stopped(key)
        except DxpadError as error:
            self._change(key, state=State.FAILED, failure=error.message)

    def _done(self, key: tuple[str, str], remarks: tuple[str, ...], spent: float) -> bool:
        """Keep that work is done; False, and nothing kept, where more was added while it ran."""
        with self._lock:
            if key in self._more:
                self._more.discard(key)
                return False
            job = self._jobs.get(key)
            if job and not job.ended:
                self._keep(replace(job, state=State.DONE, remarks=remarks, spent=spent))
            return True

    def _stopped(self, key: tuple[str, str]) -> None:
        """Work ended early. What was begun after it was cancelled goes on; what the end of the program stops
        stays as it is, for the next start."""
        if key in self._cancelled:
            self._change(key, state=State.CANCELLED)
        elif not self._closing.is_set() and self._change(key, state=State.WAITING):
            self._queue(*key)

    def _faulted(self, key: tuple[str, str], run: Future[None]) -> None:
        """Only a fault of ours leaves work as if it still ran; it must not look as if it went on."""
        if run.cancelled() or run.exception() is None or self._closing.is_set():
            return
        with suppress(StorageError):
            self._change(key, state=State.FAILED, failure="An internal error ended the work")

    def reported(self, key: tuple[str, str], **fields: object) -> None:
        """Note how far running work is, in memory alone.

        Raises:
            StoppedError: it was cancelled or forgotten, or the program ends.
        """
        with self._lock:
            job = self._jobs.get(key)
            if self._closing.is_set() or key in self._cancelled or job is None:
                raise StoppedError("Stopped before the end", mend="Begin it again; what is there is kept")
            self._jobs[key] = replace(job, **fields)  # type: ignore[arg-type] # named by Job

    def now(self) -> float:
        """The time of the clock that never goes back."""
        return self._clock()

    def _change(self, key: tuple[str, str], **fields: object) -> bool:
        """Change a job that has not ended and keep it; whether there was one."""
        with self._lock:
            job = self._jobs.get(key)
            if job is None or job.ended:
                return False
            self._keep(replace(job, **fields))  # type: ignore[arg-type] # named by Job
            return True

    def _keep(self, job: Job) -> None:
        self._jobs[job.kind, job.subject] = job
        path = self._path(job.kind, job.subject)
        part = path.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(
                os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE), "w", encoding="utf-8"
            ) as file:
                file.write(job_to_json(job))
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            raise StorageError("A job's state cannot be written", where="jobs", mend="Free some disk space") from error

    def _path(self, kind: str, subject: str) -> Path:
        return self._folder / f"{kind}-{sha256(subject.encode()).hexdigest()[:16]}.json"


class _Report:
    """What one piece of running work calls."""

    def __init__(self, jobs: Jobs, key: tuple[str, str]) -> None:
        self._jobs = jobs
        self._key = key
        self._began = jobs.now()

    @property
    def spent(self) -> float:
        return self._jobs.now() - self._began

    def __call__(self, done: float, total: float, /) -> None:
        self._jobs.reported(self._key, done=done, total=total, spent=self.spent)

    def step(self, name: str) -> None:
        self._began = self._jobs.now()
        self._jobs.reported(self._key, step=name, done=0.0, total=0.0, spent=0.0)
