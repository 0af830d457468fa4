"""The rules of the checks as the stage sees them: every class is already opened to its members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.domain.differential import Basis

INTERACTION, ALLERGY, RENAL, PREGNANCY, AGE, DUPLICATE = KINDS = (
    "interaction",
    "allergy",
    "renal",
    "pregnancy",
    "age",
    "duplicate",
)
"""The kinds of checks, in the order they are shown in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What a rule says once it is met; `tier` 1 is to be avoided, 2 adjusted or watched, 3 known."""

    tier: int
    mechanism: str
    effect: str
    action: str
    alternative: str
    basis: Basis
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drug:
    """A medicine; `parts` are itself and, for a fixed combination, the medicines in it."""

    id: str
    name: str
    parts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrugClass:
    """A class or an allergen (`substance`). `finding` says that one of it is taken, `lingers` how long one acts on
    after it was stopped, `duplicate` what two of it at once mean; empty and None where there is nothing to say."""

    id: str
    name: str
    members: frozenset[str]
    substance: bool
    finding: str
    lingers: str
    duplicate: Advice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """Two or three sides of which different medicines must stand on each."""

    id: str
    sides: tuple[frozenset[str], ...]
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class AllergyRule:
    """What a recorded allergy to one of `allergens` (medicines and allergens) means for `medicines`; `same` is the rule
    for the very medicine that was recorded."""

    id: str
    same: bool
    allergens: frozenset[str]
    medicines: frozenset[str]
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class RenalBand:
    """What holds when the measure lies below `below`."""

    below: float
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class RenalRule:
    """Bands in rising order; `measure` is egfr or crcl."""

    id: str
    drugs: frozenset[str]
    measure: str
    bands: tuple[RenalBand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRule:
    """`state` is pregnancy, breastfeeding or childbearing."""

    id: str
    drugs: frozenset[str]
    state: str
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRule:
    """From `at_least` or under `below` years; `when` is a rule over findings that must hold too, None without one."""

    id: str
    drugs: frozenset[str]
    at_least: float | None
    below: float | None
    when: object
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulary:
    """All of it. `counted` gives for each kind of check how many rules rest on a source somebody read, and how many are
    estimates."""

    drugs: dict[str, Drug]
    classes: dict[str, DrugClass]
    interactions: tuple[Interaction, ...]
    allergies: tuple[AllergyRule, ...]
    renal: tuple[RenalRule, ...]
    states: tuple[StateRule, ...]
    ages: tuple[AgeRule, ...]
    duplicates: tuple[DrugClass, ...]
    counted: dict[str, tuple[int, int]]

    def name(self, name: str) -> str:
        """A medicine, class or allergen as it is read; an unknown one as it was written."""
        known = self.drugs.get(name) or self.classes.get(name)
        return known.name if known else name
