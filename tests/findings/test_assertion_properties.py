from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxpad.domain.errors import KnowledgeError
from dxpad.domain.finding import Assertion
from dxpad.findings.assertion import Assertions, RuleBook, RuleGroup, Status, polarity_of_answer, sentences

if TYPE_CHECKING:
    from pathlib import Path

READER = Assertions()

VOCABULARY = """no not n't fever cough , . ; : and or but has history of if mother he denies without ? - in 2003
3 years ago resolved Absent findings: PAST MEDICAL HISTORY: negative none ( ) possible who presents with"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])
PROSE = st.lists(WORDS, max_size=30).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), PROSE)

SENTENCES = (
    ("She denies chest pain.", "chest pain"),
    ("No fever, cough or rash, but has chills.", "chills"),
    ("No fever, cough or rash, but has chills.", "rash"),
    ("History of asthma.", "asthma"),
    ("His mother had breast cancer.", "breast cancer"),
    ("Possible pneumonia.", "pneumonia"),
    ("Return if you have fever.", "fever"),
    ("Gout was ruled out.", "Gout"),
    ("He has had cough for three days.", "cough"),
    ("fever is absent.", "fever"),
    ("Do you have any pain?", "pain"),
)
UNRELATED = (
    "The weather is fine.",
    "No rash was seen.",
    "Her father had gout.",
    "Return if worse.",
    "He has a history of asthma.",
    "Any cough?",
)


@given(TEXTS, st.integers(-5, 250), st.integers(-5, 250))
def test_any_text_and_span_has_an_assertion(text: str, start: int, end: int) -> None:
    assert isinstance(READER.read(text).of(start, end), Assertion)


@given(TEXTS)
def test_sentences_are_in_order_and_lose_nothing_but_white_space(text: str) -> None:
    found = sentences(text)
    edges = [0, *(edge for pair in found for edge in pair), len(text)]
    assert edges == sorted(edges)
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())


@given(PROSE, st.integers(0, 100), st.sampled_from((" ", "  ", "\n", "\n\n", "\t ")))
@example("no \n -", 4, " ")
@example("no \n 1.", 4, "\n")
def test_trailing_white_space_changes_nothing(text: str, start: int, space: str) -> None:
    bare = text.rstrip()
    where = min(start, max(0, len(bare) - 1))
    assert READER.read(bare).of(where, len(bare)) == READER.read(bare + space).of(where, len(bare))


@pytest.mark.parametrize("unrelated", UNRELATED)
@pytest.mark.parametrize(("text", "span"), SENTENCES)
@pytest.mark.parametrize("gap", [" ", "\n", "  "])
def test_an_unrelated_sentence_before_or_after_changes_nothing(text: str, span: str, unrelated: str, gap: str) -> None:
    at = text.index(span)
    alone = READER.read(text).of(at, at + len(span))
    shift = len(unrelated) + len(gap)
    assert READER.read(unrelated + gap + text).of(at + shift, at + shift + len(span)) == alone
    assert READER.read(text + gap + unrelated).of(at, at + len(span)) == alone


@given(TEXTS)
def test_reading_twice_says_the_same(text: str) -> None:
    spans = [(a, b) for a in range(0, len(text), 7) for b in (a + 1, a + 9)]
    first, second = READER.read(text), READER.read(text)
    assert [first.of(a, b) for a, b in spans] == [second.of(a, b) for a, b in spans]


@given(TEXTS)
def test_any_answer_affirms_denies_or_neither(text: str) -> None:
    assert polarity_of_answer(text) in {Status.PRESENT, Status.ABSENT, None}


def test_a_rule_that_could_match_nothing_is_refused() -> None:
    book = RuleBook(groups=(RuleGroup(name="broken", phrases=("any?",)),), vocabulary=(), headings=())
    with pytest.raises(KnowledgeError, match="broken"):
        Assertions(book)


def test_the_figures_on_the_development_spans_hold(shared_data: Path) -> None:
    from benchmarks.assertion import run  # noqa: PLC0415 - benchmarks are no package of the product

    result = run(shared_data / "assertion")
    assert result.negation.f1 >= 0.95
    assert result.past.f1 >= 0.65
