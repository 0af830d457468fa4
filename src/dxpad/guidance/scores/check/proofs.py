"""The worked example and the tests of a score come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.errors import DxpadError
from dxpad.guidance.scores.check.fault import Fault
from dxpad.guidance.scores.evaluate import evaluate
from dxpad.guidance.scores.inputs import read_inputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.guidance.scores.definition import Definition
    from dxpad.knowledge.document import Document

EXACT = 1e-6


def proof_faults(document: Document, definition: Definition) -> Iterator[Fault]:
    """Each of them that fails, or that the working does not name."""
    for part in (document.part("example"), *document.parts("tests")):
        expected = part.number("value")
        if expected is None:
            continue
        try:
            values = read_inputs(definition.inputs, part.part("inputs").data, definition.id)
            value = evaluate(definition.formula, definition.worked(values), definition.id)
            definition.band_of(value)
        except DxpadError as error:
            yield Fault(what=f"a test or the example fails: {error.message}", mend="Mend its inputs", at=part.data)
            continue
        if abs(value - expected) > (part.number("tolerance") or EXACT):
            yield Fault(what=f"it gives {value:.10g} and not {expected:.10g}", mend="Mend one of them", at=part.data)
    example = document.part("example")
    result = example.number("value")
    if result is not None and f"{result:.4g}" not in example.text("working"):
        yield Fault(what=f"the working does not end in {result:.4g}", mend="Name the result", at=example.data)
