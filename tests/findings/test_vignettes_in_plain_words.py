"""What vignettes say in plain words is read, and the same words about something else are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("The windpipe lies to the right.", "tracheal-deviation"),
        ("When he breathes in deeply it catches him on the right side.", "pleuritic-chest-pain"),
        ("He has not been able to keep it hard long enough for intercourse.", "erectile-dysfunction"),
        ("A sore over the sacrum, now an open wound with slough.", "pressure-area-skin-damage"),
        ("A painless swelling of the neck that moves when she swallows.", "goitre"),
        ("She has burning on passing water.", "painful-urination"),
        ("Her son was born nine weeks ago and she cries daily.", "postpartum"),
        ("The lamps have coloured rings around them.", "halos-around-lights"),
        ("She woke in a stranger's flat without her underwear.", "disclosed-sexual-assault"),
        ("Out for a minute, then quite himself again. Two hours later he vomited.", "lucid-interval"),
        ("The spleen is two fingers below the ribs.", "splenomegaly"),
        ("Still 80/42 after two litres of fluid.", "shock"),
        ("A thin discharge that smells of fish.", "vaginal-discharge-fishy"),
        ("The defibrillator advised a shock.", "ecg-ventricular-fibrillation"),
        ("He hears two men talking about what he does.", "auditory-hallucinations"),
        ("She had shingles in spring and it still burns.", "past-shingles"),
        ("A bruit over the left carotid artery.", "carotid-bruit"),
        ("The knee was as thick as a melon.", "knee-swelling"),
        ("He had a fit and went blue, tongue bitten.", "cyanosis"),
        ("He has lost weight and is short of breath.", "shortness-of-breath"),
        ("The lump has grown and the belly is swollen.", "abdominal-distension"),
        ("She cannot stand on that leg.", "inability-to-weight-bear"),
        ("The man is in shock.", "shock"),
        ("I am a district nurse and found a needle.", "healthcare-worker"),
        ("The baby has gone quiet and will not feed.", "lethargy"),
        ("She will not eat and thinks she is fat.", "disordered-eating"),
        ("He was mugged last night.", "traumatic-event-history"),
        ("The rash itches and the pain goes through to his back.", "pain-radiating-to-back"),
        ("The voice is clear, his hands shake.", "tremor"),
        ("Burns like broken glass when she pees.", "painful-urination"),
    ],
)
def test_what_a_vignette_says_is_read(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding in present


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("The trachea is central.", "tracheal-deviation"),
        ("I can't get hard food down.", "erectile-dysfunction"),
        ("She was sore over the tailbone after the fall.", "pressure-area-skin-damage"),
        ("Her grandson was born two weeks ago.", "postpartum"),
        ("He was knocked out, then fine and well since, no headache.", "lucid-interval"),
        ("The spleen is not felt.", "splenomegaly"),
        ("The machine did not advise a shock.", "ecg-ventricular-fibrillation"),
        ("The machine advised a shock.", "shock"),
        ("He does not want to harm himself.", "suicidal-thoughts"),
        ("She hears no voices.", "auditory-hallucinations"),
        ("Two pregnancy tests were negative, the urine culture positive.", "positive-pregnancy-test"),
        ("He shakes hands with everybody.", "tremor"),
        ("When he snores the walls shake.", "tremor"),
        ("Every motion is like passing broken glass.", "painful-urination"),
        ("He pulled a mug of tea off the table.", "traumatic-event-history"),
        ("A stabbing pain shot into the right lower belly.", "major-injury"),
        ("She cannot stand the smell of cooking.", "inability-to-weight-bear"),
        ("The red reflex is dull in both eyes.", "red-eye"),
        ("Fair skin that burns easily.", "skin-pain"),
        ("His marks at school are falling.", "falls"),
        ("A lump on the back with a small black dot on top.", "vision-floaters-new"),
        ("His hand is fat and blue after the punch.", "cyanosis"),
        ("The district nurse noticed a red patch.", "healthcare-worker"),
        ("He was torn from his sleep by the pain.", "pain-tearing"),
        ("The tuning fork on the forehead is heard on the right.", "lesion-on-face"),
    ],
)
def test_the_same_words_about_something_else_name_nothing(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding not in present
