"""How numbers, times and words are shown. Jinja filters, each a pure function."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from jinja2 import pass_context

from dxpad.differential.percent import percent
from dxpad.domain.convention import Convention

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from dxpad.domain.finding import Finding

TOLD = 0.01
"""Fewer bits than this are said to be none."""

SEEN_PUSH = 0.005
MINUTE, HOUR = 60, 3600
SETTINGS = {"primary-care": "Primary care", "emergency": "Emergency department", "inpatient": "Hospital ward"}
URGENCY = {
    "emergency": "Emergency: now, by ambulance or emergency department",
    "urgent": "Urgent: seen within about a day or two",
    "routine": "Routine: an ordinary appointment",
    "self-care": "Self-care: none needed if it settles",
}
TEMPLATE_NAMES = {"soap": "SOAP", "aci": "Four sections", "problem-based": "Problem-based"}
"""Names of templates where the id as words will not do."""
SEEN = {
    "full": "read in full",
    "table": "table read",
    "abstract": "abstract read",
    "secondary": "seen on a page that cites it",
}


def percent_range(interval: tuple[float, float]) -> str:
    """An interval in the same words."""
    low, high = (percent(end) for end in interval)
    return low if low == high else f"{low} to {high}"


def bits(gain: float) -> str:
    """What a question tells."""
    return f"{gain:.2f} bits" if gain >= TOLD else "under 0.01 bits"


def log_odds(value: float) -> str:
    """A push, with a true minus sign."""
    return f"{value:+.2f}".replace("-", "−") if abs(value) >= SEEN_PUSH else "0"


def clock_time(seconds: float | None) -> str:
    """Minutes and seconds of a recording."""
    if seconds is None:
        return ""
    whole = int(seconds)
    hours, rest = divmod(whole, HOUR)
    head = f"{hours}:{rest // MINUTE:02}" if hours else f"{rest // MINUTE}"
    return f"{head}:{rest % MINUTE:02}"


def moment(at: str, convention: Convention = Convention.BRITISH) -> str:
    """A stored time as people of a convention read it, in this machine's zone."""
    if not at:
        return ""
    form = "%b %-d, %Y, %-I:%M %p" if convention is Convention.AMERICAN else "%-d %b %Y, %H:%M"
    return datetime.fromisoformat(at).astimezone().strftime(form)


@pass_context
def moment_on_page(context: Context, at: str) -> str:
    """The same on a page, by the convention that this machine uses."""
    return moment(at, context.get("convention") or Convention.BRITISH)


def years(age: float) -> str:
    """An age in words; months for infants."""
    return f"{age:g} year{'s' if age != 1 else ''}" if age >= 1 else f"{round(age * 12)} months"


def measured(finding: Finding) -> str:
    """The value of a measured finding, empty for any other."""
    if finding.value is None:
        return ""
    return f"{finding.value:g} {finding.unit or ''}".strip()


def ident(text: str) -> str:
    """A text as part of an HTML id."""
    return "".join(letter if letter.isalnum() else "-" for letter in text)


def plain(kind: str) -> str:
    """An identifier as words."""
    return kind.replace("-", " ").replace("_", " ")


def lower_first(name: str) -> str:
    """A name inside a sentence; an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() or name[1:2].isdigit() else name[:1].lower() + name[1:]


def change(before: float, after: float) -> str:
    """A probability that moves."""
    first, last = percent(before), percent(after)
    return first if first == last else f"{first} → {last}"


def dots(value: int | None, most: int) -> str:
    """A small scale, drawn: filled and empty."""
    return "●" * value + "○" * (most - value) if value is not None else ""
