"""A `Transcript` as the contract's JSON, as WebVTT or as labelled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.encode import dumps
from dxpad.domain.errors import BadInputError, UnknownIdError
from dxpad.speech.labels import label_of

if TYPE_CHECKING:
    from dxpad.domain.transcript import Transcript

FORMATS = ("json", "vtt", "txt")


def export_transcript(transcript: Transcript, form: str) -> str:
    """The transcript in one of `FORMATS`.

    Raises:
        UnknownIdError: another format.
        BadInputError: WebVTT of a transcript without times.
    """
    writers = {"json": to_json_text, "vtt": to_webvtt, "txt": to_lines}
    if form not in writers:
        raise UnknownIdError("No such transcript format", where="format", mend=f"Use {', '.join(FORMATS)}")
    return writers[form](transcript)


def to_json_text(transcript: Transcript) -> str:
    """The contract's JSON, indented, ending in a line feed."""
    return dumps(transcript, indent=2) + "\n"


def to_lines(transcript: Transcript) -> str:
    """`Doctor: …`, `Patient: …`, `Other: …`, one turn a line."""
    return "".join(f"{label_of(turn)}: {_one_line(turn.text)}\n" for turn in transcript.turns)


def to_webvtt(transcript: Transcript) -> str:
    """WebVTT with one cue per turn and `<v Doctor>` for the speaker.

    Raises:
        BadInputError: a turn has no times, as after reading plain text.
    """
    cues = []
    for number, turn in enumerate(transcript.turns):
        if turn.start is None or turn.end is None:
            raise BadInputError(
                "The turn has no times, and WebVTT needs them",
                where=f"turns[{number}]",
                mend="Export as json or txt",
            )
        said = _one_line(turn.text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        cues.append(f"{_stamp(turn.start)} --> {_stamp(turn.end)}\n<v {label_of(turn)}>{said}</v>\n")
    return "\n".join(["WEBVTT\n", *cues])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _stamp(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"
