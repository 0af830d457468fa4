"""An illness named by its treatment, which is somebody's own: "never took his pressure pills" denies the pills and not
the pressure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.findings.mention import Mention

HISTORY = "history"
_TREATMENT = re.compile(
    r"\b(?:tablets?|pills?|meds|medicines?|medications?|drugs?|inhalers?|puffers?|insulin|drops|injections?|jabs|patch(?:es)?|spray|thinners?|capsules?)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:his|her|my|their|your|the)\s+(?:own\s+|usual\s+|regular\s+|daily\s+|morning\s+)*\Z", re.IGNORECASE
)
_NEAR = 40
"""Characters before an illness in which it is said whose its treatment is."""


def is_named_by_treatment(mention: Mention) -> bool:
    """Whether a mention names an illness by a treatment that the patient has been given."""
    if mention.record.kind != HISTORY:
        return False
    passage = mention.passage
    words = passage.text[mention.start : mention.end]
    if _TREATMENT.search(words) is None:
        return False
    own = _OWN.search(passage.text, max(passage.start, mention.start - _NEAR), mention.start)
    return own is not None or _OWN.match(words[: words.find(" ") + 1]) is not None
