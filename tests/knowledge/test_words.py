"""British and American spelling and the common endings meet in one stem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.knowledge.reading import grade
from dxpad.knowledge.words import is_ordered, phrase_stems, stem, tokens


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("oedema", "edema"), ("diarrhoea", "diarrhea"), ("haemoptysis", "hemoptysis"), ("anaemia", "anemia"),
        ("oesophagus", "esophagus"), ("dyspnoea", "dyspnea"), ("colour", "color"), ("tumours", "tumor"),
        ("radiates", "radiating"), ("coughed", "cough"), ("vomiting", "vomits"), ("swollen", "swelling"),
        ("litre", "liter"),
        ("paediatric", "pediatric"), ("Stabbing", "stabs"), ("breathing", "breathe"),
    ],
)  # fmt: skip
def test_two_forms_of_a_word_meet(one: str, two: str) -> None:
    assert stem(one) == stem(two)


@pytest.mark.parametrize(
    ("one", "two"), [("ring", "rang"), ("pus", "pu"), ("ileum", "ilium"), ("bed", "b"), ("mass", "mas")]
)
def test_two_words_stay_apart(one: str, two: str) -> None:
    assert stem(one) != stem(two)


@given(st.text())
def test_every_token_stands_where_it_says(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.text


@given(st.text(st.characters(codec="ascii")))
def test_stems_do_not_depend_on_case(text: str) -> None:
    assert phrase_stems(text.lower()) == phrase_stems(text.upper())


def test_a_phrase_with_a_preposition_matches_only_as_it_stands() -> None:
    assert is_ordered("worse on exertion")
    assert not is_ordered("pain in the chest")


def test_the_grade_rises_with_longer_words_and_sentences() -> None:
    easy = "The pain is bad. It came at once. Call for help."
    hard = (
        "Haemodynamically significant deterioration necessitates interdisciplinary reconsideration of anticoagulation."
    )
    assert grade(easy) < 4
    assert grade(hard) > 12
    assert grade("") == 0


def test_braces_are_read_in_any_case() -> None:
    assert phrase_stems("{A}") == phrase_stems("{a}")
