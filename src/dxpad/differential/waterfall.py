"""The explanation drawn: prior, one bar a finding, and where they end; from the same numbers as the table beside it.

Colours are CSS custom properties with a value of their own, so the drawing follows a page's theme and stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from dxpad.differential.percent import percent

if TYPE_CHECKING:
    from dxpad.domain.differential import Ranked

ROW = 26
LABEL = 250
CHART = 360
VALUE = 70
HEAD = 64
FOOT = 40
WIDTH = LABEL + CHART + VALUE
SHORT = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One step of the waterfall, in natural log-odds: from `start`, by `by`."""

    label: str
    start: float
    by: float
    kind: str


def bars(ranked: Ranked) -> tuple[Bar, ...]:
    """Prior, findings strongest first, and the sum."""
    made = [Bar(label="How common it is here", start=0.0, by=ranked.log_prior, kind="prior")]
    at = ranked.log_prior
    for item in ranked.evidence:
        mark = "absent: " if item.status == "absent" else ""
        kind = "nothing" if item.log_odds == 0 else ("for" if item.log_odds > 0 else "against")
        made.append(Bar(label=f"{mark}{item.name}", start=at, by=item.log_odds, kind=kind))
        at += item.log_odds
    made.append(Bar(label="Score", start=0.0, by=at, kind="sum"))
    return tuple(made)


def waterfall(ranked: Ranked) -> str:
    """A whole SVG document."""
    steps = bars(ranked)
    low = min(0.0, *(min(bar.start, bar.start + bar.by) for bar in steps))
    high = max(0.0, *(max(bar.start, bar.start + bar.by) for bar in steps))
    scale = CHART / ((high - low) or 1.0)
    height = HEAD + ROW * len(steps) + FOOT
    rows = "".join(_row(bar, number, low, scale) for number, bar in enumerate(steps))
    zero = LABEL - low * scale
    low_end, high_end = ranked.interval
    title = escape(f"Why {ranked.name}: probability {percent(ranked.probability)}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{title}" '
        f'font-family="system-ui, sans-serif" font-size="13" fill="var(--ink, #1c2733)">'
        f'<text x="0" y="20" font-size="17" font-weight="600">{title}</text>'
        f'<text x="0" y="42">90 % interval {percent(low_end)} to {percent(high_end)} · rank {ranked.rank} · '
        f"bars are natural log-odds and add up</text>"
        f'<line x1="{zero:.1f}" x2="{zero:.1f}" y1="{HEAD - 6}" y2="{height - FOOT + 4}" '
        f'stroke="var(--line, #9aa7b4)"/>'
        f'{rows}<text x="0" y="{height - 12}">After competition with every other condition: '
        f"{percent(ranked.probability)}</text></svg>"
    )


COLOUR = {
    "prior": "var(--neutral, #7a8795)", "sum": "var(--ink, #1c2733)", "for": "var(--for, #1f7a5a)",
    "against": "var(--against, #b3432f)", "nothing": "var(--line, #9aa7b4)",
}  # fmt: skip


def _row(bar: Bar, number: int, low: float, scale: float) -> str:
    y = HEAD + number * ROW
    left = LABEL + (min(bar.start, bar.start + bar.by) - low) * scale
    width = max(abs(bar.by) * scale, 1.0)
    label = bar.label if len(bar.label) <= SHORT else bar.label[: SHORT - 1] + "…"
    return (
        f'<g><title>{escape(bar.label)}: {bar.by:+.2f}</title><text x="0" y="{y + 16}">{escape(label)}</text>'
        f'<rect x="{left:.1f}" y="{y + 4}" width="{width:.1f}" height="{ROW - 10}" rx="2" fill="{COLOUR[bar.kind]}"/>'
        f'<text x="{LABEL + CHART + 8}" y="{y + 16}" font-variant-numeric="tabular-nums">{bar.by:+.2f}</text></g>'
    )
