"""What a word or the lack of a thing denies by itself. Data only."""

from __future__ import annotations

from dxpad.findings.normality import POWER

_WEIGHT = ("unintentional-weight-loss", "weight-gain")

WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"afebrile|apyrexial|apyrexic|apyretic", ("fever", "fever-38-or-more")),
    (r"normotensive", ("low-blood-pressure", "high-blood-pressure-reading")),
    (r"anicteric", ("jaundice",)),
    (r"acyanotic", ("cyanosis",)),
    (r"eupn(?:o?e)ic", ("shortness-of-breath", "fast-breathing")),
)
"""Words that deny by themselves."""

LACKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"travel(?:ling|s)?(?:\s+abroad)?|trips?\s+abroad", ("recent-travel-tropics", "recent-travel-long-haul")),
    (r"antibiotics?(?:\s+use|\s+courses?)?", ("recent-antibiotics",)),
    (r"(?:sick|ill|unwell|infectious)\s+contacts?", ("contacts-with-same-illness",)),
    (
        r"(?:lower\s+)?urinary\s+(?:symptoms?|complaints?|problems?)",
        ("painful-urination", "frequent-urination", "urgent-urination", "weak-urinary-stream"),
    ),
    (r"bowel\s+(?:symptoms?|complaints?|problems?)", ("diarrhoea", "constipation", "change-in-bowel-habit")),
    (r"(?:visual|vision)\s+(?:changes?|symptoms?|complaints?|problems?)", ("blurred-vision", "double-vision")),
    (r"hearing\s+(?:problems?|changes?|difficult(?:y|ies))", ("hearing-loss",)),
    (r"(?:unintentional\s+)?weight\s+changes?|changes?\s+in\s+(?:her\s+|his\s+)?weight", _WEIGHT),
    (r"changes?\s+in\s+urine\s+colou?r", ("dark-urine", "blood-in-urine")),
    (r"focal\s+weakness(?:es)?", (*POWER, "focal-neurological-deficit")),
    (r"(?:palpable\s+)?organomegaly", ("hepatomegaly", "splenomegaly")),
)
"""Bare words whose lack is plain, though said as present they would be too little."""
