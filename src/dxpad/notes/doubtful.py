"""Words that a recogniser was unsure of and that a note must not get wrong: drugs, numbers, sides and negations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.transcript import LOW_CONFIDENCE, placed_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.domain.note import SpanRef
    from dxpad.domain.transcript import Turn, Word

_SIDES = frozenset(("left", "right", "both", "bilateral", "bilaterally"))
_NUMBER_WORD = re.compile(
    r"\d[\d./]*|half|twice|once|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundred|thousand|\w+teen)"
)
_NEGATION_WORD = re.compile(r"no|not|never|none|nothing|neither|nor|without|cannot|nope|\w+n't")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One word heard with low confidence; `kind` as in the confirm list."""

    kind: str
    text: str
    confidence: float

    @property
    def why(self) -> str:
        """What to tell the clinician."""
        return f"heard as “{self.text}” with confidence {self.confidence:.2f}"


def doubts(sources: Sequence[SpanRef], turns: Sequence[Turn], drug_names: Mapping[str, str]) -> tuple[Doubt, ...]:
    """The doubtful words under some spans, in the order they were said.

    A turn whose words no longer match its text, since somebody corrected it, has none: a person has read it.
    """
    return tuple(
        Doubt(kind=kind, text=said, confidence=word.confidence)
        for source in sources
        for said, word in _under(source, turns)
        if word.confidence is not None and word.confidence < LOW_CONFIDENCE
        for kind in _kind_of(said, drug_names)
    )


def _under(source: SpanRef, turns: Sequence[Turn]) -> Iterator[tuple[str, Word]]:
    turn = turns[source.turn]
    for start, end, word in placed_words(turn):
        if start < source.end and end > source.start:
            yield turn.text[start:end].strip(".,?!;:").lower(), word


def _kind_of(said: str, drug_names: Mapping[str, str]) -> tuple[str, ...]:
    if said in drug_names:
        return ("drug",)
    if said in _SIDES:
        return ("laterality",)
    if _NUMBER_WORD.fullmatch(said):
        return ("number",)
    return ("negation",) if _NEGATION_WORD.fullmatch(said) else ()
