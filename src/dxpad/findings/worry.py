"""What somebody is worried about: a complaint is there ("worried about the swelling"), an illness only feared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker
from dxpad.findings.overlap import COMPLAINTS

if TYPE_CHECKING:
    from dxpad.findings.mention import Mention

_WORRIED = re.compile(
    r"\b(?:worried|worries|worrying|concerned|anxious|upset|bothered)\s+(?:about|by|with|over)\s+(?P<of>[^.;:!?\n]*)\Z",
    re.IGNORECASE,
)
_FEARED = re.compile(
    r"\b(?:get(?:ting)?|hav(?:e|ing)|catch(?:ing)?|develop(?:ing)?|possib\w+|risks?|chances?|if|whether|might|may|could|be|being|going"
    r"|becoming|recurr\w+|side|future|again)\b",
    re.IGNORECASE,
)
_LONGEST = 60
"""Characters before a complaint in which the worry stands."""


def is_worry_over(mention: Mention) -> bool:
    """Whether a complaint is named as what worries the patient or whoever speaks for them: it is there. A clinician's
    concern for something is a suspicion."""
    passage = mention.passage
    if mention.record.kind not in COMPLAINTS or passage.speaker is Speaker.CLINICIAN:
        return False
    worried = _WORRIED.search(passage.text, max(passage.start, mention.start - _LONGEST), mention.start)
    return worried is not None and _FEARED.search(worried["of"]) is None
