"""The red flags of a case: met, not met, or open because something was never asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.finding import Status
from dxpad.domain.guidance import RedFlag
from dxpad.guidance.play import ORDER
from dxpad.knowledge.flags import verdicts

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.flags import Verdict
    from dxpad.knowledge.store import Store

STATES = (Status.PRESENT, Status.UNKNOWN, Status.ABSENT)


def red_flags(found: FindingSet, store: Store) -> tuple[RedFlag, ...]:
    """Every rule that bears on the case: met ones first, then open ones, by urgency. None met proves nothing."""
    flags = [_flag(verdict) for verdict in verdicts(found, store)]
    return tuple(sorted(flags, key=lambda flag: (STATES.index(flag.status), ORDER.index(flag.urgency), flag.id)))


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
