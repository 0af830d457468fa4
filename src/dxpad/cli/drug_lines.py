"""A drug report as text: what was found, what was checked, and what was not, all three always."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.domain.guidance import DrugAlert, DrugReport, Unchecked

TIERS = {1: "grave", 2: "adjust or watch", 3: "know"}
WIDTH = 100
NO_ALERT = "No rule was met. That is not the same as safe: see what was not checked."


def lines(report: DrugReport) -> list[str]:
    """Every line of the report."""
    checks = report.drug_checks
    medicines = ", ".join(each.name for each in checks.medicines) or "none known"
    return [
        f"Medicines: {medicines}",
        *([f"Stopped, left out: {', '.join(checks.stopped)}"] if checks.stopped else []),
        *([f"Allergies: {', '.join(checks.allergies)}"] if checks.allergies else []),
        "",
        "Found",
        *(line for alert in report.drugs for line in _alert(alert)),
        *([f"  {NO_ALERT}"] if not report.drugs else []),
        "",
        "Checked",
        *(_item(line) for line in checks.checked or ("nothing could be compared",)),
        "",
        "Not checked",
        *(_gap(each) for each in checks.not_checked),
    ]


def _alert(alert: DrugAlert) -> Iterator[str]:
    yield f"  {TIERS[alert.tier]}: {' with '.join(alert.names)} ({alert.kind})"
    told = (
        ("For", alert.detail),
        ("Why", alert.mechanism),
        ("May happen", alert.effect),
        ("Action", alert.action),
        ("Instead", alert.alternative),
        ("Basis", ", ".join(alert.sources) or "estimate"),
    )
    for word, text in told:
        if text:
            yield fill(f"{word}: {text}", WIDTH, initial_indent="    ", subsequent_indent="      ")


def _gap(each: Unchecked) -> str:
    named = f" ({', '.join(each.items)})" if each.items else ""
    return _item(f"{each.kind}{named}: {each.why}. {each.mend}")


def _item(text: str) -> str:
    return fill(text, WIDTH, initial_indent="  - ", subsequent_indent="    ")
