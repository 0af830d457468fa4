"""Reading a template's text: `[note]` for the whole, then one `[block]` a section, each with lines `name = value`.

Every fault is told at once, with its line and its mend. What a section's `instruction` or `example` says is for whoever
reads the template: no word of it ever enters a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.notes.parts import Kind, Order, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 20_000
"""Characters of a template."""
MOST_WORDS = 2_000
"""Largest budget of words for one section."""
WHOLE = "note"
_OF_WHOLE = ("title", "american", "loinc", "voice")
_OF_SECTION = ("title", "loinc", "holds", "words", "most", "order", "instruction", "example")
_BLOCK = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*)\]")
_LOINC = re.compile(r"\d{1,5}-\d")
_KINDS = tuple(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPlan:
    """One section of a template. `loinc` is empty where no code is known for sure, `words` is its budget (0: none),
    which what names a finding or a medicine may pass, up to `most` (0: without end). A section that holds nothing is
    for the clinician to write; `instruction` and `example` say how."""

    key: str
    title: str
    loinc: str
    holds: tuple[Kind, ...]
    words: int = 0
    most: int = 0
    order: Order = Order.KIND
    instruction: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template: its id, the title of the document it makes (`american` where that differs there, else the same), its
    LOINC code (empty: none known for sure), the voice it is written in and its sections in order."""

    id: str
    title: str
    american: str
    loinc: str
    voice: Voice
    sections: tuple[SectionPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in one line (counted from 1), and the mend."""

    line: int
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class _Value:
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class _Block:
    name: str
    line: int
    values: dict[str, _Value]

    def text(self, field: str) -> str:
        """The field's text, empty when it is not there."""
        value = self.values.get(field)
        return value.text if value else ""


def parse(id_: str, text: str) -> Template:
    """A template from its text.

    Raises:
        BadInputError: it has a fault; the first is named with its line.
    """
    found = faults(text)
    if found:
        raise BadInputError(found[0].what, where=f"template {id_}, line {found[0].line}", mend=found[0].mend)
    blocks, _ = _blocks(text)
    whole = next((block for block in blocks if block.name == WHOLE), _Block(WHOLE, 0, {}))
    title = whole.text("title") or "Consultation note"
    return Template(
        id=id_,
        title=title,
        american=whole.text("american") or title,
        loinc=whole.text("loinc"),
        voice=Voice(whole.text("voice") or Voice.THIRD),
        sections=tuple(_section(block) for block in blocks if block.name != WHOLE),
    )


def faults(text: str) -> tuple[Fault, ...]:
    """Everything that is wrong with a template's text, in the order of its lines; empty when it can be used."""
    if len(text) > LONGEST:
        return (Fault(line=1, what=f"it has more than {LONGEST:,} characters", mend="A template holds no note"),)
    blocks, found = _blocks(text)
    names = [block.name for block in blocks if block.name != WHOLE]
    if not names:
        found.append(Fault(line=1, what="there is no section", mend="Begin one with a line such as [history]"))
    for block in blocks:
        found.extend(_wrong_in(block))
    return tuple(sorted(found, key=lambda fault: fault.line))


def _section(block: _Block) -> SectionPlan:
    return SectionPlan(
        key=block.name,
        title=block.text("title"),
        loinc=block.text("loinc"),
        holds=tuple(Kind(kind) for kind in _listed(block.text("holds"))),
        words=int(block.text("words") or 0),
        most=int(block.text("most") or 0),
        order=Order(block.text("order") or Order.KIND),
        instruction=block.text("instruction"),
        example=block.text("example"),
    )


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _blocks(text: str) -> tuple[list[_Block], list[Fault]]:
    """The blocks with their values, and the lines that are none of a block, a value, a comment or a continuation."""
    blocks: list[_Block] = []
    found: list[Fault] = []
    last = ""
    for line, raw in enumerate(text.splitlines(), start=1):
        stripped = raw.strip()
        name, equals, value = (part.strip() for part in raw.partition("="))
        if not stripped or stripped.startswith("#"):
            last = ""
        elif raw[0] in " \t" and last and blocks:
            before = blocks[-1].values[last]
            blocks[-1].values[last] = _Value(before.line, f"{before.text} {stripped}")
        elif stripped.startswith("["):
            last = ""
            found.extend(_opened(blocks, line, stripped))
        elif equals and blocks:
            last = name
            if name in blocks[-1].values:
                found.append(Fault(line=line, what="this stands twice in one section", mend="Keep one of the two"))
            blocks[-1].values[name] = _Value(line, value)
        else:
            mend = "Write name = value under a line such as [history]; begin a comment with #"
            found.append(Fault(line=line, what="this line is no part of a section", mend=mend))
    return blocks, found


def _opened(blocks: list[_Block], line: int, stripped: str) -> Iterator[Fault]:
    match = _BLOCK.fullmatch(stripped)
    name = match[1] if match else f"unreadable-{line}"
    if match is None:
        yield Fault(line=line, what="a section's name cannot be read", mend="Write it like [past-history]")
    elif any(block.name == name for block in blocks):
        yield Fault(line=line, what=f"[{name}] stands twice", mend="Give each section a name of its own")
    blocks.append(_Block(name, line, {}))


def _wrong_in(block: _Block) -> Iterator[Fault]:
    known = _OF_WHOLE if block.name == WHOLE else _OF_SECTION
    for name, value in block.values.items():
        if name not in known:
            yield Fault(line=value.line, what="this name is not known here", mend=f"Use one of: {', '.join(known)}")
    code = block.values.get("loinc")
    if code and code.text and not _LOINC.fullmatch(code.text):
        yield Fault(line=code.line, what="this is no LOINC code", mend="Write it like 10164-2, or leave the line out")
    voice = block.values.get("voice")
    if voice and voice.text not in tuple(Voice):
        mend = (
            "Write third (about the patient, in short), full (the same in whole sentences) or second (to the patient)"
        )
        yield Fault(line=voice.line, what="this voice is not known", mend=mend)
    if block.name != WHOLE:
        yield from _wrong_in_section(block)


def _wrong_in_section(block: _Block) -> Iterator[Fault]:
    if not block.text("title"):
        yield Fault(line=block.line, what=f"[{block.name}] has no title", mend="Add a line: title = …")
    kinds = _listed(block.text("holds"))
    if not kinds and not block.text("instruction"):
        mend = f"Add a line holds = … with any of: {', '.join(_KINDS)}; or an instruction, for what you write yourself"
        yield Fault(line=block.line, what=f"[{block.name}] holds nothing", mend=mend)
    for kind in kinds:
        if kind not in _KINDS:
            close = get_close_matches(kind, _KINDS, n=1)
            mend = f"Did you mean {close[0]}?" if close else f"Use one of: {', '.join(_KINDS)}"
            yield Fault(line=block.values["holds"].line, what="a kind in this list is not known", mend=mend)
    order = block.values.get("order")
    if order and order.text not in tuple(Order):
        mend = f"Use one of: {', '.join(Order)}"
        yield Fault(line=order.line, what="this order is not known", mend=mend)
    for words in (block.values.get("words"), block.values.get("most")):
        if words and not (words.text.isascii() and words.text.isdigit() and int(words.text) <= MOST_WORDS):
            yield Fault(line=words.line, what="this is no number of words", mend=f"Write one from 1 to {MOST_WORDS:,}")
