"""The headings of clinical prose, from "Chief complaints:" to the shorthand of British letters (PC, HPC, PMH, DH,
FH, SH)."""

from __future__ import annotations

import re
from dataclasses import replace

from dxpad.findings.assertion.sections import NOW
from dxpad.findings.passage import Passage, Section

HEADINGS: dict[Section, tuple[str, ...]] = {
    Section.CHIEF: (
        "chief complaints?",
        "presenting complaints?",
        "presenting problems?",
        "reason for (?:visit|consultation|referral)",
        "cc",
        "pc",
        "c/c",
    ),
    Section.HISTORY: (
        "histor(?:y|ies)(?: of (?:the )?presenting (?:complaints?|illness)| of (?:the )?present illness)?",
        "hpc",
        "hpi",
        "hopc",
        "present(?:ing)? illness",
        "subjective",
        "review of systems",
        "ros",
        "systems? review",
        "present findings",
        "reports",
        "positives?",
        "(?:pertinent|relevant) positives",
        "positive findings",
        "symptoms",
    ),
    Section.ABSENT: ("absent findings?", "absent symptoms?", "pertinent negatives", "negatives", "denies"),
    Section.PAST: (
        "past (?:medical |surgical |medical and surgical )?history",
        "past (?:medical|surgical|illnesses)",
        "medical history",
        "surgical history",
        "pmhx?",
        "pmsh",
        "psh",
        "background",
        "previous history",
        "comorbidities",
    ),
    Section.FAMILY: ("family(?: (?:medical )?history)?", "fhx?", "fam hx"),
    Section.SOCIAL: (
        "social(?: history)?",
        "social and occupational history",
        "shx?",
        "occupational history",
        "sexual history",
        "travel history",
    ),
    Section.MEDICINES: (
        "(?:current |regular )?medications?",
        "(?:current |regular )?medicines",
        "drug history",
        "drugs",
        "dhx?",
        "meds",
        "treatment history",
    ),
    Section.ALLERGIES: ("(?:drug )?allerg(?:y|ies)", "allergy history"),
    Section.EXAMINATION: (
        "(?:on |physical |clinical )?exam(?:ination)?(?: findings)?",
        "o/e",
        "oe",
        "objective",
        "vital signs",
        "vitals",
        "obs",
        "observations",
        "signs",
    ),
    Section.RESULTS: (
        "investigations?",
        "results?",
        "laborator(?:y|ies)(?: results| findings)?",
        "labs",
        "bloods",
        "imaging",
        "ecg",
        "tests",
    ),
    Section.PLAN: (
        "plan",
        "management",
        "assessment(?: and plan)?",
        "impression",
        "diagnos(?:is|es)",
        "differential(?: diagnos[ie]s)?",
        "advice",
        "safety net(?:ting)?",
        "recommendations",
    ),
}

_LINE = r"(?:^|(?<=\n)|(?<=[.;]\s))[ \t]*"
_NAMES = "|".join(f"(?P<{section}>{'|'.join(names)})" for section, names in HEADINGS.items())
HEADING = re.compile(rf"{_LINE}(?:{_NAMES})[ \t]*(?::|-(?=\s))", re.IGNORECASE)

_ONE_TEST = re.compile(r"\becg[ \t]*[:-]\Z", re.IGNORECASE)
_LONGEST_NAME = 8
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=\S)")
_NOW = re.compile(NOW)
_EARLIER = frozenset({Section.PAST, Section.FAMILY, Section.SOCIAL, Section.MEDICINES, Section.ALLERGIES})


def sections(text: str) -> tuple[Passage, ...]:
    """The text cut at its headings, in order; the headings themselves belong to no passage."""
    found = list(HEADING.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)] if found else []
    head = found[0].start() if found else len(text)
    first = (Passage(text=text, start=0, end=head),) if text[:head].strip() else ()
    named = (
        Passage(text=text, start=match.end(), end=end, section=Section(str(match.lastgroup)))
        for match, end in zip(found, ends, strict=True)
    )
    return (*first, *(part for each in named for told in _of_one_test(each) for part in _until_now(told)))


def _of_one_test(passage: Passage) -> tuple[Passage, ...]:
    """A passage under the name of one test, and what is told behind its sentence: "ECG: ST elevation. Wife says …"."""
    if not _ONE_TEST.search(passage.text, max(0, passage.start - _LONGEST_NAME), passage.start):
        return (passage,)
    end = _SENTENCE_END.search(passage.text, passage.start, passage.end)
    if end is None:
        return (passage,)
    return replace(passage, end=end.start()), replace(passage, start=end.start(), section=Section.BODY)


def _until_now(passage: Passage) -> tuple[Passage, ...]:
    """A passage of earlier times, and what it says of today behind them on the same line."""
    line = passage.text.find("\n", passage.start, passage.end)
    today = _NOW.search(passage.text, passage.start, passage.end if line < 0 else line)
    if passage.section not in _EARLIER or today is None:
        return (passage,)
    return replace(passage, end=today.start()), replace(passage, start=today.start(), section=Section.BODY)
