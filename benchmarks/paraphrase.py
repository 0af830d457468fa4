"""Whether the same case in other words gives the same list: own cases rewritten by fixed rules that see no result.

A rewriting that changes nothing in a text is not counted for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from benchmarks.intervals import wilson
from benchmarks.judged import own_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.judged import Judged
    from dxpad.domain.finding import FindingSet
    from dxpad.pad import Pad

FINDINGS = Path("knowledge") / "findings"
TOP = 3
SHORTEST = 4
"""Letters of a phrase that a synonym may take the place of."""
AMERICAN = (
    ("haem", "hem"), ("oedem", "edem"), ("anaem", "anem"), ("diarrhoea", "diarrhea"), ("oesoph", "esoph"),
    ("paed", "ped"), ("dyspnoea", "dyspnea"), ("orthopnoea", "orthopnea"), ("faec", "fec"),
    ("foet", "fet"), ("gynae", "gyne"), ("ischaem", "ischem"), ("colour", "color"), ("tumour", "tumor"),
    ("odour", "odor"), ("litre", "liter"), ("centre", "center"), ("grey", "gray"), ("aesth", "esth"),
)  # fmt: skip
CONTRACTED = (
    ("does not", "doesn't"), ("did not", "didn't"), ("do not", "don't"), ("has not", "hasn't"), ("have not", "haven't"),
    ("had not", "hadn't"), ("is not", "isn't"), ("was not", "wasn't"), ("are not", "aren't"), ("cannot", "can't"),
    ("could not", "couldn't"), ("will not", "won't"), ("would not", "wouldn't"), ("it is", "it's"), ("I have", "I've"),
    ("I am", "I'm"), ("there is", "there's"),
)  # fmt: skip
SHORT = (
    ("blood pressure", "BP"), ("heart rate", "HR"), ("respiratory rate", "RR"), ("oxygen saturation", "SpO2"),
    ("temperature", "temp"), ("shortness of breath", "SOB"), ("short of breath", "SOB"), ("year-old man", "yo M"),
    ("year-old woman", "yo F"), ("history of", "h/o"), ("nausea and vomiting", "N/V"), ("abdomen", "abdo"),
    ("electrocardiogram", "ECG"), ("urinary tract infection", "UTI"), ("type 2 diabetes", "T2DM"),
)  # fmt: skip
VERBS = "feel|take|smoke|drink|vomit|live|work|say|describe|report|cough|think|want|look|need"
FIRST_PERSON = (
    (r"\b(?:he|she) has\b", "I have"), (r"\b(?:he|she) is\b", "I am"), (r"\b(?:he|she) was\b", "I was"),
    (r"\b(?:he|she) does\b", "I do"), (r"\b(?:he|she) denies\b", "I deny"),
    (rf"\b(?:he|she) ({VERBS})s\b", r"I \1"),
    (r"\b(?:he|she)\b", "I"), (r"\b(?:his|her)\b", "my"), (r"\bhim\b", "me"), (r"\b(?:himself|herself)\b", "myself"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One way of rewriting: how many cases it changed, in how many the first three stayed the same three, in how many
    the first stayed first, and in how many a right diagnosis that was among the first three still was."""

    name: str
    cases: int
    same_three: int
    same_first: int
    right_before: int
    right_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParaphraseBench:
    """Every way, and all together."""

    ways: tuple[Kept, ...]

    def lines(self) -> list[str]:
        """As Markdown."""
        rows = [
            "| rewritten by | cases | same three lead | 95 % interval | same one leads | right one stays in three |",
            "| --- | --- | --- | --- | --- | --- |",
        ]
        for way in (*self.ways, self.together):
            low, high = wilson(way.same_three, way.cases)
            share = way.same_three / max(way.cases, 1)
            rows.append(
                f"| {way.name} | {way.cases} | {share:.1%} | {low:.0%} to {high:.0%} "
                f"| {way.same_first / max(way.cases, 1):.1%} | {way.right_after} of {way.right_before} |"
            )
        return rows

    @property
    def together(self) -> Kept:
        """All rewritings."""
        total = {key: sum(getattr(way, key) for way in self.ways) for key in Kept.__slots__ if key != "name"}
        return Kept(name="**all**", **total)


def run(pad: Pad) -> ParaphraseBench:
    """Every own case that names its diagnosis, in every way."""
    cases = own_cases(pad)
    return ParaphraseBench(ways=tuple(kept(name, cases, way, pad) for name, way in ways().items()))


def ways() -> Mapping[str, Callable[[str, FindingSet], str]]:
    """The rewritings by name."""
    said = _said_otherwise()
    return {
        "American spelling": lambda text, _: _replaced(text, AMERICAN),
        "contractions": lambda text, _: _replaced(text, CONTRACTED),
        "abbreviations": lambda text, _: _replaced(text, SHORT),
        "first person": lambda text, _: _first_person(text),
        "sentences after the complaint backwards": _backwards,
        "another synonym of a finding": lambda text, found: _synonyms(text, found, said),
    }


def kept(name: str, cases: Sequence[Judged], way: Callable[[str, FindingSet], str], pad: Pad) -> Kept:
    """One way on these cases."""
    told = [(case, way(case.case.text or "", case.found)) for case in cases]
    pairs = [(case, _first(case, pad), _again(case, text, pad)) for case, text in told if text != case.case.text]
    return Kept(
        name=name,
        cases=len(pairs),
        same_three=sum(set(before) == set(after) for _, before, after in pairs),
        same_first=sum(before[0] == after[0] for _, before, after in pairs),
        right_before=sum(not case.right.isdisjoint(before) for case, before, _ in pairs),
        right_after=sum(
            not case.right.isdisjoint(before) and not case.right.isdisjoint(after) for case, before, after in pairs
        ),
    )


def _first(case: Judged, pad: Pad) -> list[str]:
    return leaders(pad.shares(case.case, case.found))


def _again(case: Judged, text: str, pad: Pad) -> list[str]:
    told = replace(case.case, text=text)
    return leaders(pad.shares(told, pad.find(told)))


def leaders(shares: Mapping[str, float]) -> list[str]:
    """The first three conditions."""
    return sorted((name for name in shares if name), key=lambda name: -shares[name])[:TOP]


def _replaced(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    for old, new in pairs:
        text = re.sub(rf"\b{old}" if new.islower() else rf"\b{old}\b", new, text, flags=re.IGNORECASE)
    return text


def _first_person(text: str) -> str:
    for pattern, new in FIRST_PERSON:
        text = re.sub(pattern, new, text, flags=re.IGNORECASE)
    return text


def _backwards(text: str, found: FindingSet) -> str:
    """The beginning as far as it says what the patient came for, since that is told by its place; the rest reversed."""
    told = [finding.source.end for finding in found.findings if finding.chief and finding.source]
    begun = re.search(r"[.!?](?=\s)", text[max(told, default=0) :])
    if begun is None:
        return text
    head = max(told, default=0) + begun.end()
    return " ".join([text[:head], *reversed(re.split(r"(?<=[.!?])\s+", text[head:].strip()))])


def _synonyms(text: str, found: FindingSet, said: Mapping[str, Sequence[str]]) -> str:
    """Every finding whose words are one of its own synonyms, by the next of them."""
    spans = []
    for finding in found.findings:
        quote, names = finding.source, said.get(finding.id, ())
        phrase = quote.text.lower() if quote else ""
        if quote and phrase in names and len(names) > 1 and len(phrase) >= SHORTEST:
            other = names[(names.index(phrase) + 1) % len(names)]
            spans.append((quote.start, quote.end, other))
    end = len(text)
    for start, stop, other in sorted(spans, reverse=True):
        if stop <= end:
            text, end = text[:start] + other + text[stop:], start
    return text


def _said_otherwise() -> dict[str, list[str]]:
    """The name and the synonyms of every finding, in small letters."""
    said = {}
    for file in sorted(FINDINGS.glob("*.yaml")):
        for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            said[entry["id"]] = [name.lower() for name in entry.get("synonyms", ())]
    return said
