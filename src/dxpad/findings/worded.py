"""How a complaint runs, how bad it is and that it is on one side, said with many verbs and in many orders: "has been
worsening", "severe lower abdominal cramps", "his left knee", "symptoms are worst in the morning", "ibuprofen did not
help"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.mention import Mention
from dxpad.knowledge.families import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import FindingRecord

IN_VAIN = "refractory-to-usual-treatment"

_BY_WHAT = (
    r"(?!\s+(?:with|by|on|after|when|whenever|at|if|while|during|in\s+(?:the|cold|hot|warm)|lying|sitting|standing|walking"
    r"|climbing|bending|moving|eating|exercis\w+|coughing)\b)"
)
"""Behind *worse* these say when, and nothing of the course."""

_HURT = (
    r"(?:pains?|aches?|aching|headaches?|back\s?aches?|tooth\s?aches?|stomach\s?aches?|ear\s?aches?|migraines?|cramps?"
    r"|cramping|colic|spasms?|discomfort|soreness|burning)"
)
_MORE = (
    r"(?:worse|heavier|bigger|larger|weaker|stronger|longer|louder"
    r"|more\s+(?:frequent|severe|intense|painful|breathless|tired|confused|forgetful|swollen|noticeable|pronounced"
    r"|widespread|unsteady|difficult))"
)
_SLOWLY = r"(?:progressively|gradually|steadily|slowly|rapidly|constantly|continuously|continually|insidiously)"
_MEDICINES = (
    r"(?:pain[\s-]?killers?|analgesi\w+|medic(?:ines?|ations?)|antibiotics?|nsaids?|ibuprofen|paracetamol|acetaminophen"
    r"|tylenol|aspirin|co-?codamol|naproxen|(?:non[\s-]?steroidal\s+)?anti[\s-]inflammator(?:y|ies)|treatments?|therap(?:y|ies)"
    r"|inhalers?|antihistamines?|creams?|ointments?|steroids?|antacids?|laxatives?|tablets?|remed(?:y|ies)|otcs?"
    r"|over[\s-]the[\s-]counter|ppis?|omeprazole|physio(?:therapy)?|antipyretics?|compress(?:es|ors)?|drops|amoxicillin|opioids?)"
)
_HELP = (
    r"(?:respond(?:ed|ing)?|improv(?:e|ed|ing|ement)|reliev(?:e|ed|ing)|relief|help(?:ed|ing|ful)?|eas(?:e|ed|ing)|better"
    r"|benefit(?:ed)?|effect|settl(?:e|ed|ing)|controlled|work(?:ed|ing)?|touch(?:ed)?|success|chang(?:e|ed)|response|resolv(?:e|ed)"
    r"|shift(?:ed)?|subsid(?:e|ed))"
)
_NOT = r"(?:not|n['’]t|no|never|without|little|minimal|poorly|hardly|barely|failed\s+to)"
_PLAN = r"(?:(?!\b(?:and|but|if|he|she|with\s+no)\b)[^.;:!?\n])"

_JOURNEY = (
    r"(?:return(?:ed|ing|s)?|came\s+back|got\s+back|flew|flown|trip|holiday|honeymoon|travel\w*|trek\w*|visit\w*|backpack\w*"
    r"|volunteer\w*|aid\s+work\w*|safari|wedding|funeral|expedition|cruise|pilgrimage|deployed|deployment)"
)
_TROPICS = "|".join(sorted(words_of("{tropics}")))
_CARERS = (
    r"(?:nurse|paramedic|midwife|doctor|surgeon|phlebotomist|healthcare\s+(?:worker|assistant)|health\s+worker|hca|care\s+assistant"
    r"|laboratory\s+worker|lab\s+worker)"
)

_PAIRED = (
    r"(?:eye(?:lid|brow)?|ear|nostril|cheek|jaw|temple|shoulder|elbow|wrist|thumb|finger|index|hip|knee|calf|leg|thigh|shin"
    r"|ankle|heel|foot|toe|groin|flank|loin|breast|nipple|testic(?:le|ular)|testis|hemiscrotum|buttock|arm(?:pit)?|forearm"
    r"|hand|side\s+of\s+(?:the|his|her|my)\s+(?:face|head|neck|scrotum|nose))"
)
"""Parts of which everybody has two."""

_WELL = (
    r"(?!\s+(?:(?:is|are|was|looks?|appears?|movements?|power|exam\w*|drum|entirely|quite|otherwise)\s+){0,3}"
    r"(?:normal|unremarkable|clear|intact|fine|unaffected|healthy|full|good|bp|blood\s+pressure|\d)\b)"
)
"""Behind a side these say that nothing is the matter there, or only where something was measured."""

WORDED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (finding, re.compile(pattern, re.IGNORECASE))
    for finding, pattern in (
        (
            "course-progressive",
            (
                rf"\b(?:worsen(?:ing|ed)?\b(?:\s+(?:of|in)\b(?!\s+the\s+(?:cold|morning|evening|heat|night)))?{_BY_WHAT}"
                rf"|{_SLOWLY}\s+(?:\w+\s+)?(?:increas\w+|worse\w*|deteriorat\w+|enlarg\w+|grow(?:s|ing|n)?|spread\w*|declin\w+"
                rf"|{_MORE})"
                rf"|(?:gett?ing|gets|got|becom\w+|became|growing|grown|grew)\s+(?:\w+\s+)?{_MORE}{_BY_WHAT}"
                r"|increas(?:ed|ing|es)\s+(?:progressively|gradually|steadily|slowly|in\s+(?:size|frequency|severity|intensity|number))"
                r"|(?:continu\w+|started|starts|beg[au]n|beginning)\s+to\s+(?:\w+\s+)?(?:worsen|increase|deteriorate|grow|get\s+worse)"
                r"|more\s+frequent(?:ly)?\s+(?:now|lately|recently|over|in\s+the\s+last))"
            ),
        ),
        (
            "pain-severe",
            (
                rf"\b(?:(?<!most\s)(?<!more\s)(?<!less\s)(?<!not\s)severe(?:ly)?\s+(?:(?!(?:and|or|with)\b)[\w-]+\s+){{0,4}}?{_HURT}"
                rf"|{_HURT}\b{_PLAN}{{0,40}}?\b(?<!most\s)(?<!more\s)(?<!less\s)(?<!not\s)(?:severe|of\s+(?:strong|great|high)\s+intensity)"
                r"|(?:very|extremely|intensely|terribly|really|so|incredibly)\s+(?:painful|sore)(?!\s+(?:to|when|if|on|at)\b))\b"
            ),
        ),
        (
            "unilateral",
            (
                r"(?<!\d\s)(?<!\d\son\sthe\s)(?<!\d\sin\sthe\s)(?<!\bto\s)(?<!\bto\sthe\s)(?<!\bto\shis\s)(?<!\bto\sher\s)(?<!\bto\smy\s)(?<!\bdown\sthe\s)(?<!\band\s)(?<!\bor\s)"
                r"\b(?:left|right)(?:[\s-]+sided)?\s+"
                rf"(?:(?:upper|lower|big|great|little|inner|outer|index|middle|ring)\s+){{0,2}}{_PAIRED}\b"
                rf"(?!\s*(?:,|and|or|&)\s*(?:the\s+)?(?:left|right)\b){_WELL}"
            ),
        ),
        (
            "pain-mild",
            rf"\bmild\s+(?:(?!(?:and|or|with)\b)[\w-]+\s+){{0,3}}?{_HURT}\b",
        ),
        (
            "worse-in-morning",
            (
                r"\b(?:worse|worst|more|most|especially|particularly|mainly|mostly|predominantly)\b"
                r"[^.,;:!?\n]{0,30}?\b(?:in\s+the|early|every|each)\s+mornings?\b"
                r"|\b(?:worse|worst|especially|particularly|mainly|mostly)\s+(?:when|on|upon|after|as)\s+(?:\w+\s+)?"
                r"(?:wak(?:es?|ing)|getting\s+up|gets\s+up|awakening)\b"
            ),
        ),
        (
            "worse-in-evening",
            (
                r"\b(?:worse|worst|more|most|especially|particularly|mainly|mostly|predominantly)\b"
                r"[^.,;:!?\n]{0,30}?\b(?:in\s+the|every|each|by\s+the)\s+evenings?\b"
                r"|\btowards?\s+(?:the\s+)?(?:end\s+of\s+the\s+day|evenings?)\b"
            ),
        ),
        (
            "recent-travel-tropics",
            (
                rf"\b{_JOURNEY}\b[^.;:!?\n]{{0,40}}?\b(?:from|in|to|through|round|around|across)\s+(?:[\w'-]+\s+){{0,3}}?(?:{_TROPICS})\b"
                rf"|\b(?:back|home)\b(?!\s*(?:pain|ache))(?:\s+[\w/-]+){{0,4}}?\s+from\s+(?:[\w'-]+\s+){{0,3}}?(?:{_TROPICS})\b"
            ),
        ),
        (
            "healthcare-worker",
            (
                rf"(?:^|(?<=[.;]\s)){_CARERS},?\s+(?:aged\s+)?\d{{2}}\b"
                rf"|\b\d{{2}}\s?-?(?:year[\s-]old|yo|y/o|f|m)\s+(?:[\w-]+\s+){{0,2}}?{_CARERS}\b(?!['’])"
            ),
        ),
        (
            "raised-alpha-fetoprotein",
            r"\b(?:afp|alpha[\s-]?fo?etoprotein)\s*(?:(?:of|was|is|at|=|:)\s*)?(?:[2-9]\d{2}|[1-9],?\d{3}|[1-9]\d{1,2},?\d{3})\b",
        ),
        (
            "positive-tb-test",
            r"\b(?:mantoux|tuberculin\s+(?:skin\s+)?test)\s*(?:(?:of|was|is|at|=|:)\s*)?(?:1[5-9]|[2-4]\d)\s*mm\b",
        ),
        (
            "csf-high-opening-pressure",
            r"\bopening\s+pressure\s*(?:(?:of|was|is|at|=|:)\s*)?(?:2[6-9]|[3-9]\d)(?:\.\d)?\s*cm",
        ),
        (
            "unintentional-weight-loss",
            (
                r"\bweight\s+(?:has\s+|had\s+)?(?:fallen|dropped|gone\s+down|slipped|decreased|went\s+down|fell|gone)\s+(?:from\s+\d"
                r"|by\s+\d)(?!\d?\s+to\s+(?:1\d\d))"
            ),
        ),
        (
            IN_VAIN,
            (
                rf"\b(?:resistant|refractory|unresponsive|intractable)\s+to\s+(?:\w+\s+){{0,3}}?{_MEDICINES}"
                rf"|\bdespite\s+(?:[\w-]+\s+){{0,5}}?{_MEDICINES}"
                rf"|\b{_NOT}\s+(?:[\w-]+\s+){{0,3}}?{_HELP}\s+(?:[\w-]+\s+){{0,6}}?{_MEDICINES}\b"
                rf"|\b{_MEDICINES}\b[^.;:!?\n]{{0,30}}?\b(?:did|does|has\s+done)\s+nothing\b"
                rf"|\bno\s+better\s+(?:w/|with|on|after|despite)\s+(?:\w+\s+){{0,2}}?(?:{_MEDICINES}|cefalexin|flucloxacillin|co-amoxiclav)\b"
                rf"|\b{_MEDICINES}\b(?:[^.;:!?\n]{{0,60}}?)\b(?:(?:did|does|do|has|have|had|was|were|is|are)\s*(?:not|n['’]t)|with(?:out)?(?:\s+no)?"
                rf"|(?:gave|brought|made)\s+no|no|with\s+little|failed\s+to)\s+(?:\w+\s+){{0,2}}?{_HELP}\b"
            ),
        ),
    )
)
"""By the finding they say: patterns over a passage. What they say is denied, past or somebody else's as any mention."""


def worded_mentions(passages: Sequence[Passage], records: Mapping[str, FindingRecord]) -> Iterator[Mention]:
    """What the patterns find, each where it stands."""
    for passage in passages:
        for finding, pattern in WORDED:
            if finding in records:
                for match in pattern.finditer(passage.text, passage.start, passage.end):
                    yield Mention(record=records[finding], passage=passage, start=match.start(), end=match.end())
