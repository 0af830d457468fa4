"""Every problem of the authored knowledge at once, with file, line and mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.knowledge.check.articles import article_problems
from dxpad.knowledge.check.drugs import drug_problems
from dxpad.knowledge.check.lexicon import lexicon_problems
from dxpad.knowledge.check.mimics import mimic_problems
from dxpad.knowledge.check.numbers import number_problems
from dxpad.knowledge.check.references import reference_problems
from dxpad.knowledge.check.schema import shape_problems
from dxpad.knowledge.check.wordings import wording_problems

if TYPE_CHECKING:
    from dxpad.knowledge.load import Library, Problem


def problems_of(library: Library) -> tuple[Problem, ...]:
    """All problems in the order of their files and lines."""
    found = [
        *library.problems,
        *shape_problems(library),
        *reference_problems(library),
        *number_problems(library),
        *mimic_problems(library),
        *lexicon_problems(library),
        *wording_problems(library),
        *article_problems(library),
        *drug_problems(library),
    ]
    return tuple(sorted(found, key=lambda problem: (problem.file, problem.line, problem.what)))
