"""A recording to a `Transcript`: channels, engine, roles, turns."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from dxpad.domain.errors import BadInputError
from dxpad.domain.issue import Issue
from dxpad.domain.transcript import Audio, Speaker, Transcript
from dxpad.speech.activity import best_detector
from dxpad.speech.audio import (
    BYTES_PER_SECOND,
    MIXED,
    STEREO,
    AudioSource,
    Progress,
    Recording,
    inspect_audio,
    stream_channel,
)
from dxpad.speech.channels import transcribe_channels
from dxpad.speech.crosstalk import Side, each_on_its_own
from dxpad.speech.guards import ChannelSound, guarded
from dxpad.speech.levels import LevelMeter
from dxpad.speech.roles import roles_of_two
from dxpad.speech.speakers import told_apart
from dxpad.speech.terms import offers
from dxpad.speech.turns import turns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dxpad.speech.activity import Detector
    from dxpad.speech.engine import Engine, Segment
    from dxpad.speech.voices import Voices

MOST_SPEAKERS = 3
PROGRESS_SECONDS = 1.0
"""Seconds of sound between two reports of progress."""


class Step(StrEnum):
    """What a recording goes through, in words for a progress bar. Each has a bar of its own."""

    READING = "reading the file"
    RECOGNISING = "recognising words"
    LISTENING = "finding where somebody speaks"
    TELLING = "telling voices apart"


Begins: TypeAlias = Callable[[Step], None]
"""Called when a step begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcription:
    """A transcript, the label its engine's work carries, and what the reader should know of the recording."""

    transcript: Transcript
    quality: str
    issues: tuple[Issue, ...]


def transcribe(
    path: AudioSource,
    engine: Engine,
    *,
    transcript_id: str,
    progress: Progress,
    speakers: int | None = None,
    processes: int = 1,
    detector: Detector | None = None,
    terms: tuple[str, ...] = (),
    heard: tuple[tuple[Segment, ...], ...] | None = None,
    voices: Voices | None = None,
    begins: Begins = lambda _: None,
) -> Transcription:
    """Recognise a recording.

    A file with one microphone per channel gives one speaker per channel, named by who asks the questions. Any other
    file gives turns of `other`, unless `voices` tells them apart.

    Args:
        path: WAV, FLAC, MP3, M4A, OGG or WebM, on the disk or behind its seal.
        engine: the recogniser.
        transcript_id: the transcript's id.
        progress: called in every step with how much of it is done, and of how much: bytes while the file is read,
            seconds of sound then. Whoever raises in it ends the work.
        speakers: 1 mixes all channels, 2 takes each channel as a speaker, or two voices of one channel; 3 is for three
            voices; None decides by listening.
        processes: recognise two channels in two processes when this is 2 or more.
        detector: what tells voices from other sound; None takes the best one installed.
        terms: the user's own; a heard word that is nearly one of them is offered it.
        heard: what the engine heard of all this sound while it was recorded, channel by channel. It is not
            recognised again, unless the file turns out to hold other channels.
        voices: a model that tells the voices of one channel apart; None leaves them together.
        begins: called when another step begins.

    Raises:
        BadInputError: not audio, a number of speakers that cannot be told apart, or no model of voices.
        MissingPartError: the engine is not installed, or what a model of voices needs.
        StorageError: the file cannot be opened.
    """
    if heard is None:
        engine.require()
    if voices is not None:
        voices.require()
    begins(Step.READING)
    recording = inspect_audio(path, progress)
    channels = _channels(recording, speakers, voices)
    if heard is None or len(heard) != len(channels):
        begins(Step.RECOGNISING)
        heard = transcribe_channels(engine, path, channels, recording.duration, progress=progress, processes=processes)
    begins(Step.LISTENING)
    looked = _Watch(progress=progress, seconds=recording.duration * len(channels))
    sounds = [_sound(path, channel, detector or best_detector(), looked) for channel in channels]
    checked = [guarded(found, sound) for found, sound in zip(heard, sounds, strict=True)]
    segments, doubled = _apart([each.segments for each in checked], sounds)
    if len(segments) == 1 and voices is not None:
        begins(Step.TELLING)
        segments = _told(recording, channels[0], segments[0], voices=voices, speakers=speakers, progress=progress)
    roles, role_issues = _roles(segments)
    turns = turns_of(list(zip(roles, segments, strict=True)))
    doubts = (*doubled, *(issue for each in checked for issue in each.issues))
    issues = (*recording.issues, *role_issues, *doubts, *offers(turns, terms), *(() if turns else (_no_words_issue(),)))
    audio = Audio(path=path.name, sha256=recording.sha256, duration=recording.duration)
    transcript = Transcript(id=transcript_id, turns=turns, engine=engine.name, model=engine.model, audio=audio)
    return Transcription(transcript=transcript, quality=engine.quality, issues=issues)


def _channels(recording: Recording, speakers: int | None, voices: Voices | None) -> tuple[int, ...]:
    """Which channels to recognise, each on its own."""
    if speakers is not None and not 1 <= speakers <= MOST_SPEAKERS:
        raise BadInputError("Not a number of speakers", where="speakers", mend=f"Give 1 to {MOST_SPEAKERS}")
    by_channel = recording.separate if speakers is None else speakers == STEREO == recording.channels
    if by_channel:
        return (0, 1)
    if voices is None and speakers is not None and speakers > 1:
        raise BadInputError(
            f"{speakers} speakers cannot be told apart here: there is no model of voices, or not a channel for each",
            where="speakers",
            mend="Leave the number of speakers out, record one microphone per channel, or give a model of voices",
        )
    return (MIXED,)


def _apart(
    segments: Sequence[tuple[Segment, ...]], sounds: Sequence[ChannelSound]
) -> tuple[tuple[tuple[Segment, ...], ...], tuple[Issue, ...]]:
    """The segments of each channel, of two microphones without what came over from the other."""
    if len(segments) != STEREO:
        return tuple(segments), ()
    first, second = (Side(segments=s, levels=sound.levels) for s, sound in zip(segments, sounds, strict=True))
    return each_on_its_own(first, second)


def _told(
    recording: Recording, channel: int, segments: tuple[Segment, ...], *, voices: Voices, speakers: int | None,
    progress: Progress,
) -> tuple[tuple[Segment, ...], ...]:  # fmt: skip
    """The segments of each voice of a channel."""
    length = recording.duration
    chunks = _Watch(progress=progress, seconds=length).chunks(stream_channel(recording.path, channel))
    return told_apart(segments, chunks, voices, speakers, lambda: progress(length, length))


class _Watch:
    """Tells how much of the sound has gone by, over all channels that are read."""

    def __init__(self, *, progress: Progress, seconds: float) -> None:
        self._progress = progress
        self._seconds = seconds
        self._done = self._told = 0.0

    def chunks(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The same chunks."""
        for chunk in chunks:
            yield chunk
            self._done += len(chunk) / BYTES_PER_SECOND
            if self._done - self._told >= PROGRESS_SECONDS:
                self._told = self._done
                self._progress(self._done, self._seconds)


def _sound(path: AudioSource, channel: int, detector: Detector, watch: _Watch) -> ChannelSound:
    """The loudness of a channel and where somebody speaks, in one reading."""
    meter = LevelMeter()

    def metered() -> Iterator[bytes]:
        for chunk in watch.chunks(stream_channel(path, channel)):
            meter.feed(array("h", chunk))
            yield chunk

    voiced = detector.voiced(metered())
    return ChannelSound(levels=meter.levels, voiced=voiced)


def _roles(segments: tuple[tuple[Segment, ...], ...]) -> tuple[tuple[Speaker, ...], tuple[Issue, ...]]:
    if len(segments) <= 1:
        issue = Issue(
            code="speakers-not-separated",
            where="speaker",
            message="One channel holds all voices, so every turn is called Other",
            mend="Name the speakers in the transcript, or record one microphone per channel",
        )
        return (Speaker.OTHER,), (issue,)
    first, second = ([[word.text for word in segment.words] for segment in channel] for channel in segments[:2])
    # whoever says least of three is a relative or an interpreter
    roles = (*roles_of_two(first, second), *(Speaker.OTHER for _ in segments[2:]))
    code, message, mend = (
        ("roles-unclear", "The words do not tell who is the clinician", "Name the two speakers in the transcript")
        if roles[0] is Speaker.OTHER
        else (
            "roles-guessed",
            "Clinician and patient were told by who asks the questions",
            "Swap the two speakers if they are the wrong way round",
        )
    )
    return roles, (Issue(code=code, where="speaker", message=message, mend=mend),)


def _no_words_issue() -> Issue:
    return Issue(
        code="no-words-recognised",
        where="transcript",
        message="No word was recognised in the recording",
        mend="Listen to it: it may be silent, too quiet, or in a language the engine does not know",
    )
