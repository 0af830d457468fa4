"""The model: one knowledge and one set of constants, with everything worked out that no case changes, once and kept."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from dxpad.differential.columns import Columns
from dxpad.differential.constants import CONSTANTS
from dxpad.differential.entropy import entropy
from dxpad.differential.kinds import Kinds
from dxpad.differential.prior import Priors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dxpad.differential.column import Column
    from dxpad.differential.constants import Constants
    from dxpad.differential.own_counts import OwnCounts
    from dxpad.domain.case import Setting
    from dxpad.knowledge.records import ConditionRecord, LinkRecord, TestRecord
    from dxpad.knowledge.store import Store

TOLD = ("symptom", "history", "sign", "axis", "vital")
"""Kinds of findings that are offered to settle a danger."""
OFTEN, COMMON = 0.35, 0.2
"""A finding is expected in a condition from this share of its patients; a condition explains a complaint from that."""
HARDEST = 9
"""Above every cost and invasiveness."""


class Model:
    """What ranking asks of the knowledge. Conditions are numbered in the order of their ids. Holds no patient."""

    def __init__(self, store: Store, constants: Constants = CONSTANTS, counts: OwnCounts | None = None) -> None:
        self.store = store
        self.constants = constants
        self.counts = counts
        self._kinds = Kinds(store)
        self._telling: dict[str, tuple[str, ...]] = {}
        self._asked: dict[str, tuple[tuple[str, float, float], ...]] = {}
        self._often: dict[str, tuple[LinkRecord, ...]] = {}
        self._causes: dict[str, frozenset[str]] = {}

    @cached_property
    def conditions(self) -> tuple[ConditionRecord, ...]:
        """All conditions in the order of their ids, with the frequencies of a hospital's own counts where there are."""
        every = self.store.conditions().values()
        return tuple(self.counts.applied(record) for record in every) if self.counts else tuple(every)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The place of each condition in `conditions`."""
        return {condition.id: number for number, condition in enumerate(self.conditions)}

    @cached_property
    def dangerous(self) -> tuple[str, ...]:
        """The ids of the conditions not to be missed, in order."""
        return tuple(condition.id for condition in self.conditions if condition.do_not_miss)

    @cached_property
    def priors(self) -> Priors:
        """How likely conditions are before anything is found."""
        return Priors(self.conditions, self.constants)

    @cached_property
    def exclusive(self) -> Mapping[str, tuple[str, ...]]:
        """The findings of each exclusive group."""
        groups: dict[str, list[str]] = {}
        for record in self.store.findings().values():
            if record.exclusive:
                groups.setdefault(record.exclusive, []).append(record.id)
        return {group: tuple(names) for group, names in groups.items()}

    def below(self, finding: str) -> frozenset[str]:
        """Its descendants: a condition that lists one of them lists, in effect, the finding."""
        return self._kinds.below(finding)

    def telling(self, condition: str) -> tuple[str, ...]:
        """What the condition has and can be asked or looked for, most telling first."""
        if condition not in self._telling:
            records = self.store.findings()
            rows = [link for link in self.store.links_of(condition) if records[link.finding].kind in TOLD]
            rows.sort(key=lambda link: (-link.p / records[link.finding].background["emergency"], link.finding))
            self._telling[condition] = tuple(link.finding for link in rows)
        return self._telling[condition]

    def asked(self, condition: str) -> tuple[tuple[str, float, float], ...]:
        """The findings of its list as questions: how many of those who have the condition say yes, and the entropy of
        that in bits."""
        if condition not in self._asked:
            links = self.store.links_of(condition)
            self._asked[condition] = tuple((link.finding, link.p, entropy(link.p)) for link in links)
        return self._asked[condition]

    def often(self, condition: str) -> tuple[LinkRecord, ...]:
        """What many of those who have the condition have (`OFTEN`), in the order of its list."""
        if condition not in self._often:
            self._often[condition] = tuple(link for link in self.store.links_of(condition) if link.p >= OFTEN)
        return self._often[condition]

    def causes(self, finding: str) -> frozenset[str]:
        """The conditions that explain a finding: at least `COMMON` of those who have them have it."""
        if finding not in self._causes:
            links = self.store.links((finding,))[finding]
            self._causes[finding] = frozenset(link.condition for link in links if link.p >= COMMON)
        return self._causes[finding]

    def tests_for(self, finding: str) -> Sequence[str]:
        """The tests that show a finding, least invasive and cheapest first."""
        return self._tests.get(finding, ())

    @cached_property
    def _tests(self) -> dict[str, list[str]]:
        able: dict[str, list[str]] = {}
        for test in sorted(self.store.tests().values(), key=_ease):
            for finding in test.detects:
                able.setdefault(finding, []).append(test.id)
        return able

    def column(self, finding: str, setting: Setting, *, present: bool, stands_for: tuple[str, ...] = ()) -> Column:
        """What a present or absent finding says about every condition; `stands_for` are the broader findings that are
        counted with it."""
        return self._columns.column(finding, setting, present=present, stands_for=stands_for)

    @cached_property
    def _columns(self) -> Columns:
        return Columns(self.store, self._kinds, self.conditions, self.constants)


def _ease(test: TestRecord) -> tuple[int, int, str]:
    """What a test asks of the patient; what nobody has judged counts as the hardest."""
    burden = HARDEST if test.invasiveness is None else test.invasiveness
    return burden, HARDEST if test.cost is None else test.cost, test.id
