"""Medicines that were new in the last weeks, told by when it was: "started lamotrigine two weeks ago"; and whether what
is recent by its name is dated so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.medicines import drugs_in
from dxpad.findings.mention import Mention
from dxpad.findings.numbers import NUMBER, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.store import Store

NEW_MEDICINE = "new-medication"

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

_OF_LATE = re.compile(
    r"\blast\s+month\b|\b(?:a|one|two|three|[123])\s+months?\s+(?:ago|back|earlier)\b|\bearlier\s+this\s+year\b",
    re.IGNORECASE,
)
"""Times that are behind, and yet late enough for what is recent by its name."""


def recent_mentions(passages: Sequence[Passage], store: Store) -> Iterator[Mention]:
    """New medicines, each where it stands."""
    record = store.findings().get(NEW_MEDICINE)
    if record is None:
        return
    for passage in passages:
        for start, end in _new_medicines(passage, store):
            yield Mention(record=record, passage=passage, start=start, end=end)


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
        started = _STARTED.search(sentence[0])
        ago = _AGO.search(sentence[0]) if started is not None else None
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
