"""Talk without punctuation: where it is cut, and where a denial, a doubt or a condition forbids a cut."""

from __future__ import annotations

import pytest
from benchmarks.train_cutter import Talk, agreement, talk_of, train

from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes.cutter import WORD, Gap, begins, weights
from dxpad.notes.sentences import split

CLINICIAN, PATIENT = Speaker.CLINICIAN, Speaker.PATIENT


def pieces(speaker: Speaker, text: str) -> list[str]:
    cut = split(Transcript(id="t", turns=(Turn(speaker=speaker, text=text),)))
    return [utterance.text for utterance in cut]


@pytest.mark.parametrize(
    ("speaker", "text", "begins_at"),
    [
        (
            PATIENT,
            "i slipped on the ice last night it started to swell right away i could not put any weight on it",
            ["it started", "i could not"],
        ),
        (
            CLINICIAN,
            "there is no evidence of fracture or infection there is some swelling over the outer ankle",
            ["there is some"],
        ),
        (
            CLINICIAN,
            "okay that sounds painful have you tried any medicine for it so far or did you just rest it",
            ["have you"],
        ),
        (
            PATIENT,
            "my mother had a stroke when she was fifty and my father has diabetes i have never had either of those",
            ["i have never"],
        ),
    ],
)
def test_a_sentence_begins_where_people_begin_one(speaker: Speaker, text: str, begins_at: list[str]) -> None:
    cut = pieces(speaker, text)
    assert all(any(piece.startswith(opening) for piece in cut) for opening in begins_at)


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        (PATIENT, "i don't have any fever chills nausea vomiting diarrhea constipation or blood in my stool at all"),
        (
            CLINICIAN,
            "if you have chest pain or trouble breathing that does not go away i want you to go to the emergency room",
        ),
        (
            CLINICIAN,
            "when your blood sugar is over three hundred take ten units call us if it stays high for more than a day",
        ),
        (CLINICIAN, "do not take the metformin on the morning of the scan take it again the day after with breakfast"),
    ],
)
def test_what_a_denial_or_a_condition_may_reach_is_not_cut_off(speaker: Speaker, text: str) -> None:
    assert pieces(speaker, text) == [text]


def test_every_word_stays_in_one_piece_and_in_order() -> None:
    text = "um i do n't know it hurts when i walk so i rest it a lot then it gets better i guess but not at night"
    assert " ".join(pieces(PATIENT, text)).split() == text.split()


def test_both_spellings_of_a_contraction_are_the_same_words() -> None:
    assert WORD.findall("i don't") == WORD.findall("i do n't") == ["i", "do", "n't"]


def test_a_model_without_weights_knows_no_beginning_of_its_own() -> None:
    gap = Gap(words=("it", "hurts", "i", "walk"), first=0, at=2, who="p")
    assert begins(gap, {"ri": 1.0})
    assert not begins(gap, {"ri": -9.0})
    assert weights()


def test_marks_are_what_is_learnt_and_not_what_is_seen() -> None:
    told = talk_of("patient", "um , it hurts . it is 98 . 6 . i saw dr . lee .")
    assert told.words == ("it", "hurts", "it", "is", "98", "point", "6", "i", "saw", "dr", "lee")
    assert sorted(at for at in told.begun if at < len(told.words)) == [2, 7]


def test_training_finds_again_what_it_was_shown() -> None:
    shown = [Talk(who="p", words=("it", "hurts", "i", "walk"), begun=frozenset({2}))] * 20
    model = train(shown)
    assert train(shown) == model
    assert agreement(shown, {name: 10 * weight for name, weight in model.items()}) == (20, 0, 0)
