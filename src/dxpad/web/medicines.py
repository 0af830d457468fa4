"""What the patient takes and reacts to, as chips: as it was said, as the clinician states it, and what is grave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status
from dxpad.web.stating import Listed, alike, is_known, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.domain.consultation import Stated
    from dxpad.domain.finding import Allergy, Medication, Quote
    from dxpad.domain.guidance import DrugAlert
    from dxpad.knowledge.store import Store
    from dxpad.pad import Pad
    from dxpad.web.desk import Look

GRAVE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChip:
    """One medicine or allergen. `subject` is its id; where no list knows it its words, then `known` is False and `near`
    are names that may be meant. `own` says that the clinician stated it."""

    listed: Listed
    subject: str
    name: str
    status: Status
    quote: Quote | None = None
    own: bool = False
    known: bool = True
    near: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Unique on the page."""
        return f"{self.listed}-{'-'.join(self.subject.split())}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Both lists, what is to be avoided among them, and how many drug checks were met and could not be made."""

    medicines: tuple[NameChip, ...]
    allergies: tuple[NameChip, ...]
    grave: tuple[DrugAlert, ...]
    met: int
    not_checked: int


def names_of(look: Look, pad: Pad) -> Names:
    """The lists of one look, checked as they stand."""
    store, found, consultation = pad.knowledge, look.found, look.consultation
    checked = pad.check_drugs(look.case, found)
    medicines = [
        *_named(Listed.MEDICINE, found.medications, consultation.set_medicines, store),
        *(_unlisted(Listed.MEDICINE, quote.text, Status.POSSIBLE, store, quote) for quote in found.unnamed),
        *_typed(Listed.MEDICINE, consultation.set_medicines, store),
    ]
    unread = [each for each in found.allergies if not each.id and each.source is not None]
    allergies = [
        *_named(Listed.ALLERGY, tuple(each for each in found.allergies if each.id), consultation.set_allergies, store),
        *(_unlisted(Listed.ALLERGY, each.name, each.status, store, each.source) for each in unread),
        *_typed(Listed.ALLERGY, consultation.set_allergies, store),
    ]
    return Names(
        medicines=tuple({chip.key: chip for chip in medicines}.values()),
        allergies=tuple({chip.key: chip for chip in allergies}.values()),
        grave=tuple(each for each in checked.drugs if each.tier == GRAVE),
        met=len(checked.drugs),
        not_checked=len(checked.drug_checks.not_checked),
    )


def _named(
    listed: Listed, found: tuple[Medication, ...] | tuple[Allergy, ...], stated: Stated, store: Store
) -> Iterator[NameChip]:
    """What a list knows, in the clinician's words where they stated it."""
    own = dict(stated)
    for each in found:
        words = own[each.id].words if each.id in own else name_of(each.id, store)
        yield NameChip(
            listed=listed,
            subject=each.id,
            name=words,
            status=each.status,
            quote=each.source,
            own=each.id in own,
        )


def _typed(listed: Listed, stated: Stated, store: Store) -> Iterator[NameChip]:
    """What the clinician stated in words that no list knows."""
    for subject, name in stated:
        if not is_known(subject, store):
            yield _unlisted(listed, subject, name.status, store, own=True)


def _unlisted(
    listed: Listed, words: str, status: Status, store: Store, quote: Quote | None = None, *, own: bool = False
) -> NameChip:
    near = alike(words, listed, store)
    return NameChip(
        listed=listed, subject=words, name=words, status=status, quote=quote, own=own, known=False, near=near
    )
