"""The model: one knowledge and one set of constants, with everything worked out that no case changes, once and kept."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

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
    from dxpad.knowledge.records import ConditionRecord, TestRecord
    from dxpad.knowledge.store import Store

Asked: TypeAlias = "tuple[str, float, float]"
"""A finding of a condition's list as a question: how many of those who have the condition say yes, and the entropy of
that in bits. Many conditions share one."""
ASKED = ("symptom", "axis", "history", "risk", "exposure", "medicine")
"""Kinds that a question settles; the others are looked for or tested."""
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
        self._asked: dict[str, tuple[Asked, ...]] = {}
        self._shared: dict[Asked, Asked] = {}
        self._often: dict[str, tuple[str, ...]] = {}
        self._backgrounds: dict[Setting, Mapping[str, tuple[float, float]]] = {}
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
            rows = [row for row in self.asked(condition) if records[row[0]].kind in TOLD]
            rows.sort(key=lambda row: (-row[1] / records[row[0]].background["emergency"], row[0]))
            self._telling[condition] = tuple(finding for finding, _, _ in rows)
        return self._telling[condition]

    def asked(self, condition: str) -> tuple[Asked, ...]:
        """The findings of its list as questions, in the order of their ids."""
        if condition not in self._asked:
            rows = [(finding, p, entropy(p)) for finding, p in self.store.shares_of(condition)]
            self._asked[condition] = tuple(self._shared.setdefault(row, row) for row in rows)
        return self._asked[condition]

    def often(self, condition: str) -> tuple[str, ...]:
        """What many of those who have the condition have (`OFTEN`), in the order of its list."""
        if condition not in self._often:
            self._often[condition] = tuple(name for name, p, _ in self.asked(condition) if p >= OFTEN)
        return self._often[condition]

    @cached_property
    def askable(self) -> frozenset[str]:
        """The findings that a question settles, and that have one."""
        records = self.store.findings().values()
        return frozenset(record.id for record in records if record.kind in ASKED and record.question)

    @cached_property
    def looked_for(self) -> frozenset[str]:
        """The findings that are looked for or tested."""
        return frozenset(record.id for record in self.store.findings().values() if record.kind not in ASKED)

    def backgrounds(self, setting: Setting) -> Mapping[str, tuple[float, float]]:
        """How often each finding is there in people who consult for something else, and the entropy of that in bits."""
        if setting not in self._backgrounds:
            shares = {name: record.background[setting] for name, record in self.store.findings().items()}
            self._backgrounds[setting] = {name: (share, entropy(share)) for name, share in shares.items()}
        return self._backgrounds[setting]

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
