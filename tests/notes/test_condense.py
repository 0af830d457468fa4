"""Shortening and sorting: what goes, what stays, and that the tagger is a plain function of the conversation."""

from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from dxpad.domain.finding import Finding, FindingSet, Quote, Status
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import condense, tagger, write
from dxpad.notes.parts import Kind
from dxpad.notes.sentences import split
from dxpad.notes.template import load, parse

CHATTER = ["I went to the shops.", "I feel it in the mornings.", "I took my tablets then.", "I have had pain there."]
TOTALS = st.lists(st.lists(st.floats(-5, 5), min_size=3, max_size=3), min_size=1, max_size=5)
STEPS = st.lists(st.lists(st.floats(-5, 5), min_size=3, max_size=3), min_size=3, max_size=3)


def long_talk(turns: int) -> Transcript:
    spoken = []
    for number in range(turns):
        spoken.append(Turn(speaker=Speaker.CLINICIAN, text="Tell me more."))
        spoken.append(Turn(speaker=Speaker.PATIENT, text=f"My knee hurt for {number + 2} days in week {number}."))
    return Transcript(id="t", turns=tuple(spoken))


def words_of(transcript: Transcript, findings: FindingSet) -> int:
    note = write(transcript, findings, {})
    return sum(len(sentence.text.split()) for section in note.sections for sentence in section.sentences)


def test_a_long_talk_is_brought_near_the_budget_of_words() -> None:
    budget = next(section.words for section in load("soap").sections if section.key == "subjective")
    assert words_of(long_talk(100), FindingSet()) <= budget


def test_a_sentence_with_a_finding_stays_whatever_the_budget() -> None:
    talk = long_talk(100)
    source = Quote(text="knee hurt", start=3, end=12, turn=151)
    found = Finding(id="knee-pain", name="Knee pain", status=Status.PRESENT, source=source)
    note = write(talk, FindingSet(findings=(found,)), {})
    assert any(span.turn == source.turn for s in note.sections for each in s.sentences for span in each.sources)


def test_a_short_visit_loses_nothing() -> None:
    talk = Transcript(
        id="t", turns=(Turn(speaker=Speaker.CLINICIAN, text="Any fever?"), Turn(speaker=Speaker.PATIENT, text="No."))
    )
    assert write(talk, FindingSet(), {}).text == "Subjective\nNo fever."


def test_examination_results_and_assessment_are_never_left_to_the_tagger() -> None:
    assert not {Kind.EXAM, Kind.RESULTS, Kind.ASSESSMENT} & condense.IN_SHORT
    assert not condense.ALWAYS & condense.IN_SHORT


@given(rows=TOTALS, steps=STEPS)
def test_the_best_path_is_the_best_of_all_paths(rows: list[list[float]], steps: list[list[float]]) -> None:
    def total(path: tuple[int, ...]) -> float:
        return sum(row[at] for row, at in zip(rows, path, strict=True)) + sum(
            steps[before][after] for before, after in pairwise(path)
        )

    best = max(total(path) for path in product(range(3), repeat=len(rows)))
    assert abs(total(tuple(tagger.best_path(rows, steps))) - best) < 1e-9


@settings(deadline=None)
@given(texts=st.lists(st.sampled_from(CHATTER), max_size=8))
def test_every_sentence_gets_one_tag_and_the_same_one_each_time(texts: list[str]) -> None:
    talk = Transcript(id="t", turns=tuple(Turn(speaker=Speaker.PATIENT, text=text) for text in texts))
    told = split(talk)
    assert tagger.tag(told, tagger.weights()) == tagger.tag(told, tagger.weights())
    assert set(tagger.tag(told, tagger.weights())) == set(told)


def test_a_plan_without_a_cue_is_recognised_as_one() -> None:
    talk = Transcript(
        id="t",
        turns=(
            Turn(speaker=Speaker.PATIENT, text="My knee hurts when I walk."),
            Turn(speaker=Speaker.CLINICIAN, text="I think this is osteoarthritis of the knee."),
            Turn(speaker=Speaker.CLINICIAN, text="Ibuprofen twice a day with food, and physiotherapy."),
        ),
    )
    plan = next(
        section for section in write(talk, FindingSet(), {"ibuprofen": "ibuprofen"}).sections if section.key == "plan"
    )
    assert [sentence.sources[0].turn for sentence in plan.sentences] == [2]


def test_a_section_that_has_a_most_keeps_what_says_most_in_fewest_words() -> None:
    rambling = "So I think, when I think about it, so on Monday or on Tuesday, I had a cough, I think, or it may be."
    talk = told("I have a headache.", rambling, "I have a fever.")
    note = write(talk, heard(talk, ("cough", "fever", "headache")), {}, parse("short", SHORT))
    assert ("fever" in note.text, "cough" in note.text) == (True, False)
    assert rambling in {each.text for each in note.said_not_written}


def test_what_is_grave_is_never_too_long() -> None:
    talk = told("I have a fever.", "And I have thought a lot, at night mostly, about how I could end my life.")
    note = write(talk, heard(talk, ("fever", "end my life")), {}, parse("short", SHORT))
    assert "life" in note.text


def test_what_length_alone_left_out_is_named() -> None:
    talk = long_talk(100)
    note = write(talk, FindingSet(), {})
    assert "left out for length" in {each.why for each in note.said_not_written}


SHORT = "[all]\ntitle = All\nholds = chief-complaint, hpi, ros\nwords = 5\nmost = 12\n"


def told(*said: str) -> Transcript:
    turns = [
        Turn(speaker=speaker, text=text)
        for one in said
        for speaker, text in (
            (Speaker.CLINICIAN, "Tell me more."),
            (Speaker.PATIENT, one),
        )
    ]
    return Transcript(id="t", turns=tuple(turns))


def heard(talk: Transcript, quotes: tuple[str, ...]) -> FindingSet:
    found = []
    for number, turn in enumerate(talk.turns):
        for quote in quotes:
            start = turn.text.find(quote)
            if start >= 0:
                source = Quote(text=quote, start=start, end=start + len(quote), turn=number)
                found.append(Finding(id=quote.replace(" ", "-"), name=quote, status=Status.PRESENT, source=source))
    return FindingSet(findings=tuple(found))
