from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.domain.finding import Status, Subject, When

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader

QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

WORDS = st.sampled_from(
    [
        "She",
        "has",
        "no",
        "chest",
        "pain",
        "fever",
        "cough",
        "and",
        "or",
        "but",
        ".",
        ",",
        ";",
        "?",
        "!",
        ":",
        "\n",
        "58",
        "-year-old",
        "man",
        "BP",
        "190/100",
        "temp",
        "38.4",
        "for",
        "three",
        "days",
        "since",
        "2/52",
        "PMH:",
        "FH:",
        "Absent",
        "findings:",
        "No",
        "swollen",
        "knee",
        "his",
        "father",
        "had",
        "an",
        "aneurysm",
        "😀",
        "é",
        "°",
        "%",
        "over",
        "right",
        "left",
        "arm",
        "smokes",
        "quit",
    ],
)
PHRASED = st.lists(WORDS, max_size=40).map(" ".join)
ANY = st.one_of(st.text(max_size=200), PHRASED)

BRITISH = [
    ("diarrhoea", "diarrhea"),
    ("haemoptysis", "hemoptysis"),
    ("dyspnoea", "dyspnea"),
    ("ankle oedema", "ankle edema"),
]

CLEAR = [
    "She has a sore throat.", "He reports chest pain.", "There is no fever.", "Temp 38.4.", "She denies a headache.",
    "She has diarrhoea.", "He has asthma.",
]  # fmt: skip


def ids(read: Reader, text: str) -> set[tuple[str, str]]:
    return {(finding.id, finding.status.value) for finding in read.text(text).findings}


@QUIET
@given(text=ANY)
def test_any_text_is_read_and_every_quote_is_its_words(read: Reader, text: str) -> None:
    found = read.text(text)
    for source in (*(each.source for each in found.findings), *(each.source for each in found.measurements)):
        assert source is not None
        assert 0 <= source.start < source.end <= len(text)
        assert text[source.start : source.end] == source.text


@QUIET
@given(lines=st.lists(st.tuples(st.sampled_from("DPO"), ANY), max_size=6))
def test_any_conversation_is_read_and_every_quote_is_its_words(read: Reader, lines: list[tuple[str, str]]) -> None:
    for finding in read.spoken(*(f"{who}:{text}" for who, text in lines)).findings:
        assert finding.source is not None
        assert finding.source.turn is not None
        said = lines[finding.source.turn][1].strip()
        assert said[finding.source.start : finding.source.end] == finding.source.text


@QUIET
@given(text=PHRASED)
def test_there_is_one_entry_for_each_id_subject_and_time(read: Reader, text: str) -> None:
    keys = [(finding.id, finding.subject, finding.when) for finding in read.text(text).findings]
    assert len(keys) == len(set(keys))


@QUIET
@given(text=PHRASED)
def test_the_same_text_gives_the_same_findings(read: Reader, text: str) -> None:
    assert read.text(text) == read.text(text)


@QUIET
@given(order=st.permutations(CLEAR))
def test_the_order_of_unrelated_sentences_does_not_matter(read: Reader, order: list[str]) -> None:
    assert ids(read, " ".join(order)) == ids(read, " ".join(CLEAR))


@QUIET
@given(sentences=st.lists(st.sampled_from(CLEAR), min_size=1), again=st.integers(0, 6))
def test_a_repeated_sentence_changes_nothing(read: Reader, sentences: list[str], again: int) -> None:
    repeated = [*sentences, sentences[again % len(sentences)]]
    assert ids(read, " ".join(repeated)) == ids(read, " ".join(sentences))


@pytest.mark.parametrize(("british", "american"), BRITISH)
def test_british_and_american_spelling_are_one(read: Reader, british: str, american: str) -> None:
    assert ids(read, f"She has {british}.") == ids(read, f"She has {american}.")
    assert ids(read, f"She has {british}.")


def phrases(read: Reader) -> list[tuple[str, str]]:
    """Every eleventh phrase of the lexicon with its finding, in the order of the phrases."""
    stems = {stem for record in read.store.findings().values() for stem in record.name.lower().split()}
    entries = sorted((entry.phrase, entry.finding) for entry in read.store.lexicon(stems))
    return entries[::11]


def told(read: Reader, phrase: str, name: str) -> FindingSet:
    """A plain sentence that says it, of a man where only men have it."""
    return read.text(f"{'He' if read.store.finding(name).sex == 'male' else 'She'} has {phrase}.")


def test_phrases_of_the_lexicon_are_recognised_as_their_finding(read: Reader) -> None:
    wanted = phrases(read)
    missed = [
        (phrase, name)
        for phrase, name in wanted
        if name not in {each.id for each in told(read, phrase, name).findings if each.status is Status.PRESENT}
    ]
    assert len(wanted) > 100
    assert len(missed) <= len(wanted) * 0.005, missed


def test_denied_phrases_are_not_present(read: Reader) -> None:
    """Names of conditions that patients have or not; verb forms and phrases with their own negation read oddly after
    "no"."""
    nouns = [(record.name.lower(), record.id) for record in read.store.findings().values() if record.kind == "symptom"]
    plain = [
        (phrase, name) for phrase, name in nouns if len(phrase.split()) <= 2 and not phrase.startswith(("one", "no"))
    ]
    wrong = [
        (phrase, name)
        for phrase, name in plain
        for each in read.text(f"She has no {phrase}.").findings
        if each.id == name and (each.status, each.when, each.subject) == (Status.PRESENT, When.CURRENT, Subject.PATIENT)
    ]
    assert len(plain) > 50
    assert wrong == []
