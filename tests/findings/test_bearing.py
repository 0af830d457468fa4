"""What a word belongs to: pain to its lump, a grade to its noun, a discharge to its part, a lump to who has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status, Subject, When
from dxpad.findings.assertion import Assertions

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader


def present(found: FindingSet) -> set[str]:
    return {
        each.id
        for each in found.findings
        if each.status is Status.PRESENT and each.subject is Subject.PATIENT and each.when is When.CURRENT
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mother felt a lump in her son's tummy while bathing him.", "abdominal-mass"),
        ("3-year-old boy. His mother felt a lump in his abdomen at bath time.", "abdominal-mass"),
        ("Found a lump in my left breast two months ago.", "breast-lump"),
        ("His father heard wheezing last night.", "wheeze"),
        ("Her mum spotted a rash this morning.", "rash"),
        ("Nasal blockage with green discharge for 10 days.", "nasal-discharge-purulent"),
        ("Blocked nose and thick green discharge.", "nasal-discharge-purulent"),
        ("Green discharge and itching down below.", "vaginal-discharge-frothy"),
        ("Green vaginal discharge and a blocked nose.", "vaginal-discharge-purulent"),
        ("Falling vision in the right eye.", "gradual-loss-of-vision"),
        ("Falls, three in a month.", "falls"),
        ("Car crash yesterday, thrown from the seat.", "major-injury"),
        ("Blood in the urine and stool.", "rectal-bleeding"),
        ("White spot inside cheek.", "oral-white-patches"),
        ("Numbness in both feet.", "numbness-glove-and-stocking"),
        ("No bleeding, fair skin, lesion on the nose.", "sun-exposure"),
        ("No fever, smoker, cough for 6 weeks.", "current-smoker"),
        ("Sore throat without cough, tender neck nodes.", "lymph-nodes-tender"),
    ],
)
def test_what_is_told_is_the_patients_and_of_today(read: Reader, text: str, name: str) -> None:
    found = present(read.text(text))
    assert name in found or any(name in read.store.ancestors(each) for each in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My mother felt a lump in her breast.", "breast-lump"),
        ("Her mother found a lump in her breast at 40.", "breast-lump"),
        ("Low risk of bleeding with platelets 300.", "low-platelets"),
        ("Falling vision in the right eye.", "falls"),
        ("Falling saturations overnight.", "falls"),
        ("Painful lump on the neck with a yellow head.", "neck-pain"),
        ("Painful lump on the scalp with a yellow head.", "headache"),
        ("Nasal blockage with green discharge.", "vaginal-discharge-frothy"),
        ("Numb foot after sitting on it.", "numbness-glove-and-stocking"),
        ("Involved in a car crash last week, unhurt.", "major-injury"),
        ("Cataract surgery last year.", "cloudy-lens"),
        ("Had cataract surgery two weeks ago, now a red eye.", "cloudy-lens"),
        ("Blood-streaked stools and vomiting.", "vomiting-blood"),
        ("White spot inside cheek.", "koplik-spots"),
    ],
)
def test_a_word_near_by_names_no_other_finding(read: Reader, text: str, name: str) -> None:
    assert name not in present(read.text(text))


@pytest.mark.parametrize("joint", ["or", "and", "nor"])
@pytest.mark.parametrize("items", [("fever", "photophobia", "vomiting"), ("cough", "runny nose", "hoarseness")])
def test_without_denies_a_joined_list_and_of_a_bare_one_only_the_first(joint: str, items: tuple[str, str, str]) -> None:
    assertions = Assertions()
    first, second, third = items

    def status(text: str, word: str) -> Status:
        start = text.index(word)
        return assertions.read(text).of(start, start + len(word)).status

    joined = f"Headache without {first}, {second} {joint} {third}."
    bare = f"Headache without {first}, {second}, {third}."
    assert {status(joined, word) for word in items} == {Status.ABSENT}
    assert status(bare, first) is Status.ABSENT
    assert {status(bare, second), status(bare, third)} == {Status.POSSIBLE}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Conjunctiva injected, no discharge.", "eye-discharge"),
        ("Right ear sore, no discharge.", "ear-discharge"),
        ("No recent travel, no antibiotics.", "recent-travel-tropics"),
        ("No recent travel, no antibiotics.", "recent-antibiotics"),
        ("Walking to the shop is fine. No sick contacts.", "contacts-with-same-illness"),
    ],
)
def test_a_bare_word_denies_what_the_part_named_nearest_has(read: Reader, text: str, name: str) -> None:
    found = {each.id for each in read.text(text).findings if each.status is Status.ABSENT}
    assert name in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Abdominal pain which began around the umbilicus and has now settled in the right iliac fossa.",
            "abdominal-pain",
        ),
        ("Periods stopped six months ago, new facial hair.", "absent-periods"),
        ("Periods stopped six months ago, new facial hair and acne.", "acne"),
        ("Found unable to speak and with the right side of the face drooping.", "facial-weakness"),
        ("Both eyes red without discharge, lips red and cracked, tongue bright red.", "strawberry-tongue"),
        ("Two years ago she lost her sight. Now ten days of numbness.", "duration-1-to-6-weeks"),
        ("Smoothly enlarged, rubbery prostate.", "prostate-enlarged-smooth"),
        ("He is pale.", "pallor"),
        ("Pale, HR 90.", "pallor"),
        ("Dip: protein +++.", "proteinuria"),
        ("Right arm 0/5, leg 2/5.", "limb-weakness"),
        ("Drinks a bottle of vodka daily.", "heavy-alcohol-use"),
    ],
)
def test_clinic_prose_is_read_as_it_is_meant(read: Reader, text: str, name: str) -> None:
    found = present(read.text(text))
    assert name in found or any(name in read.store.ancestors(each) for each in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Voices give a running commentary.", "diarrhoea"),
        ("Went for a run in the park.", "diarrhoea"),
        ("The drum is red and dull.", "pain-dull"),
        ("Fat pad between the shoulder blades.", "upper-back-pain"),
        ("Flashing lights in the left eye and a shower of black specks.", "bruising"),
        ("Positive squeeze test across the knuckles.", "pain-pressure-like"),
        ("Vomiting milk that shoots across the room.", "pain-electric"),
        ("Vomiting fresh blood with clots and passing tarry stools.", "vaginal-bleeding-heavy-with-clots"),
        ("Tobacco dust in the vitreous.", "current-smoker"),
        ("Wheeze triggered by a cold.", "worse-in-cold"),
        ("One glass of wine a week.", "heavy-alcohol-use"),
    ],
)
def test_a_second_sense_names_nothing(read: Reader, text: str, name: str) -> None:
    assert name not in present(read.text(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My dad is 78 and he's been getting forgetful for a year.", "memory-loss"),
        ("My mother-in-law's 82 and fell in the bathroom.", "falls"),
        ("I have a cold and clammy hand.", "clammy-skin"),
        ("My heel is killing me.", "heel-pain"),
        ("My hair's falling out.", "hair-loss"),
        ("He goes dizzy for maybe twenty seconds, then it stops.", "lasts-seconds"),
    ],
)
def test_what_people_say_is_theirs_or_of_whom_they_speak_for(read: Reader, text: str, name: str) -> None:
    assert name in present(read.text(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My mother is 60 and has angina. I have a cough.", "angina"),
        ("Light doesn't bother me.", "light-sensitivity"),
        ("The back of my heel is killing me.", "low-back-pain"),
        ("The pain goes back ten times a day.", "low-back-pain"),
        ("There's a big wet sore above my ankle.", "ankle-pain"),
        ("My toes are cold and there's a sore on one.", "lip-vesicles"),
        ("I drink too much coffee.", "heavy-alcohol-use"),
        ("I've got pale skin and freckles and burn easily.", "burn-injury"),
        ("She is as sharp as a tack.", "pain-sharp"),
        ("Since my teens I've had spots on my face.", "vaginal-bleeding"),
        ("I can't bend it or put any weight on it.", "weight-gain"),
        ("The cough is worse when I go out in the cold.", "loss-of-consciousness"),
        ("A red rash with a sharp edge.", "pain-sharp"),
        ("Pulse 80 and a temperature of 36.7.", "fever"),
        ("The athlete has pain in his right foot.", "interdigital-toe-maceration"),
    ],
)
def test_a_way_of_speaking_is_no_finding(read: Reader, text: str, name: str) -> None:
    assert name not in present(read.text(text))
