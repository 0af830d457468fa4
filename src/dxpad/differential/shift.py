"""What if a condition were commoner or rarer: its prior moved, everything else worked out again."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.differential.hypotheses import Field

NO_SHIFTS: Mapping[str, float] = MappingProxyType({})


def shifted(field: Field, shifts: Mapping[str, float]) -> Field:
    """The field with the priors of some conditions moved, in natural log-odds as they count; unknown ids do nothing."""
    numbers = field.model.numbers
    known = {numbers[name]: by for name, by in shifts.items() if name in numbers}
    if not known:
        return field
    priors = [value + known.get(number, 0.0) for number, value in enumerate(field.priors)]
    scores = [value + known.get(number, 0.0) for number, value in enumerate(field.scores)]
    return replace(field, priors=priors, scores=scores)
