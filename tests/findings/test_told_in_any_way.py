"""Dangers in the ways in which clinicians, callers and patients tell of them: what is said as there now comes out as
present whatever stands round it, and what is denied, past, feared or somebody else's does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader

DANGERS = [
    ("chest pain", "chest-pain"),
    ("one-sided weakness", "one-sided-weakness"),
    ("vomiting of blood", "vomiting-blood"),
]
TOLD = [
    "He was told to rest if it got worse; today he has {}.",
    "If he lies still it is bearable, but he has {}.",
    "He has never had {} like this before.",
    "His brother drove him in with {}.",
    "His partner rushed him in with {}.",
    "His mother took him to hospital with {}.",
    "His wife rang: {} since breakfast.",
    "His sister, a nurse, noticed {}.",
    "He visited his sister and came home with {}.",
    "He is his mother's carer and has {}.",
    "After his wife left he developed {}.",
    "He is worried about {}.",
    "He asks if the {} is serious.",
    "Without any injury, {}.",
    "He cannot get rid of the {}.",
    "Unable to sleep with {}.",
    "He can't lie down with the {}.",
    "Paracetamol has not touched the {}.",
    "He doesn't know why he has {}.",
    "He blames his new tablets for the {}.",
    "Referred to exclude a clot because of {}.",
    "Please rule out a clot, {} since yesterday.",
    "He is at high risk of a clot and has {}.",
    "He was vaccinated against flu and has {}.",
    "I would be grateful if you would see this man with {}.",
    "{}, covid test negative.",
    "{}, cause not found.",
    "No fever, no cough, {} since yesterday.",
    "h/o {} since 2/7",
    "S/p hip replacement, {} since this morning.",
    "Long history of {}, today unbearable.",
    "Unlike last time he has {}.",
    "Was told not to worry about the {}.",
    "Not so much cough as {}.",
    "It all began last year with {}, which is worse.",
    "Denies: cough\nReports: {}",
]
NOT_TOLD = [
    "No {}.",
    "He denies cough, fever, and {}.",
    "No fever, {} or cough.",
    "Cough without {}.",
    "He has never had {}.",
    "No fever, cough, {} since discharge.",
    "Without fever, cough or {}, he went home.",
    "{} was not present.",
    "Cough, fever or {} were not reported.",
    "His brother had {}.",
    "Family history of {}.",
    "He visited his sister, who had {}.",
    "He had {} ten years ago.",
    "History of {}, now well.",
    "If he gets {}, call us.",
    "Come back if there is {} or fever.",
    "He was advised to watch for {}.",
    "There is a risk of {}.",
    "He is worried about getting {}.",
    "Side effects include {}.",
    "Please rule out {}.",
]


def now(found: FindingSet) -> set[str]:
    return {
        each.id
        for each in found.findings
        if each.status == "present" and each.subject == "patient" and each.when == "current"
    }


@pytest.mark.parametrize(("words", "name"), DANGERS)
@pytest.mark.parametrize("way", TOLD)
def test_a_danger_told_in_this_way_is_there(read: Reader, way: str, words: str, name: str) -> None:
    assert name in now(read.text(way.format(words)))


@pytest.mark.parametrize(("words", "name"), DANGERS)
@pytest.mark.parametrize("way", NOT_TOLD)
def test_a_danger_told_in_this_way_is_not_there(read: Reader, way: str, words: str, name: str) -> None:
    assert name not in now(read.text(way.format(words)))


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("D: How long have you had the chest pain?", "P: Two days."), "chest-pain"),
        (("D: And the stiff neck, when did that start?", "P: I don't know."), ""),
        (("D: When did you last have chest pain?", "P: Two years ago."), ""),
        (("D: Have you had chest pain?", "P: Mm-hmm."), "chest-pain"),
        (("P: I don't know, I just have chest pain.",), "chest-pain"),
        (("P: I'm worried about the chest pain.",), "chest-pain"),
        (("P: If you ask me it's the chest pain.",), "chest-pain"),
    ],
)
def test_a_conversation_takes_for_granted_what_it_dates(read: Reader, lines: tuple[str, ...], name: str) -> None:
    assert now(read.spoken(*lines)) & {"chest-pain", "neck-stiffness"} == ({name} if name else set())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Blood in his urine from start to finish, no pain.", "painless-haematuria"),
        ("Lost the sight of the left eye this morning, no pain.", "painless"),
        ("34 weeks pregnant, bright red bleeding, no pain.", "painless"),
        ("He has gone yellow and lost two stone. No pain.", "jaundice-painless"),
        ("34 weeks pregnant, bleeding since this morning.", "bleeding-in-pregnancy"),
        ("Delivered an hour ago, bleeding heavily.", "bleeding-after-birth"),
        ("Bleeding heavily since the pill was stopped.", "vaginal-bleeding"),
        ("Flew back from Kenya last month, fever.", "recent-travel-tropics"),
        ("Had a tooth out last month. New murmur.", "recent-dental-procedure"),
        ("Mrs T, 71, rings to say that her husband is confused and cannot speak.", "confusion"),
        ("Caller says his wife isn't breathing properly.", "apnoea"),
        ("She pulled a pan of boiling water over herself.", "burn-injury"),
        ("He drinks lots of water day and night.", "excessive-thirst"),
        ("He has a sore foot.", "foot-pain"),
        ("Knee pain and limp for three weeks.", "limp"),
        ("The baby is limp.", "floppy-infant"),
        ("Constipated with headache and a blocked nose.", "constipation"),
        ("Drooling and passed urine during it.", "drooling"),
        ("Collapsed with neck veins distended.", "fainting"),
        ("Chest pain in a man with negative troponin.", "chest-pain"),
        ("Chest pain in a 37-year-old man with negative cardiac workup.", "chest-pain"),
        ("Feels faint with a pulse of 40.", "light-headedness"),
        ("Fell with BP 80/50.", "falls"),
        ("Wife called: allergic reaction to peanuts.", "allergic-reaction"),
        ("She was born in Kenya and is 12 weeks pregnant.", "pregnancy"),
        ("Low back pain and lower extremity weakness.", "low-back-pain"),
        ("Temperature is sky high.", "fever"),
        ("Temp 28.5 °C, found in the snow.", "hypothermia"),
        ("He took all his tablets as a way out.", "overdose-or-poisoning"),
        ("A 50-year-old without a spleen, feverish and shivery since this morning.", "fever"),
        ("A year after a metal valve, suddenly breathless, valve click not heard.", "breathlessness-sudden"),
        ("She is fitting.", "seizure"),
        ("He is followed by two men.", "delusions"),
        ("She is seeing her dead mother.", "visual-hallucinations"),
        ("Still unresponsive.", "reduced-gcs"),
        ("She has leukaemia.", "history-cancer"),
    ],
)
def test_what_stands_beside_it_silences_no_danger(read: Reader, text: str, name: str) -> None:
    assert name in now(read.text(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Blood in the urine. No pain relief taken.", "painless-haematuria"),
        ("Blood in the urine, no pain or fever.", "painless-haematuria"),
        ("Pregnant, nose bleeding.", "bleeding-in-pregnancy"),
        ("34 weeks pregnant, no bleeding.", "bleeding-in-pregnancy"),
        ("Not pregnant. Bleeding between periods.", "bleeding-in-pregnancy"),
        ("She is 8 weeks pregnant and has bled heavily.", "late-pregnancy-over-20-weeks"),
        ("He went to Kenya ten years ago.", "recent-travel-tropics"),
        ("This is fitting with a viral illness.", "seizure"),
        ("A sore above my ankle.", "ankle-pain"),
        ("He went pale and limp.", "limp"),
        ("We are concerned about bleeding and infection.", "fever"),
        ("Mr Jones rings about his daughter. Her brother had a fit.", "seizure"),
    ],
)
def test_what_stands_beside_it_makes_no_danger(read: Reader, text: str, name: str) -> None:
    assert name not in now(read.text(text))
