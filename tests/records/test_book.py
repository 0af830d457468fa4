"""Consultations are kept as events; what was written comes back, and what is deleted is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.case import Setting, Sex
from dxpad.domain.consultation import Described, Event, Kind, fold
from dxpad.domain.errors import StorageError, UnknownIdError
from dxpad.domain.finding import Status
from dxpad.domain.transcript import Speaker, Turn
from dxpad.records import Book, open_book
from dxpad.records.rows import body_of, event_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = "2026-11-22T10:00:00+00:00"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = open_book(f"sqlite:///{tmp_path / 'deep' / 'records.sqlite'}")
    yield opened
    opened.close()


def test_a_consultation_comes_back_as_it_was_written(book: Book) -> None:
    book.start("c1", NOW)
    book.append("c1", Event(seq=0, at=NOW, kind=Kind.DESCRIBED, described=Described(alias="A", age=58, sex=Sex.MALE)))
    book.append("c1", Event(seq=0, at=NOW, kind=Kind.TYPED, text="sudden pain"))
    state = book.append(
        "c1", Event(seq=0, at=NOW, kind=Kind.HEARD, turns=(Turn(speaker=Speaker.PATIENT, text="It hurts."),))
    )
    assert (state.described.age, state.described.sex, state.text, state.turns[0].text) == (
        58,
        Sex.MALE,
        "sudden pain",
        "It hurts.",
    )
    assert state.case.setting is Setting.PRIMARY_CARE
    assert book.read("c1") == state


def test_the_clinicians_last_word_on_a_finding_counts(book: Book) -> None:
    book.start("c1", NOW)
    for status in (Status.PRESENT, Status.ABSENT):
        state = book.append("c1", Event(seq=0, at=NOW, kind=Kind.FINDING_SET, subject="fever", status=status))
    assert state.case.absent == ("fever",)
    assert state.case.present == ()
    assert book.append("c1", Event(seq=0, at=NOW, kind=Kind.FINDING_CLEARED, subject="fever")).set_findings == ()


def test_events_are_never_lost_or_reordered(book: Book) -> None:
    book.start("c1", NOW)
    for number in range(20):
        book.append("c1", Event(seq=0, at=NOW, kind=Kind.TYPED, text=str(number)))
    assert [event.text for event in book.events("c1")[1:]] == [str(number) for number in range(20)]
    assert [event.seq for event in book.events("c1")] == list(range(21))


def test_a_deleted_consultation_leaves_no_words_in_the_file(book: Book, tmp_path: Path) -> None:
    book.start("c1", NOW)
    book.append("c1", Event(seq=0, at=NOW, kind=Kind.TYPED, text="unforgettable-words"))
    book.delete("c1")
    book.close()
    assert all(b"unforgettable-words" not in file.read_bytes() for file in (tmp_path / "deep").iterdir())
    with pytest.raises(UnknownIdError):
        book.read("c1")


def test_an_unknown_consultation_is_an_error_with_a_mend(book: Book) -> None:
    with pytest.raises(UnknownIdError, match="go back to the list"):
        book.append("nobody", Event(seq=0, at=NOW, kind=Kind.TYPED))


def test_a_storage_error_holds_no_words_of_the_patient(book: Book) -> None:
    book.start("c1", NOW)
    with pytest.raises(StorageError) as error:
        book.start("c1", NOW)
    assert NOW not in error.value.message


def test_the_file_is_its_owners_alone_even_in_a_folder_that_was_there(tmp_path: Path) -> None:
    open_book(f"sqlite:///{tmp_path / 'records.sqlite'}").close()
    assert (tmp_path / "records.sqlite").stat().st_mode & 0o077 == 0


def test_no_address_is_an_error() -> None:
    with pytest.raises(StorageError, match="no database address"):
        open_book("nonsense")


@given(st.text(), st.sampled_from([Status.PRESENT, Status.ABSENT]), st.floats(0, 120))
def test_any_event_survives_its_row(text: str, status: Status, age: float) -> None:
    event = Event(
        seq=3, at=NOW, kind=Kind.FINDING_SET, text=text, subject="x", status=status,
        described=Described(alias=text, age=round(age, 3)),
        turns=(Turn(speaker=Speaker.OTHER, text=text, start=1.5, end=2.0),),
    )  # fmt: skip
    assert event_of(3, NOW, "finding-set", body_of(event)) == event


def test_the_state_is_the_fold_of_the_events() -> None:
    events = (
        Event(seq=0, at=NOW, kind=Kind.STARTED),
        Event(seq=1, at=NOW, kind=Kind.DISMISSED, subject="aortic-dissection", text="CT normal"),
        Event(seq=2, at=NOW, kind=Kind.REOPENED, subject="aortic-dissection"),
        Event(seq=3, at=NOW, kind=Kind.SIGNED),
    )
    state = fold("c1", events)
    assert (state.dismissed, state.signed, state.events) == ((), NOW, 4)
