"""The parts of the ranking by themselves."""

from __future__ import annotations

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.differential.bars import share_in_words
from dxpad.differential.entropy import entropy
from dxpad.differential.posterior import interval, log_normaliser
from dxpad.differential.present import best
from dxpad.differential.question import Gain

SHARES = st.floats(0, 1, allow_nan=False)


@given(st.lists(st.floats(-700, 700), min_size=1, max_size=50))
def test_softmax_sums_to_one_however_large_the_scores(scores: list[float]) -> None:
    whole = log_normaliser(scores)
    assert sum(exp(score - whole) for score in scores) == pytest.approx(1)


@given(SHARES, st.floats(0, 50), st.floats(0, 50))
def test_an_interval_holds_its_probability(share: float, variance: float, others: float) -> None:
    low, high = interval(share, variance, others + share * share * variance)
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 1


@given(st.floats(0.001, 0.999), st.floats(0.01, 5))
def test_less_certain_knowledge_gives_a_wider_interval(share: float, variance: float) -> None:
    narrow, wide = (
        interval(share, variance, share**2 * variance),
        interval(share, variance * 2, share**2 * variance * 2),
    )
    assert wide[1] - wide[0] >= narrow[1] - narrow[0] - 1e-12


def test_entropy_of_a_coin_is_one_bit() -> None:
    assert entropy(0.5) == pytest.approx(1)
    assert entropy(0.0) == entropy(1.0) == 0


@pytest.mark.parametrize(("share", "words"), [(0.73, "73%"), (0.10, "10%"), (0.05, "1 in 20"), (0.0005, "1 in 2,000")])
def test_shares_are_said_as_people_say_them(share: float, words: str) -> None:
    assert share_in_words(share) == words


def test_what_leads_by_information_or_by_danger_alone_is_asked_too() -> None:
    both = [Gain(finding=f"both-{number}", bits=0.5, danger_bits=0.5) for number in range(9)]
    telling = Gain(finding="telling", bits=0.7, danger_bits=0.0)
    danger = Gain(finding="danger", bits=0.0, danger_bits=0.6)
    dull = Gain(finding="dull", bits=0.1, danger_bits=0.1)
    assert best([*both, telling, danger, dull], 8) == [*both[:8], telling, danger]
