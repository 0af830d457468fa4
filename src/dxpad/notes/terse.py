"""A clinician's spoken examination, results and plan in the short form of a note. Words are left out, none is put in
but the head of a finding; a negation is never left out."""

from __future__ import annotations

import re

from dxpad.notes.parts import Kind

_OUT_OF = re.compile(r"\b(\d+) out of (\d+)\b")
_PLUS = re.compile(r"\b(?:one|two|three|[123]) (?:plus|\+)(?= |$)")
_PLUSES = {"one": "1+", "two": "2+", "three": "3+", "1": "1+", "2": "2+", "3": "3+"}
_SCENE = re.compile(
    r"^(?:(?:and|so|but|again|also|otherwise|generally|here|today|then|looking|overall),? )*"
    r"(?:(?:here )?in the office,? (?:today,? )?|today,? |on (?:the patient's |my |the |this )?(?:physical |general )?exam"
    r"(?:ination)?(?: here| today)?,? |looking (?:here )?at (?=the patient's )|listening to (?=the patient's ))",
    re.IGNORECASE,
)
_PART = re.compile(
    r"^(?:and |so )?(?:on|for|in) (?:the patient's |the |my )?(?P<part>(?:[a-z]+ ){0,2}?[a-z]+) exam(?:ination)?,? ",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"\b(?:(?:and|but) )?I (?:do )?(?:can )?(?:also )?(?:hear|appreciate|notice|note|see|feel)"
    r"(?: that there is| that)? (?=an? |some |the |\d|mild|slight|trace|bilateral)",
)
_SEEN_NONE = re.compile(
    r"\bI (?:do not|cannot|did not) (?:really )?(?:hear|appreciate|notice|note|see|feel) (?:any|an?) "
)
_PATIENT_HAS = re.compile(
    r"\b(?:that )?the patient (?:does |still |also |just )*(?:has|have)(?: got)? (?=some |an? |\d|trace|mild|slight|decreased|"
    r"limited|tenderness|pain|swelling|full|good|normal)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:(?<=^)|(?<=: )|(?<=, )|(?<=and ))(?:an? (?:little |slight |bit of )?(?:bit of )?|some )(?=[\w\d])"
)
_AFTER_COLON = re.compile(r": (?:the patient's |their |the )(?=\w+ (?:is|are|sounds?|looks?|has|have) )")
_ASIDE = re.compile(
    r",? (?:which|that|so that|and that)(?:'s| is| are) (?:\w+ ){0,2}(?:good|great|fine|not surprising[\w ]*|"
    r"reassuring|excellent|nice|wonderful|what we want)(?: to see| news)?(?=\.)|"
    r",? (?:which|that) (?:I|we) have heard (?:before|in the past)(?=\.)|"
    r",? (?:okay|alright|all right|you know|and so|so|right|but|and|though)(?=\.)"
)
_TODAY = re.compile(r"\b(?:nice and|nice|kind of|pretty) (?=clear|regular|soft|supple|good)")
_RESULT_LEAD = re.compile(
    r"^(?:and |so |but )*(?:it looks like|it appears (?:that )?|i (?:can )?see (?:here )?(?:that )?|"
    r"looking at [\w' ]{0,30}?, |"
    r"in reviewing (?:the results? of )?[\w' -]{0,40}?, |(?:we|i) (?:got|did|reviewed|looked at) (?=an? |the |some )|"
    r"that (?:does )?(?:show|showed|shows) (?:that )?(?=the patient|an? |some |no ))",
    re.IGNORECASE,
)
_CAME_BACK = re.compile(r" (?:came|has come|is|was) back (?:at|as) (?=\d)")
_INTENT = re.compile(
    r"^(?:(?:and|so|but|then|now|also|okay|again|alright|what|for now|for right now|at this (?:point|time)|today),? )*"
    r"(?:what )?(?:(?:I|we) (?:am|are) (?:going to|gonna)|(?:I|we) (?:will|want to|would like to|can|"
    r"need to)|I'd like to|we'd like to|let us|let's)(?: do is)?,? (?:(?:just|also|go ahead and|probably|then|still|first|like to|"
    r"go back and|make sure (?:that )?(?:we|I)|,) ?)*(?=(?P<verb>[a-z]+))",
    re.IGNORECASE,
)
_DOING = frozenset(
    """prescribe start continue increase decrease order refer get send check repeat give stop put schedule recheck add
    obtain keep switch change refill book arrange try follow see have recommend do set monitor write place reduce taper
    perform draw call test screen treat advise""".split()
)
_OF_PATIENT = re.compile(
    r"^(?P<verb>\w+) (?P<who>the patient) (?=on |to |in |up |some |an? |another |back |for |with |referred )",
    re.IGNORECASE,
)


def terse(text: str, kind: Kind) -> str:
    """The sentence in short, by what it is about; as it was for other kinds, and where nothing is left."""
    if kind is Kind.EXAM:
        return _exam(text)
    if kind is Kind.RESULTS:
        return _capital(_aside(_CAME_BACK.sub(": ", _RESULT_LEAD.sub("", text)))) or text
    return _plan(text) if kind is Kind.PLAN else text


def _exam(text: str) -> str:
    short = _SCENE.sub("", text)
    part = _PART.match(short)
    if part:
        short = f"{part['part'].capitalize()}: {short[part.end() :]}"
    short = _SEEN_NONE.sub("no ", _SEEN.sub("", short))
    short = _PATIENT_HAS.sub("", re.sub(r"\bthere(?:'s| is| are) (?=no |some |an? |tenderness|pain)", "", short))
    short = _TODAY.sub("", _ARTICLE.sub("", _AFTER_COLON.sub(": ", short)))
    short = re.sub(r"^the patient's ", "", _OUT_OF.sub(r"\1/\2", short), flags=re.IGNORECASE)
    short = _PLUS.sub(lambda match: _PLUSES[match.group().split()[0].lower()], short)
    return _capital(_aside(short)) or text


def _plan(text: str) -> str:
    intent = _INTENT.match(text)
    if intent is None or intent["verb"].lower() not in _DOING:
        return _capital(_aside(text))
    short = text[intent.end() :]
    of = _OF_PATIENT.match(short)
    verb = of["verb"].lower() if of else ""
    if of and verb in ("start", "continue", "put", "keep", "refer", "schedule", "send", "set", "switch"):
        short = f"{of['verb']} {short[of.end() :]}"
    return _capital(_aside(short)) or text


def _aside(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, _ASIDE.sub("", text)
    return text


def _capital(text: str) -> str:
    text = text.strip(" ,")
    return text[0].upper() + text[1:] if text.strip(".") else ""
