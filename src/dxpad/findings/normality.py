"""What a normal or negative result denies: names of tests and parts of an examination, and the finding ids that they
speak against. Data only; danger signs that a routine look does not settle (saddle numbness, murmurs) stay out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Normality:
    """Patterns of a name (regular expressions without groups), and what is absent when the named thing is normal, or
    when it is as `only` says."""

    names: tuple[str, ...]
    denies: tuple[str, ...]
    only: str = ""


_ECG_CHANGES = ("st-elevation", "st-elevation-diffuse", "st-depression")
_ECG = (
    *_ECG_CHANGES, "ecg-atrial-fibrillation", "ecg-atrial-flutter", "ecg-broad-complex-tachycardia",
    "ecg-heart-block-or-long-qt", "ecg-narrow-regular-tachycardia", "ecg-right-heart-strain",
)  # fmt: skip
_FILM = (
    "chest-x-ray-consolidation", "chest-x-ray-pneumothorax", "chest-x-ray-pleural-effusion", "chest-x-ray-cavity",
    "chest-x-ray-congestion-cardiomegaly", "chest-x-ray-hilar-nodes", "imaging-chest-mass",
)  # fmt: skip
_LUNGS = (
    "crackles", "wheeze-on-auscultation", "bronchial-breathing", "reduced-breath-sounds",
    "reduced-breath-sounds-one-sided", "pleural-rub",
)  # fmt: skip
_DIP = ("nitrites-or-leucocytes-in-urine", "haematuria-dipstick", "proteinuria", "abnormal-urinalysis")
POWER = ("limb-weakness", "bilateral-leg-weakness", "one-sided-weakness")
_SENSATION = ("numbness", "altered-sensation", "sensory-level")
_GAIT = ("walking-difficulty", "ataxia-cerebellar", "limp", "shuffling-gait")
_REFLEXES = ("hyperreflexia", "hyporeflexia")
_VITALS = (
    "fast-heart-rate", "fever-38-or-more", "low-blood-pressure", "fast-breathing", "low-oxygen-saturation",
)  # fmt: skip

NORMAL: tuple[Normality, ...] = (
    Normality(names=(r"(?:hs-?\s?)?trop(?:onin)?s?(?:\s[ti])?",), denies=("raised-troponin",)),
    Normality(names=(r"d-?\s?dimers?",), denies=("raised-d-dimer",)),
    Normality(names=(r"(?:12[\s-]lead\s)?e[ck]g",), denies=_ECG),
    Normality(
        names=(r"cxr", r"chest\s(?:x-?\s?ray|film|radiograph)", r"x-?\s?ray\sof\s(?:the\s|his\s|her\s)?chest"),
        denies=_FILM,
    ),
    Normality(names=(r"lungs?(?:\sfields)?", r"chest(?!\s(?:x|pain|film|rad))"), denies=_LUNGS),
    Normality(names=(r"(?:cardiopulmonary|pulmonary|respiratory|lung)\sexam(?:ination)?",), denies=_LUNGS),
    Normality(
        names=(r"(?:bilateral\s)?air\sentry", r"breath\ssounds"),
        denies=("reduced-breath-sounds", "reduced-breath-sounds-one-sided"),
    ),
    Normality(names=(r"trachea",), denies=("tracheal-deviation",)),
    Normality(
        names=(r"abdomen", r"abdo", r"belly", r"tummy", r"abdominal\sexam(?:ination)?"),
        denies=("rigid-abdomen", "guarding"),
    ),
    Normality(
        names=(r"(?:urine\s)?dip(?:stick)?", r"urinalysis", r"urine(?:\s(?:test|analysis))?"),
        denies=_DIP,
        only="result",
    ),
    Normality(
        names=(r"(?:straight[\s-]leg[\s-]rais(?:e|ing)|slr)",), denies=("straight-leg-raise-positive",), only="result"
    ),
    Normality(names=(r"(?:pregnancy\stests?|(?:b|beta|β)?-?\s?hcg|upt)",), denies=("positive-pregnancy-test",)),
    Normality(
        names=(r"(?:common\s|extrahepatic\s)?(?:bile\s)?ducts?", r"cbd", r"biliary\stree"),
        denies=("imaging-bile-duct-dilated",),
    ),
    Normality(names=(r"murphy['’]?s?(?:\ssign)?",), denies=("murphy-sign",), only="result"),
    Normality(names=(r"kernig['’]?s?(?:\ssign)?", r"brudzinski['’]?s?(?:\ssign)?"), denies=("meningeal-signs",)),
    Normality(names=(r"neck",), denies=("neck-stiffness", "meningeal-signs"), only="supple"),
    Normality(names=(r"(?:limb\s|leg\s|arm\s|muscle\s)?(?:power|strength)",), denies=POWER),
    Normality(names=(r"(?:limb\s|leg\s|light\stouch\s)?sensation",), denies=_SENSATION),
    Normality(names=(r"gait", r"walking"), denies=_GAIT),
    Normality(names=(r"(?:deep\s)?(?:tendon\s)?(?:knee\s|ankle\s)?(?:reflexes|jerks)",), denies=_REFLEXES),
    Normality(names=(r"plantars?(?:\sresponses?|\sreflex(?:es)?)?",), denies=("babinski-positive",)),
    Normality(
        names=(r"(?:limb\s|leg\s)?neurology", r"neuro(?:logic(?:al)?)?(?:\sexam(?:ination)?)?"),
        denies=(*POWER, *_SENSATION, *_REFLEXES, "focal-neurological-deficit"),
    ),
    Normality(names=(r"pupils?",), denies=("unequal-pupils",)),
    Normality(names=(r"(?:optic\s)?(?:fundi|fundoscopy|discs)",), denies=("papilloedema",)),
    Normality(names=(r"jvp",), denies=("raised-jvp",)),
    Normality(names=(r"(?:obs|observations|vital\ssigns|vitals)",), denies=_VITALS),
    Normality(names=(r"crp", r"esr", r"inflammatory\smarkers"), denies=("raised-inflammatory-markers",)),
    Normality(names=(r"w(?:cc|bc)", r"white\s(?:cell\s)?count"), denies=("raised-white-cells",)),
    Normality(
        names=(r"h(?:a?emoglo)?b(?:in)?", r"fbc", r"cbc", r"(?:full|complete)\sblood\scount"),
        denies=("anaemia-on-blood-test",),
    ),
    Normality(names=(r"lfts?", r"liver\s(?:function\s)?(?:tests|function)"), denies=("abnormal-liver-tests",)),
    Normality(names=(r"lipase", r"amylase"), denies=("raised-lipase",)),
    Normality(names=(r"tfts?", r"thyroid\s(?:function\s?)?(?:tests?)?"), denies=("abnormal-thyroid-tests",)),
    Normality(names=(r"blood\scultures?",), denies=("positive-blood-culture",), only="result"),
    Normality(names=(r"(?:covid|sars-cov-2)(?:\s(?:test|pcr|swab|lateral\sflow))?",), denies=("positive-covid-test",)),
    Normality(names=(r"ctpa", r"ct\spulmonary\sangiogram"), denies=("clot-on-ct-pulmonary-angiogram",)),
    Normality(names=(r"(?:leg\s)?dopplers?(?:\s(?:scan|ultrasound))?",), denies=("dvt-on-ultrasound",)),
    Normality(names=(r"(?:wet\s)?(?:nappies|diapers)",), denies=("fewer-wet-nappies",)),
    Normality(
        names=(r"(?:[pc]-?)?anca", r"anti-?\s?gbm(?:\santibod(?:y|ies))?"),
        denies=("positive-anca",),
        only="result",
    ),
    Normality(
        names=(
            r"(?:direct\s)?coombs['’]?(?:\stest)?",
            r"d(?:a|c)t",
            r"direct\santiglobulin(?:\stest)?",
        ),
        denies=("positive-direct-antiglobulin-test",),
        only="result",
    ),
    Normality(
        names=(r"(?:clotting|coagulation)(?:\s(?:screen|profile|studies|tests?))?", r"inr", r"a?ptt?", r"fibrinogen"),
        denies=("prolonged-clotting",),
        only="result",
    ),
    Normality(names=(r"plate?le?ts?(?:\scount)?", r"plts?"), denies=("low-platelets", "high-platelets"), only="result"),
    Normality(names=(r"creat(?:inine)?", r"(?:renal|kidney)\sfunction"), denies=("raised-creatinine",), only="result"),
    Normality(
        names=(r"u(?:\s?(?:&|\+|and)\s?)?e['’]?s?", r"electrolytes", r"biochem(?:istry)?"),
        denies=("raised-creatinine", "high-potassium", "low-potassium", "low-sodium", "high-sodium"),
        only="result",
    ),
    Normality(
        names=(r"(?:serum\s|adjusted\s|corrected\s)?calcium", r"ca", r"bone\sprofile"),
        denies=("high-calcium", "low-calcium"),
        only="level",
    ),
    Normality(
        names=(r"(?:serum\s)?(?<!urine\s)sodium", r"na"),
        denies=("low-sodium", "high-sodium"),
        only="level",
    ),
    Normality(names=(r"(?:serum\s)?potassium", r"k"), denies=("low-potassium", "high-potassium"), only="level"),
    Normality(names=(r"magnesium", r"(?<!\d\s)mg"), denies=("low-magnesium",), only="level"),
    Normality(names=(r"phosphate", r"po4"), denies=("low-phosphate",), only="level"),
    Normality(
        names=(r"(?:blood\s|plasma\s|capillary\s)?(?<!csf\s)(?<!urine\s)glucose", r"blood\ssugars?", r"bms?"),
        denies=("low-blood-glucose", "high-blood-glucose"),
        only="level",
    ),
    Normality(names=(r"(?:venous\s|arterial\s)?lactate",), denies=("raised-procalcitonin-or-lactate",), only="level"),
    Normality(names=(r"tsh",), denies=("raised-tsh", "low-tsh"), only="level"),
    Normality(names=(r"(?:serum\s)?(?<!urine\s)albumin",), denies=("low-albumin",), only="level"),
    Normality(names=(r"(?:serum\s)?bilirubin",), denies=("raised-bilirubin",), only="level"),
    Normality(names=(r"(?:vitamin\s)?b12", r"folate"), denies=("low-vitamin-b12-or-folate",), only="level"),
    Normality(names=(r"ck", r"creatine\skinase"), denies=("raised-ck",), only="level"),
    Normality(names=(r"temp(?:erature)?",), denies=("fever-38-or-more",), only="level"),
    Normality(names=(r"heart\srate", r"pulse(?:\srate)?"), denies=("fast-heart-rate",), only="level"),
    Normality(
        names=(r"blood\spressure", r"bp"),
        denies=("low-blood-pressure", "high-blood-pressure-reading"),
        only="level",
    ),
    Normality(names=(r"resp(?:iratory)?\srate", r"rr"), denies=("fast-breathing",), only="level"),
    Normality(names=(r"(?:o2\s|oxygen\s)?sat(?:uration)?s?", r"spo2"), denies=("low-oxygen-saturation",), only="level"),
    Normality(names=(r"ferritin", r"iron\sstudies"), denies=("iron-deficiency",), only="result"),
    Normality(names=(r"(?:nt-?pro)?bnp",), denies=("raised-bnp",), only="result"),
    Normality(
        names=(r"(?:ear\s?)?drums?", r"tympanic\smembranes?", r"tms?", r"ears"),
        denies=("eardrum-bulging-red", "eardrum-fluid", "eardrum-perforation", "ear-discharge"),
        only="result",
    ),
    Normality(
        names=(r"throat", r"tonsils?", r"(?:oro)?pharynx", r"fauces"),
        denies=("tonsil-enlargement-red", "tonsillar-exudate"),
        only="result",
    ),
    Normality(names=(r"mastoids?",), denies=("mastoid-swelling",), only="result"),
    Normality(names=(r"psa",), denies=("raised-psa",), only="result"),
    Normality(
        names=(r"(?:transthoracic\s)?echo(?:cardiogra(?:m|phy))?",),
        denies=("echo-reduced-ejection-fraction", "echo-pericardial-effusion", "echo-raised-pulmonary-pressure"),
        only="result",
    ),
    Normality(names=(r"spirometry",), denies=("obstructive-spirometry", "restrictive-spirometry"), only="result"),
    Normality(names=(r"hla-?\s?b27",), denies=("hla-b27-positive",), only="result"),
    Normality(names=(r"babinski['’]?s?(?:\ssign)?",), denies=("babinski-positive",), only="result"),
    Normality(names=(r"mcmurray['’]?s?(?:\stest)?",), denies=("mcmurray-positive",), only="result"),
    Normality(names=(r"spurling['’]?s?(?:\stest)?",), denies=("spurling-positive",), only="result"),
    Normality(names=(r"dix[\s-]hallpike",), denies=("dix-hallpike-positive",), only="result"),
    Normality(
        names=(r"(?:tinel|phalen)['’]?s?(?:\s(?:test|sign))?",), denies=("tinel-or-phalen-positive",), only="result"
    ),
    Normality(
        names=(r"(?:foot|pedal|peripheral|distal|limb)\spulses", r"pulses"), denies=("weak-or-absent-foot-pulses",)
    ),
)
"""By the name of a test or a part of the body. `only` narrows the words that deny: see `denials.PREDICATES`."""
