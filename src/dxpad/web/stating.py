"""Medicines and allergies by the words a clinician types: what they name, what they may mean, and what they change."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from dxpad.domain.case import Case
from dxpad.domain.finding import ANY_MEDICINE, Medication, Status
from dxpad.findings.prescribed import rests_on
from dxpad.guidance.drugs.formulary import formulary
from dxpad.guidance.drugs.names import near, unread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.domain.consultation import Consultation, Stated
    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.store import Store
    from dxpad.pad import Pad

MOST = 12
SHORTEST = 2
OFFERED = 3


class Listed(StrEnum):
    """The two lists."""

    MEDICINE = "medicine"
    ALLERGY = "allergy"


def read_names(words: str, listed: Listed, pad: Pad) -> dict[str, tuple[str, Status | None]]:
    """Words and status by the id of each thing that is named; a status only where the words give one ("none known").
    What no list knows stands under its own words."""
    return _medicines(words, pad) if listed is Listed.MEDICINE else _allergies(words, pad)


def _medicines(words: str, pad: Pad) -> dict[str, tuple[str, Status | None]]:
    store = pad.knowledge
    ids = [each.id for each in pad.find(Case(id="stated", medications=(words,))).medications]
    if len(ids) == 1:
        return {ids[0]: (words, None)}
    left = unread(words, store) if ids else words
    named: dict[str, tuple[str, Status | None]] = {each: (name_of(each, store), None) for each in ids}
    return named | ({left: (left, None)} if left else {})


def _allergies(words: str, pad: Pad) -> dict[str, tuple[str, Status | None]]:
    found = pad.find(Case(id="stated", allergies=(words,))).allergies
    return {
        each.id or each.name: (each.name, Status.ABSENT if each.status is Status.ABSENT else None) for each in found
    }


def name_of(subject: str, store: Store) -> str:
    """A medicine, class or allergen as it is read; what no list knows as it stands."""
    return "any medicine" if subject == ANY_MEDICINE else formulary(store).name(subject)


def is_known(subject: str, store: Store) -> bool:
    """Whether a list knows this medicine, class or allergen."""
    known = formulary(store)
    return subject == ANY_MEDICINE or subject in known.drugs or subject in known.classes


def suggestions(query: str, listed: Listed, store: Store) -> tuple[str, ...]:
    """Names that begin with the words, as they may be chosen; else those that the words are like."""
    wanted = " ".join(query.lower().split())
    if len(wanted) < SHORTEST:
        return ()
    fitting = {
        phrase: _offered(phrase, name, store)
        for phrase, (name, kind) in _names(listed, store).items()
        if phrase.startswith(wanted) and kind != "misspelling"
    }
    found = tuple(dict.fromkeys(fitting[phrase] for phrase in sorted(fitting, key=lambda each: (len(each), each))))
    return found[:MOST] or alike(wanted, listed, store)


def alike(words: str, listed: Listed, store: Store) -> tuple[str, ...]:
    """What a name that no list knows may mean: offered, never assumed."""
    named = near(words, store)
    if listed is Listed.ALLERGY:
        others = [phrase for phrase, (_, kind) in store.drug_names().items() if kind in ("class", "allergen")]
        named = (*get_close_matches(words.lower(), others, n=OFFERED), *named)
    return tuple(dict.fromkeys(named))[:OFFERED]


def _names(listed: Listed, store: Store) -> Mapping[str, tuple[str, str]]:
    return {
        phrase: item for phrase, item in store.drug_names().items() if listed is Listed.ALLERGY or item[1] != "allergen"
    }


def _offered(phrase: str, name: str, store: Store) -> str:
    """A name with the generic one behind it where it is another."""
    generic = name_of(name, store).lower()
    return phrase if generic == phrase or name not in formulary(store).drugs else f"{phrase} ({generic})"


def as_stated(found: FindingSet, consultation: Consultation, store: Store) -> FindingSet:
    """The findings with what the clinician says nobody can tell: a medicine may be taken, an allergy stays unclear."""
    medicines = _unsure(consultation.set_medicines, store)
    allergies = _unsure(consultation.set_allergies, store)
    if not medicines and not allergies:
        return found
    kept = [replace(each, status=Status.POSSIBLE) if each.id in medicines else each for each in found.medications]
    present = {each.id for each in kept}
    kept += [
        Medication(id=name, name=words, status=Status.POSSIBLE)
        for name, words in medicines.items()
        if name not in present
    ]
    return replace(
        found,
        findings=tuple(each for each in found.findings if not rests_on(each, medicines, store)),
        medications=tuple(kept),
        allergies=tuple(
            replace(each, status=Status.UNKNOWN) if each.id in allergies else each for each in found.allergies
        ),
    )


def _unsure(stated: Stated, store: Store) -> dict[str, str]:
    return {
        subject: name.words for subject, name in stated if name.status is Status.UNKNOWN and is_known(subject, store)
    }
