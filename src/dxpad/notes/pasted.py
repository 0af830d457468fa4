"""A template from a pasted note: its headings become sections. Of the note's own words nothing is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.notes.parts import Kind
from dxpad.notes.templatefile import LONGEST, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES: dict[Kind, str] = {
    Kind.CHIEF_COMPLAINT: "chief complaint|presenting complaint|reason for (?:visit|consultation|encounter)|cc|pc",
    Kind.HISTORY: "history of (?:the )?present(?:ing)? (?:illness|complaint)|hpi|hpc|history|subjective|s",
    Kind.REVIEW: "review of systems|systems review|systemic (?:review|enquiry)|ros|subjective|s",
    Kind.PAST: "(?:past )?(?:medical|surgical) history|past history|pmh|pmhx|psh|background|history",
    Kind.MEDICATIONS: "(?:current |regular )?(?:medications?|medicines)|drugs?|drug history|meds|dh|dhx",
    Kind.ALLERGIES: "allerg(?:y|ies)|drug allergies|known allergies",
    Kind.FAMILY: "family history|fh|fhx",
    Kind.SOCIAL: "social(?: and occupational)? history|sh|shx|occupation(?:al history)?",
    Kind.EXAM: (
        "(?:physical |clinical )?exam(?:ination)?(?: findings)?|on examination|o/e|vital signs|vitals|"
        "observations|obs|objective|o|findings|examination and results"
    ),
    Kind.RESULTS: "results|investigations?|tests?|labs?|laboratory(?: results)?|imaging|bloods|objective|o",
    Kind.ASSESSMENT: (
        "assessment|impression|diagnos[ie]s|differential(?: diagnosis)?|opinion|conclusion|a|"
        "assessment (?:and|&) plan|a/p|a&p|problems?|problem list|summary"
    ),
    Kind.PLAN: "plan|management(?: plan)?|treatment(?: plan)?|recommendations?|p|actions?|follow[- ]up|"
    "assessment (?:and|&) plan|a/p|a&p",
    Kind.SAFETY_NET: "safety[- ]net(?:ting)?(?: advice)?|advice(?: given)?|return precautions|red flags advice",
}
_KNOWN = {kind: re.compile(names, re.IGNORECASE) for kind, names in _NAMES.items()}
_MARKDOWN = re.compile(r"#{1,4}\s+(.+?)\s*#*")
_BOLD = re.compile(r"\*\*(.+?)\*\*:?")
_LONGEST_HEADING = 6
_MOST_SECTIONS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class FromNote:
    """A template's text, and the headings that the program cannot fill: the clinician writes under them."""

    text: str
    unfilled: tuple[str, ...]


def from_note(pasted: str) -> FromNote:
    """A template with the headings of a note, in their order; its text is empty when the note has no heading."""
    headings = list(dict.fromkeys(_headings(pasted[:LONGEST])))[:_MOST_SECTIONS]
    taken: set[Kind] = set()
    blocks, unfilled = [], []
    for number, heading in enumerate(headings):
        kinds = [kind for kind in kinds_of(heading) if kind not in taken]
        taken.update(kinds)
        if not kinds:
            unfilled.append(heading)
        blocks.append(_block(heading, kinds, number))
    text = "\n\n".join([f"[{WHOLE}]\ntitle = Consultation note\nvoice = third", *blocks]) + "\n" if blocks else ""
    return FromNote(text=text, unfilled=tuple(unfilled))


def kinds_of(heading: str) -> tuple[Kind, ...]:
    """What the program can write under a heading, nothing where it does not know it."""
    return tuple(kind for kind, names in _KNOWN.items() if names.fullmatch(heading.strip(" .:")))


def _block(heading: str, kinds: list[Kind], number: int) -> str:
    key = re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") or "section"
    lines = [f"[{key if key != WHOLE else 'section'}-{number + 1}]", f"title = {heading}"]
    if kinds:
        lines.append(f"holds = {', '.join(kinds)}")
    else:
        lines.append("instruction = The program cannot fill this: write it yourself, or name what it holds.")
    return "\n".join(lines)


def _headings(pasted: str) -> Iterator[str]:
    """Every line that is a heading: by its marks, by standing alone, or by a name that is known before a colon."""
    for line in pasted.splitlines():
        stripped = line.strip()
        marked = _MARKDOWN.fullmatch(stripped) or _BOLD.fullmatch(stripped)
        name, colon, rest = (marked[1] if marked else stripped).partition(":")
        name = " ".join(name.split())
        known = bool(kinds_of(name)) and (bool(marked) or bool(colon) or not rest)
        if known or _alone(name, marked=bool(marked), colon=bool(colon) and not rest.strip(), whole=stripped):
            yield name


def _alone(name: str, *, marked: bool, colon: bool, whole: str) -> bool:
    """A heading nobody knows: few words, no figure, and marked, ended by a colon or all in capitals."""
    words = re.findall(r"[A-Za-z]+", name)
    short = 0 < len(words) <= _LONGEST_HEADING and not re.search(r"\d|[.?!=\[\]]", name)
    return short and (marked or colon or (whole.isupper() and len(whole) > len("SOAP")))
