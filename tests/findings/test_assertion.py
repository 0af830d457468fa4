"""How a span of clinical language is meant: a table of sentences that are easy to get wrong."""

from __future__ import annotations

import pytest

from dxpad.findings.assertion import Assertions, Status, Subject, When, assert_span

READER = Assertions()

PRESENT, ABSENT, POSSIBLE = Status.PRESENT, Status.ABSENT, Status.POSSIBLE
CURRENT, PAST, IF = When.CURRENT, When.PAST, When.HYPOTHETICAL
PATIENT, FAMILY, OTHER = Subject.PATIENT, Subject.FAMILY, Subject.OTHER

# The span stands in square brackets; brackets are taken out before reading.
STATUS = (
    ("No [fever], cough or rash, but has chills.", ABSENT),
    ("No fever, cough or [rash], but has chills.", ABSENT),
    ("No fever, cough or rash, but has [chills].", PRESENT),
    ("She denies chest pain, [palpitations] and syncope.", ABSENT),
    ("Denies fever. [Cough] for three days.", PRESENT),
    ("Cough without [haemoptysis].", ABSENT),
    ("[Cough] without haemoptysis.", PRESENT),
    ("Doppler negative for [dvt].", ABSENT),
    ("He is free of [pain].", ABSENT),
    ("[Myocardial infarction] was ruled out.", ABSENT),
    ("He was ruled out for [myocardial infarction].", ABSENT),
    ("[Allergies]: none.", ABSENT),
    ("[Allergies] - NONE.", ABSENT),
    ("[Fever] is absent.", ABSENT),
    ("[Covid 19 PCR test] was negative.", ABSENT),
    ("[Pneumonia] is unlikely.", ABSENT),
    ("[Gallstones] were not seen.", ABSENT),
    ("No wheezes, rales or [rhonchi] were heard.", ABSENT),
    ("Murmurs, [rubs] or gallops were not heard.", ABSENT),
    ("There is no change in [vision].", PRESENT),
    ("There is no [change in vision].", ABSENT),
    ("No increase in [swelling].", PRESENT),
    ("Not only [fever] but also rash.", PRESENT),
    ("Gram negative [sepsis].", PRESENT),
    ("It did not cause [pain].", PRESENT),
    ("The drug caused no [rash].", ABSENT),
    ("No fever, the [cough] persists.", PRESENT),
    ("No fever and the [cough] is worse.", PRESENT),
    ("Soft, nontender, positive [bowel sounds], no mass.", PRESENT),
    ("Neck supple, no [mass], lungs clear.", ABSENT),
    ("No murmurs, [lungs] clear.", PRESENT),
    ("No cyanosis or clubbing, there is [oedema].", PRESENT),
    ("No numbness, though she does have [pain] on movement.", PRESENT),
    ("She is afebrile but [cough] persists.", PRESENT),
    ("She was not [lethargic] or agitated.", ABSENT),
    ("She was not lethargic or [agitated].", ABSENT),
    ("The pain is not severe, [fever] is present.", PRESENT),
    ("He took nothing because of [nausea].", PRESENT),
    ("He did not take aspirin for his [headache].", PRESENT),
    ("No known [drug allergies].", ABSENT),
    ("No complaints except [headache].", PRESENT),
    ("No symptoms other than [fatigue].", PRESENT),
    ("Possible [pneumonia].", POSSIBLE),
    ("This may represent [myeloma].", POSSIBLE),
    ("[Pneumonia] cannot be excluded.", POSSIBLE),
    ("We cannot rule out [pulmonary embolism].", POSSIBLE),
    ("?[pneumonia] on film.", POSSIBLE),
    ("Do you have any [chest pain]?", POSSIBLE),
    ("How is your [cough]?", PRESENT),
    ("I haven't had any [fever].", ABSENT),
    ("I haven’t had any [fever].", ABSENT),
    ("i have n't had any [fever] .", ABSENT),
    ("I don't have [chest pain] or a cough.", ABSENT),
    ("There's no [blood] in it.", ABSENT),
    ("It isn't [itchy].", ABSENT),
    ("It's not [itchy], it just hurts.", ABSENT),
    ("It's not itchy, it just [hurts].", PRESENT),
    ("I've never had [seizures].", ABSENT),
    ("I don't think I've had a [fever].", ABSENT),
    ("I can't sleep because of the [pain].", PRESENT),
    ("Cough for 2 weeks, no fever, [worse at night].", PRESENT),
    ("No headaches, just a little [dizzy].", PRESENT),
    ("He is a non-smoker with [cough].", PRESENT),
    ("He is a non-[smoker].", ABSENT),
    ("No, [cough] since Monday.", PRESENT),
    ("[Rash] (none today).", ABSENT),
    ("The [cough] is not productive.", PRESENT),
    ("Her [hypertension] is not well controlled.", PRESENT),
    ("Absent findings: No fever, No [cough], No weight loss.", ABSENT),
    ("Absent findings: fever, [cough]. weight loss", ABSENT),
    ("Absent findings: No pain except [headache].", PRESENT),
    ("Absent findings: No change in [bowel habits], No rash", ABSENT),
    ("Absent findings: No fever, No cough\nHistory: [rash] since Monday.", PRESENT),
    ("Neck: [supple without mass].", PRESENT),
    ("The [pulmonary artery size is normal].", PRESENT),
)

TIME = (
    ("History of [hypertension].", PAST),
    ("A man with a history of diabetes and [gout] who presents with cough.", PAST),
    ("A man with a history of diabetes and gout who presents with [cough].", CURRENT),
    ("Status post [cholecystectomy].", PAST),
    ("Pt s/p [CABG] in 2003.", PAST),
    ("Previous [stroke].", PAST),
    ("He had a [stroke] in 2003.", PAST),
    ("She had [pneumonia] three years ago.", PAST),
    ("She ate chicken two days ago when she felt [choking].", CURRENT),
    ("He had [asthma] as a child.", PAST),
    ("PAST MEDICAL HISTORY: Diabetes. [Gout].", PAST),
    ("Absent findings: no cough. Past medical: [pneumonia]. Family: father has gout.", PAST),
    ("Past medical history: asthma\nMedications: salbutamol\nExam: [wheeze].", CURRENT),
    ("HISTORY OF PRESENT ILLNESS: [cough].", CURRENT),
    ("A three-day history of [cough].", CURRENT),
    ("She presents with a history of [malaise] and poor appetite.", CURRENT),
    ("Presented to the emergency department with a history of malaise and [poor appetite].", CURRENT),
    ("Presents with a long-term history of dizziness and [dyspnea].", CURRENT),
    ("She has a history of chronic [fatigue].", CURRENT),
    ("He presents with a past medical history of [gout].", PAST),
    ("She has a history of [gout] and presents with cough.", PAST),
    ("A 2 week history of [headache].", CURRENT),
    ("He no longer has [pain].", PAST),
    ("[Chest pain] has resolved.", PAST),
    ("Return if you have [fever].", IF),
    ("Call for any new [weakness].", IF),
    ("In case of [bleeding], come back.", IF),
    ("Should she develop [fever], call us.", IF),
    ("If the pain worsens, she should return; [cough] today.", CURRENT),
    ("Rule out [myocardial infarction].", IF),
    ("Aspirin to prevent [stroke].", IF),
    ("At risk of [falls].", IF),
    ("She felt as if her [heart was racing].", CURRENT),
    ("[DVT] at the age of 30.", PAST),
    ("Childhood [asthma].", PAST),
    ("Had [chickenpox] when he was five.", PAST),
    ("His [vomiting] has settled.", PAST),
    ("His [vomiting] has not settled.", CURRENT),
    ("The [headache] has gone.", PAST),
    ("Leg [swelling] has gone down now.", PAST),
    ("The [swelling] has not gone down.", CURRENT),
    ("The [pain] has gone to his leg.", CURRENT),
    ("The [rash] cleared up last week.", PAST),
    ("Her [cough] got better.", PAST),
    ("[Vomiting] has now stopped.", PAST),
    ("[Asthma] since the age of 5.", CURRENT),
    ("History of [chest pain] for two days.", CURRENT),
    ("History of [diabetes] for 20 years.", PAST),
    ("He gives a history of [vomiting] since this morning.", CURRENT),
    ("[Breathlessness] worse than last year.", CURRENT),
    ("She noticed a [lump] two months ago.", CURRENT),
    ("A year ago the [tremor] appeared and it has spread.", CURRENT),
    ("It was found six months ago and the [lump] is growing.", CURRENT),
    ("The [pain] began 2 years ago.", CURRENT),
    ("In the past two weeks she has had [fever].", CURRENT),
    ("Hypertension. [Type 2 diabetes]. Cough today.", PAST),
)

SUBJECT = (
    ("His mother had [breast cancer].", FAMILY),
    ("His mother had breast cancer but he has [asthma].", PATIENT),
    ("Father with diabetes, [hypertension] and stroke.", FAMILY),
    ("FH: [breast cancer].", FAMILY),
    ("Family history: [diabetes], stroke.\nExam: wheeze.", FAMILY),
    ("Family history: diabetes.\nExam: [wheeze].", PATIENT),
    ("There is a family history of [glaucoma].", FAMILY),
    ("[Migraine] runs in the family.", FAMILY),
    ("[Breast cancer] in her mother.", FAMILY),
    ("His mother is alive but developed [breast cancer] at 50.", FAMILY),
    ("She is well and her mother has [gout].", FAMILY),
    ("He came with chest pain and his mother has noticed that he is [pale].", PATIENT),
    ("He was found on the floor and his mother had to shake him, he is [drowsy].", PATIENT),
    ("She has a fever and her mother has tried paracetamol, now she has a [rash].", PATIENT),
    ("Father still alive and well but has [gout].", FAMILY),
    ("His father is alive. He is well but has [gout].", PATIENT),
    ("His wife has [flu].", OTHER),
    ("His daughter was ill with [vomiting].", OTHER),
    ("Her roommate had [meningitis].", OTHER),
    ("Her mother reports that she has [fever].", PATIENT),
    ("Parents notice a [white pupil] in flash photographs.", PATIENT),
    ("Her parents report a [limp] for two days.", PATIENT),
    ("He was brought in by his mother with [fever].", PATIENT),
    ("Her brother has asthma. She has [cough].", PATIENT),
    ("He lives with his wife and has [cough].", PATIENT),
    ("A 32-year-old mother of two with [headache].", PATIENT),
    ("My son has had a [fever] since Monday.", PATIENT),
    ("Her mother complains that the child has [erythema] on her buttocks.", PATIENT),
    ("His mother complains of his [bedwetting].", PATIENT),
    ("The parents also mentioned a 1-month history of [cough].", PATIENT),
    ("Mother brings him with a [cough].", PATIENT),
    ("His mother complains of [headaches].", FAMILY),
)


def unbracket(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(("marked", "status"), STATUS)
def test_the_status_of_the_span_in_brackets(marked: str, status: Status) -> None:
    text, start, end = unbracket(marked)
    assert READER.read(text).of(start, end).status is status


@pytest.mark.parametrize(("marked", "when"), TIME)
def test_the_time_of_the_span_in_brackets(marked: str, when: When) -> None:
    text, start, end = unbracket(marked)
    assert READER.read(text).of(start, end).when is when


@pytest.mark.parametrize(("marked", "subject"), SUBJECT)
def test_the_subject_of_the_span_in_brackets(marked: str, subject: Subject) -> None:
    text, start, end = unbracket(marked)
    assert READER.read(text).of(start, end).subject is subject


def test_an_informant_who_denies_speaks_of_the_patient() -> None:
    text, start, end = unbracket("Her mother denies [fever].")
    said = assert_span(text, start, end)
    assert (said.status, said.subject) == (ABSENT, PATIENT)


def test_a_denied_history_is_absent_and_past() -> None:
    text, start, end = unbracket("But no history of known [congestive heart failure].")
    said = READER.read(text).of(start, end)
    assert (said.status, said.when) == (ABSENT, PAST)


def test_what_must_be_ruled_out_is_possible_and_not_denied() -> None:
    text, start, end = unbracket("Chest pain, rule out [myocardial infarction].")
    assert READER.read(text).of(start, end).status is POSSIBLE
