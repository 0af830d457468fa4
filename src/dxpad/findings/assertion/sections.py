"""Sections of a document: which heading a sentence stands under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dxpad.findings.assertion.rule import Effect, RuleBook


NOW = (
    r"(?<=[.;]\s)(?=(?:RR|HR|BP|GCS|NEWS2?|SpO2|SaO2|Sats?|Temp|T|Pulse|P)\s*(?:[:=]\s*)?\d\d"
    r"|(?:Afebrile|Apyrexial|Febrile|Tachycardic|Hypotensive|O/E|On\s+exam\w*|Looks|Today|Now|Presents|Presented|C/o)\b)"
)
"""Where what stands behind a heading on its own line is over: a reading or the examination follows."""


class Section(NamedTuple):
    """The characters `start` to `end` (exclusive) below one heading, and what the heading says of them."""

    start: int
    end: int
    effect: Effect


class Sections:
    """Finds the headings of a rule book, and any heading in capitals, which ends the section before it."""

    def __init__(self, book: RuleBook) -> None:
        self._effects = {name: effect for effect, names in book.headings for name in names}
        names = "|".join(re.escape(name) for name in sorted(self._effects, key=len, reverse=True))
        self._heading = re.compile(
            rf"(?:^|(?<=\s\s)|(?<=[.;:!?\n]\s)|(?<=[.;\n]))[ \t#*]{{0,8}}(?:(?P<name>{names})\**(?:\s*:|[ \t]*(?=\n))"
            rf"|(?P<capitals>(?-i:[A-Z][A-Z0-9/&()' -]{{2,60}}):))|(?P<gap>\n[ \t]*\n)|(?P<now>(?-i:{NOW}))",
            re.IGNORECASE,
        )

    def of(self, text: str) -> tuple[Section, ...]:
        """The sections of `text` in order; text before the first heading is in none.

        A blank line after something was written ends a section that has an effect.
        """
        found: list[Section] = []
        effect: Effect | None = None
        start = 0
        for mark in self._heading.finditer(text):
            if mark["gap"] and not text[start : mark.start()].strip():
                continue
            if effect is not None:
                found.append(Section(start, mark.start(), effect))
            name = (mark["name"] or mark["capitals"] or "").lower()
            effect, start = self._effects.get(name), mark.end()
        if effect is not None:
            found.append(Section(start, len(text), effect))
        return tuple(found)
