"""What was new in the last weeks, told by when it was: "started lamotrigine two weeks ago", "a cold last week"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.medicines import drugs_in
from dxpad.findings.mention import Mention
from dxpad.findings.numbers import NUMBER, value_of
from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.store import Store

NEW_MEDICINE = "new-medication"
COLD = "recent-upper-respiratory-infection"
GASTRO = "recent-gastroenteritis"

_DAYS = {"d": 1, "w": 7, "f": 14, "m": 30}
_RECENT_DAYS = 70
"""A medicine begun so many days ago may still be what the skin, the liver or the blood answers to."""

_STARTED = re.compile(
    r"\b(?:started|starting|began|begun|commenced|initiated|put\s+(?:him|her|me|them)?\s*on|prescribed|switched\s+to|changed\s+to"
    r"|given)\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    rf"\b(?:(?P<n>{NUMBER}|an?|(?:a\s+)?couple\s+of|(?:a\s+)?few|several)(?:\s+and\s+a\s+half)?(?:\s*(?:-|–|to|or)\s*{NUMBER})?\s+"
    r"(?P<unit>days?|weeks?|fortnight|months?)\s+(?:ago|earlier|before|back|previously|prior)|(?P<soon>recently|last\s+(?:week|month)"
    r"|yesterday|the\s+(?:week|day)\s+before|this\s+(?:week|month)))\b"
    r"|\b(?P<short>\d{1,2})/(?P<of>7|52|12)\s+ago\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"\b(?:stopped|finished|ended|no\s+new|restarted)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;!?\n]+(?:\.\d[^.;!?\n]*)*")

_LATELY = (
    r"(?:last\s+(?:week|month)|(?:the|a)\s+(?:week|fortnight)\s+(?:before|ago|or\s+so\s+ago|earlier)|(?:a\s+)?(?:couple\s+of|few|several)\s+weeks?\s+"
    r"(?:ago|earlier|before|back)|(?:one|two|three|four|\d|a|10|ten|14)\s*(?:-|–|to)?\s*\d?\s*(?:weeks?|/52)\s+(?:ago|earlier|before|previously|back)"
    r"|(?:5|6|7|8|9|10|12|14|five|six|seven|eight|nine|ten)\s+days\s+(?:ago|earlier|before|previously)|(?:a|one)\s+fortnight\s+ago|earlier\s+this\s+month"
    r"|recently|the\s+week\s+before)"
)
_AIRWAY = (
    r"(?:(?:head\s+)?cold(?!\s+(?:drinks?|showers?|baths?|water|weather|spell|snap|swim|day|night|air|sores?|compress|pack|room|food|hands?|feet))|coughs?|runny\s+nose|snotty\s+nose|snuffles|sniffles|snuffly|sore\s+throat|flu(?:-like\s+illness)?|influenza|tonsillitis|pharyngitis"
    r"|urti|uri|(?:upper\s+)?(?:respiratory|chest|throat|ear)\s+infection|viral\s+(?:illness|infection)|strep(?:\s+throat)?|coryzal?|croup|virus)"
)
_GUT = (
    r"(?:gastroenteritis|food\s+poisoning|(?:tummy|stomach)\s+(?:bug|upset)|diarrhoea|diarrhea|d\s?[&+]\s?v|campylobacter|salmonella"
    r"|the\s+runs|dodgy\s+(?:curry|meal|prawns|kebab))"
)
_ONSET = (
    r"(?!\s*(?:started|began|came\s+on|since|for\b|and\s+has|that\s+(?:won|has|is)|which\s+(?:has|is)|persist\w*"
    r"|worse|getting))"
)
_HAD = r"(?:had|has\s+had|after|following|with|recovering\s+from|getting\s+over|got\s+over|recent|caught|s/p|post)"
_BEFORE = (
    r"(?:\b(?:just\s+)?(?:getting|got)\s+over\b|\brecovering\s+from\b|\bon\s+the\s+(?:mend|tail\s+end)\s+(?:from|of)\b|\bafter\s+(?:a|an|having)\b|\bfollowing\s+an?\b"
    r"|\bpreceded\s+by\b|\bpost\b)"
)


def _told(illness: str) -> re.Pattern[str]:
    near = r"(?:(?!\b(?:no|not|never|denies|without)\b)[^.;!?\n]){0,40}?"
    return re.compile(
        rf"\b{_HAD}\s{near}\b{illness}\b{_ONSET}[^.;!?\n]{{0,30}}?\b{_LATELY}"
        rf"|\b{_LATELY}\b,?\s*(?:(?:he|she|i|they|we|the\s+\w+)\s+)?{_HAD}\s{near}\b{illness}\b"
        rf"|{_BEFORE}\s+(?:(?:a|an|the|viral|bad|nasty|mild|recent)\s+){{0,2}}{illness}\b"
    )


_BIRTH = re.compile(
    rf"\b(?:had|delivered|gave\s+birth\s+to)\s+(?:my|our|her|a|the)\s+(?:(?:first|second|third|fourth|little|healthy|\w+)\s+)?(?:baby|child|twins|son"
    rf"|daughter|boy|girl)\b[^.;!?\n]{{0,40}}?\b(?:(?:{NUMBER}|a|an|(?:a\s+)?couple\s+of|(?:a\s+)?few)\s+(?:days?|weeks?|fortnight)\s+(?:ago|earlier|before)"
    r"|last\s+(?:week|month|night)|yesterday|this\s+(?:week|month|morning)|on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    rf"|\b(?:{NUMBER}|a|an|(?:a\s+)?couple\s+of|few)\s+(?:days?|weeks?)\s+(?:after|since|following|post)\s+(?:(?:delivering|giving\s+birth)\b|(?:the\s+)?(?:birth|delivery|arrival)\s+of"
    r"|(?:having\s+)?(?:my|her|our)\s+(?:\w+\s+)?(?:baby|birth|delivery|labour|c-?section|caesarean))"
    r"|\b\d{1,2}(?:/(?:7|52)|\s+(?:days?|weeks?))\s+post[\s-]?(?:lscs|nvd|svd|c-?section|caesarean|delivery|forceps|ventouse|partum|natal)"
    rf"|\bday\s+\d{{1,2}}\s+(?:post|after)\s+(?:lscs|nvd|svd|c-?section|caesarean|delivery|vaginal|forceps|ventouse|birth|em(?:ergency)?\s*(?:lscs|cs))"
)
"""A birth some days or weeks ago, as the mother or her notes tell it."""

_OF_LATE = re.compile(
    r"\blast\s+month\b|\b(?:a|one|two|three|[123])\s+months?\s+(?:ago|back|earlier)\b|\bearlier\s+this\s+year\b",
    re.IGNORECASE,
)
"""Times that are behind, and yet late enough for what is recent by its name."""

WORDED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (COLD, _told(_AIRWAY)),
    (GASTRO, _told(_GUT)),
    ("postpartum", _BIRTH),
)


def recent_mentions(passages: Sequence[Passage], store: Store) -> Iterator[Mention]:
    """New medicines and infections just over, each where it stands."""
    records = store.findings()
    for passage in passages:
        text = in_lower_case(passage.text)
        for finding, pattern in WORDED:
            if finding in records:
                for match in pattern.finditer(text, passage.start, passage.end):
                    yield Mention(record=records[finding], passage=passage, start=match.start(), end=match.end())
        if NEW_MEDICINE in records:
            for start, end in _new_medicines(passage, store):
                yield Mention(record=records[NEW_MEDICINE], passage=passage, start=start, end=end)


def is_of_late(mention: Mention) -> bool:
    """Whether what is recent by its name is dated some weeks back: "flew back from Kenya last month"."""
    if not mention.record.id.startswith("recent-"):
        return False
    text, passage = mention.passage.text, mention.passage
    sentences = _SENTENCE.finditer(text, passage.start, passage.end)
    own = next((each for each in sentences if each.start() <= mention.start < each.end()), None)
    return own is not None and _OF_LATE.search(own[0]) is not None


def _new_medicines(passage: Passage, store: Store) -> Iterator[tuple[int, int]]:
    """Where a sentence says that a medicine was begun, and when: some weeks ago at most."""
    for sentence in _SENTENCE.finditer(passage.text, passage.start, passage.end):
        started, ago = _STARTED.search(sentence[0]), _AGO.search(sentence[0])
        if started is None or ago is None or _STOPPED.search(sentence[0]) or _days(ago) > _RECENT_DAYS:
            continue
        first = sentence.start() + started.end()
        drug = next(drugs_in(passage.text, first, min(sentence.end(), first + 60), store), None)
        if drug is not None:
            yield sentence.start() + started.start(), drug[1]


def _days(ago: re.Match[str]) -> float:
    if ago["soon"]:
        return 0
    if ago["short"]:
        return int(ago["short"]) * {"7": 1, "52": 7, "12": 30}[ago["of"]]
    vague = 2 if "couple" in ago["n"].lower() else 4 if re.search(r"few|several", ago["n"], re.IGNORECASE) else 1
    return (value_of(ago["n"]) or vague) * _DAYS[ago["unit"][0].lower()]
