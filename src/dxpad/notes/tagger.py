"""Where a sentence belongs and how surely it belongs in a note at all: a linear sequence model in plain Python.

Trained by `python -m benchmarks.train_tagger` on conversations with the notes that clinicians wrote of them; the
weights are a small file of this package. It decides no polarity and writes no word: it sorts and it shortens.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker
from dxpad.notes import sections
from dxpad.notes.numerals import said_numbers
from dxpad.notes.sentences import is_question
from dxpad.notes.stages import stages
from dxpad.notes.words import cleaned, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.notes.parts import Utterance

WEIGHTS = "tagger.json"
PARTS_OF_VISIT = 5
"""Equal parts a conversation is cut into: examinations come late, plans last."""
LENGTHS = (3, 6, 12, 20)
"""Words up to which a sentence is very short, short, middling, long."""
SCALE = 1000
"""The file holds weights in thousandths."""


class Tag(StrEnum):
    """The division of the note a sentence goes into; `OUT` for one that a clinician would leave out."""

    OUT = "out"
    SUBJECTIVE = "subjective"
    EXAM = "exam"
    RESULTS = "results"
    PLAN = "plan"


TAGS = tuple(Tag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A sentence's tag and by how much its best tag inside the note outweighs leaving it out."""

    tag: Tag
    salience: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weights by feature, one number a tag in the order of `TAGS`; `steps` from a tag to the next."""

    features: Mapping[str, Sequence[float]]
    steps: Sequence[Sequence[float]]

    def scores(self, named: Sequence[str]) -> list[float]:
        """What the features of one sentence say for each tag."""
        total = [0.0] * len(TAGS)
        for name in named:
            for number, weight in enumerate(self.features.get(name, ())):
                total[number] += weight
        return total


@cache
def weights() -> Weights:
    """The weights this program comes with."""
    kept = json.loads((files("dxpad.notes") / WEIGHTS).read_text("utf-8"))
    return Weights(
        features={name: [value / SCALE for value in row] for name, row in kept["features"].items()},
        steps=[[value / SCALE for value in row] for row in kept["steps"]],
    )


def tag(utterances: Sequence[Utterance], model: Weights) -> dict[Utterance, Tagged]:
    """The most likely run of tags over a conversation."""
    rows = [model.scores(named) for named in all_features(utterances)]
    path = best_path(rows, model.steps)
    return {
        utterance: Tagged(tag=TAGS[at], salience=max(row[1:]) - row[0])
        for utterance, row, at in zip(utterances, rows, path, strict=True)
    }


def best_path(rows: Sequence[Sequence[float]], steps: Sequence[Sequence[float]]) -> list[int]:
    """The run of tags with the highest sum of scores and steps (Viterbi)."""
    if not rows:
        return []
    total = list(rows[0])
    back: list[list[int]] = []
    every = range(len(total))
    for row in rows[1:]:
        came = [_best_before(to, total, steps) for to in every]
        total = [total[came[to]] + steps[came[to]][to] + row[to] for to in every]
        back.append(came)
    path = [max(every, key=total.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _best_before(to: int, total: Sequence[float], steps: Sequence[Sequence[float]]) -> int:
    return max(range(len(total)), key=lambda before: total[before] + steps[before][to])


def all_features(utterances: Sequence[Utterance]) -> list[tuple[str, ...]]:
    """The features of every sentence of a conversation, in order."""
    asked: tuple[str, ...] = ()
    found = []
    cues = ["", *(_cue(utterance) for utterance in utterances), ""]
    for number, (utterance, stage) in enumerate(zip(utterances, stages(utterances), strict=True)):
        part = PARTS_OF_VISIT * number // len(utterances)
        around = (f"<{cues[number]}", f">{cues[number + 2]}", f"~{stage}", f"~{stage}{cues[number + 1]}")
        found.append(
            (*_features(utterance, asked, part, cues[number + 1]), *(f"{_who(utterance)}{one}" for one in around))
        )
        if utterance.speaker is Speaker.CLINICIAN and is_question(utterance):
            asked = _stems(utterance.text)
        elif utterance.speaker is Speaker.CLINICIAN:
            asked = ()
    return found


def _stems(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem(word.lower()) for word in cleaned(text) if word[0].isalpha()))


def _who(utterance: Utterance) -> str:
    return "c" if utterance.speaker is Speaker.CLINICIAN else "p"


def _cue(utterance: Utterance) -> str:
    """The section that the hand-written cues know a sentence by."""
    if utterance.speaker is Speaker.CLINICIAN:
        return f"={sections.of_clinician(utterance.text)}"
    return f"={sections.of_patient(utterance.text, '', medicine=False)}"


def _features(utterance: Utterance, asked: Sequence[str], part: int, cue: str) -> Iterator[str]:
    words = _stems(utterance.text)
    who = _who(utterance)
    yield "bias"
    yield f"{who}"
    yield f"{who}@{part}"
    yield f"{who}#{next((size for size in LENGTHS if len(words) <= size), 99)}"
    if is_question(utterance):
        yield f"{who}?"
    if said_numbers(utterance.text):
        yield f"{who}0"
    if sections.is_care(utterance.text):
        yield f"{who}+"
    yield f"{who}{cue}"
    for word in words:
        yield f"{who}:{word}"
    for one, other in pairwise(words):
        yield f"{who}:{one}_{other}"
    if who == "p":
        for word in asked:
            yield f"q:{word}"
