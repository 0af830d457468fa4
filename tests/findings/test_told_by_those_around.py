"""What neighbours, carers and parents say of a danger without one clinical word, and what only sounds like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status, Subject

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("He fell on standing up.", "falls"),
        ("She went down when she got up.", "postural-light-headedness"),
        ("He says people are following him.", "delusions"),
        ("She talks to her dead mother.", "visual-hallucinations"),
        ("He is pacing and picking bugs off his arms that are not there.", "visual-hallucinations"),
        ("He cannot tell me his own name.", "confusion"),
        ("She takes the needle for her sugar.", "insulin-or-sulfonylurea-use"),
        ("She falls asleep while you talk to her.", "drowsiness"),
        ("He hardly opens his eyes.", "drowsiness"),
        ("He gets puffed tying his shoes.", "breathlessness-on-exertion"),
        ("I cannot get my breath even sitting in my chair.", "breathlessness-at-rest"),
        ("He breathes like he has run a race.", "shortness-of-breath"),
        ("His words come out all wrong.", "slurred-speech"),
        ("One side does not work.", "one-sided-weakness"),
        ("The right eye does not shut.", "facial-weakness"),
        ("The toilet was black and sticky.", "black-stools"),
        ("I bleed after being with my husband.", "bleeding-after-sex"),
        ("I bring up everything, even water.", "unable-to-keep-fluids-down"),
        ("She screams when we move her.", "pain-worse-with-movement"),
        ("The porridge went down the wrong way.", "choking-on-swallowing"),
        ("She slid off the bed last night.", "falls"),
        ("He is cold and wet and will not talk.", "clammy-skin"),
        ("He holds his chest.", "chest-pain"),
        ("Her heart is hammering.", "palpitations"),
        ("I keep bumping into people on the left.", "visual-field-loss"),
        ("The watch battery is missing.", "swallowed-battery-or-magnet"),
        ("The light is unbearable.", "light-sensitivity"),
        ("She eats salt by the spoon.", "salt-craving"),
        ("He cannot stop vomiting.", "vomiting"),
        ("The loo was full of blood.", "rectal-bleeding"),
        ("He pulled the skin back and now it won't come forward.", "foreskin-stuck-retracted"),
        ("A piece of his chest goes in when the rest goes out.", "paradoxical-chest-movement"),
        ("She walks like a drunk.", "unsteadiness"),
        ("He had thirty nine five this morning.", "fever"),
        ("He says it will all be over soon.", "suicidal-thoughts"),
        ("She says the baby has been swapped.", "delusions"),
        ("The radio tells her what to do.", "auditory-hallucinations"),
        ("He drank something from the garage.", "overdose-or-poisoning"),
        ("He pulled the tea over himself.", "burn-injury"),
        ("No air went in.", "shortness-of-breath"),
        ("We were in Ghana for a wedding.", "recent-travel-tropics"),
        ("He snorts when he breathes in.", "stridor"),
    ],
)
def test_a_danger_told_by_those_around_is_read(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding in present


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("He fell on the ice as a boy and stood up laughing.", "postural-light-headedness"),
        ("When I get up I have to hold the baby.", "postural-light-headedness"),
        ("She stood up and had to hold on the line for an hour.", "postural-light-headedness"),
        ("The police are following up his complaint.", "delusions"),
        ("I think we are watched over.", "delusions"),
        ("She saw the photo of her dead mother.", "visual-hallucinations"),
        ("He talked to the man in the shop.", "visual-hallucinations"),
        ("I can't remember his address.", "confusion"),
        ("He answers all my questions.", "confusion"),
        ("I am not making sense of the leaflet.", "confusion"),
        ("The dog wanders about at night.", "agitation"),
        ("Sugar-free jam for my diabetes.", "insulin-or-sulfonylurea-use"),
        ("He hardly answers the phone.", "drowsiness"),
        ("She dropped off the parcel while I talked.", "drowsiness"),
        ("We puff up the cushions.", "breathlessness-on-exertion"),
        ("The kettle was blowing like a train.", "breathlessness-at-rest"),
        ("His speech at the wedding was funny.", "difficulty-finding-words"),
        ("The right side of the cupboard does not close.", "facial-weakness"),
        ("The toilet has black mould.", "black-stools"),
        ("My gums bleed in between meals.", "bleeding-between-periods"),
        ("I have a brown discharge from my ear.", "vaginal-discharge"),
        ("The eye has a smelly discharge.", "vaginal-discharge"),
        ("He brought up the matter, even the water bill.", "unable-to-keep-fluids-down"),
        ("Any movement is fine, nothing hurts.", "pain-worse-with-movement"),
        ("We went the wrong way in town.", "choking-on-swallowing"),
        ("The cat slid off the bed.", "pain-worse-with-movement"),
        ("Our dog came off the lead.", "recent-trauma"),
        ("The tea was cold and wet the cloth.", "clammy-skin"),
        ("He is running the Heart Running Club.", "palpitations"),
        ("I changed the battery of my watch.", "swallowed-battery-or-magnet"),
        ("The light is fine.", "light-sensitivity"),
        ("I put no salt on my food.", "salt-craving"),
        ("I can't stop smoking.", "vomiting"),
        ("No blood in the toilet or anywhere.", "rectal-bleeding"),
        ("Went to the loo and then had my blood pressure taken.", "rectal-bleeding"),
        ("He has blood thinners and goes to the loo often.", "rectal-bleeding"),
        ("The doctor took the line out of the argument.", "indwelling-vascular-line"),
        ("My nose runs like water in May.", "watery-diarrhoea"),
        ("I went to a spin class and killed myself.", "suicidal-thoughts"),
        ("I keep water down.", "watery-eye"),
        ("Under my foot are little black dots.", "skin-necrosis-or-crepitus"),
        ("Burning up behind the breastbone after curry.", "fever"),
        ("I do not eat meat.", "loss-of-appetite"),
        ("I cannot eat nuts.", "loss-of-appetite"),
        ("She won't walk the dog.", "walking-difficulty"),
        ("He stopped walking to school.", "walking-difficulty"),
        ("A line of work at the office.", "cocaine-or-stimulant-use"),
        ("She did some line dancing.", "cocaine-or-stimulant-use"),
        ("I had a coke with my lunch.", "cocaine-or-stimulant-use"),
        ("My blood is thinner with these tablets.", "unintentional-weight-loss"),
        ("My hair is getting thinner.", "unintentional-weight-loss"),
        ("The house smelt of smoke.", "current-smoker"),
        ("His eyes are gummed up and yellow.", "jaundice"),
        ("He is pale with cold hands.", "cold-painful-limb"),
        ("I am seven months sober.", "pregnancy"),
        ("I am thirty weeks into my course.", "pregnancy"),
        ("He pulled the skin back off the orange.", "foreskin-stuck-retracted"),
        ("Her haematocrit was thirty eight five.", "fever"),
        ("The film will be over soon.", "suicidal-thoughts"),
        ("He said goodbye and went to school.", "suicidal-thoughts"),
        ("She thinks the baby is mine to hold.", "auditory-hallucinations"),
        ("The radio told us that it would rain.", "auditory-hallucinations"),
        ("He drank something from the fridge.", "overdose-or-poisoning"),
        ("I spilt the tea over the table.", "burn-injury"),
        ("He was in Ghana as a child.", "recent-travel-tropics"),
        ("I put a tick in the box.", "tick-bite"),
        ("I saw two doctors.", "double-vision"),
        ("She shares needles and wool with her aunt.", "injection-drug-use"),
        ("My voice was hoarse after the match, no noise when I breathe in.", "stridor"),
        ("I drank a lot of squash at the fair.", "excessive-thirst"),
        ("The cream stung a bit.", "bite-or-sting"),
        ("He put his ear to the wall.", "earache"),
    ],
)
def test_what_only_sounds_like_it_is_not_read(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding not in present


@pytest.mark.parametrize(
    ("text", "finding", "subject"),
    [
        ("Dad fell off the step and banged his head. He is drowsy now.", "head-injury", Subject.PATIENT),
        ("Mum drinks jug after jug of water. She is sleepy.", "excessive-thirst", Subject.PATIENT),
        ("Since Friday mum is not herself. She sleeps all day.", "drowsiness", Subject.PATIENT),
        ("My dad had palpitations. He recovered. My arm is numb now.", "palpitations", Subject.FAMILY),
        ("My father had a seizure. He died young. I have a cough now.", "seizure", Subject.FAMILY),
    ],
)
def test_whose_it_is_when_a_relative_opens_the_text(read: Reader, text: str, finding: str, subject: Subject) -> None:
    found = {each.subject for each in read.text(text).findings if each.id == finding}
    assert found == {subject}
