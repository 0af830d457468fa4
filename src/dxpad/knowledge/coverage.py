"""What the knowledge covers, counted from the compiled file: system by system, and what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.differential import Basis

if TYPE_CHECKING:
    from dxpad.knowledge.records import ConditionRecord
    from dxpad.knowledge.store import Store

KINDS = ("condition", "symptom", "procedure", "score")


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemCoverage:
    """One organ system. `numbers_*` count how often a finding occurs in a condition, by what the number rests on;
    `sources` are publications cited for them; `articles` are written conditions."""

    system: str
    conditions: int
    read: int
    outlines: int
    drafts: int
    do_not_miss_read: int
    do_not_miss_outline: int
    do_not_miss_draft: int
    numbers_study: int
    numbers_estimate: int
    sources: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Every system by name, all together, the articles by kind as (written, all), and what is not covered."""

    knowledge: str
    systems: tuple[SystemCoverage, ...]
    total: SystemCoverage
    articles: dict[str, tuple[int, int]]
    not_covered: tuple[str, ...]


def coverage_of(store: Store) -> Coverage:
    """The counts of one knowledge file."""
    records = tuple(store.conditions().values())
    written = {hit.id for hit in store.listing("condition") if hit.score}
    names = sorted({record.system for record in records})
    systems = tuple(
        _counted(name, [record for record in records if record.system == name], written, store) for name in names
    )
    articles = {kind: (sum(hit.score > 0 for hit in store.listing(kind)), len(store.listing(kind))) for kind in KINDS}
    total = _counted("all", list(records), written, store)
    return Coverage(
        knowledge=store.version,
        systems=systems,
        total=total,
        articles=articles,
        not_covered=_not_covered(systems, total, articles, store),
    )


def _counted(name: str, records: list[ConditionRecord], written: set[str], store: Store) -> SystemCoverage:
    links = [link for record in records for link in store.links_of(record.id)]
    basis = Counter(link.basis for link in links)
    reviews = Counter(record.review for record in records)
    dangers = Counter(record.review for record in records if record.do_not_miss)
    return SystemCoverage(
        system=name,
        conditions=len(records),
        read=reviews["read"],
        outlines=reviews["outline"],
        drafts=reviews["draft"],
        do_not_miss_read=dangers["read"],
        do_not_miss_outline=dangers["outline"],
        do_not_miss_draft=dangers["draft"],
        numbers_study=basis[Basis.STUDY],
        numbers_estimate=basis[Basis.ESTIMATE],
        sources=len({source for link in links for source in link.sources}),
        articles=sum(record.id in written for record in records),
    )


def _not_covered(
    systems: tuple[SystemCoverage, ...], total: SystemCoverage, articles: dict[str, tuple[int, int]], store: Store
) -> tuple[str, ...]:
    """What a clinician may not rely on here, in plain words."""
    unread = [item.system.replace("-", " ") for item in systems if not item.read]
    dangers = total.do_not_miss_draft + total.do_not_miss_outline + total.do_not_miss_read
    numbers = total.numbers_estimate + total.numbers_study
    bare = sum(not store.links_of(name) for name in store.conditions())
    written, known = articles["symptom"][0], len(store.listing("finding")) + articles["symptom"][1]
    lines = [
        f"Nobody has read a single condition of: {', '.join(unread)}." if unread else "",
        f"{total.drafts} of {total.conditions} conditions are drafts that nobody has read: ranked, without guidance.",
        f"{total.outlines} of {total.conditions} conditions are outlines: told apart from others, without guidance.",
        f"{total.do_not_miss_draft} of {dangers} dangers are drafts, {total.do_not_miss_outline} are outlines.",
        f"{bare} conditions list no finding and rank by how common they are alone." if bare else "",
        f"{total.numbers_estimate} of {numbers} numbers are our estimates and rest on no study.",
        f"{known - written} of {known} symptoms and signs have no article of their own.",
        "Doses of medicines, and what food, alcohol and the liver do to them, are not checked.",
        "Whatever is not listed in any system is unknown here: it is part of `none of these` in every differential.",
    ]
    return tuple(line for line in lines if line)


def lines(coverage: Coverage) -> list[str]:
    """The counts as a Markdown table."""
    head = (
        "| system | conditions | read | outlines | drafts | dangers read | outline | draft | numbers | from studies |"
        " sources | articles |"
    )
    rows = [_row(item) for item in (*coverage.systems, coverage.total)]
    kinds = ", ".join(f"{kind} {written} of {known}" for kind, (written, known) in coverage.articles.items())
    return [
        f"Knowledge {coverage.knowledge}",
        "",
        head,
        "| --- " + "| ---: " * 11 + "|",
        *rows,
        "",
        f"Articles written: {kinds}",
        "",
        "Not covered",
        *(f"- {line}" for line in coverage.not_covered),
    ]


def _row(item: SystemCoverage) -> str:
    numbers = item.numbers_study + item.numbers_estimate
    cells = (
        item.system, item.conditions, item.read, item.outlines, item.drafts, item.do_not_miss_read,
        item.do_not_miss_outline, item.do_not_miss_draft, numbers, item.numbers_study, item.sources, item.articles,
    )  # fmt: skip
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
