"""Stretches of a text round some words: where an expression that is slow to try can match at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def stretches(
    words: re.Pattern[str], text: str, span: tuple[int, int], room: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The parts of `span` within `room[0]` characters before and `room[1]` behind a match of `words`, in order; those
    that touch are one."""
    begin = stop = -1
    for match in words.finditer(text, *span):
        first, last = max(span[0], match.start() - room[0]), min(span[1], match.end() + room[1])
        if first > stop:
            if begin >= 0:
                yield begin, stop
            begin = first
        stop = max(stop, last)
    if begin >= 0:
        yield begin, stop
