"""The red flags of a case: met, not met, or open because something was never asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status
from dxpad.domain.guidance import RedFlag
from dxpad.guidance.play import ORDER
from dxpad.knowledge.flags import verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.flags import Verdict
    from dxpad.knowledge.store import Store

STATES = (Status.PRESENT, Status.UNKNOWN, Status.ABSENT)


def red_flags(found: FindingSet, shares: Mapping[str, float], store: Store) -> tuple[RedFlag, ...]:
    """Every rule that bears on the case: met ones first, then open ones, by urgency, then by how likely what they make
    one think of is. None met proves nothing."""
    flags = [_flag(verdict) for verdict in verdicts(found, store)]
    return tuple(sorted(flags, key=lambda flag: _order(flag, shares)))


def _order(flag: RedFlag, shares: Mapping[str, float]) -> tuple[int, int, float, float, str]:
    every = [shares.get(name, 0.0) for name in flag.think_of] or [0.0]
    return STATES.index(flag.status), ORDER.index(flag.urgency), -every[0], -max(every), flag.id


def raised(flags: tuple[RedFlag, ...]) -> frozenset[str]:
    """The conditions that the met rules make one think of."""
    return frozenset(name for flag in flags if flag.status is Status.PRESENT for name in flag.think_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagGroup:
    """Red flags that make one think of the same: what to think of, leading first, and the flags, most urgent first."""

    think_of: tuple[str, ...]
    flags: tuple[RedFlag, ...]


def grouped(flags: tuple[RedFlag, ...]) -> tuple[FlagGroup, ...]:
    """Flags by what they lead to, in their own order: a flag joins the first group with the same leading condition."""
    groups: list[list[RedFlag]] = []
    for flag in flags:
        fitting = next((group for group in groups if _shares(group[0], flag)), None)
        if fitting is None:
            groups.append([flag])
        else:
            fitting.append(flag)
    return tuple(
        FlagGroup(
            think_of=tuple(dict.fromkeys(name for flag in group for name in flag.think_of)),
            flags=tuple(group),
        )
        for group in groups
    )


def _shares(first: RedFlag, flag: RedFlag) -> bool:
    """Whether one of the two leads to what the other makes one think of, at the same urgency."""
    if not first.think_of or not flag.think_of or first.urgency is not flag.urgency:
        return False
    return flag.think_of[0] in first.think_of or first.think_of[0] in flag.think_of


def _flag(verdict: Verdict) -> RedFlag:
    rule = verdict.rule
    return RedFlag(
        id=rule.id,
        name=rule.name,
        status=verdict.status,
        think_of=rule.think_of,
        urgency=rule.urgency,
        first_action=rule.first_action,
        sources=rule.sources,
        raised_by=verdict.raised_by,
        ask=_ask(verdict),
        strength=rule.strength,
    )


def _ask(verdict: Verdict) -> tuple[str, ...]:
    """What would decide the rule: the questions its author chose, or else everything it looks at; none once decided."""
    if verdict.status is Status.ABSENT:
        return ()
    chosen = tuple(name for name in verdict.rule.ask if name in verdict.unknown)
    return chosen or (verdict.unknown if verdict.status is Status.UNKNOWN else ())
