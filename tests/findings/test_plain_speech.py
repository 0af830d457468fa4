"""How people tell an age, a pregnancy, a fall, a fever and a muddled mind in passing, without a clinician's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Reception note: lady, 72, rang about her eye.", 72),
        ("Winnie, 89, fell on the landing.", 89),
        ("Roofer, 33, went silly in the sun.", 33),
        ("Baby is four months, not rolling yet.", 0.3333),
        ("Dad is 79 and on blood thinners.", 79),
        ("He's nearly two and has a cough.", 2),
        ("My son is three and a half. He will not walk.", 3.5),
        ("My head hurts since the party. 29.", 29),
        ("I was 80 last week and my knee is sore.", 80),
        ("I have a sore knee. My neighbour, 84, drove me here.", None),
        ("My wife is seven and a half months along and has a headache.", None),
        ("She's 34 weeks and the midwife is worried.", None),
    ],
)
def test_an_age_is_told_in_passing(read: Reader, text: str, age: float | None) -> None:
    assert read.text(text).age == age


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My wife is seven and a half months along and her head aches.", "late-pregnancy-over-20-weeks"),
        ("34 weeks with my second and the belly is hard.", "late-pregnancy-over-20-weeks"),
        ("The baby is due in three weeks.", "late-pregnancy-over-20-weeks"),
        ("Our lad is boiling, 39.4, and looks rotten.", "fever"),
        ("He brought his milk up three times.", "vomiting"),
        ("She went over on the way to the loo.", "falls"),
        ("We found him on the kitchen floor.", "falls"),
        ("He thinks I'm our dad.", "confusion"),
        ("She didn't know me this morning.", "confusion"),
        ("All three of us have had thick heads since Sunday.", "contacts-with-same-illness"),
        ("The heating's off, he is saving.", "cold-exposure"),
        ("I shook him and nothing.", "reduced-gcs"),
        ("He takes one breath every ten seconds.", "low-respiratory-rate"),
        ("It has gone dead down there.", "numbness-in-saddle-area"),
        ("He says the neighbours can hear what he thinks.", "thought-interference"),
        ("Our son was born last Friday. My wife has not slept.", "postpartum"),
        ("29 weeks with twins and I keep trickling.", "late-pregnancy-over-20-weeks"),
        ("I've not been able to make water since last night.", "unable-to-pass-urine"),
        ("She barks like a sea lion.", "barking-cough"),
        ("The light went out in my left eye.", "sudden-loss-of-vision"),
        ("We caught him with gran's tablets.", "overdose-or-poisoning"),
        ("She calls me by her sister's name.", "confusion"),
        ("She is on the rat poison for her heart.", "anticoagulant-use"),
        ("In assembly she went down and the nurse came.", "fainting"),
        ("He had been lying between the bed and the wall since Saturday.", "recent-immobilisation"),
        ("What he peed in the bottle looks like cola.", "dark-urine"),
        ("He is pouring sweat and he's 39.8.", "fever"),
        ("I am pregnant seven month. I put light, is blood, much blood.", "bleeding-in-pregnancy"),
        ("The cat got my hand last night.", "animal-bite"),
        ("He was face down, a minute, maybe two.", "submersion-in-water"),
        ("At my cousin's do I was sick twice with belly ache.", "abdominal-pain"),
    ],
)
def test_everyday_words_name_a_finding(read: Reader, text: str, name: str) -> None:
    assert name in _present(read, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By evening she looks six months pregnant with wind.", "late-pregnancy-over-20-weeks"),
        ("My check-up is due next month.", "late-pregnancy-over-20-weeks"),
        ("We went over to my sister's and went over the results.", "falls"),
        ("The leaflet was found on the floor.", "falls"),
        ("The doctor did not know me well.", "confusion"),
        ("No heat or cold intolerance.", "cold-exposure"),
        ("All of us have jobs.", "contacts-with-same-illness"),
        ("He took all his tablets as prescribed.", "overdose-or-poisoning"),
        ("He kicked the ball and it hurts.", "testicular-pain"),
        ("There was a ring of red skin round it and my ear is fine.", "ringing-in-the-ears"),
        ("He was stone cold sober.", "hypothermia"),
        ("He brought the bags up to the flat.", "vomiting"),
        ("He dived for the ball.", "recent-diving-or-flight"),
        ("The lump is on the edge of the lid.", "anxiety"),
        ("My eye is black and blue.", "sudden-loss-of-vision"),
        ("I found my sister with my keys.", "overdose-or-poisoning"),
        ("The doctor says it is food poisoning again.", "overdose-or-poisoning"),
        ("She is on the rat poison for her heart.", "overdose-or-poisoning"),
        ("He asked me how many tablets to take a day.", "suicide-plan"),
        ("He went down in the lift with the pram.", "fainting"),
        ("She had no food allergies and no life-threatening signs.", "lethargy"),
        ("I am pregnant and they want to see blood results.", "bleeding-in-pregnancy"),
        ("I am pregnant, no bleeding, and was told of blood pressure.", "bleeding-in-pregnancy"),
        ("The cat got the mouse and sat on my hand.", "animal-bite"),
        ("He stopped answering the phone.", "reduced-gcs"),
        ("I can hardly breathe.", "low-respiratory-rate"),
        ("My leg is numb down the outside.", "numbness-in-saddle-area"),
        ("I would like to hear what you think.", "thought-interference"),
        ("She was off sick three times last year.", "vomiting"),
    ],
)
def test_the_same_words_elsewhere_do_not(read: Reader, text: str, name: str) -> None:
    assert name not in _present(read, text)


def _present(read: Reader, text: str) -> set[str]:
    return {each.id for each in read.text(text).findings if each.status.value == "present"}


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("I had my little boy eight days ago and I am bleeding.", "female"),
        ("I'm 24. Period was two weeks ago.", "female"),
        ("I had my son with me when my balls hurt.", "male"),
    ],
)
def test_who_bore_a_child_is_a_woman(read: Reader, text: str, sex: str) -> None:
    assert read.text(text).sex == sex
