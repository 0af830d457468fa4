"""What a word points to is learned from the phrases it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from dxpad.knowledge.nearness import STEP, nearness, packed, unpacked
from dxpad.knowledge.words import phrase_stems

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store

PHRASES = {
    name: [phrase_stems(phrase) for phrase in phrases]
    for name, phrases in {
        "hoarseness": ["hoarse voice", "croaky voice", "lost voice"],
        "stridor": ["noisy breath", "crow breath"],
        "wheeze": ["whistling breath", "wheezy chest"],
        **{f"other-{number}": [f"word{number} chest"] for number in range(40)},
    }.items()
}
(VOICE,), (BREATH,), (CHEST,), (WHEEZY,) = map(phrase_stems, ("voice", "breath", "chest", "wheezy"))


def test_a_word_points_to_the_finding_whose_phrases_hold_it() -> None:
    points = nearness(PHRASES, ())
    assert set(points[VOICE]) == {"hoarseness"}
    assert set(points[BREATH]) == {"stridor", "wheeze"}
    assert points[BREATH]["stridor"] > points[BREATH]["wheeze"]


def test_a_word_of_many_findings_points_to_none_as_strongly_as_a_word_of_one() -> None:
    points = nearness(PHRASES, ())
    assert points[WHEEZY]["wheeze"] > points.get(CHEST, {}).get("wheeze", 0.0)


def test_a_word_that_everybody_says_points_less() -> None:
    quiet = nearness(PHRASES, ["Cough for a week. No fever."])
    common = nearness(PHRASES, ["Her voice is normal. His voice is loud. The voice."])
    assert common.get(VOICE, {}).get("hoarseness", 0.0) < quiet[VOICE]["hoarseness"]


@given(st.dictionaries(st.sampled_from(sorted(PHRASES)), st.floats(min_value=0.5, max_value=8.5)))
def test_what_is_stored_comes_back_to_the_nearest_step(says: dict[str, float]) -> None:
    names = sorted(PHRASES)
    back = unpacked(packed(says, {name: number for number, name in enumerate(names)}), names)
    assert back.keys() == says.keys()
    assert all(abs(back[name] * STEP - odds) <= STEP / 2 + 1e-9 for name, odds in says.items())


def test_only_the_knowledges_own_words_are_kept(store: Store) -> None:
    most, points = store.near(*phrase_stems("voice"))
    assert most == max(points.values())
    assert store.near("zaphodbeeblebrox") == (0, {})
    assert "zaphodbeeblebrox" not in store._near
