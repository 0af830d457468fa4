"""What happens to a note survives its row, older events still fold, and a signature locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.consultation import AFTER_SIGNING, Event, Kind, fold
from dxpad.domain.errors import ConflictError
from dxpad.domain.note import SpanRef
from dxpad.domain.notework import Acknowledged, Act, Anchor, Check, NoteChange, Signature
from dxpad.records import Book, open_book
from dxpad.records.rows import body_of, event_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = "2026-11-22T10:00:00+00:00"
WORDS = st.text(max_size=20)
SPANS = st.builds(SpanRef, turn=st.integers(0, 9), start=st.integers(0, 9), end=st.integers(0, 9))
ANCHORS = st.builds(Anchor, text=WORDS, sources=st.lists(SPANS, max_size=2).map(tuple))
CHECKS = st.builds(Check, sentence=WORDS, kind=st.just("drug"), point=WORDS, nth=st.integers(0, 3))
CHANGES = st.builds(
    NoteChange, act=st.sampled_from(Act), section=WORDS, text=WORDS, anchor=st.none() | ANCHORS,
    sentences=st.lists(WORDS, max_size=2).map(tuple), checks=st.lists(CHECKS, max_size=2).map(tuple),
)  # fmt: skip
SIGNATURES = st.builds(
    Signature, template=WORDS, content=WORDS, sha256=WORDS, input_sha256=WORDS, knowledge=WORDS, program=WORDS,
    acknowledged=st.lists(st.builds(Acknowledged, kind=WORDS, subject=WORDS, reason=WORDS), max_size=2).map(tuple),
)  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = open_book(f"sqlite:///{tmp_path / 'records.sqlite'}")
    yield opened
    opened.close()


@given(CHANGES, SIGNATURES, WORDS)
def test_a_change_and_a_signature_survive_their_rows(change: NoteChange, signature: Signature, by: str) -> None:
    for event in (
        Event(seq=1, at=NOW, kind=Kind.NOTE_EDITED, by=by, note=change),
        Event(seq=2, at=NOW, kind=Kind.SIGNED, by=by, signature=signature),
    ):
        assert event_of(event.seq, NOW, event.kind.value, body_of(event)) == event


def test_rows_from_before_notes_were_edited_still_fold() -> None:
    rows = [(0, "started", "{}"), (1, "typed", '{"text": "fever"}'), (2, "signed", "{}")]
    state = fold("c1", tuple(event_of(seq, NOW, kind, body) for seq, kind, body in rows))
    assert (state.text, state.signed, state.signature, state.note.edited) == ("fever", NOW, None, False)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in AFTER_SIGNING])
def test_after_the_signature_nothing_else_is_written(book: Book, kind: Kind) -> None:
    book.start("c1", NOW)
    book.append("c1", Event(seq=0, at=NOW, kind=Kind.SIGNED, by="Dr A"))
    with pytest.raises(ConflictError, match="signed and locked"):
        book.append("c1", Event(seq=0, at=NOW, kind=kind, text="more"))
    assert [event.kind for event in book.events("c1")] == [Kind.STARTED, Kind.SIGNED]


def test_an_addendum_comes_after_the_signature_and_keeps_it(book: Book) -> None:
    book.start("c1", NOW)
    book.append("c1", Event(seq=0, at=NOW, kind=Kind.SIGNED, by="Dr A"))
    state = book.append("c1", Event(seq=0, at=NOW, kind=Kind.ADDENDUM, by="Dr B", text="CT normal."))
    assert (state.signed_by, [(item.by, item.text) for item in state.note.addenda]) == (
        "Dr A",
        [("Dr B", "CT normal.")],
    )


def test_what_was_not_seen_is_not_signed(book: Book) -> None:
    seen = book.start("c1", NOW)
    book.append("c1", Event(seq=0, at=NOW, kind=Kind.TYPED, text="new words"))
    with pytest.raises(ConflictError, match="something changed meanwhile"):
        book.append("c1", Event(seq=0, at=NOW, kind=Kind.SIGNED), seen=seen.events)


def test_an_undone_edit_never_happened() -> None:
    change = NoteChange(act=Act.ADDED, section="plan", text="Mine.")
    events = (
        Event(seq=0, at=NOW, kind=Kind.STARTED),
        Event(seq=1, at=NOW, kind=Kind.NOTE_EDITED, note=change),
        Event(seq=2, at=NOW, kind=Kind.UNDONE, undoes=1),
    )
    assert fold("c1", events[:2]).note.own
    assert not fold("c1", events).note.own


def test_a_deleted_consultation_leaves_no_word_of_its_note(book: Book, tmp_path: Path) -> None:
    book.start("c1", NOW)
    change = NoteChange(act=Act.ADDED, section="plan", text="unforgettable-words")
    book.append("c1", Event(seq=0, at=NOW, kind=Kind.NOTE_EDITED, note=change))
    book.append("c1", Event(seq=0, at=NOW, kind=Kind.NOTE_KEPT, text="unforgettable-words"))
    book.delete("c1")
    book.close()
    assert all(b"unforgettable-words" not in file.read_bytes() for file in tmp_path.iterdir())
