"""Train the tagger of the note writer: `python -m benchmarks.train_tagger DATA OUT`.

A sentence's tag is that of the note's division whose sentence shares most of its words, rare words counting more; one
that shares little with all of them is out. Averaged structured perceptrons learn the rest: same data, same weights.
The data are ACI-Bench and PriMock57 (CC BY 4.0); no sentence of theirs is kept, only weights of words seen in several.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.note_concepts import divisions
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes.numerals import in_digits
from dxpad.notes.sentences import is_question, split
from dxpad.notes.tagger import SCALE, TAGS, Tag, all_features, best_path
from dxpad.notes.words import cleaned, content, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.notes.parts import Utterance

ROUNDS = 12
SEEDS = (1, 2, 3, 4)
"""Orders of the examples; the weights are their mean, for one order alone moves single visits by much."""
SEEN_IN = 5
"""Conversations a feature must occur in to get a weight."""
SHARED = 0.25
"""The share of a sentence's weight in words that a sentence of the note must hold."""
ENOUGH = 2.0
"""The weight in shared words (natural log of rarity) below which a likeness says nothing."""


def conversations(data: Path, names: Sequence[str]) -> Iterator[tuple[tuple[Utterance, ...], str]]:
    """The sentences of every conversation, and the clinician's note of it."""
    for name in names:
        gold = {row["id"]: row["note"] for row in map(json.loads, (data / f"{name}.gold.jsonl").open(encoding="utf-8"))}
        for line in (data / f"{name}.cases.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            turns = tuple(Turn(speaker=Speaker(turn["speaker"]), text=turn["text"]) for turn in row["turns"])
            yield split(Transcript(id=row["id"], turns=turns)), gold[row["id"]]


def _stems(text: str) -> frozenset[str]:
    words = in_digits(cleaned(text))
    return frozenset(stem(word.lower()) for word in words if word.isdigit() or content(word))


def tags_of(utterances: Sequence[Utterance], note: str, rarity: Mapping[str, float]) -> list[int]:
    """The tag of each sentence, by its likeness to the sentences of the note."""
    lines = [
        (Tag(division), stems)
        for division, text in divisions(note).items()
        for line in text.replace(". ", ".\n").splitlines()
        if (stems := _stems(line))
    ]
    asked: frozenset[str] = frozenset()
    found = []
    for utterance in utterances:
        own = _stems(utterance.text)
        clinician = utterance.speaker is Speaker.CLINICIAN
        told = own if clinician else own | asked
        found.append(TAGS.index(_nearest(told, lines, rarity)))
        asked = own if clinician and is_question(utterance) else frozenset() if clinician else asked
    return found


def _nearest(told: frozenset[str], lines: Sequence[tuple[Tag, frozenset[str]]], rarity: Mapping[str, float]) -> Tag:
    whole = sum(rarity.get(word, 0.0) for word in told)
    best, most = Tag.OUT, 0.0
    for tag, stems in lines:
        shared = sum(rarity.get(word, 0.0) for word in told & stems)
        if shared > most and shared >= ENOUGH and shared >= SHARED * whole:
            best, most = tag, shared
    return best


def rarities(texts: Sequence[str]) -> dict[str, float]:
    """The natural log of one over the share of texts that hold a stem."""
    held = Counter(word for text in texts for word in _stems(text))
    return {word: log(len(texts) / count) for word, count in held.items()}


Example = tuple[list[tuple[str, ...]], list[int]]


def examples(data: Path, names: Sequence[str]) -> list[Example]:
    """Features and tags of every conversation."""
    every = list(conversations(data, names))
    rarity = rarities([" ".join(u.text for u in told) for told, _ in every])
    return [(all_features(told), tags_of(told, note, rarity)) for told, note in every if told]


Trained = tuple[dict[str, list[float]], list[list[float]]]
"""Weights of features and steps."""


def mean(runs: Sequence[Trained]) -> Trained:
    """The mean of several runs over the same examples."""
    features = {
        name: [sum(column) / len(runs) for column in zip(*(run[0][name] for run in runs), strict=True)]
        for name in runs[0][0]
    }
    steps = [
        [sum(column) / len(runs) for column in zip(*rows, strict=True)]
        for rows in zip(*(run[1] for run in runs), strict=True)
    ]
    return features, steps


def train(given: Sequence[Example], seed: int) -> Trained:
    """Averaged weights of one run."""
    seen = Counter(name for rows, _ in given for name in {name for row in rows for name in row})
    known = {name for name, count in seen.items() if count >= SEEN_IN}
    kept = [([[name for name in row if name in known] for row in rows], tags) for rows, tags in given]
    size = len(TAGS)
    weights = {name: [0.0] * size for name in known}
    totals = {name: [0.0] * size for name in known}
    steps, step_totals = ([[0.0] * size for _ in TAGS] for _ in range(2))
    order, clock = random.Random(seed), 1  # noqa: S311 - the order of examples, no secret
    for _ in range(ROUNDS):
        mixed = list(kept)
        order.shuffle(mixed)
        for rows, tags in mixed:
            guess = best_path([_scores(row, weights) for row in rows], steps)
            for at, (row, right, wrong) in enumerate(zip(rows, tags, guess, strict=True)):
                if right != wrong:
                    for name in row:
                        for tag, by in ((right, 1.0), (wrong, -1.0)):
                            weights[name][tag] += by
                            totals[name][tag] += by * clock
                if at and (tags[at - 1], right) != (guess[at - 1], wrong):
                    for before, tag, by in ((tags[at - 1], right, 1.0), (guess[at - 1], wrong, -1.0)):
                        steps[before][tag] += by
                        step_totals[before][tag] += by * clock
            clock += 1
    averaged = {n: [w - t / clock for w, t in zip(weights[n], totals[n], strict=True)] for n in sorted(known)}
    between = [[w - t / clock for w, t in zip(*rows, strict=True)] for rows in zip(steps, step_totals, strict=True)]
    return averaged, between


def _scores(row: Sequence[str], weights: Mapping[str, Sequence[float]]) -> list[float]:
    return [sum(column) for column in zip(*(weights[name] for name in row), strict=True)] or [0.0] * len(TAGS)


def main(data: Path, out: Path) -> None:
    """Train on the development conversations and write the weights."""
    given = examples(data, ("aci_train", "primock57"))
    features, steps = mean([train(given, seed) for seed in SEEDS])
    rounded = {name: [round(value * SCALE) for value in row] for name, row in features.items()}
    body = {
        "features": {name: row for name, row in rounded.items() if any(row)},
        "steps": [[round(value * SCALE) for value in row] for row in steps],
    }
    out.write_text(json.dumps(body, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
    print(f"{len(body['features'])} features, {out.stat().st_size} bytes")  # noqa: T201 - what the script is run for


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
