"""The bars behind a score: one a finding, as it counts, with plain words."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from dxpad.differential.evidence import brakes
from dxpad.domain.differential import Basis, Evidence
from dxpad.knowledge.likeness import LEVELS

if TYPE_CHECKING:
    from dxpad.differential.evidence import Observed
    from dxpad.differential.hypotheses import Field
    from dxpad.knowledge.records import LinkRecord

PERCENT = 0.095
"""From this share on it is said in per cent."""
SMALLEST = 1e-9


class Bars:
    """Makes the bars of one field. A finding says the same about many conditions: such a bar is made once."""

    def __init__(self, field: Field) -> None:
        self._model = field.model
        self._alike: dict[tuple[object, ...], Evidence] = {}
        self._usual = {
            item.finding.id: share_in_words(item.column.marginal) for cluster in field.clusters for item in cluster
        }
        self._alone = [cluster[0] for cluster in field.clusters if len(cluster) == 1]
        self._together = [cluster for cluster in field.clusters if len(cluster) > 1]
        self._of: dict[int, tuple[Evidence, ...]] = {}

    def of(self, number: int) -> tuple[Evidence, ...]:
        """The bars of a condition, strongest first."""
        if number not in self._of:
            self._of[number] = self._made(number)
        return self._of[number]

    def _made(self, number: int) -> tuple[Evidence, ...]:
        made = [self._bar(item, number, 1.0) for item in self._alone]
        for cluster in self._together:
            pushes = [item.weight * item.column.push(number) for item in cluster]
            factors = brakes(pushes, self._model.constants)
            made += [self._bar(item, number, by) for item, by in zip(cluster, factors, strict=True)]
        made.sort(key=_finding)
        made.sort(key=_strength, reverse=True)
        return tuple(made)

    def _bar(self, item: Observed, number: int, by: float) -> Evidence:
        return self._listed(item, number, by) if number in item.column.links else self._unlisted(item, number, by)

    def of_other(self) -> tuple[Evidence, ...]:
        """The bars of none of these, in the order of the findings' ids."""
        made = [self._other(item, 1.0) for item in self._alone]
        for cluster in self._together:
            pushes = [item.weight * item.column.other for item in cluster]
            factors = brakes(pushes, self._model.constants)
            made += [self._other(item, by) for item, by in zip(cluster, factors, strict=True)]
        return tuple(sorted(made, key=lambda bar: bar.finding))

    def _listed(self, item: Observed, number: int, by: float) -> Evidence:
        log_odds = item.weight * item.column.pushes[number][0] * by
        grounds = item.column.grounds
        if number not in grounds:
            link = item.column.links[number]
            # a study of cough is no study of dry cough
            grounds[number] = self._why(item, link), None if self._is_broader(item, link) else link
        why, rests_on = grounds[number]
        basis, sources = (rests_on.basis, rests_on.sources) if rests_on else (Basis.ESTIMATE, ())
        key = item.finding.id, log_odds, by, why, basis, sources
        if key not in self._alike:
            self._alike[key] = _bar(item, log_odds, by, why, rests_on)
        return self._alike[key]

    def _unlisted(self, item: Observed, number: int, by: float) -> Evidence:
        level = item.column.alike[number] if item.column.present else 0
        key = item.finding.id, level, by
        if key not in self._alike:
            log_odds = item.weight * item.column.push(number) * by
            self._alike[key] = _bar(item, log_odds, by, self._why_unlisted(item, LEVELS[level]))
        return self._alike[key]

    def _other(self, item: Observed, by: float) -> Evidence:
        there, usual = share_in_words(item.column.unforeseen), self._usual[item.finding.id]
        absent = "" if item.column.present else "absent, though "
        why = f"{absent}expected in {there} of those whose condition is not listed; in {usual} of all who consult"
        return _bar(item, item.weight * item.column.other * by, by, why)

    def _why_unlisted(self, item: Observed, like_it: float) -> str:
        if not item.column.present:
            return "says nothing about it"
        usual = self._usual[item.finding.id]
        if like_it:
            return f"not in its list; {share_in_words(like_it)} in conditions most like it, {usual} of all who consult"
        return f"not explained by it; {usual} of all who consult have it"

    def _is_broader(self, item: Observed, link: LinkRecord) -> bool:
        return link.finding in self._model.store.ancestors(item.finding.id)

    def _why_broader(self, item: Observed, link: LinkRecord, named: str) -> str:
        if link.finding not in item.column.stands_for:
            return f"a kind of {named}, which counts with another finding already"
        return f"{named} is present in {share_in_words(link.p)} of those who have it; of which kind is not in its list"

    def _why(self, item: Observed, link: LinkRecord) -> str:
        present, usual = item.column.present, self._usual[item.finding.id]
        named = self._model.store.finding(link.finding).name.lower()
        if self._is_broader(item, link):
            return self._why_broader(item, link, named)
        if link.lr is not None and present:
            return f"likelihood ratio {link.lr:.3g} as measured"
        there, through = share_in_words(link.p), "" if link.finding == item.finding.id else f" ({named})"
        if present:
            return f"present in {there} of those who have it{through}, in {usual} of all who consult"
        return f"absent, though {there} of those who have it{through} have it; {usual} of all who consult do"


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


def share_in_words(share: float) -> str:
    """A frequency as people read it: 73 %, or 1 in 2,000 when it is small."""
    return f"{share:.0%}" if share >= PERCENT else f"1 in {round(1 / max(share, SMALLEST)):,}"
