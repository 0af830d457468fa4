"""Wordings: what their short form stands for, and the words without which none is tried."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxpad.findings.passage import Passage, in_lower_case
from dxpad.findings.tried import Index, Lowered
from dxpad.knowledge.check.wordings import wording_problems
from dxpad.knowledge.literals import literals_of
from dxpad.knowledge.load import Entry, Library, Mapping
from dxpad.knowledge.store import Store
from dxpad.knowledge.wordings import regex_of, wordings_of

PARTS = {"air": "out of (breath|air)|winded", "he": "he|she"}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("woke {air}", "woke\n out  of breath"),
        ("can't {air}", "can’t winded"),
        (r"{he}[ ']s\s*{air}", "she's winded"),
        (r"\(\d{1,2} degrees\)", "(39 degrees)"),
        ("been in {tropics}", "been in ghana"),
        ("is ?(so)? ?thinner", "is thinner"),
        ("mid ?foot", "midfoot"),
        (r"(?P<one>\d)-(?P=one)", "3-3"),
    ],
)
def test_a_wording_is_read_as_it_is_written(written: str, text: str) -> None:
    assert re.fullmatch(regex_of(written, PARTS), text)


@pytest.mark.parametrize(
    ("regex", "sets"),
    [
        (r"\bwoke\b.{0,9}\bair\b", {("woke",), ("air",)}),
        ("(?:woke|wakes)", {("wakes", "woke")}),
        ("(?:his )?leg", {("leg",)}),
        ("(?!not)[ab]+", set()),
        ("(?:leg|.)", set()),
    ],
)
def test_a_matching_text_holds_one_word_of_each_set(regex: str, sets: set[tuple[str, ...]]) -> None:
    assert set(literals_of(regex)) == sets


@pytest.mark.parametrize(
    ("finding", "pattern", "what"),
    [
        ("no-such", "woke {air}", "there is no finding"),
        ("fever", "woke {water-wings}", "there is no part"),
        ("fever", "woke (", "cannot be read"),
        ("fever", "Woke", "asks for a capital"),
        ("fever", ".{3}", "asks for no word"),
    ],
)
def test_a_wording_that_cannot_be_read_is_a_problem(finding: str, pattern: str, what: str) -> None:
    library = Library(
        entries={
            "findings": {"fever": _entry("findings", "fever", "")},
            "wordings": {finding: _entry("wordings", finding, pattern)},
            "wording-parts": {"air": _entry("wording-parts", "air", PARTS["air"])},
        }
    )
    assert [what in problem.what for problem in wording_problems(library)] == [True]


def test_of_the_words_that_a_wording_needs_the_rarest_come_first() -> None:
    case = Entry(kind="cases", id="one", file="one.yaml", data=Mapping(text="The leg, the leg and the other leg"))
    library = Library(
        entries={"cases": {"one": case}, "wordings": {"fever": _entry("wordings", "fever", "leg.{0,9}thermometer")}}
    )
    assert [wording.said.needs for wording in wordings_of(library)] == [(("thermometer",), ("leg",))]


@given(st.data())
@settings(deadline=None)
def test_no_text_that_a_wording_reads_is_passed_over(store: Store, data: st.DataObject) -> None:
    """A text made from the expression itself is always read, by the letters or by the words that it asks for."""
    wording = data.draw(st.sampled_from(store.wordings()))
    text = in_lower_case(data.draw(st.from_regex(wording.said.pattern)))
    lowered = Lowered([Passage(text=text, start=0, end=len(text))])
    found = [match.span() for _, _, match in lowered.matches(Index([(wording.said, wording)]))]
    assert found == [match.span() for match in re.finditer(wording.said.pattern, text)]


def _entry(kind: str, name: str, pattern: str) -> Entry:
    return Entry(kind=kind, id=name, file=f"{kind}.yaml", data=Mapping(pattern=pattern, patterns=[pattern]))


@pytest.mark.parametrize(("limits", "problems"), [({"from": 1}, 0), ({"to": 1}, 0), ({}, 1), ({"from": 1, "to": 2}, 1)])
def test_a_grade_has_one_limit(limits: dict[str, int], problems: int) -> None:
    grade = Entry(
        kind="grades", id="wet", file="g", data=Mapping(id="wet", finding="fever", patterns=[r"\bwet\b"], **limits)
    )
    library = Library(entries={"findings": {"fever": _entry("findings", "fever", "")}, "grades": {"wet": grade}})
    assert len(list(wording_problems(library))) == problems
