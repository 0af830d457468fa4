"""Since when the complaint is there, what is only an hour of the day, and what goes on after an old illness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import When

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("It's been ten days and the cough is still there.", "duration-1-to-6-weeks"),
        ("It has been three weeks now and the cough is no better.", "duration-1-to-6-weeks"),
        ("Been like this two weeks, a cough.", "duration-1-to-6-weeks"),
        ("Been ill five days, a cough.", "duration-3-to-7-days"),
        ("It's been two weeks since the cough started.", "duration-1-to-6-weeks"),
        ("It has been four days since the rash came out.", "duration-3-to-7-days"),
        ("I have had a cough, ten days now.", "duration-1-to-6-weeks"),
        ("Since I hit my head on a shelf three weeks ago I have had headaches.", "duration-1-to-6-weeks"),
        ("Ever since I fell four days ago my wrist has hurt.", "duration-3-to-7-days"),
        ("Since the flight two weeks ago, my calf has been swollen.", "duration-1-to-6-weeks"),
        ("He has had diarrhoea since he got back from India a week ago.", "duration-3-to-7-days"),
        ("Since I stopped the tablets ten days ago I have had a headache.", "duration-1-to-6-weeks"),
        ("A girl of six years and four months with a limp for two days.", "duration-under-3-days"),
        ("My mum had a stroke three weeks ago and since then I have had palpitations.", "duration-1-to-6-weeks"),
        ("Since diagnosis ten years ago he has been well. Cough for two days.", "duration-under-3-days"),
    ],
)
def test_the_time_is_that_of_the_complaint(read: Reader, text: str, band: str) -> None:
    assert {each.id for each in read.text(text).findings if each.id.startswith("duration-")} == {band}


@pytest.mark.parametrize(
    "text",
    [
        "Rang out of hours with chest pain.",
        "An out-of-hours visit for chest pain.",
        "The pain wakes me in the small hours.",
        "Opening hours do not suit me, I have a cough.",
        "Seen in working hours with a headache.",
        "It's been two years since I saw a doctor. I have a cough.",
        "It's been six months since my operation. I have a cough.",
        "It's been ten years since my heart attack. I have a cough.",
        "A girl of six years and four months with a limp.",
        "Girl of thirteen months with a rash.",
        "Baby boy born at 38 weeks by section, cyanosed from birth.",
        "No fits since the tablets were changed two weeks ago. He has a cough.",
    ],
)
def test_no_time_of_the_complaint_is_told(read: Reader, text: str) -> None:
    assert not {each.id for each in read.text(text).findings if each.id.startswith("duration-")}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Had a stroke last autumn, keeps bumping into things on the left.", "visual-field-loss"),
        ("Stroke last autumn and keeps bumping into things on the left.", "visual-field-loss"),
        ("Migraine as a child, keeps vomiting.", "vomiting"),
        ("History of asthma, still wheezy.", "wheeze"),
    ],
)
def test_what_goes_on_is_there_now(read: Reader, text: str, finding: str) -> None:
    assert {each.when for each in read.text(text).findings if each.id == finding} == {When.CURRENT}


@pytest.mark.parametrize(
    "text",
    [
        "A man with ischaemic heart disease has a painful sore on his toe.",
        "Heart disease and a painful knee.",
        "Known heart failure, aching hip.",
        "Heart valve surgery as a child, painful toe.",
    ],
)
def test_the_pain_of_another_part_is_not_that_of_the_heart(read: Reader, text: str) -> None:
    assert "chest-pain" not in {each.id for each in read.text(text).findings}


@pytest.mark.parametrize("text", ["My heart is painful.", "Pain over the heart since noon.", "Heart pain since noon."])
def test_the_pain_of_the_heart_is_read(read: Reader, text: str) -> None:
    assert "chest-pain" in {each.id for each in read.text(text).findings}
