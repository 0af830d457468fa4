"""Text cut at the edges of the spans that mean something, so that they can be marked without nesting."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start` to `end` (exclusive), what they belong to, and of which kind they are."""

    start: int
    end: int
    key: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text: the keys it belongs to, the keys that begin here, and its kind, empty for plain text."""

    text: str
    keys: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    kind: str = ""


def pieces(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The whole text in order; joined, the pieces are the text. Spans that lie outside it are cut to it."""
    inside = [span for span in spans if 0 <= span.start < min(span.end, len(text))]
    edges = sorted({0, len(text), *(span.start for span in inside), *(min(span.end, len(text)) for span in inside)})
    made = []
    for start, end in pairwise(edges):
        over = [span for span in inside if span.start <= start < span.end]
        made.append(
            Piece(
                text=text[start:end],
                keys=tuple(dict.fromkeys(span.key for span in over)),
                begins=tuple(dict.fromkeys(span.key for span in over if span.start == start)),
                kind=over[0].kind if over else "",
            )
        )
    return tuple(made)
