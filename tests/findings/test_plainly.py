"""Dangers in everyday words: a way of speaking is read, and the same words at play, at home or in advice are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("She couldn't pick anything up with that hand.", "one-sided-weakness"),
        ("His right arm wouldn't do what he told it.", "one-sided-weakness"),
        ("My words came out all mixed up.", "difficulty-finding-words"),
        ("She's not really with us today and has a fever.", "confusion"),
        ("When I wipe I can't feel a thing.", "numbness"),
        ("Stab wound to the thigh, pale and clammy.", "pallor"),
        ("Baby's heart rate 230 and he is grey and won't feed.", "fast-heart-rate"),
        ("Brown spots in my knickers and pain on one side.", "vaginal-bleeding"),
        ("I found spots of blood on the tissue when I wiped, I am 63.", "postmenopausal-bleeding"),
        ("He woke at three fighting for air.", "waking-breathless"),
        ("I have to stop on the landing to get my wind.", "breathlessness-on-exertion"),
        ("He is bubbling when he breathes and won't lie back.", "breathlessness-lying-flat"),
        ("His foot is white and stone cold.", "cold-painful-limb"),
        ("It feels like a lorry parked on my chest.", "chest-pain-pressure"),
        ("It was like a knife in my side whenever I coughed.", "pleuritic-chest-pain"),
        ("She doesn't know who I am.", "confusion"),
        ("Overnight he turned blue.", "cyanosis"),
        ("A 6-year-old boy with wheeze, he says only single words.", "cannot-complete-sentences"),
        ("He wishes he was not even here.", "suicidal-thoughts"),
        ("She is fed up with life.", "low-mood"),
        ("He was stabbed in the chest with a kitchen knife.", "major-injury"),
        ("He wakes when shaken but falls back to sleep at once.", "drowsiness"),
        ("Tingling from the toes up over four days, now his legs are weak.", "ascending-weakness"),
        ("He sits up and spits pink froth.", "pink-frothy-sputum"),
        ("His skin feels hot and he shivers.", "fever"),
        ("The baby has gone quiet and will not feed.", "lethargy"),
        ("She is 36 weeks pregnant and since yesterday the baby has gone quiet.", "reduced-fetal-movements"),
        ("He put his glasses in the fridge.", "confusion"),
        ("I can't keep a thing down.", "unable-to-keep-fluids-down"),
        ("I've not been and not even passed wind.", "no-stool-or-flatus"),
        ("What he brought up looked like old coffee.", "vomiting-blood"),
        ("He's gone a nasty colour.", "pallor"),
        ("Everything went black when I stood up.", "postural-light-headedness"),
        ("My jeans are falling off me.", "unintentional-weight-loss"),
        ("I'd run out of my steroid tablets.", "recent-drug-cessation"),
        ("I've hardly passed any water since Saturday.", "reduced-urine-output"),
        ("His lump won't go back in.", "hernia-irreducible"),
        ("He dropped like a stone, no warning.", "fainting-without-warning"),
        ("I am seeing two of everything.", "double-vision"),
        ("She swallowed a fish bone and it stuck.", "food-bolus-stuck"),
        ("There were small blood spots on my pad.", "vaginal-bleeding"),
        ("My kneecap slid out to the side.", "kneecap-out-of-place"),
        ("A car hit me and threw me over the bonnet.", "major-injury"),
        ("When he pressed there and I breathed in I had to stop.", "murphy-sign"),
        ("She wants to end it all.", "suicidal-thoughts"),
    ],
)
def test_a_danger_told_in_plain_words_is_read(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding in present


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("She could not hold the ball with one hand, she is only four.", "one-sided-weakness"),
        ("I am 73 and have always been fit.", "seizure"),
        ("The end joints are all right.", "suicidal-thoughts"),
        ("He pricked his finger with a fish bone.", "food-bolus-stuck"),
        ("She had glandular fever last year.", "fever"),
        ("Both my calves ache.", "animal-exposure"),
        ("The current was cut off at once.", "self-harm"),
        ("There was blood on her pants.", "shortness-of-breath"),
        ("It hurts on the inside of my elbow.", "rash-flexural"),
        ("The pain behind the kneecap goes to the outside.", "kneecap-out-of-place"),
        ("He won't use the left hand rail on the stairs.", "one-sided-weakness"),
        ("The dog drags the lead round the garden.", "one-sided-weakness"),
        ("They took them all at once at the counter.", "onset-sudden"),
        ("I can walk to the shops and I'm not out of breath.", "breathlessness-on-exertion"),
        ("Please lie back and take a deep breath.", "breathlessness-lying-flat"),
        ("He can't lie down because of the pain in his hip.", "breathlessness-lying-flat"),
        ("He woke at two for a wee and went back to bed.", "waking-breathless"),
        ("He has sugar in his tea.", "history-diabetes"),
        ("She works under pressure all day.", "history-hypertension"),
        ("He can't keep the noise down.", "unable-to-keep-fluids-down"),
        ("I couldn't keep my weight down.", "unable-to-keep-fluids-down"),
        ("She was brought up in Leeds.", "vomiting"),
        ("He brought up the subject of driving.", "vomiting"),
        ("I don't know what day it is best to come.", "confusion"),
        ("He asked me three times for a sick note.", "confusion"),
        ("His shirt was soaked in the rain.", "excessive-sweating"),
        ("The kitchen is the colour of milk.", "pallor"),
        ("She is white British.", "pallor"),
        ("There was no rain or wind at the match.", "no-stool-or-flatus"),
        ("We have no electric or gas at the flat.", "no-stool-or-flatus"),
        ("I feel sick when they take my blood.", "vomiting-blood"),
        ("Vomiting, blood in the stool.", "vomiting-blood"),
        ("My trousers are too big because I bought the wrong size.", "unintentional-weight-loss"),
        ("He was lying still and relaxed for the scan.", "pain-worse-with-movement"),
        ("We ran out of milk.", "recent-drug-cessation"),
        ("Breathe in and hold, sharp scratch coming.", "pleuritic-chest-pain"),
        ("The nurse put a needle in his arm.", "injection-drug-use"),
        ("The teacher was shouting at the class.", "agitation"),
        ("They were shouting that the bus had come.", "agitation"),
        ("My keys wouldn't go back in the lock.", "hernia-irreducible"),
        ("I've not been to the gym for two weeks.", "constipation"),
        ("I had a stent in my kidney tube.", "history-coronary-artery-disease"),
        ("He went out running.", "fainting-on-exertion"),
        ("The pan was full of red peppers.", "rectal-bleeding"),
        ("The roses were red all over.", "rash"),
        ("I am from Kenya, I came back to your clinic for results.", "recent-travel-tropics"),
    ],
)
def test_ordinary_talk_in_the_same_words_is_no_danger(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding not in present


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I'm a dinner lady, 58. I feel sick.", 58),
        ("Our lodger is 36. He is shivering.", 36),
        ("Mr Dunn, 79, has been off his food.", 79),
        ("A lad of 19 has a very bad head.", 19),
        ("I'm a smoker, 20 a day.", None),
    ],
)
def test_an_age_said_in_passing_is_the_patients(read: Reader, text: str, age: float | None) -> None:
    assert read.text(text).age == age
