"""By finding: words that look like it and mean something else where they stand: a security guard is no guarding, "I
have stressed the importance" no stress, mitral regurgitation no food that comes up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEFORE, _BEHIND = 70, 90
"""Characters before and behind a mention in which the words are looked for that give it another sense."""

_LIMB = (
    r"(?:legs?|arms?|hands?|foot|feet|limbs?|extremit\w+|b?[lu]e|[rl][lu]e|ankles?|wrists?|shoulders?|knees?"
    r"|hips?|thumbs?|fingers?|face"
    r"|side|grip|quad\w*|calf|calves|(?:[a-z]\d\s+)?(?:nerve|root)\w*|distribution|dorsiflexion|plantarflexion)"
)
_SURGERY = r"(?:repair\w*|surger\w+|operations?|removed|removal|fixed|mesh)"
_BABY = (
    r"(?:born(?=\s+(?:at|by|via|after|to|with|to\s+a|pre\w*|full\w*|term|on\s+time|early|late|weigh\w+|\d))|birth\s*weight|apgars?|product\s+of|in\s+utero|\bto\s+a\s+g\d|delivered\s+at|gestational\s+age\s+a"
    r"t\s+birth)"
)
_TIME_AGO = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|many|several"
    r"|some|a\s+few|couple(?:\s+of)?|a|few)"
    r"(?:\s+and\s+a\s+half|\s+(?:to|or|-)\s+\w+)?[\s-]+(?:years?|yrs?|decades?)"
)
_LONG_AGO = (
    rf"\b{_TIME_AGO}\s+(?:ago|prior|previous(?:ly)?|back|earlier|before|post|status\s+post|out\s+from)\b|\bin\s+("
    r"?:19\d\d|20[01]\d|(?:the\s+)?(?:19)?[4-9]0s)\b"
    r"|\bas\s+a\s+(?:child|kid|teenager|baby)\b|\b(?:19\d\d|20[01]\d)\b(?!\s*(?:ml|mg|m|units|steps|kcal))"
)
_SPREADS = (
    r"\b(?:rash\w*|spots?|lesions?|peeling|redness|itch\w*|blisters?|macules?|papules?|numbness)\b[^.;\n]{0,70}"
    r"\bspread\w*\b"
)

_OF: Mapping[str, str] = {
    "skin-pain": (
        r"\bpains?\b[^.;\n]{0,60}\b(?:and|or)\b[^.;\n]{0,40}\brash\w*"
        r"|\brash\w*\b[^.;\n]{0,40}\b(?:and|or)\b[^.;\n]{0,40}\bpain\b"
    ),
    "burn-injury": r"\bburning\s+(?:sensations?|feelings?|pains?)\b[^.;\n]{0,30}",
    "low-blood-glucose": (
        r"\b(?:csf|cerebrospinal|lumbar|spinal|pleural|ascitic|synovial|joint)\b[^.;\n]{0,90}\bglucose\b[^.;\n]{0,20}"
    ),
    "cough": r"\b(?:asked|told|instructed|when\s+(?:he|she))\s+to\s+cough\b|\bcough\s+(?:impulse|reflex)\b",
    "developmental-regression": r"\bstops?\s+(?:talking|speaking)\s+(?:in\s+the\s+middle|mid)\b",
    "obesity": (
        r"\b(?:not|n['’]?t)\s+want\s+to\s+(?:be|become|get)\s+(?:fat|overweight|obese)\b"
        r"|\b(?:fears?|afraid|scared|terrified)\s+(?:of\s+)?(?:being|becoming|getting)\s+(?:fat|overweight|obese)\b"
    ),
    "reduced-fetal-movements": (
        r"\b(?:reduced|decreased)\s+(?:spontaneous|voluntary|facial|eye|neck|chest|joint)\b[^.;\n]{0,30}"
    ),
    "pain-radiating-down-leg": _SPREADS,
    "pain-radiating-to-groin": _SPREADS,
    "well-localised-pain": r"\b(?:diffuse(?:ly)?|poorly|vague(?:ly)?)\s+locali[sz]ed\b",
    "falls": (
        r"\bfalls?\s+(?:allerg\w+|foliage|colou?rs?|seasons?|semester|term|weather|break|leaves|festival|fashion"
        r"|through|apart|behind|in\s+love|short"
        r"|for\s+(?:it|him|her)|into\s+place|under|within)|\b(?:summer|spring|winter)\b[^.;/\n]{0,20}\bfall\b|\brise"
        r"\s+and\s+fall\b"
        r"|\b(?:this|last|next|in\s+the|early|late|every|of|since|the)\s+fall(?=\s*(?:[.,;]|and\b|when\b|or\b|of\s+("
        r"?:19|20)\d\d|i\b|we\b|$))"
        r"|\b(?:almost|nearly)\s+fe?[al]l\b|\b(?:risk|fear|afraid)\s+of\s+fall\w*|\bfalls?\s+(?:prevention|clinic"
        r"|risk|assessment|precautions?)\b"
    ),
    "limp": (
        r"\b(?:was|went|became|is|lies|lying|lay|gone|goes|go|going|all|turned|hung|hanging|fell|baby|blue\s+(?:and|then)|pale\s+(?:and|then)"
        r"|grey\s+(?:and|then)|floppy\s+(?:and|then)|stiff\s+(?:and|then))\s+limp\b(?!\s*(?:ing|ed))|\blimp\s+(?:for\s+(?:\w+\s+)?(?:\d+\s+)?(?:sec|min)|baby|and\s+(?:blue|pale"
        r"|floppy|grey|unresponsive))"
    ),
    "floppy-infant": (
        r"\b(?:pain\w*|aches?|sore|hips?|knees?|ankles?|foot|feet|legs?|heels?)\b[^.;\n]{0,30}\b(?:and|then)\s+limp\b|\b(?:and|then)\s+limp"
        r"(?=\s+(?:for\s+(?:\w+\s+){0,2}(?:days?|weeks?|months?)|since\b|on\s+(?:the|his|her)\b))"
    ),
    "seizure": (
        r"\bfitting\s+(?:in|into|well|nicely|end|room|rooms|tribute|shoes|clothes|for|with)\b|\b(?:close|loose|tight|ill|well|better)[\s-]fitting"
    ),
    "blood-in-vomit-or-stool-massive": (
        r"\b(?:pregnan\w*|\d+\s+weeks|\d+/40|the\s+pill|coil|periods?|vagin\w*|delivery|birth|womb|miscarr\w*|menopaus\w*)\b[^\n]{0,60}"
        r"\b(?:bleed\w*|bled)\s+(?:very\s+)?heavily|\b(?:bleed\w*|bled)\s+(?:very\s+)?heavily\b[^.\n]{0,60}\b(?:pregnan\w*|the\s+pill|coil|periods?|vagin\w*"
        r"|delivery|birth|womb|miscarr\w*|menopaus\w*)"
    ),
    "heavy-alcohol-use": (
        r"\bdr[ai]nk\w*\s+(?:too\s+much|a\s+lot\s+of|lots\s+of|loads\s+of|plenty\s+of)\s+(?:water|milk|juice|cola|coke|squash|pop|fluids?)"
    ),
    "guarding": (
        r"\b(?:security|life|body|prison|mouth|gum|coast|border|crossing|national|fire|bed|shin|cot|fork|lolly)[\s-]"
        r"*guard\w*|\bguarded\s*(?:\.|prognosis|about|when|in\s+(?:his|her)"
        r"|answers|historian)|^\s*guarded\.?\s*$|\bon\s+guard\b|\bguards?\s+at\b|\bprognosis\W+(?:is\s+)?guarded"
    ),
    "stress": (
        r"\bstress(?:ed|es|ing)?\s+(?:the|that|how|to\s+(?:him|her|them|the\s+patient)|upon|again|importance|on\s+th"
        r"e)\b|\bstress\s+can\b|\bunder\s+stress\s+of\b"
        r"|\bstress(?:ed)?\s+(?:incontinence|reaction|radiograph|view|films?|hyperglyc\w+|dose|doses|steroids?"
        r"|ulcer\w*|disorder)"
    ),
    "regurgitation": r"\b(?:mitral|aortic|tricuspid|valv\w+|pulmon\w+|trace|mr|ar|tr)\s+(?:valve\s+)?regurgitation",
    "excessive-sweating": (
        r"\bsweat\s*(?:glands?|shirts?|pants|tests?|ers?\b|bands?|chloride|equity)|\bno\s+sweat\b|\bswea?ter\b"
    ),
    "peripheral-oedema": (
        r"\b(?:bone|marrow|disc|disk|optic|papill\w*|macular|corneal|cerebral|brain|vasogenic|pulmonary|alveolar"
        r"|interstitial|nasal|nose|turbinate\w*|mucosal"
        r"|laryngeal|tonsil\w*|uvula\w*|vulval?|scrotal|periorbital|facial|gallbladder|bowel|wall|pericholecystic"
        r"|tissue|peritonsillar|cervical|conjunctival|eyelid)\b(?:(?!\b(?:with|and|but|leg|legs|ankle|ankles|pedal|pitting|sacral|peripheral)\b)[^.;,\n]){0,30}\bo?edema"
        r"|\bo?edema\b[^.;\n]{0,40}\b(?:turbinates?|nasal|nose|tonsils?|peritonsillar|uvula|gallbladder|omentum"
        r"|tendons?|disc|marrow|brain|cord|pharynx|larynx|eyelids?|mucosa|patella\w*|mri)\b"
        r"|\b(?:nose|throat|tonsils?|mri|ct)\b(?:(?!\b(?:leg|legs|ankle|ankles|pedal|pitting|sacral|peripheral)\b)[^.;\n]){0,40}\bo?edema"
    ),
    "reduced-gcs": (
        r"\bunresponsive\s+to\s+(?!(?:any|all|the)\s+(?:stimul\w+|pain\w*|voices?|verbal|questions?|commands?|touch|sounds?|noise))(?:conservative|medical|any|all|the|treat\w*|therap\w*|antibiotic\w*|steroid\w*"
        r"|physio\w*|over|multiple|topical|oral|analges\w*|pain\s*killers|usual|standard|first)"
    ),
    "dermatomal-rash": (
        r"\bshingles\s+(?:vaccin\w*|jabs?|shots?|immuni\w*|booster)|\b(?:vaccin\w*|jab|shot|immuni\w*)\s+(?:for"
        r"|against)\s+shingles|\bshingrix|\broof\w*\s+shingles"
    ),
    "groin-lump": (
        rf"\bhernia\w*\s+{_SURGERY}|\b(?:repair\w*|surgery|operation)\s+(?:of|for|on)\s+(?:\w+\s+){{0,3}}hernia"
        r"|\b(?:hiatal|hiatus|disc|umbilical|ventral|incisional)\s+hernia"
    ),
    "cloudy-lens": (
        r"\bcataracts?\s*,\s*(?:and\s+)?(?:hernia|hip|knee|appendi\w*|tonsil\w*)|\bsurger\w+\s+includ\w*[^.;\n]{0,80}"
        r"cataracts?"
    ),
    "hyperactivity": (
        r"\b(?:overactive|hyperactive)\s+(?:sweat|bladder|thyroid|gland|imagination|immune|bowel|parathyroid|detruso"
        r"r)"
    ),
    "high-haemoglobin": r"\bha?emoglobin\s*\(?(?:hb)?a\s*1\s*c|\bhba1c|\ba1c\b|\bglyc\w+\s+ha?emoglobin",
    "overdose-or-poisoning": r"\bpoison\s*(?:ivy|oak|sumac)|\bfood\s+poison\w*|\bblood\s+poison\w*",
    "pain-electric": (
        r"\bshooting\s+(?:lights?|stars?|hoops|range|party|game|practice|season|a\s+film|baskets|targets)|\bphoto\s*"
        r"shoots?|\bshoots?\s+(?:hoops|photos|films?|up\s+heroin)"
    ),
    "numbness": (
        r"\bnumbing\s+(?:medicine|medication|cream|gel|spray|injection|shot|drops?|agent|stuff)|\bnumb(?:ed)?\s+(?:i"
        r"t|the\s+area|the\s+skin|up)\b|\bcan(?:not|['’]?t)\s+feel\s+(?:like|it\s+(?:move|there))\b"
    ),
    "social-withdrawal": (
        r"\b(?:needle|catheter|consent|offer|scope|endoscope|drug|medication|fluid|blood|money|cash|lines?|tube"
        r"|support|care|treatment|sheath)\s+(?:\w+\s+){0,3}withdrawn|\bwithdrawn\s+(?:from|under|slowly|and\s+(?:rep"
        r"laced|removed|discarded))"
    ),
    "antiplatelet-use": (
        r"\ballergies\s*:?\s*\n\s*(?:[\w .,()-]+\n){0,3}[\w .,()-]*|"
        r"\baller\w+\s+(?:to|:)?\s*(?:\w+\s*(?:,|and|or)\s*){0,3}(?:aspirin|clopidogrel)|\b(?:aspirin|clopidogrel)\s"
        r"+(?:allerg\w+|intoleran\w+|sensitiv\w+)|\bavoid\w*\s+(?:\w+\s+(?:and|or)\s+)?aspirin"
    ),
    "nsaid-use": (
        r"\ballergies\s*:?\s*\n\s*(?:[\w .,()-]+\n){0,3}[\w .,()-]*|"
        r"\b(?:avoid\w*|no\s+(?:more\s+)?|not\s+(?:to\s+)?(?:take|use)|stop\s+taking|stay\s+away\s+from|refrain\s+fr"
        r"om|aller\w+\s+to)\s+(?:\w+\s+){0,3}?(?:nsaids?|ibuprofen|naproxen|aspirin|anti[\s-]?inflammator\w+|diclofe"
        r"nac|advil|motrin|aleve)"
    ),
    "anticoagulant-use": (
        r"\b(?:preclud\w+|contra-?indicat\w+|avoid\w*|not\s+a\s+candidate\s+for|declin\w+|refus\w+|off)\s+(?:the\s+)"
        r"?(?:use\s+of\s+|his\s+|her\s+|of\s+)?(?:coumadin|warfarin|anticoag\w+|apixaban|blood\s+thinners?)"
    ),
    "generalised-weakness": (
        rf"\b(?:{_LIMB}|sided|muscle|limb|motor|grip|proximal|distal|focal)\s+weakness\b|\bweakness\s+(?:in|of|to"
        r"|on|affecting|involving|at)\s+(?:(?:the|his|her|my|both|bilateral|left|right|lower|upper|one|either|that"
        rf"|all|severe)\s+){{0,3}}{_LIMB}\b|\bweak\w*\s+(?:and\s+\w+\s+){{0,1}}drop\s+foot"
    ),
    "delusions": (
        r"\b(?:is|was|are|were|be|been|being|am)\s+(?:\w+ly\s+)?(?:followed|watched)\s+(?:by|up|for|in|with|closely"
        r"|from)\b(?!\s+(?:people|the\s+police|the\s+government|someone|strangers|men|a\s+man|neighbours?|spies"
        r"|somebody|two|some|them|agents|gangs?|cars?|vans?|a\s+(?:car|van|gang|woman)))|\bfollow\w*\s+up\b|\bwatching\s+(?:what|(?:his|her|my|their)\s+\w+)|\bfollowing\s+(?:the"
        r"|a|his|her|my|this|up)\b"
    ),
    "vomiting": (
        r"\b(?:off|calls?|called|phoned|signed|rang)\s+(?:\w+\s+)?sick\b|\bsick\s+(?:leave|note|pay|days?|line"
        r"|of|and\s+tired|with\s+(?:worry|it|the\s+\w*ache|a\s+(?:cold|fever|virus)))\b|\bsick\s+for\b|\b(?:keeps?"
        r"|kept|always)\s+getting\s+sick\b"
    ),
    "nausea": (
        r"\bsick\s+(?:leave|note|pay|days?|line|of\b|and\s+tired\s+of)|\b(?:get|gets|getting|got|be|been)\s+sick\s+("
        r"?:a\s+lot|often|all\s+the\s+time|every\s+(?:winter|month|year))"
    ),
    "pain-radiating-to-back": (
        r"\bback\s+pain\b|\bdown\s+(?:the\s+)?back\s+of\s+(?:the|his|her|my|both|one|each)?\s*(?:left\s+|right\s+)?("
        r"?:leg|thigh|calf|arm|knee|hand)|\bback\s+of\s+(?:the|his|her|my)\s+(?:\w+\s+)?(?:leg|thigh|calf|arm|knee"
        r"|neck|head|hand)|\b(?:go|goes|went|going|come|comes|came|coming|get|gets|got)\s+back\s+(?:to|on|in|at|with)\b"
    ),
    "memory-loss": (
        r"\bcan(?:not|['’]?t)\s+(?:quite\s+|really\s+|exactly\s+)?remember\s*(?:[.,;?!]|$|now\b|off\b|but\b|what\s+("
        r"?:it|they|he|she|that)\b|if\b|the\s+(?:name|exact|last\s+time)|how\s+(?:long|many)|when\b|which\b|who\b)"
        r"|\bas\s+long\s+as\s+\w+\s+(?:can|could)(?:\s*not|n['’]?t)?\s+remember"
    ),
    "amnesia-for-event": (
        r"\bremember\s*(?:[.,;?!]|$|now\b|off\b|but\b)|\bas\s+long\s+as\s+\w+\s+(?:can|could)(?:\s*not|n['’]?t)?\s+r"
        r"emember|\bremember\s+(?:what\s+(?:it|they|that)|if|the\s+(?:name|dose|exact)|how\s+(?:long|many)|which"
        r"|who)\b"
    ),
    "late-pregnancy-over-20-weeks": (
        rf"{_BABY}[^.;\n]{{0,60}}|\bgestation\b[^.;\n]{{0,40}}\b(?:birth\s*weight|apgar|in\s+utero|weigh\w+|c-section"
        r"\s+delivery\s+at)|\b\d+\s*-?\s*weeks?['’]?\s+gestation\s+to\b|pregnancy-labor"
    ),
    "pregnancy": (
        rf"{_BABY}[^.;\n]{{0,60}}|\bpregnancy\s+(?:and|was|with)\s+(?:delivery|uncomplicated|normal|unremarkable)"
        r"|\buncomplicated\s+pregnancy|\b(?:he|husband|partner|boyfriend|brother|son)\s+(?:is|are|was)\s+expecting"
        r"|\bpregnancy\s+tests?\s+(?:was|is|were|came)?\s*(?:negative|neg)"
    ),
    "postpartum": r"\bdischarged\s+\d+\s+days\s+post",
    "unintentional-weight-loss": (
        r"\b(?:would\s+like|wants?|wanting|could\s+stand|wish\w*|try\w*|hop\w+|needs?|plan\w*|like|goal\w*|able"
        r"|help\w*|advised|encourag\w+|told)\s+(?:\w+\s+){0,4}?(?:to\s+)?los(?:e|ing)\b"
        r"|\b(?:wish|want|hop\w+)\b[^.;\n]{0,25}\bweight\s+loss|\bweight[\s-]loss\s+(?:study|studies|program\w*"
        r"|clinic|surgery|medic\w+|group|diet|injections?|journey|goals?|plan|efforts?|drugs?|of\s+(?:chromium"
        r"|supplements)|"
        r"is\s+(?:intended|intentional)|has\s+(?:really\s+)?(?:decreased|helped|improved|reduced))|\b(?:impact"
        r"|effect|importance|benefits?|goals?|working|work|advice|counsel\w+)\s+(?:of|on|toward\w*|for|about)\s+(?:\w"
        r"+\s+)?weight\s+loss"
        r"|\b(?:intentional\w*|deliberate\w*|purposely|on\s+purpose)\b[^.;\n]{0,30}|(?<!un)\bintentional\s+weight"
        r"|\blost\b[^.;\n]{0,45}\b(?:weight\s+watchers|slimming\s+world|diet\w*|exercis\w*|ozempic|wegovy|mounjaro"
        r"|semaglutide|tirzepatide|saxenda|keto\w*|gym|bariatric|gastric)"
    ),
    "loss-of-appetite": (
        r"\b(?:not|n['’]?t)\s+eat(?:ing)?\s+(?:processed|meat|pork|beef|fish|gluten|dairy|wheat|sugar|sweets|red"
        r"|fried|out|after|late|before|between|bread|nuts|eggs|spicy|junk|fast|much\s+(?:meat|sugar|salt|fruit))"
        r"|\b(?:trying|try|tries|careful|avoid\w*|decided|told|asked)\s+not\s+to\s+eat|\bnot\s+eating\s+(?:her"
        r"|his|my|their)\s+meals"
    ),
    "inability-to-weight-bear": (
        r"\b(?:remain\w*|kept|keep|stay|be|strict(?:ly)?|made|is\s+to|should|must|advised|start)\s+(?:\w+\s+){0,2}?n"
        r"on[\s-]?weight[\s-]?bearing|\bnon[\s-]?weight[\s-]?bearing\s+for\s+(?:the\s+next|\d|at\s+least|one|two"
        r"|six|eight)"
    ),
    "oral-contraceptive-use": (
        r"\b(?:blood\s+pressure|water|sleeping|diet|vitamin|iron|pain|half\s+a|salt|statin|all\s+(?:my|his|her"
        r"|the))\s+pills?\b|\bpills?\s+(?:box|organi[sz]er|for\s+(?:blood|pain|sleep|the\s+pain))|\b(?:stopp\w+"
        r"|discontinu\w+|came\s+off|come\s+off|off)\s+(?:taking\s+)?(?:\w+\s+){0,3}?(?:birth\s+control|pill|contrace"
        r"pti\w+)|\b(?:alternative|recommended|discussed|options?\s+for|form\s+of|methods?\s+of)\s+(?:\w+\s+){0,4}?("
        r"?:birth\s+control|contracepti\w+)"
    ),
    "abuse-or-safeguarding-concern": (
        r"\b(?:works?|working|deal\w*|job|career|training)\s+(?:\w+\s+){0,2}?(?:with|in|on|for)\b[^.;,\n]{0,30}\b(?:abuse|neglect)|\bhemi\w*\s*negl"
        r"ect|\b(?:visual|sensory|left|right|spatial)\s+(?:\w+\s+)?neglect"
    ),
    "lasts-seconds": (
        r"\ba\s+second\s+(?:opinion|time|look|one|baby|child|course|dose|cup|visit|job|language|component|hand)"
    ),
    "agitation": r"\bkick\w*\s+off\s+(?:a|the|our|my|next|with)\b",
    "alcohol-on-breath": (
        r"\bdrunk\s+driv\w+|\b(?:rarely|never|properly|got|get|getting|gets|was|being|uncharacteristically|quite"
        r"|bit|been|last\s+night|all\s+weekend)\s+(?:\w+\s+){0,2}?drunk\b|\beaten\s+or\s+drunk|\bdrunk\s+(?:a|some"
        r"|any|plenty|enough|two|three|\d|water|on\s+(?:sat|fri|the\s+weekend))"
    ),
    "alcohol-withdrawal-symptoms": r"\bdetox\w*\s+from\s+(?!alcohol|drink|booze)",
    "grief": (
        rf"\bdied\b[^.;\n]{{0,40}}(?:{_TIME_AGO}\s+ago|\bin\s+(?:19|20)\d\d)|\bin\s+(?:19|20)\d\d\b[^.;\n]{{0,30}}\bd"
        rf"ied|\b(?:widow\w*|married)\b[^.;\n]{{0,60}}"
    ),
    "painless": (
        r"\bnot\s+pain\s*,?\s+(?:you\s+know|as\s+such)|"
        r"\bno\s+pain\s+(?:to|with|on|or\s+tender\w*|over|upon|during|when|,\s*10)\b|\bno\s+pain\s*,\s*10"
        r"|\b0\s*(?:=|being|is|means)\s*no\s+pain|\bno\s+pain\s+(?:and|-)?\s*10|\bnot\s+have\s+pain\s+(?:every"
        r"|all|when|with|on|at)"
    ),
    "bilateral": (
        r"\bbilateral\s+(?:\w+\s+){0,2}?(?:mammoplast\w+|mammaplast\w+|mastectom\w+|salpingo\w*|oophorectom\w+"
        r"|tubal|replacements?|reconstruct\w+|surger\w+|correction|feet\s+correction|augment\w+|implants?|lower\s+ex"
        r"tremity\s+angiogra\w+)|\bbilaterally\s+descended|\bsymmetrical\s+(?:rise|expansion|chest|movement|reflexes"
        r"|facies|face)|\b(?:clear|air\s+entry)\b[^.;\n]{0,20}bilateral\w*"
    ),
    "bilateral-leg-weakness": (
        r"\blegs?\s+like\s+jelly\s+(?:after|from)\s+(?:the\s+)?(?:gym|run|race|workout|marathon|hike|class)"
        r"|(?<!my\s)(?<!his\s)(?<!her\s)(?<!both\s)\blegs?\s"
        r"+(?:gave|give|giving)\s+way\b(?:(?!\b(?:getting|rising|standing|from|off|out|onto|when|while)\b)[^.;\n]){0,30}\b(?:chair|table|stool|bed|sofa)\b|\b(?:chair|table|stool|bench"
        r"|ladder)\b[^.;\n]{0,15}\blegs?\s+(?:gave|broke)"
    ),
    "low-body-weight": r"\bskinny\s+(?:ankles?|legs?|arms?|jeans|latte|fries|wrists?|dip)",
    "weakness-proximal": (
        r"\b(?:name\s+is|named|called|mrs?\.?|ms\.?|dr\.?|[A-Z][a-z]+)\s+gowers\b(?!['’]?\s*(?:sign|man|positive))"
    ),
    "murphy-sign": (
        r"\b(?:mrs?\.?|ms\.?|dr\.?|(?!positive|negative|the|for|and|no|with|s)[a-z]+)\s+murphy\b(?!['’]?s?\s*(?:sign"
        r"|positive|test|\+|neg))"
    ),
    "migraine-headache": r"\bdon['’]?t\s+want\s+it\s+to\s+be\b[^.;\n]{0,20}migraine|\bnow\s+you\s+say\s+migraine",
    "painful-periods": (
        r"\b(?:not|n['’]?t\s+(?:think|feel|say)|isn['’]?t)\b[^.;\n]{0,20}\blike\s+(?:a\s+)?period\s+pain"
        r"|\b(?:during|over|in|for)\s+(?:this|that|the\s+same)\s+period\b"
    ),
    "light-headedness": (
        r"\blight\s+(?:percussion|palpation|touch|pressure)\b|\bfibular\s+head|\bfeel\s+sick\s+and\s+once"
    ),
    "headache": (
        r"\b(?:fibular|radial|femoral|humeral|metatarsal|metacarpal|muscle|bed|shower|drum)\s+head\b|\bhead\s+of\s+("
        r"?:the\s+)?(?:fibula|radius|femur|department|bed)"
    ),
    "deteriorating-patient": (
        r"\b(?:hearing|vision|sight|eyesight|memory|teeth|house|handwriting|relationship|weather|school|joints?"
        r"|hip|knee)\s+(?:\w+\s+){0,4}?deteriorat\w+|\bdeteriorat\w+\s+(?:hearing|vision|sight|memory|joint|hip"
        r"|knee|housing)"
    ),
    "pop-at-injury": (
        r"\bpop(?:ped|s)?\s+(?:in|out|over|round|by|into|to\s+the|up|down)\s+(?:to|for|and|the|my|see|on)\b|\bears?\s"
        r"+pop\w*|\bpop\s+(?:music|song|star|concert|quiz)"
        r"|\bmight\s+pop\b"
    ),
    "after-heavy-lifting": (
        r"\b(?:can|could|may|will|like|likes|enjoys?|good\s+to\s+go|back\s+to)\b[^.;\n]{0,60}\b(?:lift\w*\s+weights"
        r"|weight\s?lifting)|\bpilates\b[^.;\n]{0,15}lifting"
    ),
    "recent-trauma": (
        r"\bfall\s+on\s+(?:occasions?|average|deaf)|\b(?:not|n['’]?t)\s+remember\s+(?:hitting|falling|any\s+injur\w+"
        r")|\bsense\s+of\s+trauma|\btripping\s+over\b"
    ),
    "recent-immobilisation": r"\b(?:cast\s+(?:of|a|the|list|doubt)|in\s+the\s+cast\b)",
    "recent-antibiotics": (
        r"\busually\s+treated\b|\b(?:siblings?|brother|sister|wife|husband)\s+(?:are|is|was|were)\s+on\b"
    ),
    "recent-surgery": (
        r"\bday\s+of\s+surgery|\b(?:pre|pre-)?post[\s-]?operative\s+(?:care\s+unit|expectations?|instructions?"
        r"|rehab\w*|course\s+w\w+\s+discuss\w*|visit)|\bneed\s+for\s+post[\s-]?op\w*"
    ),
    "recent-vaccination": r"\btit(?:er|re)s?\b",
    "opioid-use": (
        r"\ballergies\s*:?\s*\n\s*(?:[\w .,()-]+\n){0,3}[\w .,()-]*|"
        r"\bopioid\s+(?:assessment|use\W+(?:no|none|denies)|risk|agreement|naive|epidemic|crisis|prescribing)"
    ),
    "pain-pressure-like": (
        r"\bblood\s+pressures?\b|\bpressure\s+(?:on|at)\s+(?:me|him|her|us)\s+to\b|\bputting\s+(?:a\s+lot\s+of\s+)?p"
        r"ressure\s+on\s+(?:me|him|her|them)|\b(?:peer|work|time|under)\s+pressure\b"
        r"|\b(?:cardiac|sphincter)\s+squeeze\w*|\bsqueeze\s+tone\b|\bsqueez\w*\s+(?:hard|it|the|my|his|her)\b"
    ),
    "chest-pain-pressure": r"\bblood\s+pressures?\b",
    "walking-difficulty": (
        r"\bwill\s+(?:i|he|she)\s+be\s+in\b[^.;\n]{0,12}wheelchair|\bfell\s+off\s+(?:his|her|my|the)\s+wheelchair|"
        r"\btripped\s+over\b|\btoe\s+walking\b"
    ),
    "diffuse-location": (
        r"\bdiffuse\s+(?:pulmonary|large|b-cell|idiopathic|disease|coronary|atheroma|osteo\w+|liver|fatty|thyroid"
        r"|goit\w+|slowing)"
    ),
    "recurrent-episodes": (
        r"\b(?:never|not|n['’]?t)\s+(?:ever\s+)?had\s+(?:this|it|one|that|anything\s+like\s+(?:this|it))\s+before"
        r"|\brecurrent\s+(?:acoustic|cancer|carcinoma|tumou?r|neuroma|melanoma|lymphoma|laryngeal\s+nerve)"
    ),
    "st-depression": r"\br\s+wave\s+progression\b",
    "poor-or-vegan-diet": r"\bvegetarian\s+(?:soup|option|meal|dish|curry|restaurant|burger|lasagne|friend|society)",
    "nightmares": r"\b(?:bloody|absolute|a\s+(?:total\s+|real\s+)?|logistical|traffic)\s*nightmare\b",
    "allergic-reaction": (
        r"\b(?:leads?\s+to|can\s+cause|may\s+cause|called(?=\s+(?:an?|the)\b)|syndrome)\b[^.;:,\n]{0,60}\ballergic\s+reaction"
    ),
    "tick-bite": r"\b(?:if|syndrome)\b[^.;\n]{0,20}\ba\s+tick\s+bites?\b",
    "excessive-thirst": (
        r"\b(?:used\s+to|friends\s+and|weekend\w*\s+(?:i|we|and)?|socially|party|parties|pub)\s*(?:\w+\s+){0,2}?dr[a"
        r"i]nk\w*\s+(?:a\s+lot|lots)|\bdrink\w*\s+(?:a\s+lot|lots)\s+(?:of\s+(?:beer|wine|alcohol|coffee|cola|milk"
        r"|pop|spirits)|more\s+when\s+i\s+was)"
    ),
    "worse-in-morning": (
        r"\b(?:mg|tablets?|takes?|taking|took|testing|dose|once\s+daily|medic\w+)\b[^.;\n]{0,60}\bfirst\s+thing\s+in"
        r"\s+(?:the\s+)?morning|\bfirst\s+thing\s+in\s+(?:the\s+)?morning\b[^.;\n]{0,25}\b(?:takes?|taking|medic\w+"
        r"|tablet|dose|treat)"
    ),
    "worse-with-stress": r"\b(?:not|n['’]?t\s+think\b[^.;\n]{0,12})\s*(?:related\s+to\s+)?stress",
    "history-depression-or-anxiety": (
        r"\bpsychiatric\s+history\s+(?:is|was|:)?\s*(?:un\w+|neg\w*|none|nil|normal)|\bno\s+psychiatric\b"
    ),
    "recent-blood-transfusion": (
        r"\b(?:possibility|option|risks?|need|consent\w*|refus\w+|declin\w+|discuss\w*|may|might|consider\w*)\b[^.;\n"
        r"]{0,50}\btransfusion"
    ),
    "generalised-body-aches": (
        r"\bmuscles?\s+(?:and|around|that|in\s+(?:the|his|her|my)|strength\w*|tone|mass)\b|\bpain\s+(?:"
        r"to|on|with)\s+palpation[^.;\n]{0,70}|\bparaspinal\b"
    ),
    "duration-under-3-days": (
        r"\b(?:per|a|each|every|times\s+a)\s+(?:\w+\s+)?days?\b|\bone\s+day\s+(?:a|per|each|every|last|in)\b|\bone\s"
        r"+day\s+(?:i|we|he|she)\b"
    ),
    "duration-over-6-weeks": (
        r"\b(?:packs?|drinks?|beers?|cigarettes?)\b[^.;\n]{0,30}\bmany\s+years|\bmany\s+years\s+ago\b"
        r"|\byears?[\s-]+old\s+\w+\s+who\s+is\s+now\b|\bnow\s+\d+\s+years\s+(?:old|of\s+age|post)"
    ),
    "ex-smoker": (
        r"\b(?:ready|want\w*|try\w*|like|hop\w+|plan\w*|need\w*|help\w*|hard|difficult)\s+(?:\w+\s+){0,2}?to\s+(?:qu"
        r"it|stop|give\s+up)\b[^.;\n]{0,12}"
    ),
    "hernia-reducible": r"\bback\s+while\s+push\w+|\bjoints?\b[^.;\n]{0,30}\bpushed\s+back",
    "absent-periods": (
        r"\b(?:pounds|lbs?|kg|weight)\b[^.;\n]{0,20}\bthis\s+period|\blost\b[^.;\n]{0,20}\b(?:pounds|lbs?|kg)\b[^.;\n"
        r"]{0,20}"
    ),
    "diffuse-abdominal-pain": (r"\bgenerali[sz]ed\s+(?:body\s+)?(?:aches?|weakness|malaise|fatigue|itch\w*|rash)\b"),
    "low-vitamin-d": r"\bvitamin\s+(?!d\b)\w+\s+and\b[^.;\n]{0,20}|\blow[\s-]dose\b",
    "low-back-pain": (
        r"(?<!low\s)(?<!lower\s)(?<!lumbar\s)\bback\s+(?:pain\s+)?and\s+(?:\w+\s+)?lower\s+extremit\w+[^.;\n]{0,12}"
    ),
    "tremor": r"\bshak(?:es|ing|e)\s+(?:his|her|my|their|your)\s+(?:hands?|head)\b",
    "urinary-incontinence": r"\bmyself\s+a\s+wee\b",
    "bad-breath": r"\bbad\s+and\s+(?!smelly|foul)|\bfeel\w*\s+(?:really\s+)?bad\b",
    "light-sensitivity": r"\blight\s+(?:pressure|touch|palpation|percussion)\b",
    "post-operative-problem": (
        r"\b(?:possible|potential|all\s+risks?|risks?)\b[^.;\n]{0,30}\bcomplications?\b[^.;\n]{0,50}|\bcomplications"
        r"?\s+associated\s+with\b[^.;\n]{0,30}|\bcomplications?\b[^.;\n]{0,40}\bcourse\s+w\w+\s+discuss"
    ),
    "course-progressive": (
        r"\bgetting\s+(?:stronger|fitter)\b|\b(?:drinking|eating)\s+more\b[^.;\n]{0,60}|"
        r"\b(?:check\w*|assess\w*|monitor\w*|follow\w*|review\w*|mak(?:e|es|ing)|made|good|great|slow|some|more"
        r"|excellent|discuss\w*|report\w*|work\s+in|wave|therapy)\s+(?:up\s+)?(?:on\s+)?(?:(?:his|her|the|their"
        r"|your|my|of|any|r)\s+)?progress\w*|\bprogress\w*\s+(?:to|with)\s+(?:exercises?|therapy|physio\w*|home"
        r"|full|weight|walking|crutches)|\bprogress\s+(?:notes?|reports?|review)|\bthe\s+day\s+progress\w*"
        r"|\bmurmurs?\b[^.;\n]{0,40}\b(?:louder|softer|longer)\b"
    ),
    "family-history-coronary-disease": r"\bheart\s+disease,?\s+there(?:\s+is|['’]s)\s+none\b",
    "visual-hallucinations": r"\bsee(?:ing|n)?\s+(?:how|if|what|whether)\b",
    "foot-drop": r"\bdrop\w*\s+(?:\w+\s+){1,6}?(?:on|onto)\s+(?:\w+\s+){0,3}?(?:foot|feet|toes?)\b",
    "sedative-use": r"\bmedications?\s+and\b[^.;\n]{0,45}\bsleep",
    "worse-on-twisting": r"\bhurt\w*\W+(?:i|he|she)\s+(?:quickly\s+)?(?:then\s+)?twisted",
    "confusion": r"\bnot\s+(?:so\s+much\s+)?with\s+(?!it\b)",
    "kyphosis": r"\bstooping\b|\bstoop(?:s|ed)?\s+(?:to|down)\b",
    "single-kidney": r"\bkidney\s+stones?\s+remov\w+",
    "fatigue": r"\btired\s+of\b(?!\s+(?:feeling|being)\s+(?:run|tired|ill|unwell|exhausted))",
    "low-mood": r"\bfeels?\s+(?:that\s+)?(?:\w+\s+){0,2}?completely\s+empt\w+",
    "history-psychosis-or-bipolar": (
        r"\bquestion\w*\b[^.;\n]{0,40}\bsymptoms\s+of\s+bipolar|\bscreen\w*\s+(?:for|neg\w*)\b[^.;\n]{0,20}bipolar"
    ),
    "slow-heart-rate": (
        r"\bheart\s+rate\s+(?:was\s+)?(?:reduced|came\s+down|dropped|settled)\s+(?:in)?to\b"
        r"(?!\s+(?:the\s+|about\s+|below\s+)?(?:[1-4]\d|low\b|thirties|forties))"
    ),
    "healthcare-worker": r"\bworked\s+(?:for|as|in)\b[^.;\n]{0,60}\bin\s+the\s+past",
    "compulsions": r"\bhave\s+to\s+check\s*(?:[.,;]|$|with|my|the\s+(?:diary|calendar))",
    "difficulty-swallowing": r"\bstick\w*\s+(?:to|with)\s+(?:the|a|my|his|her)\s+(?:diet|plan|regime|routine)",
    "contractions": (
        r"\b(?:tertiary|o?esophag\w*|muscle|atrial|ventricular|dupuytren\w*)\b[^.;\n]{0,30}\bcontractions?"
    ),
    "course-improving": r"\bbetter\s+(?:and|but)\s+now\b[^.;\n]{0,12}\b(?:it|bad|worse|back)\b",
    "medication-side-effect": (
        r"\b(?:explain\w*|discuss\w*|went\s+(?:over|through)|risks\s+and|possible|potential|list\s+of|common)\b[^.;\n"
        r"]{0,30}\bside[\s-]effects?"
    ),
    "pain-severe": r"\bsevere\s+weakness",
    "worse-on-standing": (
        r"\b(?:improv\w+|better|reliev\w+|eas\w+|helps?)\s+(?:when|on|by|upon|once)\b[^.;\n]{0,12}\bstand\w*(?:\s+up"
        r")?"
    ),
    "breast-lump": r"\bno\s+(?:palpable\s+)?(?:mass\w*|lumps?)\b[^.\n]{0,60}\bthickening|\bskin\s+thickening",
}

_DATED = (
    "recent-surgery",
    "recent-trauma",
    "recent-endoscopy",
    "recent-hospital-stay",
    "recent-immobilisation",
    "recent-antibiotics",
    "recent-blood-transfusion",
    "recent-infection",
    "head-injury",
    "major-injury",
    "postpartum",
    "grief",
)
SURGERY = "recent-surgery"
MISTAKEN: Mapping[str, re.Pattern[str]] = {name: re.compile(words, re.IGNORECASE) for name, words in _OF.items()}
LONG_AGO = re.compile(_LONG_AGO, re.IGNORECASE)
"""Times that are years behind: what they date is no longer recent."""

RECENT = frozenset(_DATED)
"""Findings that are true of the last weeks or months alone."""


def is_mistaken(finding: str, text: str, start: int, end: int) -> bool:
    """Whether the words at characters `start` to `end` only look like a finding."""
    pattern = MISTAKEN.get(finding)
    if pattern is None:
        return False
    low, high = max(0, start - _BEFORE), min(len(text), end + _BEHIND)
    return any(match.start() < end and start < match.end() for match in pattern.finditer(text, low, high))


_OF_OLD = re.compile(r"(?:\bstatus[\s-]+|\bs\s?/\s?p\s+|\bhistory\s+of\s+(?:\w+\s+){0,3}|\bh/o\s+)\Z", re.IGNORECASE)
_OF_LATE = re.compile(
    r"\b(?:days?|weeks?|months?|yesterday|today|tonight|last|this|recent\w*|pod|postoperative\s+day|/7|/52|/12)\b",
    re.IGNORECASE,
)
"""What stands before an operation of which nobody says when it was, and what says that it was of late."""


def is_long_ago(finding: str, text: str, start: int, end: int) -> bool:
    """Whether what is recent by its name is dated years back in its own sentence: "appendectomy 12 years ago"."""
    if finding not in RECENT:
        return False
    low = max(text.rfind(mark, 0, start) for mark in (". ", "\n", "; ", "? ")) + 1
    ends = [place for place in (text.find(mark, end) for mark in (". ", "\n", "; ", "? ")) if place >= 0]
    high = min([len(text), end + _BEHIND, *ends])
    if LONG_AGO.search(text, low, high):
        return True
    undated = finding == SURGERY and _OF_LATE.search(text, low, high) is None
    return undated and _OF_OLD.search(text[max(low, start - 40) : start]) is not None
