from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.errors import BadInputError
from dxpad.domain.transcript import Speaker, Turn, Word
from dxpad.speech.terms import offers, read_terms, terms_of

if TYPE_CHECKING:
    from pathlib import Path

TERMS = ("metoprolol", "Heatherwood clinic", "GTN")


def turn(text: str) -> Turn:
    words = tuple(Word(text=word, start=60.0 + n, end=61.0 + n) for n, word in enumerate(text.split()))
    return Turn(speaker=Speaker.PATIENT, text=text, words=words)


def offered(text: str) -> list[tuple[str, str]]:
    return [(issue.where, issue.message.partition("“")[2].partition("”")[0]) for issue in offers([turn(text)], TERMS)]


@pytest.mark.parametrize(
    ("heard", "found"),
    [
        ("i take metroprolol", [("1:02", "metoprolol")]),
        ("i take met oprolol now", [("1:02", "metoprolol")]),
        ("i take metoprolol", []),
        ("i take propranolol", []),
        ("the getting on", []),
    ],
)
def test_a_word_that_is_nearly_a_term_is_offered_it_and_no_other(heard: str, found: list[tuple[str, str]]) -> None:
    assert offered(heard) == found


def test_an_offer_repeats_no_words_of_the_patient() -> None:
    (issue,) = offers([turn("i take metroprolol")], TERMS)
    assert "metroprolol" not in f"{issue.where} {issue.message} {issue.mend}"


def test_terms_are_read_one_a_line_without_comments_or_doubles(tmp_path: Path) -> None:
    path = tmp_path / "terms.txt"
    path.write_text("# ours\nmetoprolol\n\n  GTN   spray\nmetoprolol\n", encoding="utf-8")
    assert read_terms(path) == ("metoprolol", "GTN spray")
    assert read_terms(tmp_path / "none.txt") == ()


@pytest.mark.parametrize("text", ["x" * 81, "\n".join(f"term {n}" for n in range(1001))])
def test_too_much_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="own terms"):
        terms_of(text)


def test_terms_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "terms.txt"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BadInputError, match="UTF-8"):
        read_terms(path)
