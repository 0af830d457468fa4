"""Bands cover every value, each value once."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dxpad.guidance.scores.check.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.guidance.scores.check.reach import Reach
    from dxpad.guidance.scores.definition import Definition
    from dxpad.knowledge.document import Document

STEPS = (1.0, 0.5)
"""Values of a counted score lie this far apart."""
WIDE = 1e-9


def band_faults(document: Document, definition: Definition, reach: Reach) -> Iterator[Fault]:
    """Gaps, overlaps, and values beyond the first or last band; ends that no value reaches in a counted score."""
    step = next((step for step in STEPS if all((value / step).is_integer() for value in reach.seen)), None)
    for part in document.parts("bands"):
        if (part.number("from") is None) == (part.number("above") is None):
            yield Fault(what="a band begins nowhere, or twice", mend="Give from, or above", at=part.data)
    for (first, second), beyond in zip(pairwise(definition.bands), definition.beyond[1:], strict=True):
        gap = second.from_ - first.to
        if gap != 0 and (step is None or gap != step or beyond):
            what = f"from {first.to:g} to {second.from_:g} there is a gap or an overlap"
            yield Fault(what=what, mend="Let each band begin where the one before ends", at=document.data)
        elif gap == 0 and definition.counts_points and not beyond:
            yield Fault(what=f"{first.to:g} lies in two bands", mend="End one a step earlier", at=document.data)
    lowest, highest = definition.bands[0].from_, definition.bands[-1].to
    if reach.least < lowest - WIDE or reach.greatest > highest + WIDE:
        what = f"bands go from {lowest:g} to {highest:g}, values from {reach.least:g} to {reach.greatest:g}"
        yield Fault(what=what, mend="Cover the whole range", at=document.data)
    elif definition.counts_points and (reach.least, reach.greatest) != (lowest, highest):
        what = f"bands go from {lowest:g} to {highest:g}, points only from {reach.least:g} to {reach.greatest:g}"
        yield Fault(what=what, mend="Let the bands end where the points end", at=document.data)
