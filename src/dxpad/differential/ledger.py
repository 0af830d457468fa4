"""The do-not-miss ledger: dangerous conditions stay open until they are asked about, tested for or dismissed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.differential.answered import Answers, raised
from dxpad.differential.percent import percent
from dxpad.domain.differential import Danger
from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from dxpad.differential.answered import Answered
    from dxpad.differential.bars import Bars
    from dxpad.differential.model import Model
    from dxpad.differential.posterior import Posterior
    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.flags import Verdict
    from dxpad.knowledge.records import ConditionRecord
    from dxpad.knowledge.rules import Known

UNLIKELY_SHOWN = 6
"""Dangerous causes of the complaint that are shown as unlikely, likeliest first."""
RESOLVERS = 4


def ledger(
    posterior: Posterior,
    bars: Bars,
    found: FindingSet,
    known: Known,
    flags: tuple[Verdict, ...],
) -> tuple[Danger, ...]:
    """Open ones first, likeliest first; then those that answers have closed; then the likeliest dangerous causes of the
    complaint that are unlikely. A rule that holds keeps a condition open whatever was answered."""
    shares, model = posterior.shares, posterior.field.model
    least = model.constants.danger
    raised_by = _raised(flags)
    dangerous = sorted(model.dangerous, key=shares.__getitem__, reverse=True)
    opened = dict.fromkeys(name for name in dangerous if name in raised_by or shares[name] >= least)
    lines = _Lines(posterior=posterior, known=known, answers=Answers(posterior.field, bars))
    most = lines.answers.most()
    left = [name for name in dangerous if name not in opened]
    answered = [(name, taken) for name in left if (taken := most[model.numbers[name]])]
    closable = [name for name, taken in answered if raised(shares[name], taken) >= least]
    closed = [name for name in closable if lines.answered(name).without >= least]
    complaint = _complaint_causes(found, model).difference(closed)
    unlikely = [name for name in left if name in complaint][:UNLIKELY_SHOWN]
    return (
        *(lines.open(name, raised_by.get(name)) for name in opened),
        *(lines.closed(name) for name in closed),
        *(lines.unlikely(name) for name in unlikely),
    )


def _raised(flags: tuple[Verdict, ...]) -> dict[str, Verdict]:
    """The rule that raised each condition: its own before a complaint's, then the first by id."""
    found: dict[str, Verdict] = {}
    for verdict in flags:
        for name in verdict.rule.think_of:
            if name not in found or (verdict.rule.condition == name and found[name].rule.condition != name):
                found[name] = verdict
    return found


def _complaint_causes(found: FindingSet, model: Model) -> frozenset[str]:
    chief = [finding.id for finding in found.findings if finding.chief and finding.status is Status.PRESENT]
    names = {name for finding in chief for name in (finding, *model.store.ancestors(finding))}
    return frozenset().union(*map(model.causes, names))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """Makes the lines of one case."""

    posterior: Posterior
    known: Known
    answers: Answers

    def answered(self, name: str) -> Answered:
        return self.answers.about(self._record(name), self.posterior.shares[name])

    def open(self, name: str, flag: Verdict | None) -> Danger:
        likely = f"probability {percent(self.posterior.shares[name])}"
        why = f"red flag: {flag.rule.name} ({likely})" if flag else likely
        return self._line(name, "open", why, self.answered(name), flag)

    def closed(self, name: str) -> Danger:
        answered = self.answered(name)
        now = f"probability {percent(self.posterior.shares[name])}, which does not exclude it"
        why = f"closed by answers: {now}; {percent(answered.without)} without them"
        return replace(self._line(name, "unlikely", why, answered), closed=True)

    def unlikely(self, name: str) -> Danger:
        share = self.posterior.shares[name]
        why = f"a dangerous cause of this complaint; probability {percent(share)}, which does not exclude it"
        return self._line(name, "unlikely", why, self.answered(name))

    def _line(self, name: str, state: str, why: str, answered: Answered, flag: Verdict | None = None) -> Danger:
        record = self._record(name)
        return Danger(
            condition=name,
            name=record.name,
            state=state,
            raised=("red-flag" if flag else "probability") if state == "open" else "",
            why=why,
            raised_by=flag.raised_by if flag else (),
            resolve_with=self._resolve_with(record),
            against=answered.against,
            without=answered.without if answered.against else None,
        )

    def _resolve_with(self, condition: ConditionRecord) -> tuple[str, ...]:
        """What nobody has asked and the condition often has, most telling first, nothing beside its own kind; then its
        tests."""
        asked: list[str] = []
        for name in self._model.telling(condition.id):
            if name not in self.known.findings and not any(self._is_kind(name, other) for other in asked):
                asked.append(name)
            if len(asked) == RESOLVERS:
                break
        return (*asked, *condition.tests[:RESOLVERS])

    def _is_kind(self, one: str, other: str) -> bool:
        """Whether one of two findings is a kind of the other: an answer to the broader may settle both."""
        store = self._model.store
        return one in store.ancestors(other) or other in store.ancestors(one)

    def _record(self, name: str) -> ConditionRecord:
        return self._model.store.condition(name)

    @property
    def _model(self) -> Model:
        return self.posterior.field.model
