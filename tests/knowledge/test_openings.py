"""The letters with which what an expression matches begins: where they are not known, nothing is claimed."""

import pytest

from dxpad.knowledge.openings import LONGEST, MOST, openings_of


@pytest.mark.parametrize(
    ("regex", "openings"),
    [
        (r"\bno\s+power\b", ("no pow",)),
        (r"\bno\s*(?:more\s*)?\s+go", ("no go", "no mor", "nomore")),
        (r"\b(?:both\s+)?legs", ("both l", "legs")),
        (r"\bp[au]ff", ("paff", "puff")),
        (r"\bcold\w*\s+hands", ("cold",)),
        (r"(?<!no\s)\bcough", ("cough",)),
        (r"\b(?=left|right)\w+", ()),
        (r"\b(?:\w+\s+)?drunk", ()),
        (r"cough", ()),
        (r"\b'\w", ()),
        (r"\b[1-3]/5", ("1/5", "2/5", "3/5")),
    ],
)
def test_what_a_match_begins_with(regex: str, openings: tuple[str, ...]) -> None:
    assert openings_of(regex) == openings


def test_with_many_beginnings_fewer_letters_are_told() -> None:
    openings = openings_of(r"\b\d{6}")
    assert 0 < len(openings) <= MOST
    assert max(map(len, openings)) < LONGEST
