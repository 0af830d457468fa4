"""Train the cutter of the note writer: `python -m benchmarks.train_cutter DATA OUT`.

Where people wrote a full stop or a question mark a sentence ended; the words alone, without any mark, are what the
model sees. An averaged perceptron: same data, same weights. The data are the punctuated conversations of ACI-Bench,
PriMock57 and MTS-Dialog (CC BY 4.0); no sentence of theirs is kept, only weights of words seen time and again.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dxpad.notes.cutter import SCALE, WORD, Gap, begins, features
from dxpad.notes.lexicon import FILLERS
from dxpad.notes.sentences import PUNCTUATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TRAINED_ON = ("aci_train", "primock57", "mts_train")
ROUNDS = 8
SEED = 1
SEEN = 12
"""Gaps that a feature must occur at to get a weight."""
KEPT = 9000
"""Features that are kept, the heaviest."""
_POINT = re.compile(r"(\d) ?\. ?(?=\d)")
_TITLE = re.compile(r"\b(dr|mrs?|ms)\s?\.", re.IGNORECASE)
_PIECE = re.compile(rf"(?P<word>{WORD.pattern})|(?P<end>[.?!]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """The words of a turn without marks, and before which of them a sentence begins."""

    who: str
    words: tuple[str, ...]
    begun: frozenset[int]


def conversations(file: Path) -> Iterator[tuple[Talk, ...]]:
    """The punctuated conversations of a file, each as its turns."""
    for line in file.open(encoding="utf-8"):
        turns = json.loads(line)["turns"]
        text = " ".join(turn["text"] for turn in turns)
        if len(re.findall(r"[.?!]", text)) >= PUNCTUATED * len(text.split()):
            yield tuple(talk_of(turn["speaker"], turn["text"]) for turn in turns)


def talk_of(speaker: str, text: str) -> Talk:
    """A turn without its marks."""
    plain = _TITLE.sub(r"\1", _POINT.sub(r"\1 point ", text.replace("’", "'")))
    words: list[str] = []
    begun: set[int] = set()
    for piece in _PIECE.finditer(plain):
        if piece["end"]:
            begun.add(len(words))
        elif piece["word"].lower() not in FILLERS:
            words.append(piece["word"].lower())
    return Talk(who=speaker[:1], words=tuple(words), begun=frozenset(begun))


Example = tuple[list[str], bool]


def examples(told: Talk) -> Iterator[Example]:
    """Every gap of a turn by its features, and whether a sentence begins there."""
    first = 0
    for at in range(1, len(told.words)):
        begun = at in told.begun
        yield list(features(Gap(words=told.words, first=first, at=at, who=told.who))), begun
        first = at if begun else first


def train(given: Sequence[Talk]) -> dict[str, float]:
    """Averaged weights, the heaviest `KEPT` of them."""
    seen = Counter(name for told in given for named, _ in examples(told) for name in named)
    every = [([n for n in named if seen[n] >= SEEN], begun) for told in given for named, begun in examples(told)]
    weights: defaultdict[str, float] = defaultdict(float)
    totals: defaultdict[str, float] = defaultdict(float)
    order, clock = random.Random(SEED), 1  # noqa: S311 - the order of examples, no secret
    for _ in range(ROUNDS):
        order.shuffle(every)
        for named, begun in every:
            if (sum(weights[name] for name in named) > 0) is not begun:
                for name in named:
                    weights[name] += 1 if begun else -1
                    totals[name] += clock if begun else -clock
            clock += 1
    averaged = {name: weight - totals[name] / clock for name, weight in weights.items()}
    heaviest = sorted(averaged, key=lambda name: (-abs(averaged[name]), name))[:KEPT]
    return {name: averaged[name] for name in sorted(heaviest)}


def agreement(given: Sequence[Talk], model: Mapping[str, float]) -> tuple[int, int, int]:
    """Beginnings that were found, found where there is none, and missed."""
    found = wrong = missed = 0
    for told in given:
        cut: set[int] = set()
        first = 0
        for at in range(1, len(told.words)):
            if begins(Gap(words=told.words, first=first, at=at, who=told.who), model):
                cut.add(at)
                first = at
        inside = {at for at in told.begun if 0 < at < len(told.words)}
        found, wrong, missed = found + len(cut & inside), wrong + len(cut - inside), missed + len(inside - cut)
    return found, wrong, missed


def main(data: Path, out: Path) -> None:
    """Train on the development conversations and write the weights."""
    files = [data / f"{name}.cases.jsonl" for name in TRAINED_ON]
    model = train([told for file in files for turns in conversations(file) for told in turns])
    rounded = {name: round(value * SCALE) for name, value in model.items()}
    out.write_text(json.dumps(rounded, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(rounded)} features, {out.stat().st_size} bytes")  # noqa: T201 - what the script is run for


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
