"""WebVTT to turns: one turn per cue, the speaker from `<v Name>` or from a label at the start of the text."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.domain.transcript import Speaker, Turn, Voice
from dxpad.speech.labels import speaker_of, split_label, voice_of

if TYPE_CHECKING:
    from dxpad.speech.labels import Who

_STAMP = r"(?:(\d{1,4}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_TIMING = re.compile(rf"\s*{_STAMP}\s+-->\s+{_STAMP}(?:\s.*)?\Z")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_TAG = re.compile(r"<[^<>]*>")
_NOT_CUES = ("NOTE", "STYLE", "REGION", "WEBVTT")
_MEND = "Write cue times as hh:mm:ss.ttt --> hh:mm:ss.ttt"


def turns_from_webvtt(text: str, *, name: str) -> tuple[Turn, ...]:
    """The cues in their order; comments, styles and empty cues are left out.

    Raises:
        BadInputError: a timing line that cannot be read, an end before its start, or no cue at all.
    """
    turns: list[Turn] = []
    for number, block in _blocks(text):
        if block[0].startswith(_NOT_CUES) and not any("-->" in line for line in block[:2]):
            continue
        turns += _cue_turns(number, block, name)
    if not turns:
        raise BadInputError("The WebVTT file has no cue with words", where=name, mend="Export it again with its cues")
    return tuple(turns)


def _blocks(text: str) -> list[tuple[int, list[str]]]:
    """Runs of lines between blank lines, each with the number of its first line."""
    blocks: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            fresh = True
        elif fresh:
            blocks.append((number, [line]))
            fresh = False
        else:
            blocks[-1][1].append(line)
    return blocks


def _cue_turns(number: int, block: list[str], name: str) -> list[Turn]:
    at = next((index for index, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        raise BadInputError("A cue has no timing line", where=f"{name}, line {number}", mend=_MEND)
    start, end = _times(block[at], f"{name}, line {number + at}")
    spoken = _by_voice("\n".join(block[at + 1 :]))
    return [
        Turn(speaker=speaker, text=said, start=start, end=end, voice=voice) for (speaker, voice), said in spoken if said
    ]


def _times(line: str, where: str) -> tuple[float, float]:
    match = _TIMING.match(line)
    if match is None:
        raise BadInputError("The timing line cannot be read", where=where, mend=_MEND)
    parts = [int(part or 0) for part in match.groups()]
    start, end = _seconds(parts[:4]), _seconds(parts[4:])
    if end < start:
        raise BadInputError("The cue ends before it starts", where=where, mend="Swap its two times")
    return start, end


def _seconds(parts: list[int]) -> float:
    """Hours, minutes, seconds and thousandths as seconds; dividing once at the end rounds once."""
    hours, minutes, seconds, thousandths = parts
    return (((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths) / 1000


def _by_voice(payload: str) -> list[tuple[Who, str]]:
    """The speakers of one cue and what each says; a cue may hold more than one `<v>`."""
    pieces = _VOICE.split(payload)
    spoken: list[tuple[Who, str]] = []
    before = _plain(pieces[0])
    if before:
        who, said = split_label(before, letters=True)
        spoken.append((who or (Speaker.OTHER, Voice.UNTOLD), said))
    for written, said in zip(pieces[1::2], pieces[2::2], strict=True):
        name = html.unescape(written)
        spoken.append(((speaker_of(name) or Speaker.OTHER, voice_of(name)), _plain(said)))
    return spoken


def _plain(payload: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", payload)).split())
