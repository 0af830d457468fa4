"""The bars behind a score: one a finding, as it counts, with plain words."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from dxpad.differential.evidence import brakes
from dxpad.domain.differential import Basis, Evidence
from dxpad.knowledge.likeness import LEVELS

if TYPE_CHECKING:
    from dxpad.differential.evidence import Observed
    from dxpad.differential.hypotheses import Field
    from dxpad.differential.model import Model
    from dxpad.knowledge.records import LinkRecord

PERCENT = 0.095
"""From this share on it is said in per cent."""
SMALLEST = 1e-9


class Bars:
    """Makes the bars of one field. A finding says the same about many conditions: such a bar is made once."""

    def __init__(self, field: Field) -> None:
        self._constants = field.model.constants
        told = {item.finding.id: _Told(item, field.model) for cluster in field.clusters for item in cluster}
        self._alone = [told[cluster[0].finding.id] for cluster in field.clusters if len(cluster) == 1]
        self._together = [[told[item.finding.id] for item in cluster] for cluster in field.clusters if len(cluster) > 1]
        self._of: dict[int, tuple[Evidence, ...]] = {}

    def of(self, number: int) -> tuple[Evidence, ...]:
        """The bars of a condition, strongest first."""
        if number not in self._of:
            self._of[number] = self._made(number)
        return self._of[number]

    def _made(self, number: int) -> tuple[Evidence, ...]:
        made = [told.whole[told.places[number]] for told in self._alone]
        for cluster in self._together:
            factors = brakes([told.push(number) for told in cluster], self._constants)
            made += [told.about(number, by) for told, by in zip(cluster, factors, strict=True)]
        made.sort(key=_finding)
        made.sort(key=_strength, reverse=True)
        return tuple(made)

    def of_other(self) -> tuple[Evidence, ...]:
        """The bars of none of these, in the order of the findings' ids."""
        made = [told.about_other(1.0) for told in self._alone]
        for cluster in self._together:
            factors = brakes([told.push_on_other for told in cluster], self._constants)
            made += [told.about_other(by) for told, by in zip(cluster, factors, strict=True)]
        return tuple(sorted(made, key=_finding))


class _Told:
    """The bars of one finding; `whole` are those without a brake, by the place in `Column.said`."""

    def __init__(self, item: Observed, model: Model) -> None:
        self.places = item.column.places
        self.whole = _Made(self, 1.0)
        self._braked: dict[float, _Made] = {1.0: self.whole}
        self._item = item
        self._model = model
        self._usual = share_in_words(item.column.marginal)

    def push(self, number: int) -> float:
        """What the finding says about a condition, before any brake."""
        return self._item.weight * self._item.column.push(number)

    @property
    def push_on_other(self) -> float:
        """The same about none of these."""
        return self._item.weight * self._item.column.other

    def about(self, number: int, by: float) -> Evidence:
        """The bar of one condition, braked `by`."""
        if by not in self._braked:
            self._braked[by] = _Made(self, by)
        return self._braked[by][self.places[number]]

    def about_other(self, by: float) -> Evidence:
        """The bar of none of these, braked `by`."""
        column = self._item.column
        there, absent = share_in_words(column.unforeseen), "" if column.present else "absent, though "
        why = f"{absent}expected in {there} of those whose condition is not listed; in {self._usual} of all who consult"
        return _bar(self._item, self.push_on_other * by, by, why)

    def at(self, place: int, by: float) -> Evidence:
        """The bar of the conditions with one place in `Column.said`, braked `by`."""
        column = self._item.column
        grounds = column.grounds.get(place)
        if grounds is None:
            grounds = column.grounds[place] = self._grounds(place, column.rows[place])
        return _bar(self._item, self._item.weight * column.said[place][0] * by, by, *grounds)

    def _grounds(self, place: int, row: LinkRecord | None) -> tuple[str, LinkRecord | None]:
        if row is None:
            return self._why_unlisted(LEVELS[place]), None
        # a study of cough is no study of dry cough
        return self._why(row), None if self._is_broader(row) else row

    def _why_unlisted(self, like_it: float) -> str:
        if not self._item.column.present:
            return "says nothing about it"
        if like_it:
            there = share_in_words(like_it)
            return f"not in its list; {there} in conditions most like it, {self._usual} of all who consult"
        return f"not explained by it; {self._usual} of all who consult have it"

    def _is_broader(self, link: LinkRecord) -> bool:
        return link.finding in self._model.store.ancestors(self._item.finding.id)

    def _why_broader(self, link: LinkRecord, named: str) -> str:
        if link.finding not in self._item.column.stands_for:
            return f"a kind of {named}, which counts with another finding already"
        return f"{named} is present in {share_in_words(link.p)} of those who have it; of which kind is not in its list"

    def _why(self, link: LinkRecord) -> str:
        present = self._item.column.present
        named = self._model.store.finding(link.finding).name.lower()
        if self._is_broader(link):
            return self._why_broader(link, named)
        if link.lr is not None and present:
            return f"likelihood ratio {link.lr:.3g} as measured"
        there, through = share_in_words(link.p), "" if link.finding == self._item.finding.id else f" ({named})"
        if present:
            return f"present in {there} of those who have it{through}, in {self._usual} of all who consult"
        return f"absent, though {there} of those who have it{through} have it; {self._usual} of all who consult do"


class _Made(dict[int, Evidence]):
    """The bars of one finding, all braked alike, by the place in `Column.said`, made when first wanted."""

    def __init__(self, told: _Told, by: float) -> None:
        self._told = told
        self._by = by

    def __missing__(self, place: int) -> Evidence:
        self[place] = made = self._told.at(place, self._by)
        return made


_finding = attrgetter("finding")


def _strength(bar: Evidence) -> float:
    return abs(bar.log_odds)


def _bar(item: Observed, log_odds: float, brake: float, why: str, link: LinkRecord | None = None) -> Evidence:
    finding = item.finding
    return Evidence(
        finding=finding.id,
        name=item.column.record.name,
        status=finding.status,
        log_odds=log_odds,
        weight=item.weight * brake,
        basis=link.basis if link else Basis.ESTIMATE,
        sources=link.sources if link else (),
        why=why,
        brake=brake,
        quote=finding.source,
    )


@lru_cache(maxsize=4096)
def share_in_words(share: float) -> str:
    """A frequency as people read it: 73 %, or 1 in 2,000 when it is small."""
    return f"{share:.0%}" if share >= PERCENT else f"1 in {round(1 / max(share, SMALLEST)):,}"
