"""Which section a sentence belongs to, by hand-written cues. None means that it stays out of the note."""

from __future__ import annotations

import re

from dxpad.notes.lexicon import MEDICAL, RELATIVES
from dxpad.notes.memo import once_a_note
from dxpad.notes.parts import Kind
from dxpad.notes.stages import is_announced


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_ALLERGY = _cue(r"\b(?:allerg\w*|anaphyla\w*|epipen)")
_FAMILY = _cue(
    rf"\bfamily\s(?:history|member|members)|\bin\s(?:the|your|my)\sfamily|\bruns\sin\b"
    rf"|\b(?:my|your)\s(?:\w+\s)?{RELATIVES}(?:'s)?\s(?:\w+\s){{0,3}}?(?:has|have|had|died|was|is|got|suffers?|"
    rf"passed|diagnosed)\b"
    rf"|\b(?:mother|father|mum|mom|dad|parents?|siblings?)\b.*\b(?:had|have|has|died|history|diabet\w*|cancer|"
    rf"heart)\b"
)
_MEDICATION = _cue(
    r"""\b(?:medications?|medicines?|tablets?|inhalers?|pills?|antibiotics?|painkillers?|over\sthe\scounter|
    prescription|
    supplements?|vitamins?|contracepti\w+|take\sany|taking\sany|milligrams?|mg|doses?|dosage)\b"""
)
_SOCIAL = _cue(
    r"""\b(?:smok\w+|cigarettes?|vap(?:e|es|ing)|alcohol|drink(?:er|ing)?\b(?!\swater)|wine|beer|pints?|units|
    cannabis|
    cocaine|recreational|live[sd]?\s(?:alone|with|at|in|on)|living\s(?:alone|with)|who\sdo\syou\slive|at\shome\swith|
    married|divorced|retired|occupation|for\swork|
    for\sa\sliving|(?:i|you)\swork(?:ing)?\b|job|exercise|gym|partner\b|sexually|travel\w*|abroad|pets?)\b"""
)
_PAST = _cue(
    r"""\b(?:surger\w+|operations?|operated|appendi\w+|removed|medical\s(?:problems|conditions|history)|
    past\smedical|history\sof|
    diagnosed|hospitali[sz]ed|otherwise\s(?:fit|well|healthy)|fit\sand\swell|vaccin\w+|years\sago|
    when\si\swas\sa\s(?:kid|child)|
    long-term\scondition\w*|as\sa\s(?:kid|child)|pregnan\w+)\b"""
)
_SOUND_OF_VISIT = _cue(
    r"""\b(?:thank\s?(?:you|s)|nice\sto\s(?:meet|see)|good\s(?:morning|afternoon|evening|to\ssee)|bye|can\syou\shear|
    my\sname\sis|(?:big|fancy)\swords|call(?:ing)?\s(?:out|up)\s(?:some\sof\s)?my\sfindings|sounds\slike\sit\shurt|
    any\smedications?\sor\sprocedures|stick\swith\s(?:the|that)\splan|feel\sfree\sto\sask|
    my\s(?:nurse|assistant)\s(?:will\s)?come\sin\sand\s(?:get\syou\sdischarged|see\syou)|
    date\sof\sbirth|have\sa\s(?:good|great|nice)|see\syou\ssoon|how\sare\syou|dragon|dax\b|video|camera|microphone|
    (?:your|home|email|e-mail)\saddress|
    postcode|first\sline)\b"""
)
_SAFETY_NET = _cue(
    r"""\bif\b.*\b(?:worse\w*|not\s(?:getting\s)?better|does(?:\snot|n't)\s(?:get|improve|help|settle|go)|come\sback|
    call|ring|999|911|111|emergency|a\s?&\s?e|
    a\sand\se|hospital|let\s(?:me|us)\sknow|get\sin\stouch|contact|see\s(?:me|us|a\sdoctor)|develop\w*|red\sflags?)\b
    |\b(?:come\sback|call|ring|999|911|emergency|a\sand\se)\b.*\bif\b|\bthings\sto\slook\sout\sfor\b"""
)
_PLAN = _cue(
    r"""\b(?:(?:we|i)\s?(?:'ll|\swill|'m\sgoing|'m\sgon|'re\sgoing|'re\sgon|\sam\sgoing|\sare\sgoing|\scan|\sshould|
    'd\slike|\swould\slike|\swant|\swan)\b
    |let's|i\s(?:recommend|suggest|advise)|i'd\s(?:recommend|suggest|advise|like)|you\s(?:should|need\s(?:to|an?|some)|can|could|
    must)|
    (?:try|trying)\sto|make\ssure|keep\s(?:taking|an\seye|on|up)|continue\b|increase\b|decrease\b|prescri\w+|order\b|
    refer\w*|follow[\s-]up|come\sback|schedule|
    book|start\s(?:you|on|taking)|stop\staking|switch\b|avoid\b|plenty\sof|push\sfluids|in\sthe\smeantime|
    paracetamol\sor|take\sone|
    take\stwo|physical\stherapy|blood\stests?|for\syour\s(?:\w+\s)?(?:problem|issue)\b)"""
)
_NOT_PLAN = _cue(
    r"""\b(?:take\sa\s(?:quick\s)?(?:look|listen)|have\sa\s(?:quick\s)?(?:look|listen|feel)|listen\sto|examine|
    press\s(?:on|here)|physical\sexam|look\sat|check\syou\sout|talk\s(?:a\slittle|about|to\syou)|
    ask\s(?:you|a|some)|go\sahead\sand\s(?:look|examine|listen|take\sa)|run\sthrough|calling\sout|
    let\syou\sknow\swhat|hear\sabout|show\sme|start\swith|see\sif\sthat\shurts|
    do\sa\squick|tell\s(?:me|dax|dragon)|any\squestions|wan\sna\sjust)\b"""
)
_RESULT = _cue(
    r"""\b(?:x-?\s?rays?|xray|mri|ct|cat\sscan|scan|ekg|ecg|echo(?:cardiogram)?|labs?|blood\s(?:tests?|work|results)|
    bloods|
    radiograph|tit(?:er|re)s?|strep|pfts?|(?:liver|kidney|renal|thyroid)\sfunction|(?:lipid|liver|metabolic)\spanel|
    h(?:a)?emoglobin|a1c|creatinine|white\s(?:blood\s)?(?:cell\s)?count|potassium|sodium|cholesterol\slevel|
    ultrasound|results?|biopsy|swab|alt|ast|tsh|psa|hdl|ldl|platelets?|ferritin|triglycerides|suppression\stest|
    (?:vitamin|hormone|iron|calcium|androgen|testosterone|glucose|cortisol)\s(?:\w\s)?levels?|urine\s(?:test|dip|sample)|urinalysis|troponin|culture|pulmonary\sfunction|
    rapid\s\w+\stest)\b"""
)
_SENT_ON = _cue(
    r"\brefer(?:s|red|ring|ral)?\b|\badmit\w*|\badmission\b|\bambulance\b|\b(?:999|911|112)\b|\bemergency\s(?:department|room)\b"
    r"|\ba\s?&\s?e\b|\b(?:in|to)\s(?:the\s)?hospital\b"
)
_OF_RELATIVE = _cue(
    r"""\b(?P<owner>my|your|his|her|their|the)\s(?:mother|father|mum|mom|dad|brother|sister|aunt|uncle|grandmother|
    grandfather)\s?'s\s(?:\w+\s){0,2}?(?:scan|mri|ct|x-?ray|ultrasound|echo\w*|ekg|ecg|biopsy|blood\stests?|labs?|
    results?|tests?)\b"""
)
"""What was found in somebody else; a parent may speak for a child, so son and daughter are not here."""
_RESULT_VERB = _cue(
    r"""\b(?:show\w*|reveal\w*|is|was|were|are|came\sback|come\sback|looks?|normal|abnormal|elevated|raised|high|low|
    negative|positive|
    suggest\w*|confirm\w*)\b"""
)
_EXAM = _cue(
    r"""\bon\s(?:your\s|the\s|physical\s|my\s|\w+\s){0,3}exam(?:ination)?\b|\bvital\s?(?:signs|s)\b|
    \byour\s(?:\w+\s){0,2}(?:lungs?|heart|abdomen|belly|tummy|throat|ears?|chest|pressure|temperature|temp|pulse|
    rate|oxygen|sats?|saturations?|
    neck|tonsils|breathing|knee|shoulder|ankle|back|reflexes|pupils|eyes|skin|lips|strength|
    sensation)\s(?:\w+\s){0,2}?(?:is|are|looks?|sounds?|seems?|feels?|at|was|were|has|have|do|does|in)\b|
    \bi\s(?:can\s)?(?:hear|feel|see|appreciate|note|notice)\s(?:an?|some|no|any|that\syour)\b|
    \bi\s(?:do\snot\sappreciate|don't\s(?:hear|see|feel|appreciate)|do\sn't\s(?:hear|see|feel|appreciate))\b|
    \btender(?:ness)?\b|\bmurmur\b|\brange\sof\smotion\b|\bauscultation\b|\bpalpation\b|
    \b(?:blood\s)?pressure\b.*\bover\b|\b\d{2,3}\s?(?:over|/)\s?\d{2,3}\b|\bedema\b|\boedema\b|
    \berythema\b|\bbilaterally\b|\b(?:lungs|heart|chest|abdomen)\s(?:is|are|sounds?)\b|\bregular\srate\b|\blymph|
    \brhonchi|\bcrackles|\bfebrile\b"""
)
_ASSESSMENT = _cue(
    r"""\bi\s(?:do\snot\s|don't\s|do\sn't\s)?(?:think|believe|suspect|feel)\s(?:that\s)?(?:you|this|it|that|the|
    there|we're\sdealing|what)|\bmy\s(?:impression|assessment|feeling)|
    \b(?:could|may|might|likely|probably|most\slikely)\s(?:be|have|is|represents?)\b|\bconsistent\swith\b|
    \bdiagnos\w+|\bsuspect\b|\bsounds?\slike\b|\blooks?\slike\b|\bconcerned\s(?:about|that|for)\b|
    \bsigns\sof\b|\bimpression\b|\bsuggestive\b|\byou(?:'ve|\shave)\s(?:probably\s|likely\s|got\s)*(?:a|
    an)\s(?:\w+\s){0,3}(?:infection|strain|sprain|virus|fracture|tear|attack)|
    \bwe\scall\b|\bunder\scontrol\b|\bwell[\s-]controlled\b"""
)
_INTRODUCTION = _cue(
    r"\b\d{1,3}[\s-]*(?:-\s*)?years?[\s-]*(?:-\s*)?old\b|\byear[\s-]+old\b.*\b(?:male|female|man|woman|gentleman|"
    r"lady|with)\b"
)


_INTENDED = _cue(
    r"""\b(?:i|we)\s?(?:'ll|'d|'m|'re|\swill|\swould|\sam|\sare|\swant|\swan|\scan|\sshould|\srecommend|\ssuggest)\b
    |\blet's\b|\byou\s(?:should|need)\b|\b(?:prescri|refer)\w*|\b(?:start|continue|stop|order)\b"""
)


def is_intended(text: str) -> bool:
    """Whether a clinician's sentence says in so many words what is to be done: no advice moves it out of the plan."""
    return bool(_INTENDED.search(text))


_KNOWN = _cue(
    r"""\byou(?:\s?'re|\sare)\shere\s(?:today\s)?(?:for|because|with|to|after)\b|\byou\s(?:came|come)\sin\b
    |\bi\s(?:know|see|understand|saw|heard)\s(?:here\s)?(?:that\s)?(?:you|your)\b
    |\byou\s(?:do\s)?have\sa\s(?:\w+\s){0,3}?history\b|\bsince\s(?:i|we)\s(?:last\s)?saw\syou\b|\bsince\s(?:i|we)\s?(?:'ve|\shave)\s(?:last\s)?seen\syou\b
    |\b(?:i|we)\s(?:have|had|'ve\sgot)\s(?:that\s)?you\s(?:on|take|taking|are)\b
    |\byou\s(?:were|are)\s(?:endorsing|reporting)\b|\byou\s(?:did\s)?indicated?\b
    |\b(?:nurse|chart|notes?|records?)\s(?:\w+\s)?(?:said|says|told|mentioned)\b.*\byou\b"""
)
_UNSURE = _cue(
    r"""\b(?:if|whether|may|might|could|would|should|maybe|perhaps|probably|any|not|n't|no|never|without|denied|denies|
    worried|concerned|talked|discussed|think|mentioned|going|gon|want|wan)\b"""
)


def is_known(text: str) -> bool:
    """Whether a clinician tells what is known of the patient before anything was asked: why they came, what they have.
    Nothing that doubts, denies, plans or asks is."""
    return bool(_KNOWN.search(text)) and not _UNSURE.search(text) and _is_care(text)


@once_a_note
def of_patient(text: str, asked: str, *, medicine: bool) -> Kind:
    """The section of what a patient said, given the question before it. `medicine` says that a drug is named."""
    both = f"{asked} {text}"
    if _ALLERGY.search(both) and not (_FAMILY.search(text) and not _ALLERGY.search(text)):
        return Kind.ALLERGIES
    if _FAMILY.search(text) or (asked and _FAMILY.search(asked)):
        return Kind.FAMILY
    if _SOCIAL.search(asked) or (not asked and _SOCIAL.search(text) and not medicine):
        return Kind.SOCIAL
    if medicine or _MEDICATION.search(both):
        return Kind.MEDICATIONS
    if _SOCIAL.search(text):
        return Kind.SOCIAL
    return Kind.PAST if _PAST.search(both) else Kind.HISTORY


@once_a_note
def of_clinician(text: str) -> Kind | None:
    """The section of what a clinician said aloud, or None for small talk and for what leads up to something."""
    if _INTRODUCTION.search(text):
        return Kind.HISTORY
    if is_small_talk(text) or is_announced(text):
        return None
    if ORDERED.search(text):
        return Kind.PLAN
    relative = _OF_RELATIVE.search(text)
    if relative and _RESULT_VERB.search(text):
        return None if relative["owner"].lower() == "my" else Kind.FAMILY
    for kind, holds in (
        (Kind.SAFETY_NET, bool(_SAFETY_NET.search(text))),
        (Kind.PLAN, bool(_PLAN.search(text)) and not _NOT_PLAN.search(text) and bool(_is_care(text))),
        (Kind.RESULTS, bool(_RESULT.search(text)) and bool(_RESULT_VERB.search(text))),
        (
            Kind.ASSESSMENT,
            bool(_ASSESSMENT.search(text)) and not _starts_exam(text) and bool(_OPINION.search(text) or _is_care(text)),
        ),
        (Kind.EXAM, bool(_EXAM.search(text)) and not _NOT_PLAN.search(text)),
    ):
        if holds:
            return kind
    return None


def is_arranged(text: str) -> bool:
    """Whether a sentence of the plan names a test or sends the patient on."""
    return bool(_RESULT.search(text) or _SENT_ON.search(text))


def is_a_relatives(text: str) -> bool:
    """Whether a sentence tells of a scan or test of somebody else."""
    return bool(_OF_RELATIVE.search(text))


@once_a_note
def is_care(text: str) -> bool:
    """Whether the sentence speaks of health at all."""
    return bool(MEDICAL.search(text)) and not is_small_talk(text)


@once_a_note
def is_small_talk(text: str) -> bool:
    """Whether the sentence is a greeting, a name or about the call itself, and no long one that speaks of health too,
    nor one that introduces the patient or has an assistant order something."""
    if not _SOUND_OF_VISIT.search(text) or _INTRODUCTION.search(text) or ORDERED.search(text):
        return False
    return len(text.split()) <= _LONGEST_GREETING or not MEDICAL.search(text)


_LONGEST_GREETING = 14
ORDERED = _cue(r"^\W*(?:hey|hi|okay|ok)?\W*(?:dragon|dax)\W+(?=(?:order|prescribe|refer|schedule|start|continue)\b)")
"""What opens an order that a clinician speaks to an assistant."""
_OPINION = _cue(
    r"\b(?:could|may|might|likely|probably)\s(?:be|have)\b|\bconsistent\swith\b|\bsuspect\b|\bdiagnos"
    r"|\bi\s(?:do\s)?(?:think|believe)\s(?:that\s)?you\s(?:do\s|probably\s|likely\s|may\s)?have\b"
)
_CARE = _cue(
    r"\b(?:weeks?|months?|days?|appointment|specialist|ambulance|hospital|ward|theatre|scan|x-?ray|ct|mri|surgeon|refill|workup|work-up|fluids|rest|water|echo\w*|panel|"
    r"therapy|referral|follow|dispense|give\syou)\b"
)


def _is_care(text: str) -> bool:
    return bool(MEDICAL.search(text) or _CARE.search(text))


_ADVICE = _cue(
    r"\b(?:(?:do\snot|don't|do\sn't)\s(?:take|use|stop|start)|(?:take|stop|start|use|keep|hold|avoid)\b|"
    r"(?:want|like)\s(?:you\s)?to|(?:going|gon)\s?(?:to|na)|need)"
)


def is_advice(text: str) -> bool:
    """Whether a sentence tells what to do about a medicine, or what not to do."""
    return bool(_ADVICE.search(text)) and not _NOT_PLAN.search(text)


def _starts_exam(text: str) -> bool:
    return bool(re.search(r"\bon (?:your |the |\w+ ){0,2}exam", text, re.IGNORECASE))
