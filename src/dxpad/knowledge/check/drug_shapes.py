"""The shape of the files below `drugs`: classes of medicines and the rules that check them."""

from __future__ import annotations

from dxpad.knowledge.check.shape import FLAG, NUMBER, RULE, TEXT, WHOLE, Either, Keys, Shape

ADVICE: dict[str, Shape] = {
    "id!": TEXT, "mechanism!": TEXT, "effect!": TEXT, "alternative": TEXT, "source": Either((TEXT, [TEXT])),
    "basis": frozenset({"estimate"}), "note": TEXT,
}  # fmt: skip
"""What every rule says: why, what may happen, what else there is, and what it rests on."""
TIER: dict[str, Shape] = {"tier!": WHOLE, "action!": TEXT}
STATES = frozenset({"pregnancy", "breastfeeding", "childbearing"})
MEASURES = frozenset({"egfr", "crcl"})

DRUG_SHAPES: dict[str, Keys] = {
    "drugs/classes": Keys({
        "id!": TEXT, "name!": TEXT, "synonyms": [TEXT], "allergens": [TEXT], "members": [TEXT], "includes": [TEXT],
        "finding": TEXT, "lingers": TEXT, "substance": FLAG, "note": TEXT,
        "duplicate": Keys({"tier!": WHOLE, "effect!": TEXT, "action!": TEXT}),
    }),
    "drugs/interactions": Keys({**ADVICE, **TIER, "between!": [[TEXT]], "core": WHOLE}),
    "drugs/allergies": Keys({**ADVICE, **TIER, "allergic_to": [TEXT], "medicines": [TEXT], "same": FLAG}),
    "drugs/renal": Keys({
        **ADVICE, "drugs!": [TEXT], "measure!": MEASURES,
        "bands!": [Keys({"below!": NUMBER, **TIER, "source": Either((TEXT, [TEXT])), "basis": ADVICE["basis"]})],
    }),
    "drugs/pregnancy": Keys({**ADVICE, **TIER, "drugs!": [TEXT], "state!": STATES}),
    "drugs/age": Keys({
        **ADVICE, **TIER, "drugs!": [TEXT], "age_at_least": NUMBER, "age_below": NUMBER, "when": RULE,
    }),
}  # fmt: skip
"""The kinds of files below `drugs`, beside the lists of medicines themselves."""
