"""Where a sentence begins in talk without punctuation: a linear model of the words around a gap, in plain Python.

Trained by `python -m benchmarks.train_cutter` on punctuated conversations; the weights are a small file of this
package. It only says how likely a beginning is: whether a cut may be made there is decided in `joints`.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dxpad.notes.lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WEIGHTS = "cutter.json"
SCALE = 100
"""The file holds weights in hundredths."""
FROM = -2.0
"""The sum of weights above which a sentence begins: chosen in folds of the punctuated conversations."""
WORD = re.compile(r"n't(?!\w)|\w+?(?=n't(?!\w))|[\w-]*\w(?:'\w+)?|'\w+")
"""A word as the model knows it: `do n't` and `don't` are the same two."""

_FAR = (1, 2, 3, 4, 7, 11, 17, 26)
_NEAR_END = 4
_CONDITION_BACK = 12
_REACHING = listed("if when because that what how")
_VERBS = listed(
    """is are was were 's 're am 'm has have had do does did can could will would should may might think feel feels felt
    went got get take took started hurts hurt looks look want need like see know go goes came come been having 'll 've
    i'm it's that's there's i've you're we're we'll i'll they're he's she's"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place between two words: before word `at`; the sentence so far begins at word `first`. `who` spoke."""

    words: Sequence[str]
    first: int
    at: int
    who: str


@cache
def weights() -> Mapping[str, float]:
    """The weights this program comes with."""
    kept = json.loads((files("dxpad.notes") / WEIGHTS).read_text("utf-8"))
    return {name: value / SCALE for name, value in kept.items()}


def begins(gap: Gap, model: Mapping[str, float]) -> bool:
    """Whether a new sentence begins at the gap."""
    return sum(model.get(name, 0.0) for name in features(gap)) > FROM


def features(gap: Gap) -> Iterator[str]:
    """What the model knows of a gap, by name."""
    b, c, d, e = (_word(gap, gap.at + by) for by in (-2, -1, 0, 1))
    so_far = gap.words[gap.first : gap.at]
    far = bisect_left(_FAR, gap.at - gap.first)
    verb = any(word in _VERBS or word.endswith(("ed", "ing")) for word in so_far)
    reached = any(word in _REACHING for word in so_far[-_CONDITION_BACK:])
    yield from ("b", f"s{gap.who}", f"d{far}", f"l{c}", f"r{d}", f"L{b}", f"R{e}")
    yield from (f"lr{c}_{d}", f"ll{b}_{c}", f"rr{d}_{e}", f"llr{b}_{c}_{d}", f"lrr{c}_{d}_{e}")
    yield from (f"v{verb:d}{d}", f"v{verb:d}{far}", f"c{reached:d}{d}")
    yield from (f"q{so_far[0]}_{d}", f"q{so_far[0]}{far}", f"e{c[-3:]}_{d}", f"d{far}{d}", f"s{gap.who}{d}")
    yield f"z{min(len(gap.words) - gap.at, _NEAR_END)}"


def _word(gap: Gap, at: int) -> str:
    return gap.words[at] if 0 <= at < len(gap.words) else "#"
