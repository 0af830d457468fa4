"""Lay words to the clinical term, with the words as they were said beside it: `No abdominal pain (“tummy pain”).`

A noun stands for a noun and a verb for the same verb, so that whatever denies, doubts or belongs to somebody else stays
as it was. Only words that mean exactly the finding of that name are here; those that may mean two things (feeling sick,
shaky) are not. What stands in quotation marks is never touched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.notes.lists import listed_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = {
    "abdominal pain": "tummy_pain tummy_pains tummy_ache tummy_aches belly_pain belly_ache bellyache stomach_ache",
    "vomiting": "throwing_up",
    "vomited": "threw_up",
    "vomit": "throw_up",
    "vomits": "throws_up",
    "diarrhoea": "loose_stools loose_motions runny_poo",
    "shortness of breath": "trouble_breathing difficulty_breathing breathing_difficulties",
    "palpitations": "heart_racing racing_heart heart_fluttering",
    "insomnia": "trouble_sleeping difficulty_sleeping",
    "fatigue": "tiredness",
    "dizziness": "dizzy_spells",
    "night sweats": "sweating_at_night",
    "ankle swelling": "swollen_ankles puffy_ankles",
    "joint pain": "achy_joints joint_pains",
    "hoarseness": "hoarse_voice",
    "urinary incontinence": "leaking_urine",
}
"""Clinical terms and the lay words for each; a `_` stands for a blank."""

_TERM_OF = {lay.replace("_", " "): term for term, some in TERMS.items() for lay in listed_in_order(some)}
_OTHER_SENSE = r"(?! (?:blood|through|my|the|a|an|his|her|their)\b)"
"""Not `throwing up blood`, `threw up his hands`, `difficulty breathing through the nose`."""
_LAY = re.compile(
    r"\b(?:an? (?:bit of (?:an? )?)?(?=\w+ (?:ache|pain|voice|heart)))?("
    + "|".join(re.escape(lay) for lay in sorted(_TERM_OF, key=len, reverse=True))
    + rf")\b{_OTHER_SENSE}",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(“[^”]*”)")


def in_clinical_terms(text: str) -> str:
    """The sentence with the clinical term for its lay words, each time with those words in quotation marks."""
    return "".join(part if part.startswith("“") else _LAY.sub(_named, part) for part in _QUOTED.split(text))


def terms_said(text: str) -> frozenset[str]:
    """The clinical terms for the lay words of a text."""
    return frozenset(_terms(text))


def _terms(text: str) -> Iterator[str]:
    for match in _LAY.finditer(" ".join(text.split())):
        yield _TERM_OF[match[1].lower()]


def _named(match: re.Match[str]) -> str:
    term = _TERM_OF[match[1].lower()]
    opens = match.group()[0].isupper()
    return f"{term[0].upper() + term[1:] if opens else term} (“{match[1].lower() if opens else match[1]}”)"
