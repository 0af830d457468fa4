"""Word lists of the note writer. Lower case; medical cues are word beginnings."""

from __future__ import annotations

import re

from dxpad.notes.lists import any_of, listed, listed_in_order

FILLERS = frozenset(["um", "uh", "erm", "er", "uhm", "mm", "hmm", "mhm", "ah", "ahh", "ohh", "hm", "umm", "uhh"])
"""Sounds without meaning. `mm-hmm` and `uh-huh` are not here: they may be an answer."""

FILLER_PHRASES = (("you", "know"), ("i", "mean"))
"""Phrases without meaning where they stand."""

LEAD_INS = listed(
    "okay ok so well and but alright right now oh like yeah yes great good perfect fine sure then hey hi hello also ah"
)
"""Words a turn opens with that say nothing by themselves."""

STOP_WORDS = listed("""a an the and or but so if then than that this these those there here it its it's he she they
    we i you me him her them us
    my your his their our mine yours is am are was were be been being do does did doing have has had having will would
    can could should may might must shall to of in on at by for from with about as into over out up down off when
    while
    what which who whom whose where why how any some all more most much many few both each other such no not nor none
    never nothing only own same too very just also really quite again once because until till during before after
    above below between through patient patient's themself himself herself yourself myself let us get got getting go
    going gets thing things like yeah yes okay ok well right now oh um uh kind sort bit little lot cannot s d m t ll
    re ve
    reports asked said corrected answered clinician conflicting elsewhere accompanying person speaker unknown per
    even still
    want wants anything something everything that's there's what's he's she's let's i'd you'd""")
"""Words that carry no clinical content of their own."""

_MEDICAL_STEMS = listed_in_order(
    r"""
pain ache aching headache migraine sore hurt tender swell swollen lump bump rash itch hives blister bruis bleed
    blood cut wound
burn sting numb tingl weak dizz faint passed\sout blackout collaps lighthead vertigo cough phlegm sputum mucus wheez
    breath chest
palpitat heart fever temperature chill sweat shiver nausea nauseous vomit sick\b threw\sup throw\w*\sup diarrh
    constipat
stool poo\b poop bowel urin pee\b peeing wee\b waterworks appetite weight swallow heartburn reflux indigestion bloat
    belly
abdom stomach tummy groin testic vagin discharge period menstr pregnan miscarr contracept menopaus breast throat
    tonsil
nose nasal sneez congest sinus ear\b ears\b hearing deaf eye\b eyes vision blurr sight tooth teeth mouth tongue lip
    lips jaw
neck back\b spine shoulder arm\b arms elbow wrist hand\b hands finger hip\b hips knee leg\b legs calf thigh ankle
    foot\b
feet toe\b toes muscle joint stiff limp fracture broke sprain injur fell\b fall\b accident skin mole\b tired wake\b
    woke fatigue
exhaust sleep insomnia snor mood depress anxi stress panic low\b suicid harm kill abus violen threat assault
memory confus seizure fit\b
fits\b tremor shak stroke attack diabet sugar\b sugars insulin hypertens pressure cholesterol asthma copd eczema
    psoriasis
arthritis gout thyroid cancer tumou tumor lymph anaem anem infect virus viral bacter flu\b cold\b covid pneumonia
    bronchit
tonsillit uti\b kidney liver gall ulcer hernia surg operat hospital admit allerg anaphyl medic medicin drug tablet
    pill\b pills
inhaler antibiotic painkiller dose milligram mg\b prescri vaccin smok cigarette vap alcohol drink wine beer cannabis
weed cocaine diet exercis symptom diagnos diseas illness condition syndrome murmur lung lungs x-ray scan mri\b ct\b
ultrasound ekg ecg echo\b lab\b labs test\b tests result swab biopsy sprain cramp spasm constant worse better radiat
dehydrat fluid tightness heavy\sbleed lumpy hot\sflush flushes hoarse voice choking redness puffy ooz pus\b scab crust
"""
)
MEDICAL = re.compile(rf"\b{any_of(_MEDICAL_STEMS, letters=1)}", re.IGNORECASE)
"""A word that makes a sentence worth a clinician's while."""

RELATIVES = (
    r"(?:mum|mom|mam|mother|dad|father|brother|sister|sibling|son|daughter|grandma|grandmother|gran|nan|granny|"
    r"grandad|"
    r"grandpa|grandfather|aunt|auntie|uncle|cousin|parents?|husband|wife|partner|niece|nephew|kids?|child|children|"
    r"brothers|sisters|great grandads?|half-brother|half-sister|girlfriend|boyfriend|family)"
)
"""People who are not the patient."""
OTHERS = (
    r"(?:doctors?|nurses?|surgeons?|specialists?|\w+ologists?|physicians?|pcp|gp|dentist|therapist|boss|friends?|"
    r"neighbou?rs?|colleagues?|co-?workers?|room-?mates?|flat-?mates?|house-?mates?|teachers?|carers?|bab(?:y|ies)|"
    r"twins?|fianc\w+|grand\w+|step\w+|in-laws?|guys?|wom[ae]n|m[ae]n|lady|ladies|somebody|someone|everybody|everyone|"
    r"people|persons?|dogs?|cats?)"
)
"""Others of whom a sentence may speak."""
RELATIVE = re.compile(rf"\b{RELATIVES}\b", re.IGNORECASE)
"""A word for one of them."""

SOUND_ALIKE = (
    ("hydroxyzine", "hydralazine"),
    ("prednisone", "prednisolone"),
    ("lamotrigine", "lamivudine"),
    ("lamictal", "lamisil"),
    ("celebrex", "celexa"),
    ("clonidine", "clonazepam"),
    ("tramadol", "trazodone"),
    ("bupropion", "buspirone"),
    ("carbamazepine", "oxcarbazepine"),
    ("amlodipine", "amiloride"),
    ("chlorpromazine", "chlorpropamide"),
    ("cycloserine", "cyclosporine"),
    ("zantac", "xanax"),
    ("quinine", "quinidine"),
    ("glipizide", "glyburide"),
    ("morphine", "hydromorphone"),
    ("penicillin", "penicillamine"),
    ("propranolol", "prednisolone"),
    ("metformin", "metronidazole"),
    ("losartan", "valsartan"),
    ("fluoxetine", "paroxetine"),
    ("sertraline", "cetirizine"),
    ("methotrexate", "metolazone"),
    ("vinblastine", "vincristine"),
    ("dopamine", "dobutamine"),
    ("ephedrine", "epinephrine"),
)
"""Pairs of drug names that are mistaken for one another in speech."""
