"""British and American spelling of a note's own words. What stands in quotation marks stays as it was said, and no name
of a medicine is changed: paracetamol and acetaminophen are two words, not two spellings.
"""

from __future__ import annotations

import re

from dxpad.domain.convention import Convention
from dxpad.notes.lists import listed_in_order

_PAIRS = tuple(
    pair.split("/")
    for pair in listed_in_order(
        """oedema/edema haemoglobin/hemoglobin haematoma/hematoma haematuria/hematuria haematemesis/hematemesis
        haemorrhag/hemorrhag haemorrhoid/hemorrhoid haemoptysis/hemoptysis haematolog/hematolog anaemia/anemia
        anaemic/anemic leukaemia/leukemia ischaemi/ischemi hyperglycaemi/hyperglycemi hypoglycaemi/hypoglycemi
        hyperkalaemi/hyperkalemi hypokalaemi/hypokalemi hyponatraemi/hyponatremi hyperlipidaemi/hyperlipidemi
        bacteraemi/bacteremi uraemi/uremi oesophag/esophag diarrhoea/diarrhea dyspnoea/dyspnea orthopnoea/orthopnea
        apnoea/apnea gonorrhoea/gonorrhea amenorrhoea/amenorrhea dysmenorrhoea/dysmenorrhea paediatric/pediatric
        gynaecolog/gynecolog orthopaedic/orthopedic anaesthe/anesthe foetal/fetal foetus/fetus tumour/tumor colour/color
        fibre/fiber litre/liter centimetre/centimeter millimetre/millimeter caesarean/cesarean coeliac/celiac
        oestrogen/estrogen labour/labor behaviour/behavior odour/odor ageing/aging hospitalis/hospitaliz
        stabilise/stabilize stabilisation/stabilization normalis/normaliz localised/localized generalised/generalized
        immunis/immuniz catheteris/catheteriz mobilis/mobiliz recognise/recognize
        manoeuvre/maneuver mould/mold faeces/feces faecal/fecal caecum/cecum aetiolog/etiolog goitre/goiter
        neighbour/neighbor favourite/favorite"""
    )
)
_TO = {
    Convention.BRITISH: {american: british for british, american in _PAIRS},
    Convention.AMERICAN: dict(_PAIRS),
}
_ANY = {
    convention: re.compile(r"\b(?:non-?)?(" + "|".join(sorted(words, key=len, reverse=True)) + ")", re.IGNORECASE)
    for convention, words in _TO.items()
}
_MILLILITRES = {Convention.BRITISH: (re.compile(r"\bmL\b"), "ml"), Convention.AMERICAN: (re.compile(r"\bml\b"), "mL")}
_QUOTED = re.compile(r"(“[^”]*”)")


def respelled(text: str, convention: Convention) -> str:
    """The text in the spelling of a convention, what it quotes as it was said."""
    parts = _QUOTED.split(text)
    return "".join(part if part.startswith("“") else _own_words(part, convention) for part in parts)


def same_spelling(word: str) -> str:
    """One spelling of a lower-case word for both conventions, so that the two can be compared."""
    return _own_words(word, Convention.AMERICAN)


def _own_words(text: str, convention: Convention) -> str:
    words = _TO[convention]

    def turned(match: re.Match[str]) -> str:
        before, found = match.group()[: match.start(1) - match.start()], match[1]
        other = words[found.lower()]
        return before + (other[:1].upper() + other[1:] if found[0].isupper() else other)

    short, unit = _MILLILITRES[convention]
    return short.sub(unit, _ANY[convention].sub(turned, text))
