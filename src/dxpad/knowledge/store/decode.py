"""JSON rows of the store back to records."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, Any

from dxpad.domain.differential import Basis, Urgency
from dxpad.knowledge.records import (
    ConditionRecord,
    ExpressionRecord,
    FindingRecord,
    GradeRecord,
    LinkRecord,
    QuantityRecord,
    RuleRecord,
    TestRecord,
    Threshold,
    WordingRecord,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.knowledge.document import Document

Row = dict[str, Any]
BASES = {basis.value: basis for basis in Basis}


def finding_from(row: Row) -> FindingRecord:
    """One finding."""
    thresholds = tuple(Threshold(**threshold) for threshold in row.pop("measured"))
    return FindingRecord(**{**row, "parents": tuple(row["parents"])}, measured=thresholds)


def condition_from(row: Row) -> ConditionRecord:
    """One condition."""
    lists = {key: tuple(row[key]) for key in ("icd10", "tests", "scores")}
    age = tuple((int(first), last, float(by)) for first, last, by in row["age"])
    return ConditionRecord(**{**row, **lists, "age": age, "urgency": Urgency(row["urgency"])})


def rule_from(row: Row) -> RuleRecord:
    """One red-flag rule."""
    lists = {key: tuple(row[key]) for key in ("sources", "think_of", "ask", "complaint", "findings")}
    return RuleRecord(**{**row, **lists, "urgency": Urgency(row["urgency"])})


def test_from(document: Document) -> TestRecord:
    """One test, from its authored file."""
    figures = {key: document.number(key) for key in ("cost", "minutes", "invasiveness")}
    return TestRecord(
        id=document.text("id"),
        name=document.text("name"),
        kind=document.text("kind"),
        detects=document.texts("detects"),
        **{key: None if value is None else int(value) for key, value in figures.items()},
    )


def quantity_from(row: Row) -> QuantityRecord:
    """One quantity."""
    units = {unit: (factor, offset) for unit, (factor, offset) in row["units"].items()}
    limits = {name: (row[name][0], row[name][1]) for name in ("plausible", "usual")}
    return QuantityRecord(**{**row, "synonyms": tuple(row["synonyms"]), "units": units, **limits})


def expression_from(row: Row) -> ExpressionRecord:
    """One expression."""
    return ExpressionRecord(
        pattern=row["pattern"], opens=tuple(row["opens"]), needs=tuple(tuple(words) for words in row["needs"])
    )


def wording_from(row: Row) -> WordingRecord:
    """One way of speaking."""
    return WordingRecord(finding=row["finding"], said=expression_from(row["said"]))


def grade_from(row: Row) -> GradeRecord:
    """One sign told as a grade."""
    return GradeRecord(**{**row, "said": expression_from(row["said"])})


def link_from(row: Sequence[Any]) -> LinkRecord:
    """One link, in the order of the table's columns."""
    finding, condition, p, alpha, beta, lr, basis, sources = row
    return LinkRecord(
        condition=intern(condition),
        finding=intern(finding),
        p=p,
        alpha=alpha,
        beta=beta,
        lr=lr,
        basis=BASES[basis],
        sources=tuple(sources.split()) if sources else (),
    )
