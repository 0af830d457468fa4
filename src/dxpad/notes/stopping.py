"""A medicine that no list knows, known by how such names end or by the words beside it: `stop the zanudotinib`."""

from __future__ import annotations

import re

from dxpad.notes.lists import any_of, listed_in_order
from dxpad.notes.memo import once_a_note

_ENDINGS = listed_in_order(
    r"""
nib mab mabs ciclib rafenib statin pril prilat sartan olol alol dipine azole conazole cillin mycin micin
floxacin oxacin cycline vir ciclovir prazole tidine setron triptan gliptin gliflozin glutide glitazone glinide
formin xaban gatran parin grel fibrate zepam zolam oxetine triptyline pramine idone piprazole apine peridol
barbital toin azepine bamate pentin gabalin caine curium onium olone solone sonide nisone asone metasone terol
tropium lukast phylline platin rubicin taxel tecan poside trexate tabine uracil limus semide thiazide actone
osin afil dronate fenac profen coxib oxicam codone codeine orphine fentanil fentanyl adol stigmine mantine
nidazole bendazole mectin fungin kinra oprazole thyronine estradiol gestrel gestone progesterone ipramine afinil
phetamine phenidate atadine irizine ramine zosin parib degib tinib rsen siran ciximab becept termine trexone
oxone roxine
"""
)
"""Ends of the names of medicines, most of them given by international rule."""
_NAMED = rf"\b(?!cocaine\b)[a-z]{{2,}}{any_of(_ENDINGS, letters=1)}\b"
_CALLED = (
    r"\b(?:medicines?|medications?|meds|drugs?|tablets?|pills?|capsules?|inhalers?|patch(?:es)?|"
    r"(?:the|your|my|eye|ear) drops|(?<!ice )cream|ointment|"
    r"gel|spray|suppositor(?:y|ies)|injections?|infusions?|insulin|steroids?|antibiotics?|painkillers?|supplements?|"
    r"vitamins?|birth control|contracepti\w+|blood thinners?|prescriptions?|dos(?:e|es|age)|\d+ ?(?:mg|mcg|units)|"
    r"milligrams?|micrograms?)\b"
)
_VERB = (
    r"\b(?:[Ss]top(?:s|ped|ping)?|[Dd]iscontinu\w+|[Qq]uit|[Rr]estart\w*|[Rr]esum\w+|[Ww]ean\w*|"
    r"(?:[Cc]om(?:e|es|ing)|[Cc]ame|[Tt]ak(?:e|en|ing)|[Tt]ook|[Pp]ut)\s+(?:(?:you|me|him|her|them)\s+)?(?:off|back\s+on))\b"
)
_STOPPING = re.compile(_VERB)
_BRAND = re.compile(
    _VERB + r"\s+(?:(?:taking|the|your|my|his|her|their)\s+){0,2}"
    r"(?!Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Janu|Febru|March|April|August|Septem|Octo|Novem|Decem|Christmas|Easter)"
    r"[A-Z][a-z]{4,}\b"
)
"""A name with a capital that is stopped: brands follow no rule but this."""
_IS_ONE = re.compile(rf"{_NAMED}|{_CALLED}", re.IGNORECASE)
_TAKEN = re.compile(
    r"\b(?:stop(?:s|ped|ping)?|quit|restart\w*|resum\w+)\s+taking\s+(?:(?:the|your|my|that|this|his|her|their)\s+)?"
    r"(?!(?:it|them|any|some|part|care|time|notes?|naps?|baths?|showers?|breaks?|stairs|bus|train|lift|elevator|calls?|"
    r"pictures?|photos?|chances|risks)\b)[a-z][\w-]{4,}",
    re.IGNORECASE,
)
"""What one stops `taking` is a medicine, but for a few other things that are taken."""
_NEAR = 60


@once_a_note
def tells_of_stopping(text: str) -> bool:
    """Whether a medicine is stopped or started again: by its name's ending or capital, by what it is called, or
    because it was taken."""
    if _TAKEN.search(text) or _BRAND.search(text):
        return True
    return any(_IS_ONE.search(text, verb.end(), verb.end() + _NEAR) for verb in _STOPPING.finditer(text))
