"""Questions of a clinician with the turn that answers them, for what is no finding: medicines and allergies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.findings.passage import Passage

_QUESTION = re.compile(r"[^.!?]*\?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Characters `start` to `end` of a clinician's turn are the question; `answer` is the next speaker's turn."""

    asked: Passage
    start: int
    end: int
    answer: Passage


def exchanges(passages: Sequence[Passage], about: re.Pattern[str]) -> Iterator[Exchange]:
    """The last question about something in each clinician's turn that another speaker's turn follows."""
    for passage, answer in pairwise(passages):
        if passage.speaker is Speaker.CLINICIAN and answer.speaker not in (None, Speaker.CLINICIAN):
            asked = [said for said in _QUESTION.finditer(passage.text) if about.search(said[0])]
            if asked:
                yield Exchange(asked=passage, start=asked[-1].start(), end=asked[-1].end(), answer=answer)
