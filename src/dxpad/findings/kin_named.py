"""A long-term illness that stands as an adjective before a relative is the relative's: "asthmatic brother"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.finding import Subject
from dxpad.findings.claim import LASTING

if TYPE_CHECKING:
    from dxpad.findings.mention import Mention

_TELLS = (
    r"(?!['’]s|\s+(?:says|said|reports?|reported|states|thinks|worried|noticed|gave|gives|brought|brings|called|rang"
    r")\b)"
)
_KIN = re.compile(
    r"\s+(?:mother|mum|mom|father|dad|brother|sister|sibling|parent|nan|nana|gran|granny|grandmother|grandfather|grandad|uncle|aunt|auntie"
    rf"|cousin|twin)s?\b{_TELLS}",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    rf"\s+(?:wife|husband|partner|girlfriend|boyfriend|flatmate|neighbou?r|friend)\b{_TELLS}", re.IGNORECASE
)


def whose_by_name(mention: Mention) -> Subject:
    """Whose a long-term illness is by the noun right behind it: the patient's where there is none."""
    if mention.record.kind not in LASTING:
        return Subject.PATIENT
    text, end = mention.passage.text, mention.passage.end
    if _KIN.match(text, mention.end, end):
        return Subject.FAMILY
    return Subject.OTHER if _OTHERS.match(text, mention.end, end) else Subject.PATIENT
