"""Findings as people tell them in passing: "he's boiling, 39.4", "she went over on the stairs", "thinks I'm our dad",
"shook him and nothing". Patterns over a passage in lower case, by the finding they say; read by `worded`."""

from __future__ import annotations

_HOT = r"(?:boiling|burning(?:\s+up)?|roasting|hot|thermometer|shiver\w*|red\s+hot|fever\w*|feverish|temp\w*)"
_DEGREES = r"(?<![\d/.])(?:38|39|40|41)[.,]\d\b(?!\s*(?:%|kg|kilos?|mg|mmol|cm|mm|weeks|/))"
"""A fever in figures without a unit: "he's boiling, 39.4"."""

IN_PASSING: tuple[tuple[str, str], ...] = (
    (
        "fever",
        (
            rf"\b{_HOT}\b[^.;!?\n\d]{{0,30}}?{_DEGREES}|(?:^|[.,;]\s|\b(?:said|says|read|showed|shows|of)\s){_DEGREES}"
            rf"[^.;!?\n\d]{{0,25}}?\b{_HOT}\b"
        ),
    ),
    (
        "vomiting",
        (
            r"\b(?:bring|brings|brought|bringing|fetch|fetches|fetched|chuck(?:s|ed|ing)?|throw(?:s|ing)?|threw|cough(?:s|ed|ing)?|sick(?:s|ed|ing)?)"
            r"\s+(?:(?:it|everything|all|most|his|her|my|their|the|every|last|of)\s+){0,4}(?:milk|feeds?|bottles?|breakfast|dinner|lunch|tea|supper|food|juice"
            r"|water|medicine|tablets|it|all|everything|meals?|drinks?)\s+(?:(?:straight|right|back|all)\s+){0,2}up\b(?!\s+(?:to|from|the|at|in|on|stairs))"
        ),
    ),
    (
        "confusion",
        (
            r"\b(?:did\s*n['’]?t|did\s+not|does\s*n['’]?t|does\s+not|no\s+longer)\s+(?:even\s+|really\s+)?(?:know|knew|recogni[sz]e[sd]?)\s+(?:me|us"
            r"|(?:his|her)\s+own\s+(?:wife|husband|son|daughter|children|house|home)|who\s+(?:i|we)\s+(?:am|was|are|were)|where\s+(?:he|she)\s+(?:is|was)"
            r"|what\s+(?:day|year|month)\s+it\s+(?:is|was))\b(?!\s+(?:very\s+)?well)"
            r"|\bthinks\s+(?:i['’]?m|i\s+am)\s+(?:our|his|her|my|the)\s+(?:late\s+|dead\s+)?(?:dad|mum|mam|mother|father|wife|husband|sister|brother|son|daughter|aunt"
            r"|nurse|maid|milkman|postman)\b|\bthinks\s+(?:it['’]?s|it\s+is|we['’]re\s+in)\s+(?:the\s+war|wartime|19\d\d|the\s+(?:fifties|sixties|seventies))"
            r"|\bthinks\s+(?:he['’]?s|he\s+is|she['’]?s|she\s+is)\s+(?:still\s+)?(?:at\s+(?:work|school|sea)|in\s+the\s+(?:war|army|navy)|a\s+(?:boy|girl|child)\s+again)\b"
        ),
    ),
    (
        "contacts-with-same-illness",
        (
            r"\b(?:(?:all|both)\s+(?:(?:two|three|four|five|six|\d)\s+)?of\s+(?:us|them)|we\s+(?:all|both)|(?:the\s+)?whole\s+(?:family|house(?:hold)?)"
            r"|(?:wife|husband|partner|kids|children|flatmates?)\s+and\s+(?:i|me)(?:\s+both)?|everyone\s+(?:at\s+home|in\s+the\s+(?:house|family)))"
            r"\s*(?:['’]ve|['’]s|has|have|had|are|is|got|feels?|felt|went|been)\s+(?:(?:all|both|now|got|had|been|come|down|with|a|the|really|terrible|bad|same|feeling)\s+){0,4}"
            r"(?:it\s+too|it(?=\s*[.,;])|them(?=\s*[.,;])|same(?=\s*[.,;])|ill|sick|poorly|queasy|dizzy|thick\s+heads?|headaches?|vomiting|throwing\s+up|sickness|diarrhoea|runs|rash"
            r"|itching|itchy)\b"
        ),
    ),
    (
        "cold-exposure",
        r"\bheating(?:['’]s|\s+is|\s+was|\s+has\s+been)\s+(?:off|broken|bust|switched\s+off|turned\s+off)\b|\b(?:no|without(?:\s+any)?)\s+heating\b",
    ),
    (
        "falls",
        (
            r"\bwent\s+over\s+(?:on\s+the\s+(?:way|stairs|ice|path|step|kerb|landing|rug|wet)|in\s+the\s+(?:night|garden|shower|bath\w*|kitchen|street|hall)"
            r"|backwards|sideways|like\s+a\s+(?:tree|sack))|\b(?:found|find)\s+(?:him|her|them|mum|dad|gran\w*|nan|grandad|grandpa)\s+(?:\w+\s+)?on\s+the\s+(?:\w+\s+)?"
            r"(?:floor|landing|ground|tiles|carpet|lino)\b"
        ),
    ),
    (
        "priapism",
        (
            r"\b(?:up|hard|stiff|standing)\b[^.;!?\n]{0,80}\b(?:won['’]?t|will\s+not|not|doesn['’]?t|refuses\s+to)\s+(?:go(?:ing)?\s+(?:down|soft|away)|settl\w+)"
            r"\b[^.;!?\n]{0,60}\b(?:sex\w*|horny|arous\w+|turned\s+on|girlfriend|porn\w*)"
        ),
    ),
    (
        "reduced-gcs",
        (
            r"\b(?:sh[ao]k(?:e|es|ing)|shook|slap(?:s|ped)?|pinch(?:ed|es)?|poke[ds]?|nudge[ds]?|call(?:ed)?|shout(?:ed)?(?:\s+at)?)\s+(?:him|her|them)\s*,?\s*(?:and|but)?\s*"
            r"(?:there\s+(?:is|was|['’]s)\s+|got\s+|(?:he|she)\s+)?(?:nothing\b(?!\s+else)|no\s+(?:answer|response|reaction)|(?:(?:does|did)\s*(?:n['’]t|\s+not)|won['’]t)\s+"
            r"(?:do|move|wake|react|stir|answer|open|respond|even))|\bstopped\s+answering\b(?!\s+(?:the|his|her|my|their|its|calls|messages|texts|emails|to\b))"
        ),
    ),
    (
        "low-respiratory-rate",
        (
            r"\b(?<!can\s)(?:hardly|barely|scarcely)\s+breathing\b(?!\s+(?:hard|heavily))|\bbreaths?\b[^.;!?\n]{0,15}?\bevery\s+(?:eight|nine|ten|twelve|fifteen|twenty|[89]|1\d|20)\s+seconds"
            r"|\b(?:a|one)\s+breath\s+(?:now\s+and\s+(?:then|again)|only\s+now)"
        ),
    ),
    *(
        (
            finding,
            rf"\b(?:{said})\b[^.;,!?\n]{{0,20}}?\b(?:down\s+(?:there|below)|down\s+in\s+my\s+privates)\b(?!\s+(?:the|my|his|her|knees?|waist)\b)",
        )
        for finding, said in (
            ("numbness-in-saddle-area", "numb|dead|no\\s+feeling|can['’]?t\\s+feel\\s+(?:anything|much)"),
            ("vulval-itching", "itch|itches|itching|itchy"),
            ("abuse-or-safeguarding-concern", "touch(?:es|ed)\\s+(?:me|her|him)|hurts\\s+me"),
        )
    ),
    (
        "thought-interference",
        (
            r"\b(?:neighbours?|people|they|everyone|everybody|others|strangers|the\s+telly|the\s+police)\s+(?:can\s+|could\s+)?(?:hear|read|know|steal)s?\s+"
            r"(?:what\s+(?:he|she|i)(?:['’]m|\s+am|\s+is)?\s+think\w*|(?:his|her|my)\s+(?:thoughts|mind))"
        ),
    ),
    (
        "delusions",
        (
            r"\b(?:telly|tv|television|radio|newsreader|adverts?)\s+(?:is\s+|are\s+|keeps\s+|was\s+)?(?:talk(?:s|ing)|speak(?:s|ing)|send(?:s|ing))\s+(?:to\s+|about\s+)?(?:him|her|me)\b"
            r"|\b(?:sa(?:ys|id)|thinks|convinced|believes|insists)\s+(?:that\s+)?(?:i['’]m|i\s+am|we['’]re|we\s+are|they['’]re|they\s+are|his\s+\w+\s+is|her\s+\w+\s+is)\s+"
            r"(?:trying\s+to\s+)?(?:poison(?:ing)?|kill(?:ing)?|drug(?:ging)?)\s+(?:him|her|them)\b"
        ),
    ),
    (
        "vomiting",
        r"\b(?:been|was|were|is|being)\s+sick\s+(?:once|twice|(?:two|three|four|five|six|seven|eight|ten|several|a\s+few|many|\d+)\s+times)\b",
    ),
    (
        "postpartum",
        (
            r"\b(?:daughter|son|baby|boy|girl|twins|little\s+one)\s+(?:was|were)\s+born\s+(?:last|yesterday|on|this|\w+\s+(?:days?|weeks?)\s+ago)\b[^.!?\n]{0,30}[.!?]\s+"
            r"(?:my|our)\s+(?:wife|girlfriend|partner|sister|daughter)\b|\b(?:days?|weeks?|fortnight)\s+since\s+(?:the|our|my|her)\s+(?:baby|little\s+one|twins|birth|delivery|section)\b"
        ),
    ),
)
