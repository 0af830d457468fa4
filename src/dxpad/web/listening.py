"""Recognition in the background: one recording at a time in one thread, with its progress for the page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Event as Flag
from threading import Lock
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Event, Kind
from dxpad.domain.errors import DxpadError
from dxpad.plugins import speech_engine
from dxpad.web.soundtrack import following, shifted

if TYPE_CHECKING:
    from dxpad.pad import Pad
    from dxpad.records import Book
    from dxpad.speech.transcribe import Transcription
    from dxpad.web.clock import Clock
    from dxpad.web.recordings import Recordings, Sound

ENGINE = "pocketsphinx"
"""The recogniser that needs no download."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """How far one recognition is. `failure` says in plain words why it ended without a transcript."""

    consultation: str
    done: float = 0.0
    total: float = 0.0
    ended: bool = False
    failure: str = ""
    remarks: tuple[str, ...] = ()


class _StoppedError(DxpadError):
    """The app is closing, or the consultation is gone: the recording stays, and can be transcribed later."""

    code = "stopped"


class Listening:
    """The queue of recordings to transcribe. What is queued is lost when the program ends; the sound is not."""

    def __init__(self, pad: Pad, book: Book, recordings: Recordings, clock: Clock) -> None:
        self._pad = pad
        self._book = book
        self._recordings = recordings
        self._clock = clock
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._closing = Flag()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="listening")

    def begin(self, consultation_id: str, sound: Sound) -> None:
        """Queue a recording, unless one of this consultation is being worked on."""
        with self._lock:
            job = self._jobs.get(consultation_id)
            if job and not job.ended:
                return
            self._jobs[consultation_id] = Job(consultation=consultation_id, total=sound.seconds or 0.0)
        self._thread.submit(self._run, consultation_id, sound)

    def job(self, consultation_id: str) -> Job | None:
        """How far the recognition of this consultation is, None when there was none."""
        with self._lock:
            return self._jobs.get(consultation_id)

    def forget(self, consultation_id: str) -> None:
        """Stop working on a consultation."""
        with self._lock:
            self._jobs.pop(consultation_id, None)

    def close(self) -> None:
        """Stop at the next chance and wait for it."""
        self._closing.set()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _run(self, consultation_id: str, sound: Sound) -> None:
        try:
            made = self._recognise(consultation_id, sound)
            before = self._book.read(consultation_id)
            track = following(before, sound.number, made.transcript.audio.duration if made.transcript.audio else 0.0)
            heard = Event(
                seq=0,
                at=self._clock(),
                kind=Kind.HEARD,
                turns=(*before.turns, *shifted(made.transcript.turns, track.offset)),
                engine=made.transcript.engine,
                track=track,
            )
            self._book.append(consultation_id, heard)
            self._recordings.heard(sound)
            remarks = tuple(f"{issue.message}. {issue.mend}" for issue in made.issues)
            self._update(consultation_id, ended=True, remarks=remarks)
        except DxpadError as error:
            self._update(consultation_id, ended=True, failure=error.message)

    def _recognise(self, consultation_id: str, sound: Sound) -> Transcription:
        def progress(done: float, total: float) -> None:
            if self._closing.is_set() or self.job(consultation_id) is None:
                raise _StoppedError("stopped before the end", mend="Transcribe it again; the sound is kept")
            self._update(consultation_id, done=done, total=total)

        engine = speech_engine(ENGINE)
        return self._pad.listen(
            self._recordings.source(sound), engine, transcript_id=consultation_id, progress=progress
        )

    def _update(self, consultation_id: str, **fields: object) -> None:
        with self._lock:
            job = self._jobs.get(consultation_id)
            if job:
                self._jobs[consultation_id] = replace(job, **fields)  # type: ignore[arg-type] # named by Job
