"""Ordinary things are said with a finding's words, and amounts of drink are read as amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Reader

HEAVY = "heavy-alcohol-use"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She stopped going to her wine club.", "finger-clubbing"),
        ("Further work-up showed a normal count.", "agitation"),
        ("He was watching television when it began.", "delusions"),
        ("She burnt herself on touching a hot stove.", "fever"),
        ("A 24-year-old woman with one male partner.", "men-sex-with-men"),
        ("A 30-year-old woman who has never been pregnant.", "pregnancy"),
        ("A 30-year-old woman, gravida 2, para 2.", "pregnancy"),
        ("Difficulty losing weight in spite of a diet.", "unintentional-weight-loss"),
        ("She is trying to lose weight.", "unintentional-weight-loss"),
        ("Poor hair growth of the eyebrows.", "short-stature"),
        ("The prothrombin time is 10 seconds.", "duration-under-1-hour"),
        ("He has two alcoholic drinks at the weekend.", "alcohol-misuse"),
        ("The pain is not relieved by rest.", "pain-worse-at-rest"),
        ("A small mobile non-tender mass in the right breast.", "breast-lump-hard-fixed"),
        ("I would like to see her take it a little bit more regularly.", "pain-out-of-proportion"),
        ("Hurts to bend the finger.", "pain-on-passive-stretch"),
        ("I don't know if that helps.", "confusion"),
        ("Not that I know of.", "confusion"),
        ("It came and went, in and out, and it slipped from my hand.", "reduced-gcs"),
        ("Have you been taking all of your pills?", "overdose-or-poisoning"),
        ("I had a lot of pain so I took paracetamol.", "overdose-or-poisoning"),
        ("She went down from two packs a day to a few cigarettes.", "overdose-or-poisoning"),
        ("He has been missing his tablets.", "overdose-or-poisoning"),
        ("We will double the dose of your medication.", "overdose-or-poisoning"),
        ("I do not drink anything before bed.", "alcohol-withdrawal-symptoms"),
        ("Any headaches at all? Yes, I have headaches.", "carbon-monoxide-exposure"),
        ("I get headaches all day.", "carbon-monoxide-exposure"),
        ("I cannot catch my breath when I lie down.", "pleuritic-chest-pain"),
        ("The acid comes up in my throat.", "pain-radiating-to-jaw"),
        ("She wants to get back into her exercise routine, it is going well.", "pain-radiating-to-back"),
        ("Sharp pain going down your right leg.", "pain-migrating"),
        ("It started on the right side and moved over to the left.", "right-lower-quadrant-pain"),
        ("Not right now, thank you.", "sick-child"),
        ("First of all I want to help you stop smoking.", "suicidal-thoughts"),
        ("I will see you face to face next week.", "visual-hallucinations"),
        ("What do you do outside of work?", "heat-or-exertion-exposure"),
        ("He enjoys marathons.", "heat-or-exertion-exposure"),
        ("The biopsy was done and you have been fine since then.", "onset-sudden"),
        ("Before I dive into that, how is your knee?", "recent-trauma"),
        ("His right knee is swollen.", "one-sided-leg-swelling"),
        ("It sounds like you have a torn ligament.", "pain-tearing"),
        ("He fell and hit the ground with his hip.", "fainting"),
        ("No fracture of the finger is seen.", "recent-trauma"),
    ],
)
def test_an_ordinary_thing_is_no_finding(read: Reader, text: str, name: str) -> None:
    assert name not in {each.id for each in read.text(text).findings}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Clubbing of the fingers.", "finger-clubbing"),
        ("She thinks people are watching her.", "delusions"),
        ("A 24-year-old man with several male partners.", "men-sex-with-men"),
        ("He has lost weight.", "unintentional-weight-loss"),
        ("The baby feels hot to touch.", "fever"),
        ("Serum creatinine concentration of 2.9 mg/dL in a 50-year-old man.", "raised-creatinine"),
        ("Mean corpuscular volume (MCV): 60 fL in a 50-year-old man.", "microcytosis"),
        ("A 60-year-old man with a hematocrit of 30%.", "anaemia-on-blood-test"),
        ("BP 90/60.", "low-blood-pressure"),
        ("She took all her tablets last night.", "overdose-or-poisoning"),
        ("He has taken lots of paracetamol.", "overdose-or-poisoning"),
        ("I want everything to stop.", "suicidal-thoughts"),
        ("He did not know his own daughter.", "confusion"),
        ("A sharp pain when I breathe in.", "pleuritic-chest-pain"),
        ("His right calf is swollen.", "one-sided-leg-swelling"),
        ("The pain goes into my jaw.", "pain-radiating-to-jaw"),
        ("Everyone in the house has a headache.", "carbon-monoxide-exposure"),
    ],
)
def test_the_same_words_meant_are_the_finding(read: Reader, text: str, name: str) -> None:
    assert name in {each.id for each in read.text(text).findings if each.status == "present"}


@pytest.mark.parametrize(
    "text",
    ["Drinks 4 beers a day.", "He has 7 alcoholic beverages per day.", "3-4 glasses of wine every evening.",
     "A bottle of wine a day: 1 bottle of wine per day.", "Drinks 40 units per week."],
)  # fmt: skip
def test_fifteen_drinks_a_week_are_heavy(read: Reader, text: str) -> None:
    assert HEAVY in {each.id for each in read.text(text).findings if each.status == "present"}


@pytest.mark.parametrize(
    "text",
    ["One glass of wine daily.", "She drinks 1-2 glasses of wine a day.", "10 units per week.", "2 tablets daily."],
)
def test_a_glass_with_dinner_is_not(read: Reader, text: str) -> None:
    assert HEAVY not in {each.id for each in read.text(text).findings if each.status == "present"}


def test_no_drinking_is_not_heavy_drinking(read: Reader) -> None:
    found = read.text("He denies drinking 4 beers a day.").findings
    assert HEAVY not in {each.id for each in found if each.status == "present"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("C3 low, ANCA negative and anti-GBM negative.", "positive-anca"),
        ("The parents have noted transient left exotropia.", "suicide-plan"),
        ("The plans were discussed in detail with her daughter.", "suicide-plan"),
        ("We will recheck her liver enzymes in six months.", "compulsions"),
        ("He is watching his diet and taking his medicine.", "disordered-eating"),
        ("Looking at her scan, the spleen is normal.", "social-anxiety"),
        ("Pain extends down his arm.", "reduced-gcs"),
        ("He gave up drink ten years ago.", "alcohol-withdrawal-symptoms"),
        ("I would like to see you again in two weeks.", "flashbacks"),
    ],
)
def test_what_an_ordinary_visit_says_means_no_such_thing(read: Reader, text: str, finding: str) -> None:
    assert finding not in {each.id for each in read.text(text).findings if each.status.value == "present"}
