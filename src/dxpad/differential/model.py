"""The model: one knowledge and one set of constants, with everything worked out that no case changes, once and kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from math import log
from operator import attrgetter
from typing import TYPE_CHECKING

from dxpad.differential.constants import CONSTANTS
from dxpad.differential.entropy import entropy
from dxpad.differential.prior import Priors
from dxpad.domain.differential import Basis
from dxpad.knowledge.likeness import LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dxpad.differential.constants import Constants
    from dxpad.differential.own_counts import OwnCounts
    from dxpad.domain.case import Setting
    from dxpad.knowledge.records import ConditionRecord, FindingRecord, LinkRecord, TestRecord
    from dxpad.knowledge.store import Store

TOLD = ("symptom", "history", "sign", "axis", "vital")
"""Kinds of findings that are offered to settle a danger."""
OFTEN, COMMON = 0.35, 0.2
"""A finding is expected in a condition from this share of its patients; a condition explains a complaint from that."""
RARE = 0.02
"""An author who writes *rare* says that a finding speaks against a condition, or at most nothing for it, however rare
the finding is among all who consult. What a study counted stands as it was counted."""
HARDEST = 9
"""Above every cost and invasiveness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one finding, present or absent, says in one setting, in natural log-odds before any weight.

    `unlisted` is the push on every condition that neither lists it nor is like those that do, `pushes` what it says
    about the others, by the condition's number: (capped push, variance of log P(f | d)). `moves` and `shared_moves`
    hold the same: (number, push - unlisted, variance) and, where there is no variance, (push - unlisted, numbers).
    `links` holds the rows of the conditions that list it, a kind of it or what it is a kind of, and `against` as
    (number, push) what speaks against dangerous ones of them. `levels` holds, by number, the place in `likeness.LEVELS`
    of how often the conditions most like one that does not list it have it, and `by_level` the push that makes; nothing
    is made of it where the finding is absent.
    `stands_for` are the broader findings that count with this one. `other` is the push on none of these, where the
    finding is as frequent as `unforeseen`. `grounds` keeps, by the condition's number, the sentence behind a bar and
    the row that it rests on, once it was made."""

    record: FindingRecord
    present: bool
    marginal: float
    stands_for: tuple[str, ...]
    links: Mapping[int, LinkRecord]
    pushes: Mapping[int, tuple[float, float]]
    moves: Sequence[tuple[int, float, float]]
    shared_moves: Sequence[tuple[float, Sequence[int]]]
    against: Sequence[tuple[int, float]]
    levels: bytes
    by_level: Sequence[float]
    unlisted: float
    unforeseen: float
    other: float
    grounds: dict[int, tuple[str, LinkRecord | None]] = field(default_factory=dict)

    def push(self, number: int) -> float:
        """The push on one condition."""
        said = self.pushes.get(number)
        return said[0] if said else self.unlisted


class Model:
    """What ranking asks of the knowledge. Conditions are numbered in the order of their ids. Holds no patient."""

    def __init__(self, store: Store, constants: Constants = CONSTANTS, counts: OwnCounts | None = None) -> None:
        self.store = store
        self.constants = constants
        self.counts = counts
        self._columns: dict[tuple[str, bool, Setting, tuple[str, ...]], Column] = {}
        self._below: dict[str, frozenset[str]] = {}
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
    def _places(self) -> tuple[int, ...]:
        """The number of every condition; columns hold these very objects, not a thousand of their own each."""
        return tuple(self.numbers.values())

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
        if finding not in self._below:
            children = self.store.children(finding)
            self._below[finding] = frozenset(children).union(*(self.below(child) for child in children))
        return self._below[finding]

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
        key = finding, present, setting, stands_for
        if key not in self._columns:
            self._columns[key] = (
                self._standing_for(self.column(finding, setting, present=present), stands_for, setting)
                if stands_for
                else self._column(self.store.finding(finding), setting, present=present)
            )
        return self._columns[key]

    def _column(self, record: FindingRecord, setting: Setting, *, present: bool) -> Column:
        marginal, background = record.marginal[setting], record.background[setting]
        unforeseen = background + self.constants.unforeseen * (1.0 - background)
        log_marginal = log(marginal if present else 1.0 - marginal)
        levels = self.store.alike(record.id) if present else bytes(len(self.conditions))
        by_level = self._unlisted(background, marginal) if present else [0.0]
        said_by_level = [(push, 0.0) for push in by_level]
        pushes = {number: said_by_level[level] for number, level in zip(self._places, levels, strict=True) if level}
        listed = self._links(record.id, present=present)
        few = {_numbers_of(link): link for link in listed.values()}
        push_of = {
            numbers: self._pushed(*_plain(link, background, log_marginal, self.constants.shrink, present=present))
            for numbers, link in few.items()
        }
        links: dict[int, LinkRecord] = {}
        for number, link in listed.items():
            said = push_of[_numbers_of(link)]
            # a kind of rash that a condition hardly ever has says nothing of its other rashes
            if link.finding == record.id or said[0] >= by_level[levels[number]]:
                links[number], pushes[number] = link, said
        if present:
            broader = self._broader(record.id, links)
            links.update(broader)
            pushes.update(dict.fromkeys(broader, (0.0, 0.0)))
        return Column(
            record=record,
            present=present,
            marginal=marginal,
            stands_for=(),
            links=links,
            pushes=pushes,
            moves=_moves(pushes, by_level[0]),
            shared_moves=_shared_moves(pushes, by_level[0]),
            against=self._against(links, pushes),
            levels=levels,
            by_level=by_level,
            unlisted=by_level[0],
            unforeseen=unforeseen,
            other=log(unforeseen if present else 1.0 - unforeseen) - log_marginal,
        )

    def _unlisted(self, background: float, marginal: float) -> list[float]:
        """What a present finding says about a condition that does not list it, by the place in `LEVELS`: there at a
        share of its background, and of how often the conditions most like that one have it."""
        shares = (self.constants.unlisted_share(background, like_it) for like_it in LEVELS)
        return [self._capped(log(share / marginal)) for share in shares]

    def _standing_for(self, alone: Column, stands_for: tuple[str, ...], setting: Setting) -> Column:
        """The same finding where broader ones are said as well, which it is then counted with."""
        pushes = dict(alone.pushes)
        for number, link in alone.links.items():
            if link.finding in stands_for:
                pushes[number] = self._as_a_kind(link, setting)
        return replace(
            alone,
            stands_for=stands_for,
            pushes=pushes,
            moves=_moves(pushes, alone.unlisted),
            shared_moves=_shared_moves(pushes, alone.unlisted),
            against=self._against(alone.links, pushes),
            grounds={},
        )

    def _against(
        self, links: Mapping[int, LinkRecord], pushes: Mapping[int, tuple[float, float]]
    ) -> list[tuple[int, float]]:
        dangerous = self._dangerous_numbers.intersection(links)
        return [(number, pushes[number][0]) for number in sorted(dangerous) if pushes[number][0] < 0.0]

    @cached_property
    def _dangerous_numbers(self) -> frozenset[int]:
        return frozenset(self.numbers[name] for name in self.dangerous)

    def _broader(self, finding: str, listed: Mapping[int, LinkRecord]) -> dict[int, LinkRecord]:
        """By condition that lists neither the finding nor a kind of it: its row of what the finding is a kind of."""
        nearest: dict[int, LinkRecord] = {}
        above = self.store.ancestors(finding)
        rows = self.store.links(above)
        for ancestor in above:
            for link in rows[ancestor]:
                number = self.numbers[link.condition]
                if number not in listed:
                    nearest.setdefault(number, link)
        return nearest

    def _as_a_kind(self, link: LinkRecord, setting: Setting) -> tuple[float, float]:
        """What a kind of finding that is not in a list says, where the finding is: as much as that, less `kind`."""
        record = self.store.finding(link.finding)
        log_marginal = log(record.marginal[setting])
        plain, variance = _plain(link, record.background[setting], log_marginal, self.constants.shrink, present=True)
        return self._pushed(plain + log(self.constants.kind), variance)

    def _pushed(self, plain: float, variance: float) -> tuple[float, float]:
        return self._capped(plain), variance

    def _capped(self, plain: float) -> float:
        return max(-self.constants.cap, min(self.constants.cap, plain))

    def _links(self, finding: str, *, present: bool) -> dict[int, LinkRecord]:
        """By condition: its own row, else its commonest descendant's when the finding is present (a condition with
        tearing chest pain has chest pain)."""
        best: dict[int, LinkRecord] = {}
        below = sorted(self.below(finding)) if present else []
        rows = self.store.links((*below, finding))
        for child in below:
            for link in rows[child]:
                number = self.numbers[link.condition]
                if number not in best or link.p > best[number].p:
                    best[number] = link
        best.update({self.numbers[link.condition]: link for link in rows[finding]})
        return best


def _moves(pushes: Mapping[int, tuple[float, float]], unlisted: float) -> list[tuple[int, float, float]]:
    return [(number, push - unlisted, variance) for number, (push, variance) in pushes.items() if variance]


def _shared_moves(pushes: Mapping[int, tuple[float, float]], unlisted: float) -> list[tuple[float, list[int]]]:
    numbers: dict[float, list[int]] = {}
    for number, (push, variance) in pushes.items():
        if not variance and push != unlisted:
            numbers.setdefault(push - unlisted, []).append(number)
    return list(numbers.items())


_numbers_of = attrgetter("p", "alpha", "beta", "lr")
"""What a row says of a finding: many rows say the same."""


def _ease(test: TestRecord) -> tuple[int, int, str]:
    """What a test asks of the patient; what nobody has judged counts as the hardest."""
    burden = HARDEST if test.invasiveness is None else test.invasiveness
    return burden, HARDEST if test.cost is None else test.cost, test.id


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
