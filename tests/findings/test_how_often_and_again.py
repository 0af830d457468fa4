"""How often is no length of time, an unknown month neither; what was there years ago may be there again; and what
effort does not bring on is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status, When

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader


def ids(found: FindingSet, status: Status = Status.PRESENT, when: When = When.CURRENT) -> set[str]:
    return {each.id for each in found.findings if each.status is status and each.when is when}


@pytest.mark.parametrize(
    "text",
    [
        "He opens his bowels several times a day.",
        "Cramps two or three times an hour.",
        "Cramps every half hour.",
        "Cough since Christmas.",
        "Itching since August.",
        "She has felt low since Easter.",
        "She had a stroke scare 5 years ago.",
        "Chemo 8 days ago, temp 38.4 this morning.",
    ],
)
def test_it_says_nothing_of_how_long_it_has_been_so(read: Reader, text: str) -> None:
    assert not {name for name in ids(read.text(text)) if name.startswith("duration-")}


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("She had a stroke scare 5 years ago. She can't lift her arm since breakfast.", "duration-under-3-days"),
        ("Tired since the winter.", "duration-over-6-weeks"),
        ("Cough since Monday.", "duration-3-to-7-days"),
        (
            "Both my hands are stiff for an hour every morning, knuckles swollen, for about 3 months.",
            "duration-over-6-weeks",
        ),
        ("Diarrhoea several times a day for three weeks.", "duration-1-to-6-weeks"),
    ],
)
def test_the_time_of_the_complaint_is_told(read: Reader, text: str, length: str) -> None:
    assert {name for name in ids(read.text(text)) if name.startswith("duration-")} == {length}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Three years ago he had a fit, and today another one.", "seizure"),
        ("He had a fit three years ago. Today he had another one.", "seizure"),
        ("She had a nosebleed two years ago and now it again.", "nosebleed"),
    ],
)
def test_what_comes_back_is_there(read: Reader, text: str, finding: str) -> None:
    assert finding in ids(read.text(text))


@pytest.mark.parametrize(
    "text",
    [
        "Three years ago he had a fit, none since.",
        "He had a fit three years ago and today he came for another appointment.",
        "Three years ago he had a fit, and today he saw the doctor again.",
    ],
)
def test_what_came_once_is_past(read: Reader, text: str) -> None:
    found = read.text(text)
    assert "seizure" in ids(found, when=When.PAST)
    assert "seizure" not in ids(found)


@pytest.mark.parametrize(
    "text",
    [
        "Chest pain, not when he climbs stairs.",
        "Chest pain but not on exertion.",
        "Chest pain, never when I walk.",
        "No chest pain when he climbs the stairs.",
    ],
)
def test_pain_that_effort_does_not_bring_on(read: Reader, text: str) -> None:
    assert "chest-pain-exertional" in ids(read.text(text), Status.ABSENT)


@pytest.mark.parametrize(
    "text",
    [
        "Chest pain when he climbs the stairs.",
        "I get a tight chest when I walk up the hill.",
        "Chest pain on exertion.",
        "Pain across my chest whenever I push the mower.",
        "His chest hurts, not at rest but when he climbs the stairs.",
    ],
)
def test_pain_that_effort_brings_on(read: Reader, text: str) -> None:
    assert ids(read.text(text)) & {"chest-pain-exertional", "worse-with-exertion"}
    assert "chest-pain-exertional" not in ids(read.text(text), Status.ABSENT)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("When the calf is squeezed the foot stays still.", "achilles-rupture-sign"),
        ("Squeezing the calf does not move the foot. Heard a snap at tennis.", "achilles-rupture-sign"),
        ("Woke at 4 with a tight band round the chest, sweating.", "chest-pain-pressure"),
        ("My daughter has not had a bowel movement in five days and it hurts when she tries.", "constipation"),
        ("My husband found me on the floor shaking all over. I bit my tongue.", "seizure"),
        ("My throat is swelling up after a sting.", "difficulty-swallowing"),
        ("He has always been heavy.", "obesity"),
    ],
)
def test_ways_of_telling_it(read: Reader, text: str, finding: str) -> None:
    assert finding in ids(read.text(text))


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("When the calf is squeezed the foot stays still.", "calf-tenderness"),
        ("Squeezing the calf does not move the foot.", "calf-tenderness"),
        ("Woke at 4 with a tight band round the chest.", "early-morning-waking"),
        ("She has not had a bowel movement in five days and it hurts when she tries.", "pain-worse-with-movement"),
        ("Tender on brushing hair, and this morning lost sight in the left eye.", "hair-loss"),
        ("She has always had heavy periods.", "obesity"),
        ("He has always been a heavy drinker.", "obesity"),
        ("He is a former heavy drinker.", "obesity"),
        ("He was on the floor shaking his head.", "seizure"),
    ],
)
def test_what_only_looks_like_it(read: Reader, text: str, finding: str) -> None:
    assert finding not in ids(read.text(text))


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Calf tender on squeezing, leg swollen since the flight.", "calf-tenderness"),
        ("The calf hurts when squeezed, the foot is swollen.", "calf-tenderness"),
        ("Calf tender to touch and the ankle is puffy.", "calf-tenderness"),
        ("My calf is sore when squeezed and my foot moves fine.", "calf-tenderness"),
        ("Tender calf, foot warm.", "calf-tenderness"),
        ("Wakes at 4 every day and can't get back to sleep, wants to die.", "early-morning-waking"),
        ("I wake at 4 and lie there with dread.", "early-morning-waking"),
        ("She is awake from four, low and tearful.", "early-morning-waking"),
        ("Early morning waking with weight loss.", "early-morning-waking"),
        ("He wakes before dawn in despair.", "early-morning-waking"),
        ("No bowel movement for three days, hurts to move.", "pain-worse-with-movement"),
        ("Belly rigid, it hurts to move, last bowel movement yesterday.", "pain-worse-with-movement"),
        ("Last bowel movement Monday and the pain is worse on moving.", "pain-worse-with-movement"),
        ("Every bump hurts, and no bowel movement. Pain worse when moving.", "pain-worse-with-movement"),
        ("Any movement hurts, he lies still.", "pain-worse-with-movement"),
        ("Her hair is falling out and she has lost weight.", "hair-loss"),
        ("Losing hair, scalp tender, jaw aches.", "hair-loss"),
        ("His hair fell out after the thallium, losing hair in clumps.", "hair-loss"),
        ("Hair loss, and this morning lost the sight of one eye.", "hair-loss"),
        ("Losing my hair, tired and cold.", "hair-loss"),
        ("Headache worse in the mornings, and this morning vomited.", "worse-in-morning"),
        ("Headache on waking, worst in the morning.", "worse-in-morning"),
        ("Her headache is worse in the morning; this morning she had a fit.", "worse-in-morning"),
        ("Head worst first thing, sick with it.", "worse-in-morning"),
        ("Stiff and worse in mornings, jaw aches when chewing.", "worse-in-morning"),
    ],
)
def test_what_is_told_with_the_same_words_stays(read: Reader, text: str, finding: str) -> None:
    assert finding in ids(read.text(text))
