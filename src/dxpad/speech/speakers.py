"""One channel told apart into speakers by their voices.

Windows of speech become vectors, vectors groups, and each word goes to the group of the window it lies in.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from dxpad.speech.audio import BYTES_PER_SECOND
from dxpad.speech.voices import unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dxpad.domain.transcript import Word
    from dxpad.speech.engine import Segment
    from dxpad.speech.voices import Vector, Voices

WINDOW = 1.6
"""Seconds of a window; half a window lies between two."""

TOLD_APART = 0.7
"""Two groups whose middles are more alike than this (cosine) are taken for one person. Not fitted to any model."""

ROUNDS = 20
LEAST_WORDS = 3
"""Words in a row that one speaker must have; fewer are taken for the neighbour's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The words of one voice."""

    segments: tuple[Segment, ...]

    @property
    def words(self) -> int:
        """How many."""
        return sum(len(segment.words) for segment in self.segments)


def told_apart(
    segments: Sequence[Segment], chunks: Iterable[bytes], voices: Voices, speakers: int | None,
    between: Callable[[], None] = lambda: None,
) -> tuple[tuple[Segment, ...], ...]:  # fmt: skip
    """The segments of each speaker, who says most first; all in one where there is only one voice.

    Args:
        segments: what was recognised in the channel.
        chunks: the channel's samples.
        voices: the model.
        speakers: how many there are; None looks whether there are two.
        between: called between the rounds of the grouping, which is long for a long recording; it may raise to end it.
    """
    windows = _Windows(segments)
    vectors = list(voices.vectors(windows.of(chunks)))
    wanted = speakers or 2
    if wanted == 1 or len(vectors) < wanted:
        return (tuple(segments),)
    middles = _middles(vectors, wanted, between)
    if speakers is None and _alike(middles[0], middles[1]) > TOLD_APART:
        return (tuple(segments),)
    owners = [_nearest(vector, middles) for vector in vectors]
    groups = _groups(segments, windows.starts, owners, wanted)
    found = sorted((group for group in groups if group.segments), key=lambda group: -group.words)
    return tuple(group.segments for group in found)


class _Windows:
    """The windows of a channel that lie in recognised speech; `starts` are theirs, once they were read."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._spans = [(segment.start, segment.end) for segment in reversed(segments)]
        self.starts: list[float] = []

    def of(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        size = int(WINDOW * BYTES_PER_SECOND)
        rest, at, step = bytearray(), 0.0, size // 2 // 2 * 2
        for chunk in chunks:
            rest += chunk
            while len(rest) >= size:
                if self._spoken(at + WINDOW / 2):
                    self.starts.append(at)
                    yield bytes(rest[:size])
                del rest[:step]
                at += step / BYTES_PER_SECOND

    def _spoken(self, at: float) -> bool:
        while self._spans and self._spans[-1][1] < at:
            self._spans.pop()
        return bool(self._spans) and self._spans[-1][0] <= at


def _middles(vectors: Sequence[Vector], count: int, between: Callable[[], None]) -> list[Vector]:
    """k-means on the sphere, begun with vectors far from each other: the same vectors always give the same groups."""
    everybody = _mean(vectors)
    middles = [min(vectors, key=lambda vector: _alike(vector, everybody))]
    while len(middles) < count:
        middles.append(min(vectors, key=lambda vector: max(_alike(vector, middle) for middle in middles)))
    for _ in range(ROUNDS):
        between()
        owners = [_nearest(vector, middles) for vector in vectors]
        made = [
            _mean([vector for vector, owner in zip(vectors, owners, strict=True) if owner == number]) or middle
            for number, middle in enumerate(middles)
        ]
        if made == middles:
            break
        middles = made
    return middles


def _groups(segments: Sequence[Segment], starts: Sequence[float], owners: Sequence[int], count: int) -> list[Group]:
    """Each word to the speaker of the window whose middle is nearest; short runs to those around them."""
    middles = [start + WINDOW / 2 for start in starts]
    made: list[list[Segment]] = [[] for _ in range(count)]
    for segment in segments:
        said = [_owner((word.start + word.end) / 2, middles, owners) for word in segment.words]
        pairs = zip(_smooth(said), segment.words, strict=True)
        runs = [list(run) for _, run in groupby(pairs, key=itemgetter(0))]
        for run in runs:
            words = tuple(word for _, word in run)
            made[run[0][0]].append(_part(segment, words, whole=len(runs) == 1))
    return [Group(segments=tuple(part)) for part in made]


def _part(segment: Segment, words: tuple[Word, ...], *, whole: bool) -> Segment:
    return segment if whole else replace(segment, start=words[0].start, end=words[-1].end, words=words)


def _owner(at: float, middles: Sequence[float], owners: Sequence[int]) -> int:
    after = bisect(middles, at)
    near = range(max(after - 1, 0), min(after + 1, len(middles)))
    return owners[min(near, key=lambda number: abs(middles[number] - at))]


def _smooth(owners: Sequence[int]) -> list[int]:
    """Runs of fewer than `LEAST_WORDS` words given to the run before, the first to the one after."""
    runs = [(owner, len(list(run))) for owner, run in groupby(owners)]
    made: list[int] = []
    for place, (owner, length) in enumerate(runs):
        after = runs[place + 1][0] if place + 1 < len(runs) else owner
        short = length < LEAST_WORDS and len(runs) > 1
        made += [(made[-1] if made else after) if short else owner] * length
    return made


def _mean(vectors: Sequence[Vector]) -> Vector:
    return unit(tuple(map(sum, zip(*vectors, strict=True)))) if vectors else ()


def _alike(first: Vector, second: Vector) -> float:
    """The cosine of two vectors of length 1."""
    return sum(a * b for a, b in zip(first, second, strict=True))


def _nearest(vector: Vector, middles: Sequence[Vector]) -> int:
    return max(range(len(middles)), key=lambda number: _alike(vector, middles[number]))
