"""Turns to sentences. Transcripts without punctuation are cut before questions and at the joints of speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes.cutter import weights
from dxpad.notes.joints import TO_BE_DONE, at_joints
from dxpad.notes.lexicon import LEAD_INS
from dxpad.notes.memo import once_a_note
from dxpad.notes.numerals import NUMBER_WORDS
from dxpad.notes.parts import Utterance
from dxpad.notes.words import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_END = re.compile(r"(?<!\.)[.?!]+(?!\.)(?=\s|$)|\n+|(?<=[a-z])[.?!](?=[A-Z])")
_ABBREVIATION = re.compile(r"\b(?:dr|mr|mrs|ms|st|e\.g|i\.e|vs|approx)$", re.IGNORECASE)
_SOUGHT_NOD = re.compile(
    r"(?:,|(?<=\w))\s*(?:okay|ok|alright|all right|sounds? good|makes? sense)(?:,? (?:okay|ok|alright))?\s*[?.]*\s*$",
    re.IGNORECASE,
)
_SHORTEST_TOLD = 4
PUNCTUATED = 0.03
"""Closing marks a word from which a conversation counts as punctuated."""
_CLOSING_MARK = re.compile(r"[.?!]")
_INTERROGATIVE = re.compile(
    r"^(?:(?:do|does|did|are|is|was|were|have|has|had|can|could|would|will|should) "
    r"(?:you|it|that|this|there|they|he|she|we|i|your|the|any|"
    r"not (?:you|it|that|this|there|they|he|she|your|the)|either)\b|(?:is|are|was) (?:that|it)\b"
    r"|what(?:'s| (?!i |i'|we |you (?:can|could|should|need))|$)|where\b|how(?:'s| )|why |which |who(?:'s| )|"
    r"whereabouts|when (?:did|do|does|was|were|is|have)\b"
    r"|(?:and |or )?any (?!of |one |way|thing else you)|tell me)",
    re.IGNORECASE,
)


def split(transcript: Transcript) -> tuple[Utterance, ...]:
    """Every sentence of the transcript in order, each within its turn and without white space at its ends."""
    model = {} if _is_punctuated(transcript) else weights()
    return tuple(
        utterance for number, turn in enumerate(transcript.turns) for utterance in _split_turn(number, turn, model)
    )


def _is_punctuated(transcript: Transcript) -> bool:
    """Whether whoever wrote the talk down marked where sentences end: then a long one is long, and nothing is learnt
    from a model that knows talk without marks."""
    text = " ".join(turn.text for turn in transcript.turns)
    return len(_CLOSING_MARK.findall(text)) >= PUNCTUATED * len(text.split())


def _split_turn(number: int, turn: Turn, model: Mapping[str, float]) -> Iterator[Utterance]:
    told = turn.speaker is Speaker.CLINICIAN
    for start, end in _between_marks(turn.text):
        for piece_start, piece_end in at_joints(turn.text, start, end, model, told=told):
            text = turn.text[piece_start:piece_end]
            left = piece_start + len(text) - len(text.lstrip(" \t,;"))
            right = piece_start + len(text.rstrip())
            if left < right and any(character.isalnum() for character in turn.text[left:right]):
                yield Utterance(turn=number, start=left, end=right, speaker=turn.speaker, text=turn.text[left:right])


def _between_marks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if _is_decimal(text, match) or _ABBREVIATION.search(text[max(0, match.start() - 6) : match.start()]):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _is_decimal(text: str, match: re.Match[str]) -> bool:
    """`98 . 2` and `ninety eight . two`: a point between numbers is not cut, so that no number loses its end."""
    if match.group() != ".":
        return False
    before = re.search(r"([\w-]+)\s*$", text[: match.start()][-20:])
    after = re.match(r"\s*([\w-]+)", text[match.end() : match.end() + 20])
    return bool(before and after) and all(_is_number(m.group(1)) for m in (before, after) if m)


def _is_number(word: str) -> bool:
    return word.isdigit() or word.lower().split("-")[0] in NUMBER_WORDS


def opened(words: Sequence[str]) -> list[str]:
    """The words without the lead-ins that a turn opens with (`okay so`)."""
    start = 0
    while start < len(words) and (words[start].lower() in LEAD_INS or words[start] in ",.!-"):
        start += 1
    return list(words[start:])


def without_nod(text: str) -> str:
    """The sentence without the `okay?` at its end that only seeks a nod; as it is when little else was said."""
    told = _SOUGHT_NOD.sub("", text)
    return told if len(told.split()) >= _SHORTEST_TOLD else text


def is_question(utterance: Utterance) -> bool:
    """Whether the sentence asks something: it ends in a question mark or begins as questions do. A clinician's
    `we'll get an x-ray, okay?` tells and does not ask."""
    return _asks(utterance.text, utterance.speaker is Speaker.CLINICIAN)


@once_a_note
def _asks(text: str, clinicians: bool) -> bool:  # noqa: FBT001 - called in one place
    told = without_nod(text) if clinicians else text
    if told.rstrip().endswith("?"):
        return True
    words = " ".join(opened(cleaned(told)))
    instructs = clinicians and TO_BE_DONE.match(words)
    return bool(_INTERROGATIVE.match(words)) and not instructs
