"""What the checks know of one patient: what is taken, what was stopped, allergies, kidneys, and what no list knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.finding import ANY_MEDICINE, Status
from dxpad.guidance.drugs.formulary import formulary
from dxpad.guidance.drugs.kidney import kidney_of
from dxpad.guidance.drugs.names import near, unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.domain.case import Case
    from dxpad.domain.finding import Allergy, FindingSet, Quote
    from dxpad.guidance.drugs.kidney import Kidney
    from dxpad.guidance.drugs.rules import DrugClass, Formulary
    from dxpad.guidance.facts import Facts
    from dxpad.knowledge.store import Store

_PLACE = re.compile(r"medications\[(\d+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A medicine or a class of which it is not known which one. `drugs` are the medicine with its parts, or the
    members of the class."""

    id: str
    name: str
    drugs: frozenset[str]
    is_class: bool
    source: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allergen:
    """Something the patient reacted to; `certain` is False where it was only said to be possible."""

    id: str
    name: str
    drugs: frozenset[str]
    is_class: bool
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A name that no list knows, and names it is like."""

    name: str
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """One patient. `unsure` may be taken; `unread_allergies` are recorded in words no list knows; `unsure_allergies`
    were asked about without a clear answer; `none_known` is that somebody said there are none."""

    formulary: Formulary
    facts: Facts
    kidney: Kidney
    taking: tuple[Item, ...]
    stopped: tuple[Item, ...]
    unsure: tuple[Item, ...]
    unknown: tuple[Unknown, ...]
    allergies: tuple[Allergen, ...]
    unread_allergies: tuple[str, ...]
    unsure_allergies: tuple[str, ...]
    denied_allergies: tuple[str, ...]
    none_known: bool

    @property
    def allergies_asked(self) -> bool:
        """Whether anything at all is recorded about allergies."""
        return bool(self.allergies or self.unread_allergies or self.unsure_allergies or self.none_known)


def patient_of(case: Case, found: FindingSet, facts: Facts, store: Store) -> Patient:
    """What a case says of one patient's medicines and allergies."""
    known = formulary(store)
    taking = [item_of(each.id, known, each.source) for each in found.medications if each.status is Status.PRESENT]
    stopped = [item_of(each.id, known, each.source) for each in found.medications if each.status is Status.ABSENT]
    unsure = [item_of(each.id, known, each.source) for each in found.medications if each.status is Status.POSSIBLE]
    said = {each.id: each for each in found.allergies}
    return Patient(
        formulary=known,
        facts=facts,
        kidney=kidney_of(facts),
        taking=_once([*(item for item in taking if item), *_by_finding(found, facts, known)]),
        stopped=_once([item for item in stopped if item]),
        unsure=_once([item for item in unsure if item]),
        unknown=tuple(_unknown(case, found, store)),
        allergies=tuple(_allergens(found.allergies, known)),
        unread_allergies=tuple(each.name for each in found.allergies if not each.id),
        unsure_allergies=tuple(known.name(each.id) for each in found.allergies if each.status is Status.UNKNOWN),
        denied_allergies=tuple(
            known.name(each.id)
            for each in found.allergies
            if each.status is Status.ABSENT and each.id not in ("", ANY_MEDICINE)
        ),
        none_known=ANY_MEDICINE in said and said[ANY_MEDICINE].status is Status.ABSENT,
    )


def item_of(name: str, known: Formulary, source: Quote | None = None) -> Item | None:
    """The item of a medicine or class; None for an id that is neither."""
    if name in known.drugs:
        drug = known.drugs[name]
        return Item(id=name, name=drug.name, drugs=drug.parts, is_class=False, source=source)
    if name in known.classes:
        group = known.classes[name]
        return Item(id=name, name=group.name, drugs=group.members, is_class=True, source=source)
    return None


def _by_finding(found: FindingSet, facts: Facts, known: Formulary) -> Iterator[Item]:
    """Classes that a finding says are taken ("blood thinners"), unless the finding is that of a medicine that is known
    by name: stated as taken, or read from the very words that name it as taken, stopped or not borne."""
    firm = (each for each in found.medications if each.status is not Status.POSSIBLE)
    every = (*(each.source for each in firm), *(each.source for each in found.allergies))
    spoken = [source for source in every if source is not None]
    for group in known.classes.values():
        if group.finding and facts.has(group.finding):
            source = facts.quotes.get(group.finding)
            known_by_name = (
                any(each.status is Status.PRESENT and _within(each.id, group, known) for each in found.medications)
                if source is None
                else any(
                    each.turn == source.turn and each.start < source.end and source.start < each.end for each in spoken
                )
            )
            if not known_by_name:
                yield Item(id=group.id, name=group.name, drugs=group.members, is_class=True, source=source)


def _within(name: str, group: DrugClass, known: Formulary) -> bool:
    """Whether a medicine or class belongs to a class, whole or with one of its parts."""
    item = item_of(name, known)
    return item is not None and not item.drugs.isdisjoint(group.members)


def _once(items: list[Item]) -> tuple[Item, ...]:
    return tuple({item.id: item for item in reversed(items)}.values())[::-1]


def _unknown(case: Case, found: FindingSet, store: Store) -> Iterator[Unknown]:
    """Stated medicines that no list knows, whole or in part, and dosed words of the text."""
    places = (_PLACE.fullmatch(issue.where) for issue in found.issues if issue.code == "unknown-medicine")
    whole = {int(place[1]) for place in places if place}
    for number, given in enumerate(case.medications):
        name = given if number in whole else unread(given, store)
        if name.strip():
            yield Unknown(name=name, near=near(name, store))
    for quote in found.unnamed:
        yield Unknown(name=quote.text, near=near(quote.text, store))


def _allergens(said: tuple[Allergy, ...], known: Formulary) -> Iterator[Allergen]:
    for each in said:
        if each.status in (Status.PRESENT, Status.POSSIBLE) and each.id not in ("", ANY_MEDICINE):
            item = item_of(each.id, known)
            if item is not None:
                certain = each.status is Status.PRESENT
                yield Allergen(id=item.id, name=item.name, drugs=item.drugs, is_class=item.is_class, certain=certain)
