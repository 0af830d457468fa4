"""Everything wrong with one authored score: ids, inputs, bands, directions, example and tests.

The shape of the file and its sources are checked with the rest of the knowledge; here the score is worked with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError, KnowledgeError
from dxpad.guidance.scores.check.bands import band_faults
from dxpad.guidance.scores.check.fault import Fault, Known
from dxpad.guidance.scores.check.parts import part_faults
from dxpad.guidance.scores.check.proofs import proof_faults
from dxpad.guidance.scores.check.reach import Reach
from dxpad.guidance.scores.check.ways import way_faults
from dxpad.guidance.scores.definition import definition_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.document import Document

__all__ = ["Fault", "Known", "score_faults"]


def score_faults(document: Document, known: Known) -> Iterator[Fault]:
    """All faults of one score; `known` holds the ids it may name. The document must have the shape of a score."""
    try:
        definition = definition_from(document)
    except KnowledgeError as error:
        yield Fault(what=error.what, mend=error.mend, at=document.data)
        return
    parts = list(part_faults(document, definition, known))
    yield from parts
    if any(fault.stops for fault in parts):
        return
    try:
        reach = Reach.of(definition, document)
        yield from band_faults(document, definition, reach)
        yield from way_faults(document, definition, reach)
    except (BadInputError, KnowledgeError) as error:
        yield Fault(what=f"it cannot be worked out: {error.what}", mend=error.mend, at=document.data)
    yield from proof_faults(document, definition)
