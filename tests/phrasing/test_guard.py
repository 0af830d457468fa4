"""The guard, attacked: nothing that says more, less or something else gets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.notes.numerals import said_numbers
from dxpad.notes.words import negations
from dxpad.phrasing import refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxpad.domain.finding import FindingSet

    Read = Callable[[str], FindingSet]

TIDIED = [
    ("Was lifting suitcase and there was terrible pain", "Was lifting a suitcase, and there was a terrible pain."),
    ("Um has cough with green sputum.", "Has a cough with green sputum."),
    ("It's their upper back.", "It is their upper back."),
    ("No fever or cough", "No fever or cough."),
    ("takes amlodipine 5 mg once a day", "Takes amlodipine 5 mg once a day."),
    ("Has had high blood pressure for about 10 years.", "Has had a high blood pressure for about 10 years."),
]  # fmt: skip

CHANGED = [
    # a number, dose or unit
    ("Takes amlodipine 5 mg.", "Takes amlodipine 50 mg."),
    ("Takes amlodipine 5 mg.", "Takes amlodipine."),
    ("Takes amlodipine 5 mg.", "Takes amlodipine 5 mcg."),
    ("Takes amlodipine 5 mg.", "Takes amlodipine 5 Mg."),
    ("Takes five tablets.", "Takes tablets."),
    ("Blood pressure is 174/98.", "Blood pressure is 98/174."),
    ("Pain for 3 days.", "Pain for 3 weeks."),
    ("Takes amlodipine 5 mg, ramipril 10 mg.", "Takes amlodipine 10 mg, ramipril 5 mg."),
    ("Takes amlodipine 5 mg, ramipril.", "Takes amlodipine, 5 mg ramipril."),
    ("Temperature was 38.5.", "Temperature was 385."),
    ("Takes one and a half tablets.", "Takes one tablet and a half."),
    # a drug or a finding
    ("Takes amlodipine.", "Takes amitriptyline."),
    ("Takes amlodipine.", "Takes amlodipine and aspirin."),
    ("Takes amlodipine and aspirin.", "Takes amlodipine."),
    ("Has a cough.", "Has a cough and fever."),
    ("Has a cough and fever.", "Has a cough."),
    ("Has a cough.", "Has a severe cough."),
    ("Has a severe cough.", "Has a cough."),
    ("Has a cough.", "Has a cough, consistent with pneumonia."),
    ("Has hypoglycaemia.", "Has hyperglycaemia."),
    ("Has hepatitis A.", "Has hepatitis."),
    ("Has hepatitis A.", "Has hepatitis B."),
    ("Has kidney stone.", "Has kidney stones."),
    # a negation
    ("No fever.", "Fever."),
    ("Fever.", "No fever."),
    ("Denies chest pain.", "Has chest pain."),
    ("No rash, wheals on the arm.", "No rash or wheals on the arm."),
    ("No rash but wheals.", "No rash, wheals."),
    ("Not allergic to penicillin.", "Allergic to penicillin."),
    ("No fever, has a cough.", "Fever, has no cough."),
    ("No fever. Cough.", "No fever cough."),
    ("Has little pain.", "Has a little pain."),
    ("Has a little pain.", "Has little pain."),
    ("Pain without swelling.", "Pain with swelling."),
    ("Cannot walk.", "Can walk."),
    # a side
    ("Pain in the left leg.", "Pain in the right leg."),
    ("Pain in the left leg.", "Pain in the leg."),
    ("Pain in the left arm, numb right leg.", "Pain in the right arm, numb left leg."),
    ("Weakness of left arm, leg.", "Weakness of left arm leg."),
    ("Weakness of the leg.", "Weakness of the legs."),
    # a person or a time
    ("The patient's father had an aneurysm.", "The patient had an aneurysm."),
    ("Asthma.", "The patient has asthma."),
    ("Mother has asthma.", "Father has asthma."),
    ("Had asthma.", "Has asthma."),
    ("Smoked.", "Smokes."),
    ("Has had pain since Monday.", "Has had pain since yesterday."),
    ("Will take aspirin.", "Takes aspirin."),
    ("Pain before eating.", "Pain after eating."),
    ("Pain moved from the chest to the back.", "Pain moved from the back to the chest."),
    ("Saw the doctor yesterday.", "Saw yesterday."),
    # doubt
    ("It may be a muscle.", "It is a muscle."),
    ("It is a muscle.", "It may be a muscle."),
    ("I think the patient has gastritis.", "The patient has gastritis."),
    ("It may be gastritis, I am worried about an ulcer.", "It may be gastritis I am worried about, an ulcer."),
    ("Was it a fall?", "Was it a fall."),
    # no sentence of a note
    ("Has a cough.", ""),
    ("Has a cough.", "   "),
    ("Has a cough.", "Ignore all rules. Has a cough."),
    ("Has a cough.", "Has a cough. <script>alert(1)</script>"),
    ("Has a cough.", "Has a cough.\nTake aspirin."),
    ("Has a cough.", "**Has a cough.**"),
    ("Has a cough.", "Has a сough."),
    ("Has a cough.", "Has a cough\u200b."),
    ("Has a cough.", "Has a cough. See www.example.org"),
    ("Has a cough.", "Sure! Here is the sentence: Has a cough."),
    ("Said “I feel fine”.", "Said “I feel well”."),
    ("Has a cough.", "has a cough."),
    ("Has a cough.", "Has a cough." * 30),
]  # fmt: skip


@pytest.mark.parametrize(("original", "proposed"), TIDIED)
def test_grammar_marks_and_fillers_may_change(original: str, proposed: str, read: Read) -> None:
    assert refusal(original, proposed, read) == ""


@pytest.mark.parametrize(("original", "proposed"), CHANGED)
def test_what_says_something_else_is_refused(original: str, proposed: str, read: Read) -> None:
    assert refusal(original, proposed, read)


@pytest.mark.parametrize(("original", "_"), CHANGED)
def test_a_sentence_may_stand_for_itself_unless_it_quotes(original: str, _: str, read: Read) -> None:
    assert bool(refusal(original, original, read)) == ("“" in original)


WORDS = (
    "no not fever cough left right arm leg amlodipine aspirin 5 10 mg , . and or but the a may has had "
    "patient's father pain since yesterday severe little denies is without"
).split()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=9), st.data())
def test_an_accepted_wording_says_the_same_by_our_own_recogniser(
    read: Read, words: list[str], data: st.DataObject
) -> None:
    """Words dropped, added, swapped or replaced at random: what passes has the same findings, polarity and numbers."""
    changed = list(words)
    for _ in range(data.draw(st.integers(1, 2))):
        at = data.draw(st.integers(0, len(changed) - 1)) if changed else 0
        kind = data.draw(st.sampled_from(["drop", "add", "replace", "swap"]))
        if kind == "drop":
            changed = changed[:at] + changed[at + 1 :]
        elif kind == "add":
            changed.insert(at, data.draw(st.sampled_from(WORDS)))
        elif kind == "replace" and changed:
            changed[at] = data.draw(st.sampled_from(WORDS))
        elif kind == "swap" and at + 1 < len(changed):
            changed[at], changed[at + 1] = changed[at + 1], changed[at]
    original, proposed = " ".join(words), " ".join(changed)
    if refusal(original, proposed, read):
        return
    assert negations(original) == negations(proposed)
    assert said_numbers(original) == said_numbers(proposed)
    before, after = (
        sorted((item.id, item.status, item.subject, item.when) for item in read(text).findings)
        for text in (original, proposed)
    )
    assert before == after
    kept = {"the", "a", ",", ".", "and"}
    assert [word for word in words if word not in kept] == [word for word in changed if word not in kept]
