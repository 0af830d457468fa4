"""Where the skin is ill, said in free order: "redness of his face", "spots spreading to the chest and upper arms",
"an ulcer on the right lower leg"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.mention import Mention
from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import FindingRecord

_PARTS: tuple[tuple[str, str], ...] = (
    ("lesion-on-face", r"face|forehead|cheeks?|nose|chin|temples?|eyebrows?"),
    ("lesion-on-scalp", r"scalp"),
    ("lesion-on-neck", r"neck|nape"),
    ("lesion-on-trunk", r"trunk|torso|chest|breasts?|back|abdomen|tummy|belly|stomach|flanks?|shoulders?"),
    ("lesion-on-arms", r"arms?|forearms?|elbows?"),
    ("lesion-on-hands", r"hands?|palms?|fingers?|knuckles?|wrists?|fingertips?"),
    ("lesion-on-legs", r"legs?|thighs?|shins?|calf|calves|knees?"),
    ("lesion-on-feet", r"foot|feet|toes?|soles?|heels?|ankles?"),
    ("lesion-on-buttocks", r"buttocks?|bottom"),
)
"""By finding: the parts of the body it speaks of."""

_SKIN = (
    r"(?:rash(?:es)?|redness|erythema|reddening|eruptions?|spots?|pimples?|blisters?|vesicles?|pustules?|papules?|plaques?"
    r"|macules?|sores?|ulcers?|wheals?|welts?|hives|nodules?|moles?|warts?|lesions?|scal(?:es|ing|y\s+skin)|itch(?:ing|iness)?"
    r"|(?:red|scaly|dry|itchy|brown|dark|white|crusty|crusted|discolou?red)\s+(?:patch(?:es)?|spots?|skin|areas?|marks?)|sunburn|telangiectas\w+)"
)
_WHOSE = (
    r"(?:(?:the|his|her|my|their|your|both|each|one|a|an|left|right|upper|lower|inner|outer|front|back|side|sides|top|skin|whole"
    r"|entire|little|ring|middle|index|big|great|of|and(?=\s+(?:lower|upper|outer|inner))|behind|area|around)\s+){0,6}"
)
_TOLD = "|".join(names for _, names in _PARTS)
_PART = rf"(?:{_TOLD}|ears?|hairline|groins?|armpits?|genitals?|eyes?|mouth|body|eyelids?|limbs?|extremities)"
_PLACED = r"(?:on|onto|over|across|of|in|to|around|round|involving|affecting|covering|along|at|behind|from)"
_AT = re.compile(
    rf"\b(?:{_SKIN}\b(?P<between>(?:(?!\b(?:pains?|aches?|swelling|swollen|weak\w*|numb\w*|cramps?|feels?|with|no|not|without|but)\b)"
    rf"[^.;:!?\n]){{0,60}}?)\s{_PLACED}\s+(?P<list>{_WHOSE}{_PART}\b(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|to)\s+)"
    rf"(?:{_PLACED}\s+)?{_WHOSE}{_PART}\b)*)|(?P<own>facial|hand|finger|scalp|leg|foot|truncal|arm|neck)\s+{_SKIN}\b)"
)
_FURTHER = re.compile(
    rf"\bspread(?:s|ing)?\s+(?:\w+\s+)?(?:to|over|across|down|up|onto)\s+(?P<list>{_WHOSE}{_PART}\b"
    rf"(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|to)\s+)(?:{_PLACED}\s+)?{_WHOSE}{_PART}\b)*)"
)
_NAMED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (finding, re.compile(rf"\b(?:{names})\b(?!\s+of\b)", re.IGNORECASE)) for finding, names in _PARTS
)
_OWN = {
    "facial": "lesion-on-face", "hand": "lesion-on-hands", "finger": "lesion-on-hands", "scalp": "lesion-on-scalp",
    "leg": "lesion-on-legs", "foot": "lesion-on-feet", "truncal": "lesion-on-trunk", "arm": "lesion-on-arms",
    "neck": "lesion-on-neck",
}  # fmt: skip


def site_mentions(passages: Sequence[Passage], records: Mapping[str, FindingRecord]) -> Iterator[Mention]:
    """The parts of the body that something on the skin is said to be on."""
    for passage in passages:
        rash, text = False, in_lower_case(passage.text)
        for match in _AT.finditer(text, passage.start, passage.end):
            rash = True
            if match["own"]:
                yield from _at(passage, _OWN[match["own"].lower()], match.start("own"), match.end("own"), records)
            else:
                yield from _listed(passage, match, records)
        for match in _FURTHER.finditer(text, passage.start, passage.end) if rash else ():
            yield from _listed(passage, match, records)


def _listed(passage: Passage, match: re.Match[str], records: Mapping[str, FindingRecord]) -> Iterator[Mention]:
    for finding, pattern in _NAMED:
        part = pattern.search(passage.text, match.start("list"), match.end("list"))
        if part is not None:
            yield from _at(passage, finding, part.start(), part.end(), records)


def _at(
    passage: Passage, finding: str, start: int, end: int, records: Mapping[str, FindingRecord]
) -> Iterator[Mention]:
    if finding in records:
        yield Mention(record=records[finding], passage=passage, start=start, end=end)
