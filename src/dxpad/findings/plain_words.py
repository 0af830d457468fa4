"""Parts of the patterns by which everyday words are read: a ladder of ways to say *cannot*, *short of air*, *cold*."""

from __future__ import annotations

from dxpad.knowledge.families import words_of

CANNOT = (
    r"(?:can\s?not|can['’]?t|could\s?not|couldn['’]?t|won['’]?t|wouldn['’]?t|will\s+not|not\s+able\s+to|unable\s+to"
    r"|no\s+longer|hardly|barely|struggl\w+\s+to)"
)
"""Cannot and will not."""
NOR = (
    r"(?:(?!\b(?:no|not|without|never|nor|if|denies|isn['’]t|wasn['’]t|hasn['’]t|haven['’]t|don['’]t"
    r"|didn['’]t)\b)[^.;:!?\n])"
)
"""A character of one clause in which nothing is denied."""
SAY = r"[^.!?\n]"
BARE = (
    r"(?:(?!\b(?:no|not|without|never|in|into|wore|wears?|socks?|gloves?|shoes?|sea|face|lips|hair|feet"
    r"|hands)\b)[^.;:!?\n])"
)
HIS = r"(?:my|me|his|her|their|the|your)"
ROSE = (
    r"(?:stand(?:s|ing)?|stood|g[eo]t(?:s|ting)?\s+(?:up|out\s+of\s+(?:bed|(?:my|his|her|the)\s+chair))|(?:stood"
    r"|got|get)\s+(?:him|her|me)\s+up|s[ai]ts?\s+up|upright)"
)
SWIM = (
    r"(?:woozy|giddy|dizzy|swimmy|swims?|light[\s-]?headed|(?:goes|went|going|go|turns?"
    r"|turned)\s+(?:all\s+)?(?:black|dark|gr[ea]y|white|fuzzy|dim)|black(?:s|ed)?\s+out|see(?:s|ing)?\s+stars"
    r"|keel\w*|faint(?:s|ed|ing|y)?|pass(?:es|ed)?\s+out|sags?|sagged|eyes\s+roll\w*|(?:go|goes"
    r"|went)\s+over(?!\s+(?:to|there|the)))"
)
AIR = (
    r"(?:fighting\s+for\s+(?:air|breath)|gasping|gulping\s+for\s+air|panting|out\s+of\s+breath|breathless"
    r"|short\s+of\s+breath|no\s+(?:air|breath)|suffocating|choking\s+for\s+(?:air|breath)"
    rf"|struggling\s+(?:to\s+breathe|for\s+breath)|{CANNOT}\s+(?:get\s+(?:{HIS}|a|any|enough)\s+(?:breath|air"
    rf"|wind)|get\s+air|breathe|catch\s+{HIS}\s+breath))"
)
BREATH = r"(?:breath\w*|wheez\w*|puff\w*|gasp\w*|bubbl\w+|gurgl\w+|air|wind|chest\s+is\s+(?:full|drowning))"
PUFFED = (
    r"(?:puffed(?:\s+out)?|puffing|out\s+of\s+(?:puff|breath|wind)|breathless|winded|gasping|panting|huffing"
    r"|short\s+of\s+breath|blowing\s+like)"
)
EFFORT = (
    r"(?:stairs|upstairs|hill|slope|walk\w*|bus|shops?|loo|toilet|bathroom|kitchen|gate|landing|bed|dress\w*"
    r"|wash\w*|shower\w*|hoover\w*|vacuum\w*|mow\w*|path|road|yards|corner|car|up\s+the|across\s+the|letter\s?box"
    r"|postbox)"
)
WHITE = r"(?:white|pale|blue|blu+ish|gr[ea]y|marble\w*|waxy|mottled|purple|blotchy)"
COLD = r"(?:(?:stone|ice|icy|freezing|dead|really|very)\s+)?(?:cold|icy|freezing|like\s+ice|like\s+a\s+stone)"
LIMB = r"(?:leg|foot|calf|arm|hand|forearm)"
WEIGHT = (
    r"(?:weights?|ton|tons|elephant|horse|cow|bull|tractor|lorry|truck|car|bus|bricks?|boulder|rocks?|stone|slab"
    r"|anvil|sack|safe|piano|fridge|vice|vise|clamp|belt|strap|band|rope|fist|bear\s+hug|someone|somebody|man|lump)"
)
CHEST = r"(?:chest|breast\s?bone|ribcage|rib\s+cage|sternum)"
MEAL = (
    r"(?:food|dinner|tea|breakfast|lunch|supper|pizza|meals?|soup|toast|chips|sandwich\w*|cake|roast|curry|pudding"
    r"|biscuits?|porridge|cereal|grub|plate|sunday\s+roast|crisps|chocolate)"
)
SICK = (
    r"(?:sick|sicked|vomit\w*|thr[eo]w(?:s|ing|n)?\s+up|(?:br[io](?:ng|ught)|com(?:es?|ing)|came)\w*\s+up|puk\w+"
    r"|spew\w*|chuck(?:s|ed|ing)?\s+up|heav(?:es?|ed|ing)\s+up|fetch\w*\s+up)"
)
TABLETS = (
    r"(?:tablets|pills|meds|medicines?|medications?|thinners?|steroids?|insulin|prednisolone|hydrocortisone"
    r"|inhalers?|warfarin|apixaban|water\s+tablets|heart\s+(?:tablets|pills)|anti-?depressants?)"
)
CLOTHES = r"(?:jeans|trousers|clothes|skirts?|belt|suit|dress(?:es)?|shirts?|collars?|pants|wedding\s+ring|rings?|bra)"
TROPICS = "|".join(sorted(words_of("{tropics}"))).lower()
