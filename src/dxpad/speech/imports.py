"""A transcript that somebody wrote or another program made, read into a `Transcript`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.domain.transcript import Speaker, Transcript, Turn, Voice
from dxpad.speech.labels import split_label, uses_letters
from dxpad.speech.textfile import decode_text
from dxpad.speech.transcript_json import transcript_from_json
from dxpad.speech.webvtt import turns_from_webvtt

if TYPE_CHECKING:
    from dxpad.speech.labels import Who

WORDS_PER_FILE = 200_000
"""More words than this are not one consultation: at 150 words a minute they would last 22 hours."""


def read_transcript(data: bytes, *, name: str, transcript_id: str) -> Transcript:
    """A transcript from the bytes of a file: JSON of the contract, WebVTT, labelled lines or plain text.

    The content decides the format, never the name: `{` opens JSON, `WEBVTT` opens WebVTT, anything else is lines.

    Args:
        data: the file's bytes.
        name: what to call the file in an error.
        transcript_id: the transcript's id; an `id` inside JSON wins.

    Raises:
        BadInputError: unreadable, empty or malformed, with file, line or field and the mend.
    """
    text = decode_text(data, name=name)
    if text.lstrip().startswith("{"):
        transcript = transcript_from_json(text, name=name, transcript_id=transcript_id)
    elif text.startswith("WEBVTT"):
        transcript = Transcript(id=transcript_id, turns=turns_from_webvtt(text, name=name))
    else:
        transcript = Transcript(id=transcript_id, turns=turns_from_lines(text))
    if sum(len(turn.text.split()) for turn in transcript.turns) > WORDS_PER_FILE:
        raise BadInputError(
            f"The transcript has more than {WORDS_PER_FILE:,} words",
            where=name,
            mend="Split it into one file per consultation",
        )
    return transcript


def turns_from_lines(text: str) -> tuple[Turn, ...]:
    """One turn per labelled line; a line without a label goes on with the turn before it.

    Where no line has a label each line is a turn of `other`: nobody has said who speaks.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    letters = uses_letters(lines)
    labelled = [split_label(line, letters=letters) for line in lines]
    if all(who is None for who, _ in labelled):
        return tuple(Turn(speaker=Speaker.OTHER, text=said) for _, said in labelled)
    joined: list[tuple[Who, list[str]]] = []
    for who, said in labelled:
        if who is not None:
            joined.append((who, [said]))
        elif joined:
            joined[-1][1].append(said)
        else:
            joined.append(((Speaker.OTHER, Voice.UNTOLD), [said]))
    turns = ((who, " ".join(part for part in parts if part)) for who, parts in joined)
    return tuple(Turn(speaker=speaker, text=said, voice=voice) for (speaker, voice), said in turns if said)
