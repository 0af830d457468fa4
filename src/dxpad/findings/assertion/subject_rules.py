"""Rules of subject: family, other people, and what returns to the patient."""

from __future__ import annotations

from dxpad.findings.assertion.rule import Effect, Reach, RuleGroup, Side

SUBJECT_RULES: tuple[RuleGroup, ...] = (
    RuleGroup(
        name="family",
        effects=(Effect.FAMILY,),
        reach=Reach.SENTENCE,
        phrases=(
            "family|familial history of?",
            "fh|fhx|fmh",
            "family hx of?",
            "maternal|paternal",
            "KIN",
            "KIN's",
            "mother's|father's|mom's|mum's|dad's|brother's|sister's side",
            "with|by|and POSS? KIN who|whose > ~",
            "my KIN > felt|found|has|had a|an|the lump|swelling|mass",
            "POSS? KIN > felt|found|noticed a|an|the ~ in|on|under her|his own? breast|testicle|prostate",
            "POSS? KIN > found|told to|she|he have|has|had",
        ),
    ),
    RuleGroup(
        name="family, said after",
        effects=(Effect.FAMILY,),
        side=Side.BEFORE,
        phrases=(
            "in|of POSS? KIN",
            "in|of POSS? maternal|paternal KIN",
            "in POSS? first - degree relative|relatives",
            "runs|run|running in the|her|his|my|their family",
            "in the|her|his|my|their family",
            "on POSS mother's|father's|mom's|dad's|maternal|paternal side",
            "( KIN )?",
        ),
    ),
    RuleGroup(
        name="other people",
        effects=(Effect.OTHER,),
        reach=Reach.SENTENCE,
        phrases=(
            "OTHERS",
            "his|her|their|patient's|older|younger child|children|baby|sons|daughters|grandchild",
            "POSS grandchildren|grandkids|grandson|granddaughter",
            "everyone|people|someone|somebody|kids|children at|in school|work|home|the|his|her|my",
            "with|by|and POSS? OTHERS who|whose > ~",
            "my|our|the kids|children|grandchildren|grandkids|sons|daughters|twins",
            "they HAVE n't|not? got|had|any|no",
            "they've not? got|had|no",
            "they do|did|does n't|not have",
            "no one|body else|in|at|around",
            "nobody else|in|at|around",
            "none|neither of us",
        ),
    ),
    RuleGroup(
        name="other people, said after",
        effects=(Effect.OTHER,),
        side=Side.BEFORE,
        phrases=("in POSS? OTHERS",),
    ),
    RuleGroup(
        name="someone who only reports",
        phrases=(
            "POSS? KIN|OTHERS has|have|had? also|who? > TELLS",
            "POSS? KIN|OTHERS has|have|had? also|who? > spotted|discovered|palpated|observed|heard|seen|sees",
            "POSS? KIN|OTHERS has|have|had? also|who? > watched|photographed|filmed",
            "POSS? KIN|OTHERS who|also? > felt|feel a|an|the|some|something|his|her|that",
            "POSS? KIN|OTHERS can|could > feel|hear|see|smell",
            "POSS? KIN|OTHERS BE concerned|worried|present|here|says",
            "by|with|to|from|for|at|per|than|like|told|and POSS? KIN|OTHERS",
            "according to POSS? KIN|OTHERS",
            "to|for|from|by|told my|our|the|his|her kids|children|grandchildren|grandkids|sons|daughters|twins",
            "KIN's do|wedding|party|house|place|birthday|funeral|barbecue|garden|flat|car|kitchen|farm",
            "KIN's caravan|shed|garage|christening|dog|cat|bed|sofa|settee|tablets|pills|medicine",
            "at|to|round|in POSS? KIN's",
            "mother of",
            "father of",
            "- year - old mother|father",
            "my son|daughter",
        ),
    ),
    RuleGroup(
        name="back to the patient",
        shadows=False,
        phrases=(
            "patient|pt",
            "and|, he|she|i|patient",
            "himself|herself|myself",
            "i|he|she HAVE|am|is|was|do|does|did|denies|reports",
            "i'm|i've|i'd",
            "personally",
        ),
        ends=(Effect.FAMILY, Effect.OTHER),
    ),
)
