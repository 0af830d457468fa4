"""Bars and lines as they are shown: plain words for each push, what is expected and unknown, what to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.differential import Evidence, Expected, NextStep
from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dxpad.differential.evidence import Push
    from dxpad.differential.question import Gain
    from dxpad.knowledge.records import TestRecord
    from dxpad.knowledge.store import Store

EXPECTED = 0.35
EXPECTED_SHOWN = 6
NEXT_SHOWN = 8
ASKED = ("symptom", "axis", "history", "risk", "exposure", "medicine")
"""Kinds that a question settles; the others are looked for or tested."""
PERCENT = 0.095


def share_in_words(share: float) -> str:
    """A frequency as people read it: 73 %, or 1 in 2,000 when it is small."""
    return f"{share:.0%}" if share >= PERCENT else f"1 in {round(1 / max(share, 1e-9)):,}"


def evidence_of(push: Push, store: Store) -> Evidence:
    """One bar with its plain words."""
    finding = push.observed.finding
    return Evidence(
        finding=finding.id,
        name=push.observed.record.name,
        status=finding.status,
        log_odds=push.log_odds,
        weight=push.weight,
        basis=push.basis,
        sources=push.sources,
        why=_why(push, store),
        quote=finding.source,
    )


def _why(push: Push, store: Store) -> str:
    item, link = push.observed, push.link
    usual = share_in_words(item.marginal)
    if link is None:
        if item.finding.status is Status.PRESENT:
            return f"not explained by it; {usual} of all who consult have it"
        return "says nothing about it"
    if link.lr is not None and item.finding.status is Status.PRESENT:
        return f"likelihood ratio {link.lr:.3g} as measured"
    there = share_in_words(link.p)
    through = f" ({store.finding(link.finding).name.lower()})" if link.finding != item.record.id else ""
    if item.finding.status is Status.PRESENT:
        return f"present in {there} of those who have it{through}, in {usual} of all who consult"
    return f"absent, though {there} of those who have it{through} have it; {usual} of all who consult do"


def expected(condition: str, unknown: frozenset[str], worth: Mapping[str, Gain], store: Store) -> tuple[Expected, ...]:
    """What the condition often has and nobody has mentioned, most worth asking first."""
    rows = [link for link in store.links_of(condition) if link.p >= EXPECTED and link.finding in unknown]
    known = [link for link in rows if link.finding in worth]
    known.sort(key=lambda link: (-worth[link.finding].bits, link.finding))
    return tuple(
        Expected(finding=link.finding, name=store.finding(link.finding).name, gain=worth[link.finding].bits)
        for link in known[:EXPECTED_SHOWN]
    )


def next_steps(worth: Mapping[str, Gain], leaders: Sequence[str], store: Store) -> tuple[NextStep, ...]:
    """Questions and tests by what they tell, danger counted as much as diagnosis; `leaders` are the likeliest."""
    records = store.findings()
    detected_by = _detected_by(leaders, store)
    best = sorted(worth.values(), key=lambda gain: (-(gain.bits + gain.danger_bits), gain.finding))
    asks = [gain for gain in best if records[gain.finding].kind in ASKED and records[gain.finding].question]
    looks = [gain for gain in best if records[gain.finding].kind not in ASKED]
    steps = [_step(gain, None, store) for gain in asks[:NEXT_SHOWN]]
    tests: dict[str, Gain] = {}
    for gain in looks:
        if gain.finding in detected_by:
            tests.setdefault(detected_by[gain.finding], gain)
    signs = [gain for gain in looks if records[gain.finding].kind in ("sign", "vital")]
    steps += [_step(gain, None, store) for gain in signs[: NEXT_SHOWN // 2]]
    steps += [_step(gain, test, store) for test, gain in list(tests.items())[:NEXT_SHOWN]]
    return tuple(sorted(steps, key=lambda step: (-(step.gain + step.danger_resolved), step.ask or step.test or "")))


def _detected_by(leaders: Sequence[str], store: Store) -> dict[str, str]:
    """The test to offer for each finding: one that a leading condition names, else the least invasive and cheapest."""
    named = {test for condition in leaders for test in store.condition(condition).tests}
    hardest = 9

    def ease(test: TestRecord) -> tuple[bool, int, int, str]:
        burden = hardest if test.invasiveness is None else test.invasiveness
        return test.id not in named, burden, hardest if test.cost is None else test.cost, test.id

    found: dict[str, str] = {}
    for test in sorted(store.tests().values(), key=ease):
        for finding in test.detects:
            found.setdefault(finding, test.id)
    return found


def _step(gain: Gain, test: str | None, store: Store) -> NextStep:
    record = store.finding(gain.finding)
    question = store.tests()[test].name if test else record.question or f"Look for: {record.name}"
    return NextStep(
        ask=None if test else gain.finding,
        test=test,
        question=question,
        gain=gain.bits,
        danger_resolved=gain.danger_bits,
    )
