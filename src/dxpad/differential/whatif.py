"""What a page asks before anything happens: how the list would move, what nobody has asked, what asking would tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.differential.posterior import posterior_of
from dxpad.differential.question import gains, likely, settled
from dxpad.differential.rank import counted, field_for
from dxpad.differential.shift import NO_SHIFTS, shifted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dxpad.differential.model import Model
    from dxpad.differential.posterior import Posterior
    from dxpad.differential.question import Gain
    from dxpad.domain.case import Case
    from dxpad.domain.finding import FindingSet


def shares(
    case: Case, found: FindingSet, model: Model, *, shifts: Mapping[str, float] = NO_SHIFTS
) -> Mapping[str, float]:
    """The probability of every condition by id, *other* under the empty one: what `rank` gives without its words."""
    return _posterior(case, found, model, shifts).shares


def unasked(found: FindingSet, model: Model) -> frozenset[str]:
    """Every finding that is neither said nor implied nor excluded by what was said."""
    return frozenset(model.store.findings()) - settled(counted(found, model.store), model)


def worth(case: Case, found: FindingSet, names: Iterable[str], model: Model) -> Mapping[str, Gain]:
    """What asking for each of these would tell, as far as nobody has asked."""
    posterior = _posterior(case, found, model, NO_SHIFTS)
    open_ = unasked(found, model).intersection(names)
    return gains(open_, likely(posterior.shares, posterior.order, model), model, case.setting)


def _posterior(case: Case, found: FindingSet, model: Model, shifts: Mapping[str, float]) -> Posterior:
    return posterior_of(shifted(field_for(case, found, model), shifts))
