"""How a name that no dictionary has is probably said: English letters to sounds, by rule.

Made for names of medicines and places, so that the recogniser in the wheel can hear them at all. A guess: against 439
medical words whose sounds flite gave, 29 of 100 sounds differ, mostly vowels.
"""

from __future__ import annotations

import re

_ANYWHERE = {
    "tion": "SH AH N", "sion": "ZH AH N", "tch": "CH", "igh": "AY", "eigh": "EY", "ough": "AO", "cia": "SH AH",
    "tia": "SH AH", "qu": "K W", "ph": "F", "th": "TH", "sh": "SH", "ck": "K", "gh": "G", "ng": "NG",
    "chl": "K L", "chr": "K R", "cho": "K OW", "ch": "CH", "sch": "SH", "rh": "R", "wh": "W",
    "ee": "IY", "ea": "IY", "oo": "UW", "ou": "AW", "ow": "OW", "oi": "OY", "oy": "OY", "oa": "OW",
    "ai": "EY", "ay": "EY", "au": "AO", "aw": "AO", "ei": "AY", "eu": "Y UW", "ew": "Y UW", "ie": "IY", "ae": "IY",
    "oe": "IY", "ue": "UW", "io": "IY OW", "ia": "IY AH", "eo": "IY OW", "er": "ER", "ir": "ER", "ur": "ER",
    "or": "AO R", "ar": "AA R", "ce": "S EH", "ci": "S IH", "cy": "S AY", "ge": "JH EH", "gi": "JH IH", "gy": "JH AY",
    "yl": "AH L", "bb": "B", "cc": "K", "dd": "D", "ff": "F", "gg": "G", "ll": "L", "mm": "M", "nn": "N", "pp": "P",
    "rr": "R", "ss": "S", "tt": "T", "zz": "Z",
    "a": "AE", "b": "B", "c": "K", "d": "D", "e": "EH", "f": "F", "g": "G", "h": "HH", "i": "IH", "j": "JH", "k": "K",
    "l": "L", "m": "M", "n": "N", "o": "OW", "p": "P", "q": "K", "r": "R", "s": "S", "t": "T", "u": "UW", "v": "V",
    "w": "W", "x": "K S", "y": "IH", "z": "Z",
}  # fmt: skip
_FIRST = {"x": "Z", "ps": "S", "pn": "N", "kn": "N", "wr": "R", "y": "Y", "eu": "Y UW", "u": "Y UW"}
_LAST = {
    "ine": "IY N", "in": "IH N", "ide": "AY D", "ate": "EY T", "ole": "OW L", "one": "OW N", "ene": "IY N",
    "ane": "EY N", "ase": "EY S", "ose": "OW S", "ile": "AY L", "ime": "IY M", "ire": "AY ER", "ure": "Y ER",
    "ce": "S", "ge": "JH", "se": "S", "le": "AH L", "a": "AH", "y": "IY", "i": "IY", "o": "OW", "e": "",
    "am": "AE M", "an": "AH N", "al": "AH L", "il": "IH L", "ol": "AO L", "on": "AA N", "om": "AH M", "um": "AH M",
    "us": "AH S", "is": "IH S", "er": "ER", "ic": "IH K",
}  # fmt: skip
_LETTERS = re.compile(r"[a-z]+")
LONGEST = 30


def sounds_of(word: str) -> str:
    """The phones of a word of plain letters, parted by blanks; empty for anything else."""
    letters = word.lower()
    if not _LETTERS.fullmatch(letters) or len(letters) > LONGEST:
        return ""
    last = next((letters[-size:] for size in (3, 2, 1) if size < len(letters) and letters[-size:] in _LAST), "")
    body = letters.removesuffix(last)
    made, at = [], 0
    while at < len(body):
        size, phones = _at(body, at)
        made.append(phones)
        at += size
    return " ".join(part for part in (*made, _LAST.get(last, "")) if part)


def _at(letters: str, at: int) -> tuple[int, str]:
    """How many letters the longest rule takes here, and what they sound like."""
    for size in (4, 3, 2, 1):
        part = letters[at : at + size]
        if len(part) == size and at == 0 and part in _FIRST:
            return size, _FIRST[part]
        if len(part) == size and part in _ANYWHERE:
            return size, _ANYWHERE[part]
    return 1, ""
