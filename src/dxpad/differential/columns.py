"""Makes the columns of findings from the rows of the knowledge, and keeps those that were asked for last."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import cached_property, lru_cache
from math import log
from operator import attrgetter
from typing import TYPE_CHECKING

from dxpad.differential.column import Column, moves
from dxpad.domain.differential import Basis
from dxpad.knowledge.likeness import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.differential.constants import Constants
    from dxpad.differential.kinds import Kinds
    from dxpad.domain.case import Setting
    from dxpad.knowledge.records import ConditionRecord, FindingRecord, LinkRecord
    from dxpad.knowledge.store import Store

RARE = 0.02
"""An author who writes *rare* says that a finding speaks against a condition, or at most nothing for it, however rare
the finding is among all who consult. What a study counted stands as it was counted."""
KEPT = 4096
"""Columns that are kept, of some 10 KB each: twice what all our own cases ask for."""


class Columns:
    """The columns over these conditions, by their number."""

    def __init__(self, store: Store, kinds: Kinds, conditions: Sequence[ConditionRecord], constants: Constants) -> None:
        self._store = store
        self._kinds = kinds
        self._conditions = conditions
        self._constants = constants
        self._kept = lru_cache(maxsize=KEPT)(self._made)

    def column(self, finding: str, setting: Setting, *, present: bool, stands_for: tuple[str, ...] = ()) -> Column:
        """What a present or absent finding says about every condition; `stands_for` are the broader findings that are
        counted with it."""
        return self._kept(finding, setting, stands_for, present=present)

    def _made(self, finding: str, setting: Setting, stands_for: tuple[str, ...], *, present: bool) -> Column:
        if stands_for:
            return self._standing_for(self.column(finding, setting, present=present), stands_for, setting)
        return self._alone(self._store.finding(finding), setting, present=present)

    def _alone(self, record: FindingRecord, setting: Setting, *, present: bool) -> Column:
        marginal, background = record.marginal[setting], record.background[setting]
        unforeseen = background + self._constants.unforeseen * (1.0 - background)
        log_marginal = log(marginal if present else 1.0 - marginal)
        made = _Sayings(
            self._unlisted(background, marginal) if present else [(0.0, 0.0)],
            self._store.alike(record.id) if present else bytes(len(self._conditions)),
        )
        for number, link in self._rows(record.id, present=present).items():
            place = made.place(link) or made.add(
                link, self._pushed(*_plain(link, background, log_marginal, self._constants.shrink, present=present))
            )
            # a kind of rash that a condition hardly ever has says nothing of its other rashes
            if link.finding == record.id or made.said[place][0] >= made.said[made.places[number]][0]:
                made.places[number] = place
        if present:
            self._add_broader(record.id, made)
        return Column(
            record=record,
            present=present,
            marginal=marginal,
            stands_for=(),
            said=made.said,
            rows=made.rows,
            places=made.places,
            moves=moves(made.said, made.places, self._every),
            against=self._against(made.said, made.rows, made.places),
            unforeseen=unforeseen,
            other=log(unforeseen if present else 1.0 - unforeseen) - log_marginal,
        )

    def _unlisted(self, background: float, marginal: float) -> list[tuple[float, float]]:
        """What a present finding says about a condition that does not list it, by the place in `LEVELS`: there at a
        share of its background, and of how often the conditions most like that one have it."""
        shares = (self._constants.unlisted_share(background, like_it) for like_it in LEVELS)
        return [self._pushed(log(share / marginal), 0.0) for share in shares]

    def _standing_for(self, alone: Column, stands_for: tuple[str, ...], setting: Setting) -> Column:
        """The same finding where broader ones are said as well, which it is then counted with."""
        said = [
            self._as_a_kind(row, setting) if row and row.finding in stands_for else pushed
            for row, pushed in zip(alone.rows, alone.said, strict=True)
        ]
        return replace(
            alone,
            stands_for=stands_for,
            said=said,
            moves=moves(said, alone.places, self._every),
            against=self._against(said, alone.rows, alone.places),
            grounds={},
        )

    def _against(
        self, said: Sequence[tuple[float, float]], rows: Sequence[LinkRecord | None], places: array[int]
    ) -> list[tuple[int, float]]:
        against = {place for place, row in enumerate(rows) if row and said[place][0] < 0.0}
        return [(number, said[place][0]) for number in self._dangerous if (place := places[number]) in against]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {condition.id: number for number, condition in enumerate(self._conditions)}

    @cached_property
    def _every(self) -> tuple[int, ...]:
        """The number of every condition; columns hold these very objects, not a thousand of their own each."""
        return tuple(self._numbers.values())

    @cached_property
    def _dangerous(self) -> tuple[int, ...]:
        return tuple(self._numbers[condition.id] for condition in self._conditions if condition.do_not_miss)

    def _add_broader(self, finding: str, made: _Sayings) -> None:
        """For conditions that list neither the finding nor a kind of it: their nearest row of what it is a kind of. It
        says nothing by itself."""
        above = self._store.ancestors(finding)
        rows = self._store.links(above)
        for ancestor in above:
            for link in rows[ancestor]:
                number = self._numbers[link.condition]
                if made.rows[made.places[number]] is None:
                    made.places[number] = made.place(link) or made.add(link, (0.0, 0.0))

    def _as_a_kind(self, link: LinkRecord, setting: Setting) -> tuple[float, float]:
        """What a kind of finding that is not in a list says, where the finding is: as much as that, less `kind`."""
        record = self._store.finding(link.finding)
        log_marginal = log(record.marginal[setting])
        plain, variance = _plain(link, record.background[setting], log_marginal, self._constants.shrink, present=True)
        return self._pushed(plain + log(self._constants.kind), variance)

    def _pushed(self, plain: float, variance: float) -> tuple[float, float]:
        return max(-self._constants.cap, min(self._constants.cap, plain)), variance

    def _rows(self, finding: str, *, present: bool) -> dict[int, LinkRecord]:
        """By condition: its own row, else its commonest descendant's when the finding is present (a condition with
        tearing chest pain has chest pain)."""
        best: dict[int, LinkRecord] = {}
        below = sorted(self._kinds.below(finding)) if present else []
        rows = self._store.links((*below, finding))
        for child in below:
            for link in rows[child]:
                number = self._numbers[link.condition]
                if number not in best or link.p > best[number].p:
                    best[number] = link
        best.update({self._numbers[link.condition]: link for link in rows[finding]})
        return best


class _Sayings:
    """What a finding says, each thing once, while its column is made: as the fields of `Column` of the same names."""

    def __init__(self, by_level: list[tuple[float, float]], levels: bytes) -> None:
        self.said = by_level
        self.rows: list[LinkRecord | None] = [None] * len(by_level)
        self.places = array("H", list(levels))
        self._place_of: dict[object, int] = {}

    def place(self, link: LinkRecord) -> int | None:
        """The place of what such a row says, None where none was added yet."""
        return self._place_of.get(_said_by(link))

    def add(self, link: LinkRecord, pushed: tuple[float, float]) -> int:
        """A new place for what such a row says."""
        place = self._place_of[_said_by(link)] = len(self.said)
        self.said.append(pushed)
        self.rows.append(link)
        return place


_said_by = attrgetter("finding", "p", "alpha", "beta", "lr", "basis", "sources")
"""Everything that a row says of a finding but the condition: many rows say the same."""


def _plain(
    link: LinkRecord, background: float, log_marginal: float, shrink: float, *, present: bool
) -> tuple[float, float]:
    """The push log [P(f | d) / P(f)] (of the complements when absent), and the variance of log P(f | d)."""
    if link.lr is not None and present:
        return log(link.lr), 1.0 / (link.alpha + link.beta)
    n = link.alpha + link.beta - 1.0
    mixed = n + shrink
    p = (link.p * n + shrink * background) / mixed
    variance = (1.0 - p) / (p * (mixed + 1.0))
    if present:
        plain = log(p) - log_marginal
        return min(plain, 0.0) if link.basis is Basis.ESTIMATE and link.p <= RARE else plain, variance
    return log(1.0 - p) - log_marginal, variance * (p / (1.0 - p)) ** 2
