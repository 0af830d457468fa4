"""British and American spelling of a note's own words. What stands in quotation marks stays as it was said, and no name
of a medicine is changed: paracetamol and acetaminophen are two words, not two spellings.
"""

from __future__ import annotations

import re

from dxpad.domain.convention import Convention
from dxpad.notes.lists import listed_in_order


def _pairs(words: str) -> list[tuple[str, str]]:
    return [(british, american) for british, american in (pair.split("/") for pair in listed_in_order(words))]


_BEGINNINGS = _pairs(
    """oedema/edema haemoglobin/hemoglobin haematoma/hematoma haematuria/hematuria haematemesis/hematemesis
    haemorrhag/hemorrhag haemorrhoid/hemorrhoid haemoptysis/hemoptysis haematolog/hematolog anaemia/anemia
    anaemic/anemic leukaemia/leukemia ischaemi/ischemi hyperglycaemi/hyperglycemi hypoglycaemi/hypoglycemi
    hyperkalaemi/hyperkalemi hypokalaemi/hypokalemi hyponatraemi/hyponatremi hyperlipidaemi/hyperlipidemi
    bacteraemi/bacteremi uraemi/uremi oesophag/esophag diarrhoea/diarrhea dyspnoea/dyspnea orthopnoea/orthopnea
    apnoea/apnea gonorrhoea/gonorrhea amenorrhoea/amenorrhea dysmenorrhoea/dysmenorrhea paediatric/pediatric
    gynaecolog/gynecolog orthopaedic/orthopedic anaesthe/anesthe caesarean/cesarean coeliac/celiac oestrogen/estrogen
    hospitalis/hospitaliz stabilisation/stabilization normalis/normaliz immunis/immuniz catheteris/catheteriz
    mobilis/mobiliz behaviour/behavior aetiolog/etiolog"""
)
"""Words that begin so are spelled so."""
_WORDS = _pairs(
    """foetal/fetal foetus/fetus tumour/tumor colour/color fibre/fiber litre/liter millilitre/milliliter
    centimetre/centimeter millimetre/millimeter labour/labor manoeuvre/maneuver odour/odor ageing/aging
    stabilise/stabilize localised/localized generalised/generalized recognise/recognize mould/mold faeces/feces
    faecal/fecal caecum/cecum goitre/goiter neighbour/neighbor favourite/favorite"""
)
"""These alone, with an ending of grammar: not every word that begins so (laboratory, colorectal, literature)."""
_TO = {
    Convention.BRITISH: {american: british for british, american in (*_BEGINNINGS, *_WORDS)},
    Convention.AMERICAN: dict((*_BEGINNINGS, *_WORDS)),
}


def _pattern(convention: Convention) -> re.Pattern[str]:
    before, whole = (
        "|".join(sorted((pair[convention is Convention.BRITISH] for pair in pairs), key=len, reverse=True))
        for pairs in (_BEGINNINGS, _WORDS)
    )
    ending = "(?:e?s|e?d|ing|less|ful|y)?"
    return re.compile(rf"\b(?:non-?)?((?:{before})|(?:{whole})(?={ending}\b))", re.IGNORECASE)


_ANY = {convention: _pattern(convention) for convention in Convention}
_MILLILITRES = {Convention.BRITISH: (re.compile(r"\bmL\b"), "ml"), Convention.AMERICAN: (re.compile(r"\bml\b"), "mL")}
_QUOTED = re.compile(r"(“[^”]*”)")


def respelled(text: str, convention: Convention) -> str:
    """The text in the spelling of a convention, what it quotes as it was said."""
    parts = _QUOTED.split(text)
    return "".join(part if part.startswith("“") else _own_words(part, convention) for part in parts)


def same_spelling(text: str) -> str:
    """One spelling of words for both conventions, so that the two can be compared."""
    return _own_words(text, Convention.AMERICAN)


def _own_words(text: str, convention: Convention) -> str:
    words = _TO[convention]

    def turned(match: re.Match[str]) -> str:
        before, found = match.group()[: match.start(1) - match.start()], match[1]
        other = words[found.lower()]
        return before + (other[:1].upper() + other[1:] if found[0].isupper() else other)

    short, unit = _MILLILITRES[convention]
    return short.sub(unit, _ANY[convention].sub(turned, text))
