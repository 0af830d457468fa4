"""How a complaint runs, how bad it is and that it is on one side, said with many verbs and in many orders: "has been
worsening", "severe lower abdominal cramps", "his left knee", "symptoms are worst in the morning", "ibuprofen did not
help"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.in_passing import IN_PASSING
from dxpad.findings.mention import Mention
from dxpad.findings.passage import in_lower_case
from dxpad.findings.plainly import PLAIN
from dxpad.knowledge.families import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import FindingRecord

IN_VAIN = "refractory-to-usual-treatment"
ONE_SIDED = "unilateral"

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
_TROPICS = "|".join(sorted(words_of("{tropics}"))).lower()
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
    r"(?:normal|unremarkable|clear|intact|fine|unaffected|healthy|full|good|well|bp|blood\s+pressure|\d)\b)"
)
"""Behind a side these say that nothing is the matter there, or only where something was measured."""

_LOOKED = (
    r"(?:x[\s-]?rays?|radiographs?|films?|views?|mri|mra|ct|scans?|ultrasounds?|sonograms?|dopplers?|arthrograms?|mammograms?"
    r"|imag(?:es?|ing)|biops(?:y|ies)|replacements?|reconstructions?|arthroscop(?:y|ies)|arthroplast(?:y|ies)|surger(?:y|ies)"
    r"|operations?|repairs?|fixations?|amputations?|mastectom(?:y|ies)|lumpectom(?:y|ies)|meniscectom(?:y|ies))"
)
_LOOKED_BEFORE = re.compile(
    rf"\b(?:look(?:ing|ed)?(?:\s+here)?\s+at|{_LOOKED}(?:\s+(?:images?|scans?|films?|series|was|were|done|taken|today|here))*\s+(?:of|on|to|for))"
    r"\s+(?:(?:the|his|her|their|my|your|this|that|a|an)\s+)?\Z",
    re.IGNORECASE,
)
_WELL_BEFORE = re.compile(
    r"\b(?:normal|intact|full|brisk|good|strong|equal)\b[^.;:,\n]{0,40}\b(?:in|of|to|on|at)\s+(?:(?:the|his|her|their|my)\s+)?\Z",
    re.IGNORECASE,
)
_LOOKED_BEHIND = re.compile(rf"(?:\s+joint)?(?:\s+(?:exam\w*|{_LOOKED}|domina\w+)\b|\s*:)", re.IGNORECASE)
"""A side that only says where was looked or operated, or who writes with it: "x-ray of the right knee", "right knee:"
as a heading."""

_FAR = 60

WORDED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (finding, re.compile(pattern))
    for finding, pattern in (
        *IN_PASSING,
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
            ONE_SIDED,
            (
                r"(?<!\d\s)(?<!\d\son\sthe\s)(?<!\d\sin\sthe\s)(?<!\bto\s)(?<!\bto\sthe\s)(?<!\bto\shis\s)(?<!\bto\sher\s)(?<!\bto\smy\s)(?<!\bdown\sthe\s)(?<!\band\s)(?<!\bor\s)"
                r"\b(?:left|right)(?:[\s-]+sided)?\s+"
                rf"(?:(?:upper|lower|big|great|little|inner|outer|index|middle|ring)\s+){{0,2}}{_PAIRED}\b"
                rf"(?!\s*(?:,|and|or|&)\s*(?:the\s+)?(?:left|right)\b){_WELL}"
            ),
        ),
        (
            "sudden-loss-of-vision",
            (
                r"\b(?:sight|vision|eyesight)\b(?:\s+(?:in|of|from|out)\s+(?:\w+\s+){1,3}?eye)?(?:['’]s|\s+(?:has|had|have|is|just|all|suddenly"
                r"|completely)){0,3}\s+gone\b(?=\s*(?:[.,;!?\n]|\Z|and\b|in\b|on\b|from\b|completely\b|altogether\b|black\b|dark\b"
                r"|since\b|this\b|suddenly\b))"
            ),
        ),
        *(
            (
                finding,
                rf"\beyes?\b(?:\s+(?!no\b|not\b|without\b)\w+){{0,3}}(?:\s*,\s*|\s+and\s+)(?:(?!no\b|not\b)\w+\s+)?(?:{said})\b",
            )
            for finding, said in (
                ("red-eye", "red|bloodshot|pink"),
                ("watery-eye", "watery|watering|streaming|weepy"),
                ("eye-pain", "painful|sore|aching"),
                ("eye-discharge", "sticky|gunky|mucky|gungy|discharging|crusty"),
                ("eyelid-swelling", "swollen|puffy"),
                ("blurred-vision", "blurry|blurred|misty"),
                ("light-sensitivity", "photophobic"),
            )
        ),
        (
            "eyelid-swelling",
            r"\b(?:eye)?lids?\b(?:\s+(?!not\b)\w+){0,3}(?:\s*,\s*|\s+and\s+)(?:\w+\s+)?(?:swollen|puffy|oedematous)\b",
        ),
        (
            "unequal-pupils",
            (
                r"\b(?:left|right|l|r)\s+pupil\b[^.;\n\d]{0,30}(?P<one>\d(?:\.\d)?)\s*(?:mm\b)?[^.;\n\d]{1,30}?\b(?:left|right|l|r)\b"
                r"[^.;\n\d]{0,20}(?!(?P=one)(?![.\d]))\d(?:\.\d)?\s*mm"
            ),
        ),
        (
            "contacts-with-same-illness",
            (
                r"\b(?:half|most|several|lots|loads|all|many|some)\s+(?:of\s+)?(?:the\s+|his\s+|her\s+|my\s+|our\s+)?"
                r"(?:class(?:mates)?|school|nursery|office|household|house|family|ward|flatmates|colleagues|kids|children|team|residents)\b"
                r"\s*(?:has|have|had|is|are|were|'s|'ve|went)?\s*(?:got\s+|had\s+|off\s+|down\s+)?(?:it|them|this|the\s+same|ill|sick|poorly"
                r"|unwell|with\s+it)\b"
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
            "contacts-with-same-illness",
            (
                r"\b(?:brothers?|sisters?|siblings?|husband|wife|partner|boyfriend|girlfriend|mother|mum|mom|dad|father|family|children|kids|classmates?"
                r"|friends?|housemates?|flatmates?|colleagues?|others|cousins?|twin)\b[^.;:!?\n]{0,30}?\b(?:has|have|had|got|caught|down\s+with)\s+(?:(?:also|all|just)\s+)?"
                r"(?:(?:exactly\s+)?the\s+same(?:\s+(?:rash|thing|spots|bumps|symptoms|illness|bug|itch\w*))?(?=\W*(?:[.,;!?]|and\b|last\b|\Z))"
                r"|it\s+too|similar\s+(?:rash|spots|symptoms|bumps|illness))"
                r"|\b(?:brother|sister|partner|wife|husband|boyfriend|girlfriend|family|kids)\b[^.;:!?\n]{0,15}?\b(?:is|are|has\s+been|also)\s+(?:also\s+)?"
                r"(?:itching|itchy|scratching)"
            ),
        ),
        (
            "leaking-fluid-in-pregnancy",
            r"\bwaters\s+(?:(?:have|has|had|just|are|were|already)\s+){0,3}(?:gone|went|broke|broken|burst|leaking|green|clear)\b(?!\s+(?:over|off|up|down))",
        ),
        (
            "floppy-infant",
            (
                r"(?<!arm\s)(?<!leg\s)(?<!hand\s)(?<!side\s)\b(?:went|gone|goes|became|completely|suddenly|then|and|all)\s+limp\b"
                r"(?!\s*(?:ing|ed|wrist|lettuce|when\s+walk|on\s+walk))"
            ),
        ),
        (
            "positive-anca",
            (
                r"\b(?:mpo|pr3)(?:[\s-]anca)?\s*(?::|=|of|titre)?\s*[2-9]\d+\b|\b(?:mpo|pr3)(?:[\s-]anca)?\s*(?::|=|of)?\s*1\d\d+\b"
            ),
        ),
        (
            "sensory-level",
            (
                r"\b(?:cannot|can['’]t|can\s+not|unable\s+to|no|not)\s+feel(?:ing)?\s+(?:anything\s+)?(?:below|beneath|from)\s+(?:the|his|her|my)\s+"
                r"(?:nipples?|waist|navel|umbilicus|belly\s+button|chest|ribs|groins?|hips?|neck|armpits?)"
            ),
        ),
        (
            "jaundice",
            (
                r"\b(?:he|she|baby|boy|girl|infant|newborn|neonate|skin|eyes|sclerae?|face)\s+(?:(?:is|are|was|were|be|looks?|looked|seems?|has|have|had|now|also|noticed"
                r"|to|become|became|been|gone|went|turned|going|turning|very|quite|more|deeply|bit|a|rather|still|visibly|increasingly)\s+){1,5}"
                r"(?:yellow(?:ish)?|icteric)\b(?!\s+(?:discharge|phlegm|sputum|crust\w*|scal\w*|pus|fluid|stools?|poo|nails?))"
            ),
        ),
        (
            "vaginal-bleeding",
            (
                r"\b(?:(?:light|brown|pink|vaginal|pv|some|slight|irregular|daily|ongoing|bit\s+of)\s+)+spotting\b|\bspotting\s+(?:pv|brown|pink"
                r"|red|blood|since|for\s+(?:\w+\s+)?(?:days?|weeks?))\b|\b(?:has|have|had|with|been|and)\s+spotting\b(?!\s+(?:of|on)\b)"
            ),
        ),
        (
            "pain-worse-at-night",
            (
                r"\b(?:pains?|painful|ach(?:e|es|ing|y)|sore|hurts?|headaches?)\b(?:(?!\b(?:cough|itch|wheez|breath|snor|wee|pass)\w*)[^!?\n]){0,120}?"
                r"\b(?:it|which|and|that|this|pain|ache|now|sometimes|often)\s+(?:(?:now|often|sometimes|even|also|always|regularly|has)\s+){0,2}"
                r"(?:wak(?:es|en(?:s|ed)?|ing)|woke(?:n)?|keeps?|kept)\s+(?:him|her|me|them)\b"
                r"(?!\s+(?:up\s+)?(?:suddenly|this\s+morning|today|in\s+the\s+morning|from\s+(?:walking|work)|off|going|in\s+bed))"
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
                rf"|\b{_MEDICINES}\b(?:[^.;:!?\n]{{0,60}}?)\b(?:(?:did|does|do|has|have|had|was|were|is|are|it['’]s|that['’]s)\s*(?:not|n['’]t)|with(?:out)?(?:\s+no)?"
                rf"|(?:gave|brought|made)\s+no|no|with\s+little|failed\s+to)\s+(?:\w+\s+){{0,2}}?{_HELP}\b"
            ),
        ),
        *PLAIN,
    )
)
"""By the finding they say: patterns over a passage in lower case. What they say is denied, past or somebody else's as
any mention."""


def worded_mentions(passages: Sequence[Passage], records: Mapping[str, FindingRecord]) -> Iterator[Mention]:
    """What the patterns find, each where it stands."""
    for passage in passages:
        text = in_lower_case(passage.text)
        for finding, pattern in WORDED:
            if finding in records:
                for match in pattern.finditer(text, passage.start, passage.end):
                    if finding == ONE_SIDED and _is_looked_at(passage, match):
                        continue
                    yield Mention(record=records[finding], passage=passage, start=match.start(), end=match.end())


def _is_looked_at(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a side is that of an image, an operation, a heading or of what is well, and of no complaint."""
    before = passage.text[max(passage.start, match.start() - _FAR) : match.start()]
    behind = _LOOKED_BEHIND.match(passage.text, match.end(), passage.end)
    return behind is not None or any(told.search(before) for told in (_LOOKED_BEFORE, _WELL_BEFORE))
