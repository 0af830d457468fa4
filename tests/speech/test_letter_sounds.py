"""Names that no dictionary has, as their letters suggest."""

from __future__ import annotations

import pytest

from dxpad.speech.letter_sounds import sounds_of
from dxpad.speech.pocketsphinx_engine import medical_words


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("losartan", "L OW S AA R T AH N"),
        ("ranolazine", "R AE N OW L AE Z IY N"),
        ("Phenytoin", "F EH N IH T OW IH N"),
        ("xylitol", "Z AH L IH T AO L"),
    ],
)
def test_names_are_said_as_they_are_written(word: str, sounds: str) -> None:
    assert sounds_of(word) == sounds


@pytest.mark.parametrize("word", ["", "5", "co-codamol", "naïve", "x" * 40])
def test_what_is_no_plain_word_has_no_sounds(word: str) -> None:
    assert sounds_of(word) == ""


def test_every_sound_is_one_that_the_recogniser_knows() -> None:
    known = {sound for phones in medical_words().values() for sound in phones.split()} | {"ZH", "CH", "UH", "DH"}
    made = {sound for word in medical_words() for sound in sounds_of(word).split()}
    assert made <= known
