"""The clinician's work over a draft that may grow, be corrected or be written in another template."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.note import Custody, Note, NoteSection, NoteSentence, SpanRef
from dxpad.domain.notework import Act, Anchor, Check, NoteChange, NoteWork, worked
from dxpad.domain.transcript import Speaker, Transcript, Turn, Word
from dxpad.notes.checking import to_check
from dxpad.notes.editing import Revision, revised

DRUGS = {"amlodipine": "amlodipine"}
SAID = ("No fever.", "Has a cough.", "Takes amlodipine 5 mg.")


def _draft(*texts: str, key: str = "subjective", first_turn: int = 0) -> Note:
    sentences = tuple(
        NoteSentence(text=text, sources=(SpanRef(turn=first_turn + n, start=0, end=len(text)),), status=Custody.LINKED)
        for n, text in enumerate(texts)
    )
    sections = (
        NoteSection(key=key, title=key, loinc="", sentences=sentences),
        NoteSection(key="plan", title="Plan", loinc="", sentences=()),
    )
    return Note(id="n", template="soap", sections=sections, text="", said_not_written=(), to_confirm=())


def _talk(*texts: str) -> Transcript:
    return Transcript(id="n", turns=tuple(Turn(speaker=Speaker.PATIENT, text=text) for text in texts))


def _revised(draft: Note, work: NoteWork) -> Revision:
    return revised(draft, work, _talk(*("x" * 60 for _ in range(20))), DRUGS)


def _texts(revision: Revision) -> list[str]:
    return [line.sentence.text for line in revision.all_lines]


def _after(*changes: NoteChange) -> NoteWork:
    work = NoteWork()
    for seq, change in enumerate(changes):
        work = worked(work, change, seq)
    return work


def _anchor(text: str, turn: int = 0) -> Anchor:
    return Anchor(text=text, sources=(SpanRef(turn=turn, start=0, end=len(text)),))


def _change(text: str, new: str, turn: int = 0) -> NoteChange:
    return NoteChange(act=Act.CHANGED, section="subjective", text=new, anchor=_anchor(text, turn))


def _delete(text: str, turn: int = 0) -> NoteChange:
    return NoteChange(act=Act.DELETED, section="subjective", anchor=_anchor(text, turn))


def _add(text: str, section: str = "subjective") -> NoteChange:
    return NoteChange(act=Act.ADDED, section=section, text=text)


def test_without_work_the_note_is_the_draft() -> None:
    assert _texts(_revised(_draft(*SAID), NoteWork())) == list(SAID)


def test_a_changed_sentence_stands_in_its_place_is_typed_and_keeps_the_words_it_came_from() -> None:
    line = _revised(_draft(*SAID), _after(_change("Has a cough.", "Has a dry cough.", 1))).all_lines[1]
    assert (line.sentence.text, line.sentence.status) == ("Has a dry cough.", Custody.TYPED)
    assert line.sentence.sources == (SpanRef(turn=1, start=0, end=12),)


def test_an_added_sentence_is_typed_and_stands_at_the_end_of_its_section() -> None:
    revision = _revised(_draft(*SAID), _after(_add("Worried about work.")))
    assert _texts(revision)[-1] == "Worried about work."
    assert revision.all_lines[-1].sentence.status is Custody.TYPED
    assert "Worried about work." in revision.note.text


def test_a_deleted_sentence_is_gone_and_its_words_are_said_and_not_written() -> None:
    revision = revised(_draft(*SAID), _after(_delete("No fever.")), _talk(*SAID), DRUGS)
    assert _texts(revision) == list(SAID[1:])
    assert [(item.text, item.why) for item in revision.note.said_not_written] == [("No fever.", "deleted by you")]


def test_the_work_survives_when_the_conversation_grows() -> None:
    work = _after(_change("Has a cough.", "Has a dry cough.", 1), _delete("No fever."), _add("Mine."))
    grown = _revised(_draft(*SAID, "Smokes."), work)
    assert _texts(grown) == ["Has a dry cough.", "Takes amlodipine 5 mg.", "Smokes.", "Mine."]


def test_the_work_survives_when_a_turn_is_put_in_before_it() -> None:
    work = _after(_change("Has a cough.", "Has a dry cough.", 1), _delete("No fever."))
    assert _texts(_revised(_draft(*SAID, first_turn=3), work)) == ["Has a dry cough.", "Takes amlodipine 5 mg."]


def test_a_deletion_never_takes_out_other_words_from_the_same_place() -> None:
    revision = _revised(_draft("Has a fever.", *SAID[1:]), _after(_delete("No fever.")))
    assert "Has a fever." in _texts(revision)
    assert [item.anchor.text for item in revision.idle] == ["No fever."]


def test_a_change_whose_words_were_corrected_stands_beside_the_new_words_and_must_be_read() -> None:
    revision = _revised(_draft("Has a fever.", *SAID[1:]), _after(_change("No fever.", "Denies any fever.")))
    assert {"Has a fever.", "Denies any fever."} <= set(_texts(revision))
    stray = next(line for line in revision.all_lines if line.stray)
    assert stray.unlinked
    assert stray.sentence.sources == ()


def test_in_another_template_a_change_finds_its_sentence_and_what_has_no_section_is_shown() -> None:
    work = _after(_change("Has a cough.", "Has a dry cough.", 1), _add("Mine."))
    revision = _revised(_draft(*SAID, key="history"), work)
    assert "Has a dry cough." in _texts(revision)
    assert [own.text for own in revision.unplaced] == ["Mine."]
    moved = worked(work, NoteChange(act=Act.MOVED, section="plan", sentences=("own-1",)), 9)
    assert _texts(_revised(_draft(*SAID, key="history"), moved))[-1] == "Mine."


def test_a_section_drafted_again_sets_the_clinicians_words_aside_and_they_can_be_put_back() -> None:
    work = _after(_change("Has a cough.", "Has a dry cough.", 1), _add("Mine."), _delete("No fever."))
    again = worked(work, NoteChange(act=Act.REGENERATED, sentences=("own-0", "own-1", "cut-2")), 3)
    revision = _revised(_draft(*SAID), again)
    assert _texts(revision) == list(SAID)
    assert [own.text for own in revision.aside] == ["Has a dry cough.", "Mine."]
    back = worked(again, NoteChange(act=Act.RESTORED, sentences=("own-0",)), 4)
    assert _texts(_revised(_draft(*SAID), back))[1] == "Has a dry cough."


def test_the_drafts_words_come_back_in_the_place_of_the_clinicians() -> None:
    work = _after(_change("No fever.", "Afebrile."), NoteChange(act=Act.RESTORED, sentences=("own-0",)))
    assert _texts(_revised(_draft(*SAID), work)) == list(SAID)


def test_dropping_what_was_set_aside_leaves_the_drafts_sentence_alone() -> None:
    work = _after(
        _change("No fever.", "Afebrile."),
        NoteChange(act=Act.REGENERATED, sentences=("own-0",)),
        NoteChange(act=Act.DELETED, sentences=("own-0",)),
    )
    assert _texts(_revised(_draft(*SAID), work)) == list(SAID)


def test_the_same_words_twice_are_two_sentences() -> None:
    twice = _draft("No fever.", "No fever.")
    revision = _revised(twice, _after(_delete("No fever.", 1)))
    assert [line.sentence.sources[0].turn for line in revision.all_lines] == [0]
    keys = [line.key for line in _revised(twice, NoteWork()).all_lines]
    assert len(set(keys)) == 2


def test_what_is_to_be_confirmed_is_found_in_the_clinicians_words_too() -> None:
    revision = _revised(_draft(*SAID), _after(_add("Start amlodipine 50 mg.", "plan")))
    assert ("drug", "amlodipine 50 mg") in [(p.kind, p.text.split(" (")[0]) for p in revision.note.to_confirm]


def test_a_sentence_nobody_said_must_be_read_and_one_the_clinician_wrote_need_not() -> None:
    draft = _draft(*SAID)
    guessed = NoteSentence(text="Probably viral.", sources=(), status=Custody.INFERRED)
    plan = replace(draft.sections[1], sentences=(guessed,))
    revision = _revised(replace(draft, sections=(draft.sections[0], plan)), _after(_add("Mine.")))
    items = [item.check.sentence for item in to_check(revision, ()) if item.check.kind == "read"]
    assert items == ["Probably viral."]


def test_a_tick_holds_for_one_point_and_is_void_when_its_sentence_changes() -> None:
    draft, tick = _draft(*SAID), Check(sentence="No fever.", kind="negation", point="no")
    work = _after(NoteChange(act=Act.CHECKED, checks=(tick,)))
    assert [item.check for item in to_check(_revised(draft, work), work.checks) if item.ticked] == [tick]
    changed = worked(work, _change("No fever.", "No high fever."), 1)
    back = worked(changed, NoteChange(act=Act.RESTORED, sentences=("own-1",)), 2)
    for later in (changed, back):
        assert not [item for item in to_check(_revised(draft, later), later.checks) if item.ticked]


def test_equal_points_are_ticked_one_by_one() -> None:
    revision = _revised(_draft("No fever.", "No fever."), NoteWork())
    items = to_check(revision, (Check(sentence="No fever.", kind="negation", point="no"),))
    assert [item.ticked for item in items] == [True, False]
    assert len({item.key for item in items}) == 2


def _unsure(text: str, word: str) -> Transcript:
    """One turn that a recogniser wrote, unsure of one word."""
    words = tuple(
        Word(text=part, start=n, end=n + 1, confidence=0.2 if word in part else 0.95)
        for n, part in enumerate(text.split())
    )
    return Transcript(id="n", turns=(Turn(speaker=Speaker.PATIENT, text=text, words=words),), engine="x")


def test_what_the_recogniser_was_unsure_of_says_so_until_the_clinician_writes_it() -> None:
    draft, said = _draft("No fever."), _unsure("No fever.", "No")
    points = revised(draft, NoteWork(), said, DRUGS).note.to_confirm
    assert [bool(point.why) for point in points] == [True]
    mine = revised(draft, _after(_change("No fever.", "No fever at all.")), said, DRUGS).note.to_confirm
    assert [(point.text, point.why) for point in mine] == [("no", "")]


def test_a_tick_does_not_hold_for_a_doubt_that_came_later() -> None:
    draft = _draft("No fever.")
    ticked = [item.check for item in to_check(_revised(draft, NoteWork()), ())]
    doubted = revised(draft, NoteWork(), _unsure("No fever.", "No"), DRUGS)
    assert [item.ticked for item in to_check(doubted, ticked)] == [False]


CHANGES = st.lists(
    st.one_of(
        st.builds(_add, st.sampled_from(["Mine.", "Also mine."]), st.sampled_from(["subjective", "plan", "elsewhere"])),
        st.builds(lambda n: _change(SAID[n], f"Mine instead of {n}.", n), st.integers(0, 2)),
        st.builds(lambda n: _delete(SAID[n], n), st.integers(0, 2)),
        st.builds(
            lambda n: NoteChange(act=Act.REGENERATED, sentences=tuple(f"own-{i}" for i in range(n))), st.integers(0, 6)
        ),
    ),
    max_size=6,
)


@given(CHANGES, st.lists(st.sampled_from([*SAID, "Something else."]), max_size=5))
def test_whatever_the_draft_becomes_no_word_of_the_clinician_is_lost(changes: list[NoteChange], now: list[str]) -> None:
    work = _after(*changes)
    revision = _revised(_draft(*now), work)
    shown = [line.own.id for line in revision.all_lines if line.own]
    assert sorted([*shown, *(own.id for own in (*revision.aside, *revision.unplaced))]) == sorted(
        own.id for own in work.own
    )
    assert {item.id for item in (*revision.cut, *revision.idle)} == {item.id for item in work.deleted}


@pytest.mark.parametrize(("before", "after"), [("No edema.", "No oedema."), ("Has diarrhoea.", "Has diarrhea.")])
def test_an_edit_and_a_deletion_stay_where_they_are_when_the_spelling_is_switched(before: str, after: str) -> None:
    work = _after(_change(before, "Legs not swollen."), _delete("Has a cough.", 1))
    revision = _revised(_draft(after, "Has a cough."), work)
    assert _texts(revision) == ["Legs not swollen."]
    assert [line.stray for line in revision.all_lines] == [False]


def test_another_word_is_no_other_spelling() -> None:
    work = _after(_change("No edema.", "Legs not swollen."))
    assert _texts(_revised(_draft("No erythema."), work)) == ["No erythema.", "Legs not swollen."]
