"""The compiled knowledge about medicines to the rules of the checks; made once for each open store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.differential import Basis
from dxpad.domain.errors import StorageError
from dxpad.guidance.drugs.rules import (
    AGE,
    ALLERGY,
    INTERACTION,
    PREGNANCY,
    RENAL,
    Advice,
    AgeRule,
    AllergyRule,
    Drug,
    DrugClass,
    Formulary,
    Interaction,
    RenalBand,
    RenalRule,
    StateRule,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dxpad.knowledge.document import Document
    from dxpad.knowledge.store import Store

    Documents = Mapping[str, Document]


def formulary(store: Store) -> Formulary:
    """What this knowledge says about medicines.

    Raises:
        StorageError: the file holds no rules, so that nothing would be found and it would look like safety.
    """
    return store.derived(_formulary)


def _formulary(store: Store) -> Formulary:
    kinds = {kind: store.documents(f"drug-{kind}") for kind in (INTERACTION, ALLERGY, RENAL, PREGNANCY, AGE)}
    if not all(kinds.values()):
        raise StorageError("the knowledge file holds no drug rules", where="drugs", mend="Run: dxpad knowledge build")
    authored = store.documents("drug-class")
    open_ = {name: _members(name, authored) for name in authored}
    drugs = {name: _drug(name, item) for name, item in store.documents("drug").items()}
    classes = {name: _class(name, item, open_[name]) for name, item in authored.items()}
    return Formulary(
        drugs=drugs,
        classes=classes,
        interactions=tuple(_interaction(name, item, open_) for name, item in kinds[INTERACTION].items()),
        allergies=tuple(_allergy(name, item, open_) for name, item in kinds[ALLERGY].items()),
        renal=tuple(_renal(name, item, open_) for name, item in kinds[RENAL].items()),
        states=tuple(
            StateRule(
                id=name, drugs=_opened(item.texts("drugs"), open_), state=item.text("state"), advice=_advice(item)
            )
            for name, item in kinds[PREGNANCY].items()
        ),
        ages=tuple(_age(name, item, open_) for name, item in kinds[AGE].items()),
        duplicates=tuple(item for item in classes.values() if item.duplicate is not None),
        counted={kind: _counted(items.values()) for kind, items in kinds.items()},
    )


def _counted(items: Iterable[Document]) -> tuple[int, int]:
    cited = [any(part.texts("source") for part in (item, *item.parts("bands"))) for item in items]
    return sum(cited), len(cited) - sum(cited)


def _drug(name: str, item: Document) -> Drug:
    return Drug(id=name, name=item.text("name"), parts=frozenset((name, *item.texts("contains"))))


def _members(name: str, authored: Documents) -> frozenset[str]:
    item = authored[name]
    inner = (_members(each, authored) for each in item.texts("includes"))
    return frozenset(item.texts("members")).union(*inner)


def _opened(names: Iterable[str], open_: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Medicines and classes to medicines."""
    return frozenset().union(*(open_.get(name, frozenset((name,))) for name in names))


def _class(name: str, item: Document, members: frozenset[str]) -> DrugClass:
    twice = item.part("duplicate")
    return DrugClass(
        id=name,
        name=item.text("name"),
        members=members,
        substance=item.flag("substance"),
        finding=item.text("finding"),
        lingers=item.text("lingers"),
        duplicate=replace(_advice(twice), mechanism=f"Both count as {item.text('name')}.") if twice else None,
    )


def _advice(item: Document, over: Document | None = None) -> Advice:
    """The advice of a rule; of a band of it (`over`) where that speaks for itself."""
    own = over or item
    sources = own.texts("source") or (() if own.text("basis") else item.texts("source"))
    return Advice(
        tier=int(own.number("tier") or 1),
        mechanism=item.text("mechanism"),
        effect=item.text("effect"),
        action=own.text("action"),
        alternative=item.text("alternative"),
        basis=Basis.STUDY if sources else Basis.ESTIMATE,
        sources=sources,
    )


def _interaction(name: str, item: Document, open_: Mapping[str, frozenset[str]]) -> Interaction:
    between = item.raw("between")
    sides = between if isinstance(between, list) else []
    return Interaction(id=name, sides=tuple(_opened(side, open_) for side in sides), advice=_advice(item))


def _allergy(name: str, item: Document, open_: Mapping[str, frozenset[str]]) -> AllergyRule:
    """Allergens stay under their own ids too, so that one which is no medicine (latex) is met as well."""
    allergens, medicines = item.texts("allergic_to"), item.texts("medicines")
    return AllergyRule(
        id=name,
        same=item.flag("same"),
        allergens=_opened(allergens, open_).union(allergens),
        medicines=_opened(medicines, open_).union(medicines),
        advice=_advice(item),
    )


def _renal(name: str, item: Document, open_: Mapping[str, frozenset[str]]) -> RenalRule:
    bands = (RenalBand(below=band.number("below") or 0.0, advice=_advice(item, band)) for band in item.parts("bands"))
    return RenalRule(
        id=name, drugs=_opened(item.texts("drugs"), open_), measure=item.text("measure"), bands=tuple(bands)
    )


def _state(name: str, item: Document, open_: Mapping[str, frozenset[str]]) -> StateRule:
    drugs = _opened(item.texts("drugs"), open_)
    return StateRule(id=name, drugs=drugs, state=item.text("state"), advice=_advice(item))


def _age(name: str, item: Document, open_: Mapping[str, frozenset[str]]) -> AgeRule:
    return AgeRule(
        id=name,
        drugs=_opened(item.texts("drugs"), open_),
        at_least=item.number("age_at_least"),
        below=item.number("age_below"),
        when=item.raw("when"),
        advice=_advice(item),
    )
