"""A phrase with families is said by any of their words, in either order, close together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Her mouth has slipped on the left.", "facial-weakness"),
        ("My lips are turning purplish.", "cyanosis"),
        ("He necked two boxes of ibuprofen.", "overdose-or-poisoning"),
        ("She swallowed a whole strip of codeine.", "overdose-or-poisoning"),
        ("Violet blotches on her thighs.", "purpura"),
        ("The marks don't disappear under a glass.", "petechial-rash"),
        ("I can hardly lift my forearm.", "limb-weakness"),
        ("There is a dagger in my ribs each time I breathe.", "pleuritic-chest-pain"),
        ("Someone had clubbed me round the skull.", "thunderclap-headache"),
        ("His left testicle is agony.", "testicular-pain"),
        ("Sweat is dripping off him.", "clammy-skin"),
        ("The foot is twisted outward.", "leg-shortened-externally-rotated"),
    ],
)
def test_any_word_of_a_family_says_it(read: Reader, text: str, finding: str) -> None:
    assert finding in {each.id for each in read.text(text).findings if each.status == "present"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("I banged my head and my friend thought it looked like a nail.", "thunderclap-headache"),
        ("The ball of my foot aches.", "testicular-pain"),
        ("I took two tablets of paracetamol.", "overdose-or-poisoning"),
        ("He passes water often and is going twice a night.", "leaking-fluid-in-pregnancy"),
        ("The rash is not responding to the cream.", "reduced-gcs"),
    ],
)
def test_words_of_another_thought_do_not(read: Reader, text: str, finding: str) -> None:
    assert finding not in {each.id for each in read.text(text).findings}


@pytest.mark.parametrize(
    "text", ["A 62-year-old man with back pain, now 30 weeks.", "At 24 weeks of treatment he was well."]
)
def test_weeks_of_anything_else_are_no_weeks_of_pregnancy(read: Reader, text: str) -> None:
    assert "late-pregnancy-over-20-weeks" not in {each.id for each in read.text(text).findings}


@pytest.mark.parametrize("text", ["I'm now 33 weeks and my hands have swollen.", "Headache, 35/40."])
def test_weeks_of_pregnancy_are_read(read: Reader, text: str) -> None:
    assert "late-pregnancy-over-20-weeks" in {each.id for each in read.text(text).findings}
