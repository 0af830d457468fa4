"""Recognised segments to turns in time order, with the little punctuation that pauses and openings allow."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker, Turn, Voice, Word
from dxpad.speech.roles import is_question
from dxpad.speech.spoken_numbers import with_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.speech.engine import Segment

NEW_TURN_SECONDS = 2.0
"""A speaker who pauses longer than this begins a new turn."""

SHORT_PAUSE_SECONDS = 0.04
"""A recogniser that hears a silence between two words leaves at least this much between them."""

_VOICES = (Voice.FIRST, Voice.SECOND, Voice.THIRD)
_SENTENCE_ENDS = (".", "?", "!")
_FIRST_PERSON = frozenset(("i", "i'm", "i've", "i'd", "i'll"))
_CLAUSE_OPENINGS = _FIRST_PERSON | frozenset(
    (
        "it",
        "it's",
        "he",
        "he's",
        "she",
        "she's",
        "they",
        "we",
        "there",
        "there's",
        "my",
        "you",
        "no",
        "yes",
        "let",
        "please",
    )
)


def turns_of(channels: Sequence[tuple[Speaker, Sequence[Segment]]]) -> tuple[Turn, ...]:
    """All channels' segments as turns in time order; neighbouring segments of one channel make one turn.

    Where there are several channels, those of nobody in particular are numbered, so that they stay apart.
    """
    voices = [_voice(number, speaker, len(channels)) for number, (speaker, _) in enumerate(channels)]
    ordered = sorted(
        ((segment, channel) for channel, (_, segments) in enumerate(channels) for segment in segments),
        key=lambda pair: (pair[0].start, pair[1]),
    )
    turns: list[Turn] = []
    for channel, run in groupby(ordered, key=lambda pair: pair[1]):
        speaker = channels[channel][0]
        made = [_turn(speaker, together) for together in _split_at_pauses([segment for segment, _ in run])]
        turns += [replace(turn, voice=voices[channel]) for turn in made]
    return tuple(turns)


def _voice(number: int, speaker: Speaker, channels: int) -> Voice:
    return _VOICES[number] if channels > 1 and speaker is Speaker.OTHER else Voice.UNTOLD


def _split_at_pauses(segments: Sequence[Segment]) -> list[list[Segment]]:
    groups = [[segments[0]]]
    for before, segment in pairwise(segments):
        if segment.start - before.end > NEW_TURN_SECONDS:
            groups.append([])
        groups[-1].append(segment)
    return groups


def _turn(speaker: Speaker, segments: Sequence[Segment]) -> Turn:
    """One turn; its text has as many words, parted by blanks, as `words`, in the same order."""
    words = [with_digits(segment.words) for segment in segments]
    return Turn(
        speaker=speaker,
        text=" ".join(punctuated(part) for part in words),
        start=segments[0].start,
        end=max(segment.end for segment in segments),
        words=tuple(word for part in words for word in part),
    )


def punctuated(words: Sequence[Word]) -> str:
    """The words between two long pauses as sentences: capitals, `I`, and `?` after what opens as a question, else `.`

    A short pause ends a sentence only before a word that opens a clause of its own (`I`, `there`, `no`). The marks
    matter: without them a question about fever reads as a statement of fever. What a recogniser punctuated
    itself stays.
    """
    if words[-1].text.endswith(_SENTENCE_ENDS):
        return " ".join(word.text for word in words)
    sentences: list[list[str]] = [[]]
    end = words[0].start
    for word in words:
        if sentences[-1] and word.start - end >= SHORT_PAUSE_SECONDS and word.text.lower() in _CLAUSE_OPENINGS:
            sentences.append([])
        sentences[-1].append(word.text)
        end = word.end
    return " ".join(_sentence(texts) for texts in sentences)


def _sentence(texts: Sequence[str]) -> str:
    mark = "?" if is_question(texts) else "."
    said = " ".join("I" + text[1:] if text in _FIRST_PERSON else text for text in texts)
    return said[:1].upper() + said[1:] + mark
