"""The bench: a case as it would be. Nothing of it is written; the steps travel with the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Event, Kind
from dxpad.domain.errors import BadInputError
from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from dxpad.domain.differential import Ranked
    from dxpad.knowledge.store import Store
    from dxpad.web.desk import Look

MOST_STEPS = 60
WIDEST = 4.6
"""Natural log-odds: a prior moves by a factor of 100 at most, either way."""
COMPARED = 8
LEADERS, UNASKED = 3, 12
PRIOR = "prior."
BETWEEN = "~"
STATUSES = {"present": Status.PRESENT, "absent": Status.ABSENT, "unknown": Status.UNKNOWN}
_STEP = re.compile(r"(?:prior\.)?[a-z0-9-]{1,120}:[a-z0-9.+-]{1,12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingStep:
    """One finding as it would be."""

    finding: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorStep:
    """One prior moved to `log_odds` from where it stands, in natural log-odds as they count."""

    condition: str
    log_odds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What was tried, in order. The last of one kind about one thing holds."""

    done: tuple[FindingStep | PriorStep, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """What the findings among them would be in the log, each finding once."""
        last = {step.finding: step.status for step in self.done if isinstance(step, FindingStep)}
        return tuple(
            Event(seq=0, at="", kind=Kind.FINDING_SET, subject=name, status=status) for name, status in last.items()
        )

    @property
    def shifts(self) -> dict[str, float]:
        """How far each prior is moved."""
        return {step.condition: step.log_odds for step in self.done if isinstance(step, PriorStep)}

    @property
    def text(self) -> str:
        """All steps as a form carries them; `steps_from` reads it back."""
        return BETWEEN.join(_written(step) for step in self.done)

    @property
    def before_last(self) -> str:
        """The same without the last step."""
        return BETWEEN.join(_written(step) for step in self.done[:-1])

    def then(self, step: FindingStep | PriorStep) -> Steps:
        """One step more; a prior that is moved twice running is moved once."""
        done = self.done
        if isinstance(step, PriorStep) and done and isinstance(done[-1], PriorStep):
            done = done[:-1] if done[-1].condition == step.condition else done
        return Steps(done=(*done, step))


def _written(step: FindingStep | PriorStep) -> str:
    if isinstance(step, FindingStep):
        return f"{step.finding}:{step.status.value}"
    return f"{PRIOR}{step.condition}:{step.log_odds:g}"


def steps_from(text: str, store: Store) -> Steps:
    """Steps as a form carries them.

    Raises:
        BadInputError: it cannot be read, or there are too many.
        UnknownIdError: there is no such finding or condition.
    """
    parts = [part for part in text.split(BETWEEN) if part]
    if len(parts) > MOST_STEPS:
        raise BadInputError("too many steps", where="what if", mend="Start again from the case")
    return Steps(done=tuple(step_from(part, store) for part in parts))


def step_from(part: str, store: Store) -> FindingStep | PriorStep:
    """One step as a form carries it.

    Raises:
        BadInputError: it cannot be read, or moves a prior too far.
        UnknownIdError: there is no such finding or condition.
    """
    mend = "Start again from the case"
    if not _STEP.fullmatch(part):
        raise BadInputError("a step cannot be read", where="what if", mend=mend)
    name, _, value = part.rpartition(":")
    if name.startswith(PRIOR):
        try:
            moved = float(value)
        except ValueError:
            raise BadInputError("a prior is moved by no number", where="what if", mend=mend) from None
        if not -WIDEST <= moved <= WIDEST:
            raise BadInputError("a prior is moved too far", where="what if", mend=f"Stay within {WIDEST:g}")
        return PriorStep(condition=store.condition(name.removeprefix(PRIOR)).id, log_odds=moved)
    if value not in STATUSES:
        raise BadInputError("a step cannot be read", where="what if", mend=f"Use {', '.join(STATUSES)}")
    return FindingStep(finding=store.finding(name).id, status=STATUSES[value])


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """One finding of the bench: what it is now and what it would be (present, absent or unknown)."""

    finding: str
    name: str
    now: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One condition before and after. `was` and `rank` are places, None where it is not listed."""

    condition: str
    name: str
    was: int | None
    rank: int | None
    before: float | None
    after: float | None
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Both lists side by side, what can be switched, and which dangers would open and close."""

    lines: tuple[Line, ...]
    known: tuple[Switch, ...]
    unasked: tuple[Switch, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]


def bench_of(now: Look, then: Look, store: Store) -> Bench:
    """The case as it is beside the case as it would be."""
    before, after = ({item.condition: item for item in look.ranked.differential} for look in (now, then))
    shown = [item.condition for item in then.ranked.differential[:COMPARED]]
    shown += [item.condition for item in now.ranked.differential[:COMPARED] if item.condition not in shown]
    was, would_be = _statuses(now), _statuses(then)
    known = [name for name in (*was, *would_be) if name]
    dangers = [{item.condition: item.name for item in look.open_dangers} for look in (now, then)]
    return Bench(
        lines=tuple(_line(before.get(name), after.get(name)) for name in shown),
        known=tuple(_switch(name, was, would_be, store) for name in dict.fromkeys(known)),
        unasked=tuple(_switch(name, was, would_be, store) for name in _unasked(then) if name not in known),
        opened=tuple(name for key, name in dangers[1].items() if key not in dangers[0]),
        closed=tuple(name for key, name in dangers[0].items() if key not in dangers[1]),
    )


def _statuses(look: Look) -> dict[str, str]:
    return {item.id: item.status.value for item in look.found.findings if item.status.value in STATUSES}


def _switch(name: str, was: dict[str, str], would_be: dict[str, str], store: Store) -> Switch:
    then = would_be.get(name, "unknown")
    return Switch(finding=name, name=store.finding(name).name, now=was.get(name, "unknown"), then=then)


def _unasked(look: Look) -> list[str]:
    expected = [gap.finding for item in look.ranked.differential[:LEADERS] for gap in item.expected_but_unknown]
    asked = [step.ask for step in look.ranked.next if step.ask]
    return list(dict.fromkeys([*asked[: UNASKED // 2], *expected]))[:UNASKED]


def _line(before: Ranked | None, after: Ranked | None) -> Line:
    item = after or before
    assert item is not None  # noqa: S101 every name shown comes from one of the two lists
    return Line(
        condition=item.condition,
        name=item.name,
        was=before.rank if before else None,
        rank=after.rank if after else None,
        before=before.probability if before else None,
        after=after.probability if after else None,
        interval=after.interval if after else None,
    )
