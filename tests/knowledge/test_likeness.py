"""What a list does not name is judged by the lists most like it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.differential import Basis
from dxpad.knowledge.likeness import LEVELS, alike
from dxpad.knowledge.records import LinkRecord

NAMES = ("ague", "brash", "chill", "dropsy")
FINDINGS = ("fever", "rash", "swelling", "thirst")
BACKGROUND = {name: {"primary-care": 0.01} for name in FINDINGS}
SHARES = st.sampled_from([0.005, 0.02, 0.08, 0.2, 0.55, 0.85, 0.97])
LISTS = st.fixed_dictionaries(
    {name: st.dictionaries(st.sampled_from(FINDINGS), SHARES, min_size=1) for name in NAMES},
)


def links_of(lists: dict[str, dict[str, float]]) -> list[LinkRecord]:
    return [
        LinkRecord(condition=name, finding=finding, p=p, alpha=1.0, beta=1.0, lr=None, basis=Basis.ESTIMATE, sources=())
        for name, rows in lists.items()
        for finding, p in sorted(rows.items())
    ]


def test_what_its_likes_have_is_told_and_what_it_lists_itself_is_not() -> None:
    lists = {
        "ague": {"fever": 0.85, "thirst": 0.85},
        "brash": {"fever": 0.85, "thirst": 0.85, "rash": 0.55},
        "chill": {"swelling": 0.85},
        "dropsy": {"swelling": 0.55},
    }
    levels = alike(NAMES, links_of(lists), BACKGROUND)
    assert LEVELS[levels["rash"][NAMES.index("ague")]] == 0.55
    assert levels["rash"][NAMES.index("brash")] == 0
    assert levels["rash"][NAMES.index("chill")] == 0
    assert levels["fever"] == bytes(4)


def test_a_condition_without_any_like_is_told_nothing() -> None:
    lists = {"ague": {"fever": 0.85}, "brash": {"rash": 0.85}, "chill": {"swelling": 0.85}, "dropsy": {"thirst": 0.85}}
    assert set(alike(NAMES, links_of(lists), BACKGROUND).values()) == {bytes(4)}


@given(lists=LISTS)
def test_every_finding_has_a_level_for_every_condition_and_none_where_it_is_listed(
    lists: dict[str, dict[str, float]],
) -> None:
    levels = alike(NAMES, links_of(lists), BACKGROUND)
    assert set(levels) == set(FINDINGS)
    for finding, row in levels.items():
        assert len(row) == len(NAMES)
        for name, level in zip(NAMES, row, strict=True):
            assert 0 <= level < len(LEVELS)
            assert finding not in lists[name] or level == 0
            if level:
                assert any(finding in lists[other] for other in NAMES if other != name)
