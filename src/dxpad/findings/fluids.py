"""Numbers behind the name of something in the blood that are of another fluid, of a microscope's field, or of food."""

from __future__ import annotations

import re

OF_FLUIDS = frozenset("white-cells neutrophils lymphocytes eosinophil-share glucose albumin amylase ph".split())
GLUCOSE = "glucose"
_FLUID = re.compile(
    r"\b(?:ascitic|pleural|spinal|synovial|csf|lp|tap|fluid|aspirate|effluent|dialysate|drain|urine)\b[^.;\n]*$"
    r"|\b(?:csf|spinal\s+fluid)\b(?:[^.;\n]|\.\d)*$",
    re.IGNORECASE,
)
"""What these are counted in, where it is no blood: "ascitic tap cloudy, neutrophils 900"."""
_OF_FOOD = re.compile(
    r"\s*(?:(?:tea)?spoon\w*|lumps?|cubes?|sachets?|cans?|times|x\b|g\b|grams?|nights?|hrs?\b|mins?\b|in\s+(?:\w+\s+)?(?:tea|coffee)|a\s+(?:day|week))",
    re.IGNORECASE,
)
"""Behind the number: sugar that is eaten, or how often: "sugar 3 spoons"."""
_PER_FIELD = re.compile(r"(?:\s*(?:-|–|to)\s*\d+)?\s*(?:/|per\s+)\s*(?:hpf|lpf|high|field)", re.IGNORECASE)
"""Behind the number: cells seen in one field of a microscope, and none of the blood."""
FLUID_NEAR = 60
"""Characters before a value in which another fluid is named."""


def is_of_other(quantity: str, text: str, low: int, start: int, end: int) -> bool:
    """Whether the value of a quantity, whose name begins at `start` and whose number ends at `end`, is none of the
    blood. A fluid is sought from `low` on."""
    if quantity == GLUCOSE and _OF_FOOD.match(text, end):
        return True
    fluid = quantity in OF_FLUIDS and (_FLUID.search(text, low, start) or _PER_FIELD.match(text, end))
    return bool(fluid)
