"""Which of several matches over the same words stand: the longer before the shorter, the tight before the loose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.findings.match import Row, is_framed, loose_matches, tight_matches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from dxpad.findings.match import Match
    from dxpad.knowledge.records import FindingRecord, LexiconEntry

AXIS = "axis"

COMPLAINTS = frozenset({"symptom", "sign"})
"""Kinds of findings that an axis may describe."""

MODIFIERS = frozenset(
    "worse worsens aggravated exacerbated provoked hurts pain painful on with when while by relieved eased"
    " better electric electrical".split()
)
"""Words of an axis that say when: the complaint behind one is no complaint of its own ("worse on coughing"). Behind
*electric* a shock is a pain and no circulatory shock."""


def matches(row: Row, entries: Sequence[LexiconEntry], records: Mapping[str, FindingRecord]) -> tuple[Match, ...]:
    """The matches that stand, in order of their place."""
    held = [entry for entry in entries if row.stems.issuperset(entry.stems) and entry.finding in records]
    alone = frozenset(entry.stems[0] for entry in held if len(entry.stems) == 1 and not is_framed(entry.phrase))
    tight = [match for match in dict.fromkeys(tight_matches(row, held)) if not row.is_elsewhere(match)]
    loose = [match for match in dict.fromkeys(loose_matches(row, held)) if not row.is_elsewhere(match)]
    denied = {match for match in (*tight, *loose) if row.is_denied(match)}
    affirmed = _standing(_Standing(row, records, alone), row, _without(denied, tight), _without(denied, loose))
    if not denied:
        return affirmed
    kept = [[match for match in some if match in denied] for some in (tight, loose)]
    opposed = _standing(_Standing(row, records, alone), row, *kept)
    every = (*affirmed, *(match._replace(denied=True) for match in opposed))
    return tuple(sorted(every, key=_by_place))


def _without(denied: AbstractSet[Match], some: Sequence[Match]) -> Sequence[Match]:
    return [match for match in some if match not in denied] if denied else some


def _by_place(match: Match) -> tuple[int, int, str]:
    return match.first, match.last, match.finding


def _standing(standing: _Standing, row: Row, tight: Sequence[Match], loose: Sequence[Match]) -> tuple[Match, ...]:
    for match in sorted(tight, key=lambda match: _tight_first(row, match)):
        standing.offer_tight(match)
    for match in sorted(loose, key=_close_first):
        standing.offer_loose(match)
    return standing.all()


def _tight_first(row: Row, match: Match) -> tuple[int, bool, int, int, str]:
    """The longest first; of equals the one without a negation of its own ("no appetite loss" denies a loss of
    appetite), then the one that names its own words."""
    return -len(match.places), row.words[match.first].text == "no", match.general, match.first, match.finding


def _close_first(match: Match) -> tuple[int, int, int, int, str]:
    return match.extra, -len(match.places), match.general, match.first, match.finding


class _Standing:
    """The matches that stand so far, by the places they hold. `alone` are stems that are a finding by themselves."""

    def __init__(self, row: Row, records: Mapping[str, FindingRecord], alone: frozenset[str]) -> None:
        self._row = row
        self._alone = alone
        self._records = records
        self._at: dict[int, list[Match]] = {}

    def all(self) -> tuple[Match, ...]:
        found = dict.fromkeys(match for held in self._at.values() for match in held)
        return tuple(sorted(found, key=_by_place))

    def offer_tight(self, match: Match) -> None:
        """Stands unless a longer one holds its words; an axis and the complaint it describes may share words."""
        for other in self._touching(match):
            if self._is_item_of(match, other):
                continue
            if self._is_occasion_of(match, other):
                return
            mixed = self._is_axis(other) != self._is_axis(match)
            if not mixed or (set(match.places) <= set(other.places) and self._is_axis(match)):
                return
        self._add(match)

    def offer_loose(self, match: Match) -> None:
        """Stands unless its words already say something else."""
        touching = self._touching(match)
        own = set(match.places)
        each_alone = all(self._row.words[place].stem in self._alone for place in match.places)
        if each_alone or any(own <= set(other.places) for other in touching):
            return
        inside = [other for other in touching if set(other.places) < own]
        held = {place for other in touching for place in other.places} & own
        whole = {place for other in inside for place in other.places}
        joined = self._row.has_joint(match.first, match.last)
        if held == own and (whole == own or not inside or not joined):
            return
        if not joined and self._foreign(match):
            return
        for other in inside:
            if len(other.places) == 1:
                self._drop(other)
        self._add(match)

    def _is_item_of(self, match: Match, other: Match) -> bool:
        """Whether a match names one of the things that a longer one joins: nausea in "nausea or vomiting"."""
        return set(match.places) < set(other.places) and self._row.has_joint(other.first, other.last)

    def _is_occasion_of(self, match: Match, other: Match) -> bool:
        """Whether a complaint only says when the axis round it holds: *coughing* in "worse on coughing"."""
        complaint = self._records[match.finding].kind in COMPLAINTS
        if not complaint or not self._is_axis(other) or not set(match.places) < set(other.places):
            return False
        return any(self._row.words[place].text in MODIFIERS for place in other.places if place < match.first)

    def _foreign(self, match: Match) -> bool:
        """Whether another thing than a describing word is named between the words of the match."""
        own = set(match.places)
        between = {other for place in range(match.first + 1, match.last) for other in self._at.get(place, ())}
        return any(not own & set(other.places) and not self._is_axis(other) for other in between)

    def _touching(self, match: Match) -> list[Match]:
        return list(dict.fromkeys(other for place in match.places for other in self._at.get(place, ())))

    def _is_axis(self, match: Match) -> bool:
        return self._records[match.finding].kind == AXIS

    def _add(self, match: Match) -> None:
        for place in match.places:
            self._at.setdefault(place, []).append(match)

    def _drop(self, match: Match) -> None:
        for place in match.places:
            self._at[place].remove(match)
