"""Expressions are tried only where their words begin: that must find what a search through the whole text does."""

import re
from itertools import chain

import pytest

from dxpad.findings.passage import Passage, in_lower_case
from dxpad.findings.tried import Index, Lowered
from dxpad.knowledge.records import ExpressionRecord
from dxpad.knowledge.store import Store

EVERY_NTH = 9


def expressions(store: Store) -> list[ExpressionRecord]:
    said = chain((each.said for each in store.wordings()), (each.said for each in store.grades()), store.decoys())
    return list(said)


def test_trying_finds_what_searching_finds(store: Store) -> None:
    every = expressions(store)
    index = Index((each, each) for each in every)
    texts = [case.text("text") for case in store.documents("case").values()]
    for text in texts[::EVERY_NTH]:
        lower = in_lower_case(text)
        searched = {
            (each.pattern, match.span()) for each in every for match in re.compile(each.pattern).finditer(lower)
        }
        lowered = Lowered([Passage(text=text, start=0, end=len(text))])
        tried = {(said.pattern, match.span()) for said, _, match in lowered.matches(index)}
        assert tried == searched


@pytest.mark.parametrize("text", ["", " ", "no  go\nleft in me", "NO\tGO left in me", "no go"])
def test_white_space_and_capitals_change_nothing(text: str) -> None:
    said = ExpressionRecord(pattern=r"\bno\s+go\s+left\b", opens=("no go ",), needs=())
    found = Lowered([Passage(text=text, start=0, end=len(text))]).matches(Index([(said, "weak")]))
    assert [what for what, _, _ in found] == (["weak"] if "left" in text else [])


def test_what_begins_with_anything_is_sought_where_its_words_stand() -> None:
    said = ExpressionRecord(pattern=r"(?<!\d)\d\d/40", opens=(), needs=(("/40",),))
    for text, times in (("32/40 today", 1), ("seen 3/40, 32/40 and 33/40", 2), ("power 4/5", 0)):
        found = Lowered([Passage(text=text, start=0, end=len(text))]).matches(Index([(said, "weeks")]))
        assert len(list(found)) == times


def test_a_passage_is_read_within_its_ends() -> None:
    text = "no go left in me. no go left in me"
    said = ExpressionRecord(pattern=r"\bno\s+go\b", opens=("no go",), needs=())
    found = Lowered([Passage(text=text, start=18, end=len(text))]).matches(Index([(said, "weak")]))
    assert [match.start() for _, _, match in found] == [18]


def test_what_was_never_tried_is_made_ready_by_a_text_with_its_words() -> None:
    index = Index([(ExpressionRecord(pattern=r"\bno\s+go\b", opens=("no go",), needs=(("left",),)), "weak")])
    assert index.regex(0, "no go") is None
    assert index.regex(0, "no go left") is not None
    assert index.regex(0, "no go") is not None
