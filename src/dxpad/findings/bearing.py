"""What a word belongs to: a describing word to the thing behind it, blood to what it is in, a bare discharge to the
part that is spoken of."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from dxpad.findings.own_word import COLOURS, GRADED, is_felt_apart, is_graded_apart, says_how_who_is_before
from dxpad.knowledge.words import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dxpad.findings.stream import Word


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, text.split()))


THINGS = _stems(
    "lump mass swelling nodule bump lesion boil cyst node gland rash blister ulcer spot sore wound scar mole abscess"
    " vesicle papule plaque erection period intercourse"
)
"""Stems of things that a describing word before them belongs to: the pain of "painful lump on the neck" is the
lump's."""

PAINFUL = frozenset({"painful", "sore", "aching", "tender"})
"""Describing words that are also what a place has: "painful lump on the neck" names no neck pain."""

_GRADE_ENDS = frozenset(
    {"with", "risk", "chance", "likelihood", "probability", "suspicion", "threshold", "mood", "dose"}
)
"""Behind one of these a graded word grades nothing more: "low risk of bleeding with platelets 300"."""

_IN = re.compile(r"\s+(?:\w+\s+)?(?:in|from|with|on)\b", re.IGNORECASE)
_BLOOD = frozenset({"blood", "bloody", "pus"})


def describes(words: Sequence[Word], places: Sequence[int], between: Callable[[int, int], str]) -> bool:
    """Whether the describing words among these places belong to the others, though words stand between them."""
    own = set(places)
    for place, after in itertools.pairwise(places):
        word = words[place]
        gap = [words[other] for other in range(place + 1, after)]
        if word.text in PAINFUL and any(each.stem in THINGS for each in gap):
            return False
        if word.text in GRADED and any(each.text in _GRADE_ENDS for each in gap):
            return False
        apart = is_graded_apart(words, place, after, own) or is_felt_apart(words, after, own)
        if apart or (_describes(words[after].text) and _has_own_thing(words, after, own)):
            return False
        joint = any(words[other].joins for other in range(place + 1, after + 1))
        if word.text in _BLOOD and joint and place + 1 not in own and not _IN.match(between(place, after)):
            return False
    bound = _is_of_blood(words, places) or _is_of_illness(words, places)
    return not bound and not says_how_who_is_before(words, places[0], own)


_ORGANS = frozenset("heart kidney kidneys liver lung lungs thyroid".split())
_ILLNESSES = frozenset("disease failure attack attacks cancer transplant bypass condition valve surgery".split())


def _is_of_illness(words: Sequence[Word], places: Sequence[int]) -> bool:
    """Whether an organ only names an illness: "heart disease has a painful sore" tells of no pain of the heart."""
    own = set(places)
    return any(
        words[place].text in _ORGANS
        and place + 1 < len(words)
        and place + 1 not in own
        and words[place + 1].text in _ILLNESSES
        and words[place + 1].item == words[place].item
        for place in places
    )


_BLOODS = frozenset("thinner thinners thinning pressure test tests sugar sugars group film gas gases count".split())


def _is_of_blood(words: Sequence[Word], places: Sequence[int]) -> bool:
    """Whether the last word is the blood of another thing: "his knees and a blood thinner" tells of no blood there."""
    last = places[-1]
    return words[last].text == "blood" and last + 1 < len(words) and words[last + 1].text in _BLOODS


_OF_A_PART = re.compile(r"\w{3,}(?:al|ic|ar|ous)")
"""Words that only describe: vaginal, hepatic, ventricular, venous."""
_OF_THE_PART = _stems("lymph node region area skin chain side")
"""Behind such a word these are still the part itself."""


def _describes(text: str) -> bool:
    return text in COLOURS or _OF_A_PART.fullmatch(text) is not None


def _has_own_thing(words: Sequence[Word], place: int, own: set[int]) -> bool:
    """Whether the word behind a describing word is what has it: "the eye and a shower of black specks" tells of no
    black eye, "pain and vaginal discharge" of no pain there."""
    if (
        place + 1 >= len(words)
        or place + 1 in own
        or not any(words[other].joins for other in range(min(own) + 1, place + 1))
    ):
        return False
    after = words[place + 1]
    return after.item == words[place].item and not after.joins and after.stem not in _OF_THE_PART


_VAGINAL = _stems("vaginal vagina pv vulva vulval vulvovaginal cervical cervix smear speculum")
_ELSEWHERE = _stems(
    "nose nasal nostril nares sinus ear ears otorrhoea eye eyes eyelid conjunctiva nipple breast wound incision scar"
    " penis penile urethra urethral umbilicus umbilical navel tooth gum perianal buttock stoma"
)
_BLEEDS_ELSEWHERE = _stems(
    "vomit vomiting vomited haematemesis urine haematuria stool stools tarry nose nosebleed cough coughed sputum"
    " melaena rectal rectum bladder catheter"
)
_MONTHLY = _stems("period periods menses menstrual pad pads tampon pregnant")
PARTS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "vaginal-discharge": (_VAGINAL, _ELSEWHERE),
    "vaginal-bleeding": (_VAGINAL | _MONTHLY, _BLEEDS_ELSEWHERE),
}
"""By how the id of a finding starts: stems that name its part, and stems of other parts with the same complaint."""

OTHER_SENSE: Mapping[str, frozenset[str]] = {
    "drooling": _stems("urine wee pee stream bladder flow prostate urinate"),
    "constipation": _stems("nose nasal sinus sinuses ear ears head snot catarrh"),
    "burn-injury": _stems("easily sun sunburn freckles urine pee wee sensation"),
    "pallor": _stems("freckles burn sunburn sunbed mole hand finger toe fingers hands toes"),
    "pop-at-injury": _stems("cough lump bulge groin"),
    "diffuse-location": _stems("capacity dlco carbon emphysema wave segment st goitre thyroid"),
    "perianal-lump-or-soreness": _stems("garbage rubbish clothes"),
    "pain-sharp": _stems("edge edges margin border bordered demarcated"),
    "loss-of-consciousness": _stems("go goes going went weather air winter outdoors"),
    "pain-electric": _stems("vomit vomits vomiting milk feed urine room"),
    "pain-dull": _stems(
        "drum eardrum tympanic membrane percussion percuss percussed bladder affect cornea lung base reflex note"
    ),
    "upper-back-pain": _stems("pad hump mole lump lesion rash nodule spot cyst"),
}
"""By finding: stems that give its words another sense in their clause: a drum is dull and does not ache."""

BOUND_NEAR = 3
"""Words on either side in which another word gives a finding's words another sense."""
_PARTS_THEM = frozenset("with when while after before during but".split())

_SECRETIONS = _stems("sputum phlegm mucus snot discharge catarrh pus gunk spit toenail nail bruise blister")
_SEEN_YELLOW = _stems("eye skin sclera white face look")
_PAIN = _stems("pain ache aching discomfort sore tender")

_ARTICLE = re.compile(
    r"\b(?:an?|the|this|wet|open|punched[- ]out|crusty|black|weepy"
    r"|big|small|little|shallow|deep|painful|weeping|another|nasty|crusty|cold|bed)\s$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(
    r"\b(?:go|goes|went|going|gone|come|comes|came|coming|get|gets|got|getting|flew|fly|bring\w*|brought|call\w*|send|sent"
    r"|be|put\w*|push\w*|pull\w*|hold\w*|cut\w*|bounc\w*|settle\w*|look\w*|walk\w*|years|months|weeks|days|way)\s$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s+(?:of\s+(?:my|the|his|her|both|each|one)\s+(?!back\b|chest|ribs?|trunk)|to\s+(?:normal|work|sleep|bed)|again\b|from\b)",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\bon\s+(?:one|both|either|the\s+same|that|this|the\s+other)\s+\Z|\bto\s+(?:the|one)\s+\Z", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"\s+of\s+(?:the|his|her|my|their)\s+(?:\w+\s+)?(?:neck|head|face|jaw|chest|throat|nose|mouth|tongue|knee|leg|arm|foot|ankle|hand"
    r"|wrist|hip|elbow|shoulder|body|eye|heel|thigh|calf|toe|finger)",
    re.IGNORECASE,
)
TWINS: tuple[tuple[str, str, re.Pattern[str], re.Pattern[str]], ...] = (
    ("-pain", "sore", _ARTICLE, re.compile(r"(?!)")),
    ("back-pain", "back", _PARTICLE, _OF),
    ("flank-pain", "side", _EITHER, _OF_OTHERS),
    ("flank-pain", "sides", _EITHER, _OF_OTHERS),
)
"""How the id of a finding ends, a word of its phrases, and what before or behind it makes another word of it: "a sore
above my ankle" is no sore ankle, the back of "goes back" and of "the back of my heel" is no part of the trunk."""

NEAR = 30
"""Words on either side in which a part is looked for."""


def is_elsewhere(
    finding: str, places: Sequence[int], words: Sequence[Word], found: Mapping[str, Sequence[int]]
) -> bool:
    """Whether a finding of one part is named without that part, where another is spoken of: "blocked nose, green
    discharge". `found` holds the places of each stem."""
    if finding == "jaundice" and _is_yellow_alone(places, words) and _beside(_SECRETIONS, places, words, found):
        return True
    other = OTHER_SENSE.get(finding)
    if other is not None and _bound_to(other, places, words):
        return True
    parts = next((parts for name, parts in PARTS.items() if finding.startswith(name)), None)
    if parts is None:
        return False
    passage = words[places[0]].passage

    def near(stems: frozenset[str]) -> bool:
        return any(
            words[place].passage == passage and places[0] - NEAR <= place <= places[-1] + NEAR
            for each in stems
            for place in found.get(each, ())
        )

    return not near(parts[0]) and near(parts[1])


def _is_yellow_alone(places: Sequence[int], words: Sequence[Word]) -> bool:
    """Whether a match says yellow and not of what: in "the phlegm has gone yellow" nobody is jaundiced."""
    said = {words[place].stem for place in places}
    return any(words[place].text.startswith("yellow") for place in places) and said.isdisjoint(_SEEN_YELLOW)


def _bound_to(stems: frozenset[str], places: Sequence[int], words: Sequence[Word]) -> bool:
    """Whether a word of one of the stems stands within a few words of a match that does not hold *pain* or *ache*, in
    its item, with nothing that parts them: pale hands, but not "pale with cold hands"."""
    if any(words[place].stem in _PAIN for place in places):
        return False
    low, high = max(0, places[0] - BOUND_NEAR), min(len(words), places[-1] + BOUND_NEAR + 1)
    return any(
        words[place].stem in stems and _is_joined([*words[places[-1] : place + 1], *words[place : places[0] + 1]])
        for place in range(low, high)
    )


def _is_joined(row: Sequence[Word]) -> bool:
    return (
        len({word.item for word in row}) == 1
        and not any(word.joins for word in row[1:])
        and all(word.text not in _PARTS_THEM for word in row)
    )


def _beside(
    stems: frozenset[str], places: Sequence[int], words: Sequence[Word], found: Mapping[str, Sequence[int]]
) -> bool:
    """Whether a word of one of the stems stands in the clause of a match that does not hold *pain* or *ache*."""
    clause = words[places[0]].clause
    if any(words[place].stem in _PAIN for place in places):
        return False
    return any(words[place].clause == clause for each in stems for place in found.get(each, ()))
