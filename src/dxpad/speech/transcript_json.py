"""The contract's Transcript JSON, checked field by field."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from dxpad.domain.errors import BadInputError
from dxpad.domain.transcript import Audio, Speaker, Transcript, Turn, Voice, Word

if TYPE_CHECKING:
    from dxpad.domain.encode import Json

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


def transcript_from_json(text: str, *, name: str, transcript_id: str) -> Transcript:
    """A transcript from the contract's JSON; fields that the contract does not name are passed over.

    Raises:
        BadInputError: with the field (`turns[3].speaker`), what is wrong and the mend.
    """
    try:
        value: Json = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise BadInputError(
            f"Not valid JSON ({error.msg})",
            where=f"{name}, line {error.lineno}, column {error.colno}",
            mend="Correct the JSON at that place",
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadInputError(
            "The JSON holds a number or a nesting that no transcript has",
            where=name,
            mend="Write times as plain seconds, such as 12.5",
        ) from error
    return _transcript(_Field(name=name, path="", value=value), transcript_id)


def _no_constant(constant: str) -> NoReturn:
    raise ValueError(constant)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """One value of the JSON and the way to it, so that every error can name the field."""

    name: str
    path: str
    value: Json

    def fail(self, what: str, mend: str) -> BadInputError:
        return BadInputError(what, where=f"{self.name}, {self.path}" if self.path else self.name, mend=mend)

    def get(self, key: str) -> _Field:
        if not isinstance(self.value, dict):
            raise self.fail("Not an object", "Write it as {…} with the contract's fields")
        path = f"{self.path}.{key}" if self.path else key
        return _Field(name=self.name, path=path, value=self.value.get(key))

    def items(self) -> list[_Field]:
        if not isinstance(self.value, list):
            raise self.fail("Not a list" if self.value is not None else "Missing", "Write it as a list […]")
        return [_Field(name=self.name, path=f"{self.path}[{n}]", value=item) for n, item in enumerate(self.value)]

    def string(self, default: str | None = None) -> str:
        if self.value is None and default is not None:
            return default
        if not isinstance(self.value, str):
            raise self.fail("Not text" if self.value is not None else "Missing", 'Write it as text in "quotes"')
        if _HALF_CHARACTER.search(self.value):
            raise self.fail("Holds half of a character (a lone surrogate)", "Write the text as UTF-8")
        return self.value

    def number(self, *, at_most: float = 1e6) -> float:
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.fail(
                "Not a number" if self.value is not None else "Missing", "Write it as a number, such as 12.5"
            )
        if not 0 <= self.value <= at_most or not math.isfinite(self.value):
            raise self.fail("The number is out of range", f"Give a number from 0 to {at_most:g}")
        return float(self.value)

    def time(self) -> float | None:
        return None if self.value is None else self.number()


def _transcript(top: _Field, transcript_id: str) -> Transcript:
    turns = tuple(_turn(item) for item in top.get("turns").items())
    if not any(turn.text.strip() for turn in turns):
        raise top.get("turns").fail("No turn holds a word", "Give at least one turn with text")
    audio = top.get("audio")
    return Transcript(
        id=top.get("id").string(transcript_id),
        turns=turns,
        language=top.get("language").string("en"),
        engine=top.get("engine").string("import"),
        model=top.get("model").string(""),
        audio=None if audio.value is None else _audio(audio),
    )


def _turn(item: _Field) -> Turn:
    words = item.get("words")
    start, end = item.get("start").time(), item.get("end").time()
    if start is not None and end is not None and end < start:
        raise item.get("end").fail("The turn ends before it starts", "Swap start and end")
    return Turn(
        speaker=_speaker(item.get("speaker")),
        text=item.get("text").string(),
        start=start,
        end=end,
        words=() if words.value is None else tuple(_word(word) for word in words.items()),
        voice=next((voice for voice in Voice if voice == item.get("voice").value), Voice.UNTOLD),
    )


def _speaker(item: _Field) -> Speaker:
    given = item.string()
    if given not in set(Speaker):
        raise item.fail("Not a speaker", "Use clinician, patient or other")
    return Speaker(given)


def _word(item: _Field) -> Word:
    start, end = item.get("start").number(), item.get("end").number()
    if end < start:
        raise item.get("end").fail("The word ends before it starts", "Swap start and end")
    confidence = item.get("confidence")
    return Word(
        text=item.get("text").string(),
        start=start,
        end=end,
        confidence=None if confidence.value is None else confidence.number(at_most=1.0),
    )


def _audio(item: _Field) -> Audio:
    sha256 = item.get("sha256").string()
    if not _SHA256.match(sha256):
        raise item.get("sha256").fail("Not a SHA-256", "Give 64 hexadecimal digits in lower case")
    return Audio(path=item.get("path").string(), sha256=sha256, duration=item.get("duration").number())
