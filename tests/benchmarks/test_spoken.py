from __future__ import annotations

import pytest
from benchmarks.spoken import drug_words, missed, said_words, texts
from benchmarks.turn_taking import detection, diarization

DRUGS = drug_words({"amlodipine": "amlodipine", "gtn spray": "glyceryl trinitrate"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Um, I've had it for 3 days.", "i've had it for three days"),
        ("about 42, follow-up", "about forty two follow up"),
        ("<UNIN/> diarrhoea", "diarrhea"),
        ("oh no", "oh no"),
    ],
)
def test_words_are_made_comparable(text: str, words: str) -> None:
    assert texts(said_words(text)) == words.split()


def test_medical_words_and_drugs_are_counted_apart() -> None:
    found = missed("i take amlodipine for the pain".split(), "i take a load of pain for the pain".split(), DRUGS)
    assert (found.words, found.medical, found.drugs) == (6, 2, 1)
    assert (found.medical_missed, found.drugs_missed) == (1, 1)


def test_where_no_drug_was_said_there_is_no_rate_of_drugs() -> None:
    assert missed(["yes"], ["yes"], DRUGS).rates["drug_words_missed"] is None


def test_missed_speech_and_false_alarms_are_told_apart() -> None:
    rates = detection([(0.0, 2.0)], [(1.0, 3.0)], 4.0).rates
    assert rates == {"missed_speech": 0.5, "false_alarms": 0.5, "detection_error": 1.0}


def test_speakers_may_have_any_name() -> None:
    marked = {"a": [(0.0, 4.0)], "b": [(4.0, 8.0)]}
    assert diarization(marked, {"x": [(4.0, 8.0)], "y": [(0.0, 4.0)]}, 8.0)[0] == 0


def test_everything_as_one_speaker_is_wrong_for_the_other() -> None:
    wrong, speech = diarization({"a": [(0.0, 6.0)], "b": [(6.0, 8.0)]}, {"x": [(0.0, 8.0)]}, 8.0)
    assert (wrong, speech) == (150, 700)
