"""Words that say how much or how a thing is, and belong to one thing alone: the *raised* of "normal sodium and raised
potassium", the *swollen* of "a bruised ankle and swollen knee", the *pale* of "pale with cold hands"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.knowledge.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.findings.stream import Word

GRADED = frozenset(
    "low high raised reduced decreased elevated increased poor lower higher rising falling dropping normal".split()
)
"""Words that grade the nearest noun behind them."""

COLOURS = frozenset("black white red yellow green brown blue purple dark pale clear".split())

_FELT = frozenset("swollen painful tender sore stiff bruised numb weak hot aching itchy".split())
_LOOKS = COLOURS | _FELT | {"cold", "warm", "cool"}
"""How somebody, or a part of them, is."""

_BODY = frozenset(
    stem(part)
    for part in (
        "ankle knee wrist elbow shoulder hip foot toe finger thumb hand arm leg calf thigh neck back face eye lip"
        " tongue throat gum breast testicle scrotum node gland joint abdomen tummy belly chest nail scalp ear nose feet"
        " calves"
    ).split()
)


def is_graded_apart(words: Sequence[Word], place: int, after: int, own: set[int]) -> bool:
    """Whether a graded word and a thing on the other side of an *and* each have a partner of their own: "normal sodium
    and raised potassium" tells of no raised sodium, "low TSH and free T4 38" of no low T4. "Raised sodium and
    potassium" share one."""
    if not any(words[other].joins for other in range(place + 1, after + 1)):
        return False
    if words[after].text in GRADED:
        return _grades_next(words, after, own) or _is_graded(words, place, own)
    return words[place].text in GRADED and _is_graded(words, after, own)


def is_felt_apart(words: Sequence[Word], place: int, own: set[int]) -> bool:
    """Whether how a part of the body is stands behind an *and* and right before that part: "a bruised ankle and swollen
    knee" tells of no swollen ankle."""
    if words[place].text not in _FELT or min(own) >= place or place + 1 in own:
        return False
    return _grades_next(words, place, own) and words[place + 1].stem in _BODY


def says_how_who_is_before(words: Sequence[Word], first: int, own: set[int]) -> bool:
    """Whether a describing word right before *with* says how somebody is, and not the thing behind: "pale with cold
    hands"."""
    behind = first + 1
    parted = words[behind].text == "with" and behind not in own
    return parted and words[first].text in _LOOKS and _in_item(words, first, behind)


def grades_behind_with(words: Sequence[Word], last: int) -> bool:
    """Whether the last word of a phrase is a graded word that stands behind *with* and before a thing of its own:
    "normal sodium with raised potassium"."""
    before = words[last - 1].text == "with" and _in_item(words, last, last - 1)
    return before and words[last].text in GRADED and _in_item(words, last, last + 1)


def _grades_next(words: Sequence[Word], place: int, own: set[int]) -> bool:
    """Whether a graded word right behind an *and* stands before a thing of its own."""
    behind = place + 1
    return words[place].joins and behind not in own and _in_item(words, place, behind) and not words[behind].joins


def _is_graded(words: Sequence[Word], place: int, own: set[int]) -> bool:
    """Whether the thing at a place has a graded word or a value of its own right beside it."""
    first = last = place
    while first - 1 in own and not words[first].joins:
        first -= 1
    while last + 1 in own and not words[last + 1].joins:
        last += 1
    before, behind = first - 1, last + 1
    if not words[first].joins and _in_item(words, first, before) and words[before].text in GRADED:
        return True
    if not _in_item(words, last, behind) or words[behind].joins:
        return False
    return words[behind].text in GRADED or words[behind].text[0].isdigit()


def _in_item(words: Sequence[Word], place: int, other: int) -> bool:
    """Whether a place beside another is in the row and in the same item."""
    return 0 <= other < len(words) and words[other].item == words[place].item
