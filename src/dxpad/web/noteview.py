"""The note as its pages show it: sections with numbered sentences, and what the clinician has put beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.notes.editing import Line, Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """One section. `lines` are numbered over the whole note; `own` are the ids of what the clinician changed in it."""

    key: str
    title: str
    lines: tuple[tuple[int, Line], ...]
    own: tuple[str, ...]


def sections_of(revision: Revision) -> tuple[SectionView, ...]:
    """Every section of the template, empty ones too."""
    made, number = [], 0
    for section, lines in zip(revision.note.sections, revision.lines, strict=True):
        changed = [line.own.id for line in lines if line.own]
        changed += [item.id for item in revision.cut if item.section == section.key]
        numbered = tuple(enumerate(lines, number))
        made.append(SectionView(key=section.key, title=section.title, lines=numbered, own=tuple(changed)))
        number += len(lines)
    return tuple(made)
