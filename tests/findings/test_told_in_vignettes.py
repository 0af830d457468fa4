"""What labelled vignettes tell in half sentences is read, and the same words of another thing are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("29-year-old woman, 31 weeks pregnant, with tightenings.", "preterm-pregnancy"),
        ("She is 39 weeks and 4 days and her waters broke.", "term-pregnancy"),
        ("Blood pressure 74/40, pulse 128 and thready.", "shock"),
        ("He blacked out for some seconds while hurrying for the bus.", "fainting-on-exertion"),
        ("Going up the hill he has to stop with pressure on the chest.", "chest-pain-exertional"),
        ("He was woken at four by a terrible ache in his left ball.", "testicular-pain-sudden"),
        ("She has not been able to take one step on it.", "inability-to-weight-bear"),
        ("A few drops come when she sneezes or laughs.", "stress-incontinence"),
        ("The spinal fluid was clear with 140 lymphocytes.", "csf-raised-white-cells"),
        ("He has dwindled from 70 to 59 kg.", "unintentional-weight-loss"),
        ("Saturation 76 % with lips blue and flapping hands.", "asterixis"),
        ("A baby of 10 months is not putting on weight.", "failure-to-thrive"),
        ("In the thirty-third week with twins the bump goes hard every five minutes.", "preterm-pregnancy"),
        ("He was knifed in the thigh and lost a great deal of blood.", "major-injury"),
        ("She has bruises, yellow eyes and is drowsy.", "jaundice"),
        ("The baby's arms and legs went limp.", "floppy-infant"),
        ("Her lips were swollen and turned blue.", "cyanosis"),
        ("He threw up and there was fresh blood from the back passage.", "rectal-bleeding"),
    ],
)
def test_a_finding_told_in_a_half_sentence_is_read(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding in present


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("28-year-old woman, 12 weeks pregnant, with cramps.", "preterm-pregnancy"),
        ("The boy was born at 39 weeks and 4 days.", "term-pregnancy"),
        ("Her pulse is 72 and regular.", "shock"),
        ("The right arm and leg went limp within minutes.", "floppy-infant"),
        ("The 3-year-old boy says some twenty single words, mostly names of trains.", "cannot-complete-sentences"),
        ("The ankle swelled at once and went blue.", "cyanosis"),
        ("Not even here in the hallway could she stand on it.", "suicidal-thoughts"),
        ("The crown is getting thin.", "unintentional-weight-loss"),
        ("While he sucks, waves run over the upper belly.", "major-injury"),
        ("The ear is sore, with some smelly discharge.", "vaginal-discharge"),
        ("The finger springs open with a painful snap.", "murmur-mid-diastolic"),
        ("Haemoglobin 9.1, ESR 98, calcium and creatinine raised.", "high-haemoglobin"),
        ("She is not pregnant and has no pain.", "infertility"),
        ("He takes protein shakes.", "tremor"),
        ("The skin over the shin is now purple and yellow.", "jaundice"),
        ("There is pink froth when she brushes her teeth.", "pink-frothy-sputum"),
        ("It is cold and wet to the touch.", "hypothermia"),
    ],
)
def test_the_same_words_of_another_thing_are_not_read(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding not in present
