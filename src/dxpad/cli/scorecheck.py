"""What is wrong with the authored scores, worked with as the guidance works with them, at file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.errors import KnowledgeError
from dxpad.guidance.scores.check import Known, score_faults
from dxpad.knowledge.check.schema import SHAPES
from dxpad.knowledge.check.shape import faults
from dxpad.knowledge.document import Document

if TYPE_CHECKING:
    from dxpad.knowledge.load import Library, Problem

SHOWN = 5


def score_problems(library: Library) -> tuple[Problem, ...]:
    """Every fault of every score whose file has the shape of one, in the order of files and lines."""
    known = Known(
        findings=frozenset(library.kind("findings")),
        conditions=frozenset(library.kind("conditions")),
        quantities={name: str(entry.data.get("unit", "")) for name, entry in library.kind("quantities").items()},
    )
    found = [
        entry.problem(fault.what, fault.mend, at=fault.at)
        for entry in library.kind("scores").values()
        if not any(faults(entry.data, SHAPES["scores"], "", entry.data))
        for fault in score_faults(Document(entry.data), known)
    ]
    return tuple(sorted(found, key=lambda problem: (problem.file, problem.line, problem.what)))


def refuse_faulty(library: Library) -> None:
    """Nothing is built from a score that cannot be worked.

    Raises:
        KnowledgeError: a score has a fault; the first few are named.
    """
    wrong = score_problems(library)
    if wrong:
        first = "\n".join(map(str, wrong[:SHOWN]))
        raise KnowledgeError(f"{len(wrong)} problems\n{first}", mend="See all: dxpad knowledge check")
