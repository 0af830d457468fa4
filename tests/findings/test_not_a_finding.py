"""Consultation talk, advice, boilerplate, social talk and children at play: sentences that hold a finding's words and
tell of no such finding. A wrong finding of danger raises a false alarm; a wrong finding of anything moves the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Reader

RISKS_AND_CONSENT = [
    ("We went through the risks, which include bleeding, infection and a blood clot.", "history-vte"),
    ("There is always a risk of a heart attack or a stroke with any anaesthetic.", "history-coronary-artery-disease"),
    ("Risks include infection, numbness and stiffness.", "numbness"),
    ("The risks of surgery, including bleeding and numbness, were explained.", "numbness"),
    ("Complications include wound infection, numbness and a chronic cough.", "chronic-cough"),
    ("The possible complications of surgery were gone over with her.", "post-operative-problem"),
    ("The possibility of a blood transfusion was discussed.", "recent-blood-transfusion"),
    ("Side effects include nausea, dizziness and a rash.", "rash"),
    ("Side effects include nausea, dizziness and a rash.", "dizziness"),
    ("We talked about the risk of falls.", "falls"),
    ("She signed the consent form, which lists a small risk of seizures.", "seizure"),
]
ADVICE_AND_PLANS = [
    ("I advised him to take ibuprofen three times a day with food.", "nsaid-use"),
    ("I recommended that she take naproxen if it flares.", "nsaid-use"),
    ("She should avoid NSAIDs.", "nsaid-use"),
    ("He was told to avoid ibuprofen.", "nsaid-use"),
    ("Stay away from ibuprofen while on this tablet.", "nsaid-use"),
    ("If the swab is positive I will prescribe amoxicillin.", "recent-antibiotics"),
    ("We may need to start her on antibiotics.", "recent-antibiotics"),
    ("We may need to start her on antibiotics.", "sulfa-or-antibiotic-new"),
    ("We are going to treat him with amoxicillin.", "recent-antibiotics"),
    ("We could consider a steroid injection.", "corticosteroid-use"),
    ("I will put him on a short course of steroids.", "corticosteroid-use"),
    ("She will be placed in a cast next week.", "recent-immobilisation"),
    ("He is to remain non-weight-bearing for six weeks.", "inability-to-weight-bear"),
    ("Strict non-weight-bearing for the next four weeks.", "inability-to-weight-bear"),
    ("I recommend a hysterectomy.", "previous-abdominal-surgery"),
    ("Come back if you get chest pain or a fever.", "chest-pain"),
    ("Come back if you get chest pain or a fever.", "fever"),
    ("Call us if the leg becomes swollen or numb.", "numbness"),
    ("Watch out for vomiting or a rash.", "vomiting"),
    ("Ice the knee for 15 minutes four times a day.", "lasts-minutes"),
    ("He rides his bike for 45 minutes before work.", "lasts-minutes"),
    ("She will follow up with me on the day of surgery.", "recent-surgery"),
    ("Postoperative instructions were handed out.", "recent-surgery"),
    ("The patient is due for the shingles vaccine.", "dermatomal-rash"),
    ("An MMR titre was done today.", "recent-vaccination"),
    ("You may be able to go back to lifting weights in a month.", "after-heavy-lifting"),
    ("The tablet is taken first thing in the morning.", "worse-in-morning"),
    ("We will check on his progress in a fortnight.", "course-progressive"),
]
DENIED_IN_LISTS = [
    ("He denies any other symptoms such as fever, chills, muscle aches, nausea, vomiting.", "nausea"),
    ("He denies any other symptoms such as fever, chills, muscle aches, nausea, vomiting.", "vomiting"),
    ("She denies fevers, headaches, new aches or pains, cough, haemoptysis, or dyspnoea on exertion.", "cough"),
    (
        "She denies fevers, headaches, new aches or pains, cough, haemoptysis, or dyspnoea on exertion.",
        "coughing-up-blood",
    ),
    (
        "She denies fevers, headaches, new aches or pains, cough, haemoptysis, or dyspnoea on exertion.",
        "breathlessness-on-exertion",
    ),
    ("Negative for illicit drugs, alcohol, and tobacco.", "current-smoker"),
    ("No drugs, alcohol or tobacco.", "current-smoker"),
    ("She has no health problems otherwise, fevers, chills, or malaise.", "fever"),
    ("She has no health problems otherwise, fevers, chills, or malaise.", "chills"),
    ("As far as heart disease there is none in the family.", "family-history-coronary-disease"),
]
LONG_AGO = [
    ("She had a hysterectomy in 1998.", "recent-surgery"),
    ("He underwent shoulder surgery 13 years ago.", "recent-surgery"),
    ("He is now eight years post-op.", "recent-surgery"),
    ("Status post appendicectomy.", "recent-surgery"),
    ("She was in a car accident five years ago.", "recent-trauma"),
    ("Twenty years ago I broke my ankle.", "recent-trauma"),
    ("The bone infection was treated with antibiotics ten years ago.", "recent-antibiotics"),
    ("Her husband died in 1996.", "grief"),
    ("He had a colonoscopy about three years ago.", "recent-endoscopy"),
]
BIRTHS_OF_OTHERS = [
    ("He was born at 36 weeks' gestation.", "late-pregnancy-over-20-weeks"),
    ("The boy was the product of a full term, uncomplicated pregnancy.", "pregnancy"),
    ("He is expecting a newborn baby with his partner.", "pregnancy"),
]
OTHER_SENSES = [
    ("He works as a security guard.", "guarding"),
    ("The prognosis is guarded.", "guarding"),
    ("Guarded.", "guarding"),
    ("She gets hay fever from the fall allergies.", "falls"),
    ("The fall foliage was lovely.", "falls"),
    ("We hiked all summer and fall.", "falls"),
    ("Chest: symmetrical rise and fall.", "falls"),
    ("I almost fell.", "falls"),
    ("I have stressed the importance of drinking enough.", "stress"),
    ("She had a normal stress test.", "stress"),
    ("Echo shows mild mitral regurgitation.", "regurgitation"),
    ("There is trace tricuspid regurgitation.", "regurgitation"),
    ("A dermatologist spoke of an overactive sweat gland.", "excessive-sweating"),
    ("A dermatologist spoke of an overactive sweat gland.", "hyperactivity"),
    ("She has an overactive bladder.", "hyperactivity"),
    ("MRI shows bone marrow oedema.", "peripheral-oedema"),
    ("There is oedema of the nasal turbinates.", "peripheral-oedema"),
    ("The gallbladder wall showed oedema.", "peripheral-oedema"),
    ("She has been unresponsive to conservative measures.", "reduced-gcs"),
    ("He had a hernia repair as a young man.", "groin-lump"),
    ("Haemoglobin A1c is elevated at 8.", "high-haemoglobin"),
    ("He walked through poison ivy.", "overdose-or-poisoning"),
    ("I saw shooting stars last night.", "pain-electric"),
    ("They gave me some numbing cream.", "numbness"),
    ("The needle was withdrawn.", "social-withdrawal"),
    ("The drug was withdrawn from the market.", "social-withdrawal"),
    ("I have an allergy to aspirin.", "antiplatelet-use"),
    ("He came for a second opinion.", "lasts-seconds"),
    ("She is followed by a gynaecologist in town.", "delusions"),
    ("He has been watching his diet.", "delusions"),
    ("The lumpectomy was followed by radiotherapy.", "delusions"),
    ("She will be following up on Monday.", "delusions"),
    ("Mrs Murphy is a pleasant woman of 60.", "murphy-sign"),
    ("My name is Jim Gowers.", "weakness-proximal"),
    ("The other car had a drunk driver.", "alcohol-on-breath"),
    ("I rarely get properly drunk.", "unsteadiness"),
    ("I rarely get properly drunk.", "alcohol-on-breath"),
    ("He is detoxing from heroin.", "alcohol-withdrawal-symptoms"),
    ("I stopped drinking ten years ago.", "alcohol-withdrawal-symptoms"),
    ("My hearing is kind of deteriorating.", "deteriorating-patient"),
    ("She is a social worker who deals with abuse and neglect.", "abuse-or-safeguarding-concern"),
    ("R wave progression is normal, with evolutionary changes.", "st-depression"),
    ("It was a bit stressful kicking off a new project.", "agitation"),
    ("I can't remember off the top of my head.", "memory-loss"),
    ("I can't remember, sorry.", "memory-loss"),
    ("I had something called, I can't quite remember, an ear thing.", "memory-loss"),
    ("As long as she can remember she has had bunions.", "memory-loss"),
    ("He does not eat processed food.", "loss-of-appetite"),
    ("I am trying not to eat late.", "loss-of-appetite"),
    ("I usually have a vegetarian soup for lunch.", "poor-or-vegan-diet"),
    ("It was a bloody nightmare.", "nightmares"),
    ("I had skinny ankles as a girl.", "low-body-weight"),
    ("I'm only taking half a pill of the finasteride.", "infant-feeding-problems"),
    ("I'm only taking half a pill of the finasteride.", "oral-contraceptive-use"),
    ("I take a blood pressure pill.", "oral-contraceptive-use"),
    ("Can I take all my pills at once?", "oral-contraceptive-use"),
    ("She takes vitamin E and a low-dose aspirin.", "low-vitamin-d"),
    ("I shouted myself a wee bit hoarse.", "urinary-incontinence"),
    ("He shakes his hands to wake them up.", "tremor"),
    ("The psychiatric history is unremarkable.", "history-depression-or-anxiety"),
    ("I had to sit down and catch my breath.", "pleuritic-chest-pain"),
    ("Tenderness in the cervical spine.", "cervical-motion-tenderness"),
    ("Light percussion of the fibular head was sore.", "light-headedness"),
    ("Opioid use: no.", "opioid-use"),
    ("Intensity of pain (0 = no pain, 10 = worst pain).", "painless"),
    ("No pain to palpation of the sinuses.", "painless"),
    ("Bilateral reduction mammoplasty was done.", "bilateral"),
    ("Normal penis with bilaterally descended testes.", "bilateral"),
    ("My throat has been hurting for like four four days now.", "duration-over-6-weeks"),
    ("She had seen a psychiatrist who wanted to see how things went.", "visual-hallucinations"),
    ("I would like to see him again in two weeks to discuss how things are.", "visual-hallucinations"),
    ("It was nice cycling through villages, seeing how people live.", "visual-hallucinations"),
    ("I've never had this before.", "recurrent-episodes"),
]
WEIGHT_AND_HABITS = [
    ("He would like to lose 25 pounds.", "unintentional-weight-loss"),
    ("I could stand to lose about 25 pounds.", "unintentional-weight-loss"),
    ("I wish I had some weight loss.", "unintentional-weight-loss"),
    ("She intentionally lost 110 pounds through Weight Watchers.", "unintentional-weight-loss"),
    ("He lost 15 pounds with diet and exercise.", "unintentional-weight-loss"),
    ("She asked about the weight loss study.", "unintentional-weight-loss"),
    ("He takes one glass of wine per day.", "duration-under-3-days"),
    ("She smokes two packs a day.", "duration-under-3-days"),
    ("I'm ready to quit smoking.", "ex-smoker"),
    ("He smokes a pack a day and is working on quitting.", "ex-smoker"),
    ("My friends and I drink a lot at the weekend.", "excessive-thirst"),
    ("I drink water all day.", "heavy-alcohol-use"),
    ("He has just started doing exercises for the knee.", "duration-under-1-hour"),
]
OVER_TWO_STATEMENTS = [
    ("It was hot over the weekend and I was short of breath and I felt a little pain.", "fever"),
    ("I was short of breath, and it kind of feels like someone's sitting on my chest.", "breathlessness-at-rest"),
    ("I got my vaccine so she feels safer about travelling.", "travel-health-advice"),
    ("We ate junk food, pizza, and didn't really stick to the diet.", "difficulty-swallowing"),
    ("My ears get really red and hot and sometimes I just feel dizzy.", "fever"),
    ("I couldn't breathe at night and so I really got to feeling bad.", "bad-breath"),
    ("I had a hard time controlling my blood pressure so she thought I should come.", "thought-interference"),
    ("Strengthen those muscles around the shoulder and that should help with the pain.", "generalised-body-aches"),
    ("I go through battles with depression every so often.", "frequent-urination"),
    ("He felt something in his back while pushing a fridge through the door.", "pain-radiating-to-back"),
    ("The back pain radiates down to the leg.", "pain-radiating-to-back"),
    ("Pain radiates down the back of her right leg.", "pain-radiating-to-back"),
    ("Blood pressure elevation and chest pain.", "chest-pain-pressure"),
    ("My blood pressure is like all over the place.", "pain-pressure-like"),
    ("The managers put a lot of pressure on me to deliver.", "pain-pressure-like"),
    ("He dropped a brick on his foot.", "foot-drop"),
    ("It hasn't been burning or hurting when I pee.", "unable-to-pass-urine"),
    ("The patient is very compliant with the medications and is getting a good amount of sleep.", "sedative-use"),
    ("She works as a mechanic and is right-handed: a right-handed aircraft mechanic.", "heliotrope-gottron-rash"),
    ("The 75-year-old came in with concerns of having a stroke.", "history-stroke"),
]
CHILDREN_AND_OTHERS = [
    ("There is a girl at football who pulls her hair.", "hair-pulling-or-skin-picking"),
    ("Dad takes me to play every Saturday.", "family-history-sudden-death"),
    ("He knows 20 words and speaks two-word phrases.", "cannot-complete-sentences"),
    ("She tripped over the dog's toy.", "walking-difficulty"),
    ("He has two brothers, one of whom he does not speak to.", "speech-delay"),
    ("I've had to stop matches and sit on the side.", "developmental-regression"),
    ("My mother had osteoporosis.", "history-osteoporosis"),
]
EVERY = [
    *RISKS_AND_CONSENT,
    *ADVICE_AND_PLANS,
    *DENIED_IN_LISTS,
    *LONG_AGO,
    *BIRTHS_OF_OTHERS,
    *OTHER_SENSES,
    *WEIGHT_AND_HABITS,
    *OVER_TWO_STATEMENTS,
    *CHILDREN_AND_OTHERS,
]


@pytest.mark.parametrize(("text", "name"), EVERY)
def test_nothing_is_read_that_is_not_told(read: Reader, text: str, name: str) -> None:
    assert name not in {
        each.id
        for each in read.text(text).findings
        if each.status == "present" and each.subject == "patient" and each.when == "current"
    }


def test_the_sentences_are_many() -> None:
    assert len(EVERY) >= 150


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guarding in the right lower quadrant.", "guarding"),
        ("He fell down the stairs.", "recent-trauma"),
        ("She has had several falls.", "falls"),
        ("I have been under a lot of stress.", "stress"),
        ("Food regurgitation after meals.", "regurgitation"),
        ("Bilateral leg oedema.", "peripheral-oedema"),
        ("She was found unresponsive on the floor.", "loss-of-consciousness"),
        ("A lump in the groin.", "groin-lump"),
        ("Haemoglobin is elevated at 190.", "high-haemoglobin"),
        ("She took poison.", "overdose-or-poisoning"),
        ("The pain is shooting in nature.", "pain-electric"),
        ("He has become withdrawn.", "social-withdrawal"),
        ("He takes aspirin 75 mg daily.", "antiplatelet-use"),
        ("She thinks she is being followed by people.", "delusions"),
        ("Positive Murphy's sign.", "murphy-sign"),
        ("He cannot remember things.", "memory-loss"),
        ("She is not eating.", "loss-of-appetite"),
        ("I'm on the pill.", "oral-contraceptive-use"),
        ("The pain radiates to the back.", "pain-radiating-to-back"),
        ("She had surgery two weeks ago.", "recent-surgery"),
        ("He lost 15 pounds without trying.", "unintentional-weight-loss"),
        ("Pregnant at 36 weeks' gestation.", "late-pregnancy-over-20-weeks"),
        ("Generalised weakness for a month.", "generalised-weakness"),
        ("He takes ibuprofen every day.", "nsaid-use"),
        ("She finished a course of antibiotics last week.", "recent-antibiotics"),
        ("My husband died last month and I cannot stop crying.", "grief"),
        ("He smells of alcohol and looks drunk.", "alcohol-on-breath"),
        ("She sees people who aren't there.", "visual-hallucinations"),
        ("He can't pee.", "unable-to-pass-urine"),
        ("My muscles ache all over.", "generalised-body-aches"),
    ],
)
def test_what_is_told_is_read(read: Reader, text: str, name: str) -> None:
    assert name in {each.id for each in read.text(text).findings if each.status == "present"}
