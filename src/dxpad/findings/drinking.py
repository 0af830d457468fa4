"""How much is drunk, where it is said in numbers: "4 beers a day" is heavy, "one glass of wine with dinner" is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.mention import Mention
from dxpad.findings.numbers import NUMBER, value_of
from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import FindingRecord

HEAVY = "heavy-alcohol-use"
HEAVY_PER_WEEK = 15.0
"""Drinks a week from which drinking is heavy: the limit that is lowest for men in common guidance. A few drinks are
less than twice as many units, so the limit in units is twice as high."""
DRINKS = {"bottle of wine": 6.0, "bottle of": 20.0, "unit": 0.5}
"""Drinks in what is not one drink, by the first words of its name."""
_VAGUE = {"a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5}
WEEK = {"d": 7.0, "n": 7.0, "e": 7.0, "w": 1.0}
"""Times a week, by the first letter of the time: day, night or nightly, evening, week."""

_ALCOHOL = (
    r"(?:alcohol(?:ic)?|beers?|lager|cider|wine|spirits?|whisk(?:e)?y|vodka|gin|rum|liquor|bourbon|tequila|sherry)"
)
_VESSEL = r"(?:standard\s+|alcoholic\s+)?(?:drinks?|beverages?|glass(?:es)?|bottles?|cans?|pints?|shots?|units?|beers?)"
_AMOUNT = re.compile(
    rf"\b(?P<n>{NUMBER}|an?|half\s+an?)(?:\s*(?:-|–|to|or)\s*(?P<most>{NUMBER}))?\s*(?P<what>{_VESSEL}(?:\s+of\s+(?:\w+\s+)?{_ALCOHOL})?)"
    rf"[^.;:,\n]{{0,30}}?\b(?P<often>daily|nightly|weekly|(?:a|per|each|every|/)\s*(?:day|night|evening|week))\b"
)
_OF_ALCOHOL = re.compile(rf"\b(?:{_ALCOHOL}|drinks|drinking|drank|units?)\b", re.IGNORECASE)


def drinking_mentions(passages: Sequence[Passage], records: Mapping[str, FindingRecord]) -> Iterator[Mention]:
    """Heavy drinking, once for each amount that says so."""
    for passage in passages if HEAVY in records else ():
        for match in _AMOUNT.finditer(in_lower_case(passage.text), passage.start, passage.end):
            before = passage.text[max(passage.start, match.start() - 30) : match.end()]
            if _OF_ALCOHOL.search(before) and _per_week(match) >= HEAVY_PER_WEEK:
                yield Mention(record=records[HEAVY], passage=passage, start=match.start(), end=match.end())


def _per_week(match: re.Match[str]) -> float:
    least = _VAGUE.get(" ".join(match["n"].lower().split()), value_of(match["n"]))
    most = value_of(match["most"]) if match["most"] else least
    what = " ".join(match["what"].lower().replace("bottles", "bottle").split())
    each = next((drinks for name, drinks in DRINKS.items() if what.startswith(name)), 1.0)
    often = match["often"].lower().split()[-1].lstrip("/").strip()
    times = 7.0 if often.startswith("daily") else WEEK[often[0]]
    return 0.0 if least is None or most is None else (least + most) / 2 * each * times
