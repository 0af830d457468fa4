"""Recognition in the background and the models it needs: with progress, a way to stop, and resumed after a restart."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Event, Kind
from dxpad.domain.errors import DxpadError, MissingPartError
from dxpad.domain.issue import Issue
from dxpad.jobs import Jobs
from dxpad.jobs.models import fetch_model
from dxpad.speech.models import known_model
from dxpad.speech.terms import read_terms
from dxpad.speech.voices import voices_here
from dxpad.web.gaps import gaps_of, parted
from dxpad.web.recordings import FINISHED, HEARD
from dxpad.web.secondpass import improved
from dxpad.web.soundtrack import following, shifted
from dxpad.web.speechchoice import first_engine, second_engine

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation, Track
    from dxpad.domain.transcript import Turn
    from dxpad.jobs import Job, Report
    from dxpad.pad import Pad
    from dxpad.records import Book
    from dxpad.settings import Settings
    from dxpad.speech.engine import Engine, Segment
    from dxpad.speech.transcribe import Transcription
    from dxpad.speech.voices import Voices
    from dxpad.web.clock import Clock
    from dxpad.web.livewords import LiveWords
    from dxpad.web.recordings import Recordings, Sound
    from dxpad.web.visitterms import VisitTerms

WAIT = 0.5
"""Seconds between two reports while a recogniser hears what still waits; also what a recording may be cut short by."""

WAITING = "hearing what was said last"
_WHOLE = ("audio", "speaker", "transcript")

FIRST, AGAIN, MODEL = "listening", "listening-again", "model"


class Listening:
    """The long work of this app: one first hearing, one second hearing and one download at a time."""

    def __init__(
        self, *, pad: Pad, book: Book, recordings: Recordings, clock: Clock, settings: Settings, live: LiveWords,
        terms: VisitTerms,
    ) -> None:  # fmt: skip
        self._pad = pad
        self._live = live
        self._terms = terms
        self._book = book
        self._recordings = recordings
        self._clock = clock
        self._settings = settings
        self.jobs = Jobs(settings.data / "jobs", {FIRST: self._first, AGAIN: self._again, MODEL: self._model})

    def begin(self, consultation_id: str, sound: Sound) -> None:
        """Queue what of this consultation is not transcribed yet; `sound` is the part that came last."""
        self.jobs.begin_more(FIRST, consultation_id, sound.seconds or 0.0)

    def begin_again(self, consultation_id: str) -> None:
        """Queue a slower look at all sound of this consultation that is still kept.

        Raises:
            MissingPartError: no second recogniser was chosen.
        """
        if second_engine(self._settings) is None:
            raise MissingPartError("no second recogniser was chosen", mend="Choose one on the page Settings")
        self.jobs.begin(AGAIN, consultation_id)

    def fetch(self, engine: str, name: str) -> None:
        """Queue the download of a model.

        Raises:
            UnknownIdError: there is none of that name.
        """
        known_model(engine, name)
        self.jobs.begin(MODEL, f"{engine}/{name}")

    def job(self, consultation_id: str) -> Job | None:
        """The recognition of this consultation that goes on, or the last one; None when there was none."""
        found = [job for kind in (AGAIN, FIRST) if (job := self.jobs.job(kind, consultation_id))]
        return next((job for job in found if not job.ended), found[0] if found else None)

    def cancel(self, consultation_id: str) -> None:
        """Stop listening; the sound stays and can be transcribed later."""
        for kind in (FIRST, AGAIN):
            self.jobs.cancel(kind, consultation_id)

    def forget(self, consultation_id: str) -> None:
        """Stop working on a consultation, and keep nothing of it."""
        self._live.forget(consultation_id)
        for kind in (FIRST, AGAIN):
            self.jobs.forget(kind, consultation_id)

    def close(self) -> None:
        """Stop at the next chance and wait for it."""
        self.jobs.close()

    def _first(self, consultation_id: str, report: Report) -> tuple[str, ...]:
        """Transcribe what was recorded or uploaded and not heard yet; the words come after those that are there.

        What is still being recorded comes first in the conversation, so a file that came meanwhile waits for its end.
        """
        remarks: tuple[str, ...] = ()
        while sound := self._next(consultation_id):
            made = self._draft(consultation_id, sound, report)
            made = made or self._heard(consultation_id, sound, first_engine(self._settings), report)
            self._book.change(consultation_id, partial(self._settled, sound, made))
            self._live.done(consultation_id, sound.number)
            self._recordings.heard(sound)
            remarks += _remarks(made)
        return remarks

    def _next(self, consultation_id: str) -> Sound | None:
        """The first recording that is still to be heard, one that ended while others were heard among them."""
        if self._recordings.recording(consultation_id):
            return None
        return next((sound for sound in self._recordings.of(consultation_id) if sound.state == FINISHED), None)

    def _draft(self, consultation_id: str, sound: Sound, report: Report) -> Transcription | None:
        """What was heard of a recording while it went on, checked; None when that is not all of it."""
        draft, length = self._live.draft(consultation_id, sound.number), sound.seconds or 0.0
        if draft:
            report.step(WAITING)
        while draft and not draft.settled(WAIT):
            report(draft.heard, length)
        if draft is None or not draft.whole or abs(draft.reached - length) > WAIT:
            return None
        return self._listen(consultation_id, sound, draft.engine, report, draft.segments)

    def _settled(self, sound: Sound, made: Transcription, before: Consultation) -> Event:
        """All words of a recording, in the place of those that were heard while it went on."""
        seconds = made.transcript.audio.duration if made.transcript.audio else 0.0
        live = _track(before, sound.number)
        track = replace(live, seconds=seconds) if live else following(before, sound.number, seconds)
        new = _placed(made, track, before)
        turns = improved(before.turns, new, track.offset, track.offset + seconds) if live else (*before.turns, *new)
        return Event(seq=0, at=self._clock(), kind=Kind.HEARD, turns=turns, engine=made.transcript.engine, track=track)

    def _again(self, consultation_id: str, report: Report) -> tuple[str, ...]:
        """Replace the draft of every recording that is still kept; what the clinician corrected stays."""
        remarks: tuple[str, ...] = ()
        for sound in self._recordings.of(consultation_id):
            track = _track(self._book.read(consultation_id), sound.number)
            engine = second_engine(self._settings)
            if sound.state != HEARD or track is None or engine is None:
                continue
            made = self._heard(consultation_id, sound, engine, report)
            self._book.change(consultation_id, partial(self._improved, track, made))
            remarks += _remarks(made)
        return remarks

    def _improved(self, track: Track, made: Transcription, before: Consultation) -> Event:
        new = _placed(made, track, before)
        turns = improved(before.turns, new, track.offset, track.offset + track.seconds)
        return Event(seq=0, at=self._clock(), kind=Kind.HEARD, turns=turns, engine=made.transcript.engine)

    def _heard(self, consultation_id: str, sound: Sound, engine: Engine, report: Report) -> Transcription:
        return self._listen(consultation_id, sound, self._terms.told(engine, consultation_id), report)

    def _listen(
        self, consultation_id: str, sound: Sound, engine: Engine, report: Report,
        heard: tuple[tuple[Segment, ...], ...] | None = None,
    ) -> Transcription:  # fmt: skip
        voices, wrong = _voices(self._settings)
        wanted = self._book.read(consultation_id).voices
        made = self._pad.listen(
            self._recordings.source(sound), engine, transcript_id=consultation_id, progress=report,
            speakers=(wanted or None) if voices else None, terms=read_terms(self._settings.terms), heard=heard,
            voices=voices, begins=lambda step: report.step(step.value),
        )  # fmt: skip
        return replace(made, issues=(*made.issues, *wrong))

    def _model(self, subject: str, report: Report) -> tuple[str, ...]:
        engine, _, name = subject.partition("/")
        fetch_model(known_model(engine, name), self._settings.models, report)
        return ()


def _track(consultation: Consultation, number: int) -> Track | None:
    return next((track for track in consultation.tracks if track.sound == number), None)


def _placed(made: Transcription, track: Track, before: Consultation) -> tuple[Turn, ...]:
    """What was heard of a recording, at its place in the consultation."""
    return shifted(parted(made.transcript.turns, gaps_of(before, track.sound)), track.offset)


def _voices(settings: Settings) -> tuple[Voices | None, tuple[Issue, ...]]:
    """The model of voices; None with the reason where there is one that cannot be used: words are worth having
    without it."""
    voices = voices_here(settings.voices)
    if voices is None:
        return None, ()
    try:
        voices.require()
    except DxpadError as error:
        return None, (Issue(code="voices-not-used", where=error.where, message=error.what, mend=error.mend),)
    return voices, ()


def _remarks(made: Transcription) -> tuple[str, ...]:
    return tuple(f"{_where(issue)}{issue.message}. {issue.mend.rstrip('.')}." for issue in made.issues)


def _where(issue: Issue) -> str:
    """A time or a channel; that it is about the whole goes without saying."""
    return "" if issue.where in _WHOLE else f"{issue.where}: "
