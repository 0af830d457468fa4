"""Codes that the clinician took over: a tick on a suggestion, which holds while its sentence stands as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.coding import AcceptedCode
from dxpad.domain.notework import Check

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dxpad.domain.coding import SuggestedCode
    from dxpad.domain.note import Note

CODE = "code"
"""The kind of such a tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One code of a suggestion and whether it was taken."""

    suggested: SuggestedCode
    code: str
    check: Check
    taken: bool


def offers(note: Note, suggested: Sequence[SuggestedCode], ticked: Iterable[Check]) -> tuple[Offer, ...]:
    """Every suggested code of a note, with whether the clinician took it."""
    done = frozenset(ticked)
    sentences = [sentence.text for section in note.sections for sentence in section.sentences]
    made = []
    for one in suggested:
        for code in one.icd10:
            check = Check(sentence=sentences[one.sentence], kind=CODE, point=code, why=one.condition)
            made.append(Offer(suggested=one, code=code, check=check, taken=check in done))
    return tuple(made)


def accepted(made: Iterable[Offer]) -> tuple[AcceptedCode, ...]:
    """What was taken, as it goes out."""
    return tuple(
        AcceptedCode(
            condition=offer.suggested.condition,
            name=offer.suggested.name,
            code=offer.code,
            status=offer.suggested.status,
            sentence=offer.suggested.sentence,
        )
        for offer in made
        if offer.taken
    )
