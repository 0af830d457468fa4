"""Skin, throat, chest and blood told in everyday words: what decides is read, and the same words elsewhere are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("The floor of his mouth is swollen and hard.", "floor-of-mouth-swelling"),
        ("The saturation has fallen from 99 to 71%.", "low-oxygen-saturation"),
        ("Day 12 post CABG.", "recent-heart-or-aortic-procedure"),
        ("Her sternum clicks on coughing.", "sternal-instability"),
        ("The x-ray shows the stomach bubble in the chest.", "stomach-or-bowel-in-chest"),
        ("I get fits where I cough and cough till I go purple.", "whooping-cough-paroxysms"),
        ("My jaw blows up whenever I eat.", "salivary-swelling-at-meals"),
        ("The drum is full of crusting over the attic.", "eardrum-retraction-keratin"),
        ("There is yellow discharge from the left nostril only.", "nasal-one-sided-block"),
        ("A red plaque with a sharp raised edge.", "redness-raised-sharp-edge"),
    ],
)
def test_what_decides_is_read(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding in present


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("The eardrum is red with loss of light reflex.", "white-pupil-in-child"),
        ("There are pink flat and slightly raised spots on the arms.", "vaginal-bleeding"),
        ("The transferrin sat is 12% with a low TIBC.", "low-oxygen-saturation"),
        ("He took poppers at a club.", "finger-clubbing"),
        ("She gets fits of coughing.", "seizure"),
        ("He scratches himself raw.", "self-harm"),
        ("He has pale patches over the shoulders.", "pallor"),
        ("It feels as if I am under water.", "submersion-in-water"),
        ("She has never had an HIV test.", "hiv-infection"),
        ("Acid comes from the stomach into the chest.", "stomach-or-bowel-in-chest"),
        ("They drained two litres of bloody fluid off the lung.", "unable-to-pass-urine"),
        ("She has a dragging discomfort on the left below the ribs.", "one-sided-weakness"),
    ],
)
def test_the_same_words_elsewhere_are_something_else(read: Reader, text: str, finding: str) -> None:
    assert finding not in {each.id for each in read.text(text).findings}
