"""Words that look like a finding and name none where they stand: "blister packs", "faint wheeze", "climbs stairs
without trouble"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOUNDS = (
    r"stridor|wheez\w*|murmurs?|crackl\w+|crepitations?|creps|sounds?|rash|redness|erythema|blush|line|lines|pulses?"
    r"|patch\w*|spots?|pink|red|purple|macul\w*|pulsations?|heartbeat"
    r"|trace|traces|smell|odour|odor|bruis\w*|mark|marks|opacity|shadow\w*|cry|voice|jaundice|tenderness|stain\w*"
)
_CLUBS = (
    r"books?|wine|golf|night|youth|sports?|social|fan|football|country|chess|swim\w*|tennis|bridge|lunch|dance|strip"
)
_ABLE = (
    r"walk\w*|climb\w*|manag\w+|swallow\w*|eat\w*|breath(?:es?|ing)|lie|lies|lying|sleep\w*|bend\w*|mov(?:es?|ing)"
    r"|stands?|standing|cycl\w+|swim\w*|runs?|running|jog\w*|speak\w*|goes|going|up\s?hill"
)
_WITHOUT = (
    r"(?:without\s+(?:any\s+|much\s+|undue\s+|the\s+least\s+)?|with\s+no\s+)"
    r"(?:trouble|difficult(?:y|ies)|problems?|bother)"
)

_OTHER_SENSES = (
    r"sobb\w+|(?:fall|falls|fell|fallen|falling)(?=\s+(?:\w+\s+){0,2}?asleep)|boil(?:ing|ed)(?!\s+and\s+(?:shak|shiver|sweat|clammy|hot|red)|\s+(?:hot\s+)?(?:water|oil|fat|milk|tea|coffee|soup|kettle|liquid)\s+(?:\w+\s+){0,2}?(?:down|over|on|onto|all|spill\w*|splash\w*))|weed(?:ing|s)|(?<=culture\s)shock|depressed(?=\s+(?:skull|fracture|nasal|bridge))"
    r"|irritable(?=\s+(?:bowel|bladder|hip)\b)|(?:clear|normal|intact|equal|symmetric\w*|reactive|palpable|full|strong)"
    r"\s+(?:(?!\b(?:but|with|except)\b)[\w,]+\s+){0,4}?bilaterally"
    r"|nervous(?=\s+(?:system|breakdown))|stress(?=\s+(?:tests?|echo\w*|fractures?|ball|perfusion|mri|ecg))"
    r"|(?:(?:has|have|had|not|never|n't)\s+|['’]ve\s+|['’]d\s+)(?:\w+\s+)?drunk|collaps(?:ed|e)(?=\s+(?:of\s+(?:the\s+)?)?(?:(?!with\b|and\b|on\b|when\b|while\b|in\b|at\b)\w+\s+){0,2}?"
    r"(?:lung|lobe|vertebra\w*|disc|veins?|airway))|(?<=lobar\s)collapse|(?<=vertebral\s)collapse|muscle\s+contractions?"
    r"|shaking(?=\s+(?:his|her|my|their)\s+(?:head|hands?\s+with))|heaving(?=\s+apex)|rebound(?=\s+(?:headaches?|hypert))"
    r"|(?:immuni[sz]ations?|vaccinations?|vaccines?|jabs|imms)\s+(?:\w+\s+){0,2}?(?:up[\s-]to[\s-]date|utd|complete)"
    r"|looks?\s+(?:\w+\s+){0,3}pregnant|like\s+(?:a\s+)?drunk|press(?:es|ed|ing)?(?=\s+(?:on\s+(?:it|them|there)|there|down))|nothing\s+to\s+worry"
    r"|(?<!not\s)(?<!without\s)(?:want(?:s|ed|ing)?|try(?:ing)?|tried|likes?|needs?|hop(?:es|ing)|help|told|advised)"
    r"\s+(?:\w+\s+)?to\s+lose\s+(?:some\s+)?weight"
    r"|squeeze(?=\s+test)|hair\s+transplant"
    r"|balls?(?=\s+of\s+(?:\w+\s+)?(?:foot|feet|thumb|big\s+toe))"
    r"|running(?=\s+(?:commentary|water|order|battle|total|shoes?|club|track|machine))"
    r"|tobacco(?=\s+dust)|wok(?:en|e)(?=\s+(?:up\s+)?(?:at\s+\w+\s*(?:am|pm)?\s+)?by\s)"
    r"|drinks?\s+(?:too\s+much|a\s+lot\s+of|lots\s+of|loads\s+of|plenty\s+of)\s+(?:coffee|tea)"
    r"|sharp(?=\s+as\s+a)|shak(?:es|ing)(?=\s+the\s+(?:house|room|bed|table|walls?))"
    r"|(?:temperature|temp)(?=\s+(?:of|is|was|reading|check|chart)\b(?!\s+(?:\w+\s+){0,2}?(?:high|up|raised|sky|spik\w+|elevated|climb\w+|through))|\s*[:=]?\s*\d)"
    r"|don'?t\s+worry|not\s+to\s+worry"
    r"|(?:can\s?not|can['’]?t|could\s?not|couldn['’]?t)\s+(?:really\s+|quite\s+|exactly\s+)?remember(?=\s+(?:if|whether|exactly|the\s+exact|when\s+(?:it|this|the)))"
    r"|(?:long|prolonged|extended)\s+periods?(?=\s+(?:in|at|of\s+time|of\s+(?:standing|sitting|lying|rest|bed))\b)"
    r"|cold(?=\s+(?:drinks?|showers?|baths?|water|compress\w*|packs?|flannel|spoon|milk|food|air|weather|snap|spell|day|night)\b)"
    r"|fell\s+off(?=\s+to\s+sleep)|(?:normal|strong|good|lusty|vigorous|healthy)\s+cry|up[\s-]to[\s-]date|(?<!from\s)black\s+and\s+(?:white|asian)"
    r"|(?<!\bto\s)(?<!not\s)(?:came|come|comes|coming)\s+(?:round|around)|crepitus(?=\s+(?:up\s+)?to\s+the\s+(?:knee|elbow))"
    r"|(?:below|above|at|to)\s+(?:the\s+|his\s+|her\s+)?nipples?(?=\s*(?:[.,;]|level|line|or\b|and\b))"
    r"|(?:golf|tennis|cricket|squash|ping[\s-]?pong|rugby|beach|snooker|bowling|basket|foot)[\s-]?balls?|nits?(?=\s*(?:\+|pos\b|neg\b|-ve|\d))"
    r"|p[av]?co2|floods?\s+of\s+tears|flooded\s+with\s+(?:tears|relief|memories)"
    r"|(?:want\w*|try\w*|hop(?:es?|ing)|plan\w*|going|decid\w+|like)\s+(?:\w+\s+)?(?:to|for)\s+(?:have\s+)?(?:a|another)\s+baby"
    r"|(?:do(?:es)?\s*n['’]?t|do(?:es)?\s+not|never|not)\s+(?:\w+\s+)?want(?:s|ed|ing)?\s+to\s+(?:die|kill|harm|hurt|end\s+(?:it|my|his|her))\b"
    r"|(?:can\s?not|can['’]?t|could\s?not|couldn['’]?t)\s+hold(?=\s+(?:up\s+)?(?:his|her|my|the|a)\s+head)"
    r"|stone\s+cold\s+sober|(?:tea|coffee|food|dinner|meal|bath|soup|trail)\s+(?:\w+\s+){0,2}stone\s+cold|ring(?=\s+of\b)"
    r"|(?:took|takes?|taken|taking)\s+all\s+(?:of\s+)?(?:his|her|my|their|the)\s+(?:\w+\s+)?(?:tablets|pills|medicines?|medications?)"
    r"(?=\s+(?:as\s+(?:prescribed|directed|instructed|usual|normal|told|advised|planned|ordered|per|she|he|they|well)|on\s+time|every\s+(?:day|morning|night|evening|week|\d+)|correctly|regularly|properly|each|daily|reliably)\b)"
    r"|(?:kick|throw|catch|bounc|hitt?)(?:s|ed|ing|es|e)?\s+(?:a|the)\s+(?:\w+\s+)?ball(?!s)|(?:threw|caught)\s+(?:a|the)\s+ball"
    r"|off\s+sick(?:\s+\w+\s+times)?|call(?:ed|ing)?\s+in\s+sick|sick\s+(?:leave|notes?|pay|days?)\b(?!\s+ago)"
    r"|on\s+the\s+edge(?=\s+of\b)|(?:dived|dives|diving)(?=\s*(?:,|\.|to\s+(?:save|my|the|his|her)|for\s+(?:the|a)|onto|over))"
    r"|(?:her|his|my|toy|cuddly|fluffy|favourite)\s+(?:toy\s+)?(?:rabbit|bunny)(?=\s*[,.;]|\s+and\b)"
    r"|rat\s+poison(?=\s+for\s+(?:her|his|my|the)\s+(?:heart|blood)|\s+tablets?)"
    r"|(?<!recent\s)\bfood\s+poisoning(?!\s+(?:last|two|a\s+few|three|four|recent))"
    r"|spin(?:ning)?(?=\s+(?:class|bike|session|studio))"
    r"|cataracts?(?=\s+(?:surgery|operations?|ops?\b|extraction|remov\w+))"
)
"""Words with a second sense: a sobbing child is not short of breath, a stress fracture is no stress."""

_DIP = r"nits?(?=\s*(?:\+|[-–]|:|=|neg\b|pos\b|positive|negative|ve\b|[1-4]\s?\+))"
"""Nitrites in the shorthand of a dipstick are no nits."""

_FAINT = (
    r"faint(?=\s+(?:yellow\w*|blu\w+|red|pink\w*|brown\w*|grey|purpl\w*|white|green\w*|lace\w*|lacy|tinge\w*|crackl\w*))"
    r"|(?<=sounds\sare\s)faint|(?<=sounds\swere\s)faint|(?<=sounds\s)faint|(?<=pulses\sare\s)faint|(?<=pulse\sis\s)faint"
    r"|(?<=pulses\s)faint|(?<=pulse\s)faint|(?<=murmur\sis\s)faint|(?<=entry\sis\s)faint|(?<=entry\s)faint"
)
"""A faint sound, pulse or colour: nobody fainted."""

_LINES = (
    r"(?:cardiac|heart|coronary|venous|arterial|central|epidural|hickman|tunnelled|dialysis|picc|hepatic)\s+(?:line\s+)?catheter\w*"
    r"|catheter(?:isation|ization)?(?=\s+(?:lab\w*|ablation|angiogra\w+))|(?:gum|gingival)\s+recession"
)
"""A catheter elsewhere than in the bladder, and a recession of the gum."""

_PLACED = (
    r"on\s+(?:my|his|her|their|your|our)\s+feet(?=\s+(?:all|for|most|much|at|long|during|too|again|a\s+lot)\b)"
    r"|(?:delivered|received|gave|given|after|aed)\s+(?:one|two|three|a|\d)\s+(?:dc\s+)?shocks?|shocking"
    r"|(?:like\s+(?:a\s+)?|(?:size|shape)\s+of\s+(?:a\s+)?)(?:golf|tennis|cricket|rugby|ping[\s-]?pong|beach|snooker|bowling)\s+balls?"
)
"""Standing all day hurts no foot, the shock of a defibrillator is no state, and a golf ball no testicle."""

_PLACES = (
    r"hand(?=[\s-]+side\b)|flood(?:ed|s)?(?=\s+(?:camp|plain|zone|relief|area|victims?|defences?)\b)"
    r"|(?<=pulses\s)faint|(?<=pulse\s)faint|(?<=sounds\s)faint"
)
"""The left-hand side is no hand, a flooded camp no flooding, and a pulse that is faint no faint."""

_UNHURT = (
    r"(?:car|road|vehicle|bus|bike|traffic|train|minor|high-speed|motorbike|motorcycle)\s+(?:traffic\s+)?(?:crash\w*|collisions?"
    r"|accidents?|bump|shunt)(?=[^.;\n]{0,50}?\b(?:unhurt|uninjured|unharmed|unscathed|(?:not|n't)\s+(?:hurt|injured)))"
)
"""A crash that hurt nobody is no injury."""

_ORDINARY = (
    r"work(?:ing|ed)?[\s-]?ups?|touch\w*\s+(?:an?\s+|the\s+)?hot\s+\w+|alcoholic(?=\s+(?:drinks?|beverages?))"
    r"|lower(?=\s+chest)|cold(?=\s+and\s+(?:a\s+)?sore)|hair\s+growth|abdominal\s+reflex\w*|(?:doctor|nurse|physician)\s+(?:and\s+)?notes"
    r"|(?:difficult\w*|trouble|trying|unable|tried|tries|struggl\w+|wants?|wish\w*|hop(?:es?|ing)|attempt\w*|help\w*)"
    r"\s+(?:to\s+)?(?:with\s+)?los(?:e|ing)\s+(?:some\s+|the\s+)?weight"
    r"|(?:watch|watches|watched|watching)\s+(?:the\s+|a\s+|my\s+|our\s+)?(?:tv|television|telly|film|movie|football|news|match|game|video|racing|snooker"
    r"|cricket|rugby|tennis|golf|darts|boxing|soaps?|birds|kids|grandchild\w*|quiz)\w*"
    r"|on\s+the\s+edge(?=\s+of\s+(?:the|his|her|my|a)\s+(?:bed|chair|seat|sofa|bath))|wobbly(?=\s+(?:heart|pulse|tooth|table|chair|lip)\w*)"
    r"|(?:jeans|trousers|clothes|skirts?|pants|shorts|rings?|shoes?|wig|wheels?)(?:['’]re|\s+(?:are|is|keep|keeps|just|were|was|fell))*\s+(?:falling|hanging|slipping|off)\b"
    r"|like\s+liver\b|thought\s+(?:it|this|that)(?:['’]s|\s+was)|head\s+bangs|puddings?|dropp\w+\s+off(?=\s+(?:mid|in\s+the\s+middle))"
    r"|shak(?:e|es|ing)\s+(?:it|them|him|her)\b|(?:at|from|to|down)\s+the\s+club|banging\s+head(?!s)|(?:hardly|barely|scarcely)\s+drunk"
    r"|thr[eo]w\w*\s+up(?=\s+\w+\s+times)|(?:lying|lies|lay)\s+(?:there\s+)?like\s+a\s+statue|(?:like|same\s+as)\s+(?:a\s+|my\s+|the\s+)?kidney\s+stones?"
)
"""Ordinary things said with a finding's words: work-up, a hot stove, a lacking wish to be thinner."""

DECOYS = re.compile(
    r"\b(?:family(?=[\s-]+(?:physician|doctor|practitioner|practice|medicine|dentist|planning|related))"
    rf"|{_OTHER_SENSES}|{_DIP}|{_FAINT}|{_LINES}|{_PLACES}|{_PLACED}|{_UNHURT}|(?:{_CLUBS})\s+club\w*|{_ORDINARY}|(?<!empty\s)blister\s+packs?|smoke\s+(?:alarms?|detectors?)|fit\s+and\s+(?:well|healthy|active)"
    rf"|(?:a\s+)?fits?(?=\s+of\s+(?:coughing|laughing|laughter|giggles|sneezing|rage|temper|anger)\b)"
    rf"|faint(?=\s+(?:(?!(?:and|with|when|after|while|since|a|has|had)\b)\w+\s+){{0,2}}?(?:{_SOUNDS})\b)"
    rf"|(?:{_ABLE})\b(?:(?!\b(?:and|but|or|with|no|not|because)\b)[^.,;:!?\n]){{0,40}}?\s+{_WITHOUT}"
    r"(?!\s+(?:in|swallow|breath|speak|walk|pass)))\b",
)
"""A container, a device, a way of saying healthy, a bout of something, a faint sound, and what is done with ease."""


def decoys(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The characters of `text` between `start` and `end` that name nothing, as pairs of start and end, in order."""
    return (match.span() for match in DECOYS.finditer(in_lower_case(text), start, end))
