"""The shape of every kind of file, as docs/authoring.md explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.knowledge.bands import BANDS
from dxpad.knowledge.check.drug_shapes import DRUG_SHAPES
from dxpad.knowledge.check.shape import ANYTHING, FLAG, NUMBER, RULE, TEXT, WHOLE, Either, Keys, Shape, Table, faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.load import Library, Problem

SETTINGS = ("primary-care", "emergency", "inpatient")
URGENCY = frozenset({"emergency", "urgent", "routine", "self-care"})
STRENGTH = frozenset({"strong", "weak", "expert"})
STEP_KIND = frozenset({"bedside", "laboratory", "imaging", "other"})
FINDING_KIND = frozenset(
    {"symptom", "sign", "axis", "history", "risk", "exposure", "medicine", "vital", "laboratory", "imaging"},
)
ESTIMATE = frozenset({"estimate"})
RATING = frozenset({"usually appropriate", "may be appropriate", "usually not appropriate"})
CONTRAST = frozenset({"none", "iodine", "gadolinium", "iodine at times", "gadolinium at times"})
CAUTION: Keys = Keys({"if!": RULE, "say!": TEXT, "ask": FLAG})
SEX = frozenset({"male", "female"})
WORDS: Shape = Either((TEXT, [TEXT]))
NUMBERS: Shape = [NUMBER]
FILLED: Shape = Keys(
    {
        "age": FLAG, "sex": frozenset({"female", "male"}), "quantity": WORDS, "above": NUMBER, "at_least": NUMBER,
        "below": NUMBER, "true_when": RULE, "false_when": RULE, "all": [RULE], "any": [RULE], "of": [RULE], "not": RULE,
        "unless": RULE, "age_at_least": NUMBER, "age_below": NUMBER,
    },
)  # fmt: skip
"""The forms of `dxpad.guidance.scores.fill`."""

DATED: dict[str, Shape] = {"written": TEXT, "due": TEXT, "reviewed_by": ANYTHING}
REVIEW: Shape = Either(
    (
        frozenset({"draft", "read"}),
        Keys({"status!": frozenset({"draft", "read"}), **DATED}),
    ),
)
CONDITION_REVIEW: Shape = Keys({"status!": frozenset({"draft", "outline", "read"}), **DATED})
SEE_ALSO: Shape = Keys({"conditions": [TEXT], "symptoms": [TEXT], "procedures": [TEXT]})
QUESTIONS: Shape = [Keys({"q!": TEXT, "a!": TEXT})]
CARE: Shape = Keys({"now": WORDS, "soon": WORDS, "routine": WORDS, "self_care": WORDS})
THRESHOLD: Shape = Keys(
    {
        "quantity!": TEXT,
        "at_least": NUMBER,
        "below": NUMBER,
        "sex": SEX,
        "age_at_least": NUMBER,
        "absent_below": NUMBER,
        "absent_from": NUMBER,
    },
)
RULE_KEYS: dict[str, Shape] = {
    "id!": TEXT, "name!": TEXT, "when!": RULE, "urgency!": URGENCY, "first_action!": TEXT, "strength!": STRENGTH,
    "source": WORDS, "basis": ESTIMATE, "think_of": [TEXT], "ask": [TEXT], "note": TEXT,
}  # fmt: skip
FREQUENCY: Shape = Keys({"per_100k!": NUMBER, "basis": ESTIMATE, "source": WORDS, "note": TEXT})

SHAPES: dict[str, Keys] = {
    "findings": Keys(
        {
            "id!": TEXT, "name!": TEXT, "kind!": FINDING_KIND, "question": TEXT, "synonyms": [TEXT], "lay": [TEXT],
            "parents": [TEXT], "cluster": TEXT, "exclusive": TEXT, "note": TEXT, "shares": [TEXT],
            "sex": SEX,
            "background!": Keys({setting + ("!" if setting != "inpatient" else ""): NUMBER for setting in SETTINGS}),
            "hpo": Keys({"id!": TEXT, "match!": frozenset({"exact", "broad", "narrow", "related"})}),
            "measured": Either((THRESHOLD, [THRESHOLD])), "review": REVIEW,
        },
    ),
    "said": Keys({"id!": TEXT, "say!": [TEXT]}),
    "wordings": Keys({"id!": TEXT, "patterns!": [TEXT]}),
    "wording-parts": Keys({"id!": TEXT, "pattern!": TEXT}),
    "other-senses": Keys({"id!": TEXT, "patterns!": [TEXT]}),
    "grades": Keys({"id!": TEXT, "finding!": TEXT, "from": WHOLE, "to": WHOLE, "patterns!": [TEXT]}),
    "decoys": Keys({"id!": TEXT, "patterns!": [TEXT]}),
    "conditions": Keys(
        {
            "id!": TEXT, "name!": TEXT, "synonyms": [TEXT], "icd10!": [TEXT], "system!": TEXT, "urgency!": URGENCY,
            "do_not_miss!": FLAG, "presentation": FLAG, "onset": ANYTHING,
            "frequency!": Keys({
                "primary-care!": FREQUENCY, "emergency!": FREQUENCY, "inpatient": FREQUENCY, "age!": Table(NUMBER),
                "sex!": Keys({"male!": NUMBER, "female!": NUMBER}), "note": TEXT,
            }),
            "findings!": [Keys({
                "id!": TEXT, "band": frozenset(BANDS), "p": NUMBER, "n": WHOLE, "lr_present": NUMBERS,
                "basis": ESTIMATE, "source": WORDS, "setting": frozenset(SETTINGS), "note": TEXT, "cluster_note": TEXT,
                "decisive": FLAG,
            })],
            "tests": [Keys({
                "id!": TEXT, "role!": frozenset({"confirms", "rules-out", "supports"}), "note": TEXT, "only_if": TEXT,
                "sensitivity": NUMBER, "specificity": NUMBER, "source": WORDS, "basis": ESTIMATE,
            })],
            "scores": [TEXT],
            "red_flags": [Keys(RULE_KEYS)],
            "mimics": [Keys({"id!": TEXT, "tell_apart": [TEXT], "note": TEXT})],
            "workup": [Keys({
                "do!": TEXT, "kind!": STEP_KIND, "when!": TEXT, "why!": TEXT, "strength!": STRENGTH, "source": WORDS,
                "basis": ESTIMATE, "test": TEXT, "country": TEXT, "note": TEXT, "if": RULE,
            })],
            "treatment": [Keys({
                "step!": TEXT, "strength!": STRENGTH, "source": WORDS, "basis": ESTIMATE, "country": TEXT, "note": TEXT,
                "cautions": [Keys({"if!": TEXT, "say!": TEXT})],
            })],
            "referral": [Keys({"to!": TEXT, "how_soon!": TEXT, "why!": TEXT})],
            "follow_up": [TEXT], "safety_net": [TEXT],
            "article": Keys({
                "definition!": WORDS, "causes": WORDS, "symptoms": WORDS, "diagnosis": WORDS, "treatment": WORDS,
                "prevention": WORDS, "living_with": WORDS, "when_to_seek_care": CARE, "clinician": WORDS,
                "questions": QUESTIONS,
            }),
            "see_also": SEE_ALSO, "review!": CONDITION_REVIEW, "note": TEXT,
        },
    ),
    "tests": Keys(
        {
            "id!": TEXT, "name!": TEXT, "kind!": frozenset({"bedside", "laboratory", "imaging", "procedure"}),
            "synonyms": [TEXT], "cost": WHOLE, "minutes": WHOLE, "invasiveness": WHOLE, "detects": [TEXT],
            "article": Keys({
                "definition!": WORDS, "why!": WORDS, "prepare!": WORDS, "what_happens!": WORDS, "risks!": WORDS,
                "results!": WORDS, "clinician": WORDS, "questions!": QUESTIONS,
            }),
            "see_also": SEE_ALSO, "review!": REVIEW,
        },
    ),
    "articles": Keys(
        {
            "id!": TEXT, "name!": TEXT, "kind!": frozenset({"symptom"}), "finding!": TEXT, "synonyms": [TEXT],
            "do_not_miss!": [TEXT],
            "article!": Keys({
                "definition!": WORDS, "causes!": WORDS, "symptoms!": WORDS, "diagnosis!": WORDS, "treatment!": WORDS,
                "prevention!": WORDS, "living_with": WORDS, "when_to_seek_care!": CARE, "clinician": WORDS,
                "questions!": QUESTIONS,
            }),
            "see_also!": SEE_ALSO, "review!": REVIEW,
        },
    ),
    "red-flags": Keys(
        {"id!": TEXT, "name": TEXT, "complaint!": [TEXT], "rules!": [Keys({**RULE_KEYS, "think_of!": [TEXT]})],
         "review!": REVIEW, "note": TEXT},
    ),
    "work-up": Keys(
        {
            "id!": TEXT, "name!": TEXT, "complaint!": [TEXT], "note": TEXT, "review!": REVIEW,
            "steps!": [Keys({
                "do!": TEXT, "kind!": STEP_KIND, "when!": TEXT, "why!": TEXT, "strength!": STRENGTH, "if": RULE,
                "flags": frozenset({"none"}), "rating": RATING, "changes": TEXT, "scores": [TEXT], "test": TEXT,
                "source": WORDS, "basis": ESTIMATE, "country": TEXT, "note": TEXT,
            })],
            "contests": [Keys({
                "id!": TEXT, "question!": TEXT, "why!": TEXT, "if": RULE, "positions!": [Keys({
                    "country!": TEXT, "body!": TEXT, "year!": WHOLE, "says!": TEXT, "source": WORDS, "basis": ESTIMATE,
                })],
            })],
        },
    ),
    "imaging": Keys(
        {
            "id!": TEXT, "radiation!": frozenset({"none", "low", "medium", "high"}), "contrast!": CONTRAST,
            "cautions!": [CAUTION], "note": TEXT,
        },
    ),
    "cautions": Keys({"id!": TEXT, "steps!": [TEXT], "any": FLAG, **CAUTION, "note": TEXT}),
    "cases": Keys(
        {
            "id!": TEXT, "age": ANYTHING, "sex": ANYTHING, "setting": frozenset(SETTINGS), "text!": TEXT,
            "expect!": Keys({
                "first": ANYTHING, "top3": [TEXT], "do_not_miss": [TEXT], "urgency": URGENCY, "present": [TEXT],
                "absent": [TEXT],
            }),
            "review!": REVIEW, "note": TEXT,
        },
    ),
    "sources": Keys(
        {
            "id!": TEXT, "authors!": TEXT, "title!": TEXT, "journal": TEXT, "year": WHOLE, "doi": TEXT,
            "pmid": Either((TEXT, WHOLE)), "url": TEXT, "kind!": frozenset({"study", "review", "guideline", "label"}),
            "seen!": frozenset({"full", "table", "abstract", "secondary"}), "seen_on!": TEXT, "note": TEXT,
        },
    ),
    "drugs": Keys(
        {"id!": TEXT, "name!": TEXT, "brands": [TEXT], "class!": TEXT, "synonyms": [TEXT], "misspellings": [TEXT],
         "contains": [TEXT], "note": TEXT},
    ),
    "quantities": Keys(
        {
            "id!": TEXT, "name!": TEXT, "synonyms!": [TEXT], "unit!": TEXT, "note": TEXT,
            "units": Table(Keys({"factor!": NUMBER, "offset": NUMBER})), "plausible!": NUMBERS, "usual": NUMBERS,
            "bare": TEXT,
        },
    ),
    "scores": Keys(
        {
            "id!": TEXT, "version!": TEXT, "name!": TEXT, "group!": TEXT, "purpose!": TEXT, "use_when": WORDS,
            "not_when": WORDS, "synonyms": [TEXT], "complaint": [TEXT], "conditions": [TEXT],
            "population": Keys({
                "who": TEXT, "age_at_least": NUMBER, "age_below": NUMBER, "sex": frozenset({"male", "female"}),
                "not_for": [Keys({"when!": RULE, "say!": TEXT})],
            }),
            "pearls": WORDS,
            "inputs!": [Keys({
                "name!": TEXT, "type!": frozenset({"bool", "int", "num", "enum"}), "meaning!": TEXT, "unit": TEXT,
                "range": NUMBERS, "points": NUMBER, "question": TEXT, "filled_from": FILLED,
                "monotone": frozenset({"up", "down"}), "values": [Keys({"value!": ANYTHING, "meaning!": TEXT})],
            })],
            "steps": [Keys({"name!": TEXT, "meaning!": TEXT, "formula!": TEXT})],
            "formula!": TEXT, "unit!": TEXT,
            "bands!": [Keys({"from": NUMBER, "above": NUMBER, "to!": NUMBER, "meaning!": TEXT})],
            "source": WORDS, "basis": ESTIMATE, "citation": TEXT,
            "example": Keys({"inputs!": Table(ANYTHING), "value!": NUMBER, "working!": TEXT}),
            "tests!": [Keys({"inputs!": Table(ANYTHING), "value!": NUMBER, "tolerance": NUMBER, "note": TEXT})],
            "licence": TEXT, "offer": frozenset({"suspected", "likely"}),
            "see_also": SEE_ALSO, "review!": REVIEW, "note": TEXT,
        },
    ),
}  # fmt: skip


def shape_problems(library: Library) -> Iterator[Problem]:
    """Every key that is unknown, missing or of the wrong type."""
    for kind, shape in (SHAPES | DRUG_SHAPES).items():
        for entry in library.kind(kind).values():
            for near, what, mend in faults(entry.data, shape, "", entry.data):
                yield entry.problem(what, mend, at=near)
