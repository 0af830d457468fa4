"""A clinician's spoken examination, results and plan in the short form of a note. Words are left out and put in order,
none is added; a negation is never left out. The text is already told of the patient."""

from __future__ import annotations

import re

from dxpad.notes.lists import listed
from dxpad.notes.parts import Kind

_WHO = r"(?:the patient|he|she)"
_NOT_ONE = r"(?:I|we|he|she|it|they|the patient|there)"
_WHOSE = r"(?:the patient's|their|his|her|the|my|this)"


def _pattern(text: str) -> re.Pattern[str]:
    whole = text.replace("WHOSE", _WHOSE).replace("WHO", _WHO).replace("NOT_ONE", _NOT_ONE)
    return re.compile(whole, re.IGNORECASE)


_OUT_OF = re.compile(r"\b(\d+) out of (\d+)\b")
_PLUS = re.compile(r"\b(?:one|two|three|[123]) (?:plus|\+)(?= |$)")
_PLUSES = {"one": "1+", "two": "2+", "three": "3+", "1": "1+", "2": "2+", "3": "3+"}
_SCENE = _pattern(
    r"^(?:(?:and|so|but|again|also|otherwise|generally|here|today|then|looking|overall),? )*"
    r"(?:(?:here )?in the office,? (?:today,? )?|today,? |"
    r"on (?:WHOSE )?(?:physical |general )?exam(?:ination)?(?: here| today)?,? |"
    r"looking (?:here )?at (?=WHOSE )|listening to (?=WHOSE ))"
)
_PART = _pattern(r"^(?:and |so )?(?:on|for|in) (?:WHOSE )?(?P<part>(?:[a-z]+ ){0,2}?[a-z]+) exam(?:ination)?,? ")
_SEEN = re.compile(
    r"\b(?:(?:and|but) )?I (?:do )?(?:can )?(?:also )?(?:hear|appreciate|notice|note|see|feel)"
    r"(?: that there is| that)? (?=(?:an? |some |the |\d|mild|slight|trace|bilateral|tender|swelling|crackles|rhonchi|"
    r"wheez|rales|decreased|diminished|ecchymosis|bruising|erythema|edema|oedema|cervical|lymph|pain)(?!.*\bI\b))",
)
_SEEN_NONE = re.compile(
    r"\bI (?:do not|cannot|did not) (?:really )?(?:hear|appreciate|notice|note|see|feel) (?:any|an?) "
)
_HAS = _pattern(
    r"\b(?:that )?WHO (?:does |still |also |just )*(?:has|have)(?: got)? "
    r"(?=some |an? |\d|trace|mild|slight|decreased|limited|tenderness|pain|swelling|full|good|normal)"
)
_THERE_IS = re.compile(r"\bthere(?:'s| is| are) (?=no |some |an? |tenderness|pain)")
_ARTICLE = re.compile(
    r"(?:(?<=^)|(?<=: )|(?<=, )|(?<=and ))(?:an? (?:little |slight |bit of )?(?:bit of )?|some )(?=\w)"
)
_AFTER_COLON = _pattern(r": WHOSE (?=\w+ (?:is|are|sounds?|looks?|has|have) )")
_OPENS_WITH_OWNER = _pattern(r"^(?!the (?!patient's)|my |this )WHOSE ")
_ASIDE = re.compile(
    r",? (?:which|that|so that|and that)(?:'s| is| are) (?:\w+ ){0,2}(?:good|great|fine|not surprising[\w ]*|"
    r"reassuring|excellent|nice|wonderful|what we want)(?: to see| news)?(?=\.)|"
    r",? (?:which|that) (?:I|we) have heard (?:before|in the past)(?=\.)|"
    r",? (?:okay|alright|all right|you know|and so|so|right|but|and|though)(?=\.)"
)
_NICE = re.compile(r"\b(?:nice and|nice|kind of|pretty) (?=clear|regular|soft|supple|good)")
_RESULT_LEAD = _pattern(
    r"^(?:and |so |but )*(?:what I (?:can |do )?see (?:here )?is (?=an? |some |the |no )|"
    r"it looks like|it appears (?:that )?|i (?:can )?see (?:here )?(?:that )?|"
    r"looking at [\w' ]{0,30}?, |in reviewing (?:the results? of )?[\w' -]{0,40}?, |"
    r"(?:we|i) (?:got|did|reviewed|looked at) (?=an? |the |some )|"
    r"that (?:does )?(?:show|showed|shows) (?:that )?(?=WHO|an? |some |no ))"
)
_CAME_BACK = re.compile(r" (?:came|has come|is|was) back (?:at|as) (?=\d)")
_JOINTS = (
    r"(?:(?:and|so|but|then|now|also|okay|again|alright|what|for now|for right now|at this (?:point|time)|today),? )*"
)
_INTENT = re.compile(
    r"^"
    + _JOINTS
    + r"(?:(?:I|we) (?:(?:do|also|just) )*(?:(?:am|are) (?:(?:also|just) )*(?:going to|gonna)|will|want to|"
    r"would like to|can|need to)|"
    r"I'd like to|we'd like to|let us|let's)(?: do is)?,? "
    r"(?:(?:just|also|go ahead and|probably|then|still|first|like to|go back and|,) ?)*(?=(?P<verb>[a-z]+))",
    re.IGNORECASE,
)
_DOING = listed(
    """prescribe start continue increase decrease order refer get send check repeat give stop put schedule recheck add
    obtain keep switch change refill book arrange try follow see have recommend do set monitor write place reduce taper
    perform draw call test screen treat advise"""
)
_MOVED = listed("start continue put keep refer schedule send set switch")
_MOVED_WHOM = re.compile(r"^(?P<verb>\w+) (?:the patient|him|her) (?=on |to |in |up |back |for |with )", re.IGNORECASE)
_WHAT_IS_GIVEN = r"(?:an?|some|the|this|these|something|scheduled|\d+)"
_TO_WHOM = re.compile(
    rf"^(?:(?P<given>give|prescribe) the patient (?!(?:to|and|or|as|up|on|off)\b)(?=\w)|"
    rf"(?P<got>get|see|send|refer|schedule) the patient (?=(?:{_WHAT_IS_GIVEN}|back|again|in|for|over)\b))",
    re.IGNORECASE,
)
"""`Give the patient a sling`: to whom goes without saying; never `her`, who may be somebody else."""
_PROBLEM = _pattern(
    r"^" + _JOINTS + r"(?:for|from|regarding|as far as|in terms of|in regards? to|with regards? to) "
    r"(?:WHOSE |a |an )*(?:(?:\w+ )?(?:problem|issue|diagnosis|concern)s?(?: here)?,? ?(?:(?:of|is|with|being|for) )*"
    r"(?:(?:WHOSE|new|an?) )*)?(?P<problem>(?!NOT_ONE\b)[a-z][\w' -]{2,40}?)(?: standpoint| goes)?,? "
    r"(?=(?:I|we|I'd|we'd|let's|let us|everything|the patient|he|she|it|again|continue)\b)"
)
_NO_PROBLEM = re.compile(
    r"^(?:(?:(?:\w+ )?(?:problem|issue|concern|one|thing)s?)|"
    r"now|the time being|right now|problem|example|instance|that|this|today|sure|me|us|him|her)$"
)


_WHAT = re.compile(
    r"^" + _JOINTS + r"what (?:I|we) (?:(?:am|are|will|would|can|want|need|like|going|gonna|to|do|suggest|recommend|"
    r"advise|just|also),? ){1,6}is,? (?:that )?(?=(?:I|we|the patient|he|she)\b)",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"(?:^|(?<=, )|(?<= and )|(?<= then ))(?:I|we)(?:'d| would)? (?:really |just |also )*(?:want|like|need) "
    r"(?:the patient|him|her) to (?=[a-z])"
)
_ADVISED = re.compile(
    rf"^{_JOINTS}(?:I|we)(?:'d| would| do)? (?:really |just |also |still )*(?:want|like) "
    r"(?:the patient|him|her) to (?:just |also |still )*(?=(?P<verb>[a-z]+))",
    re.IGNORECASE,
)
_NO_DEED = listed("be have know see come get understand make feel")
_SOME = re.compile(r"\bsome (?!of |kinds? |sorts? |time|days? |weeks? |months? |point|people|things? |\d)(?=[a-z])")


_KNOWN_LEAD = _pattern(
    r"^(?:(?:and|so|but|now|well|also|\w+,?) )??I (?:know|see|understand|saw|heard) (?:here )?(?:that )?(?=WHO|WHOSE )"
)


def terse(text: str, kind: Kind) -> str:
    """The sentence in short, by what it is about; as it was for other kinds, and where nothing is left."""
    if kind is Kind.HISTORY:
        return _capital(_SOME.sub("", _KNOWN_LEAD.sub("", text))) or text
    if kind is Kind.EXAM:
        return _exam(text)
    if kind is Kind.RESULTS:
        short = _SEEN_NONE.sub("no ", _SEEN.sub("", _RESULT_LEAD.sub("", text)))
        return _capital(_aside(_CAME_BACK.sub(": ", short))) or text
    if kind in (Kind.PLAN, Kind.SAFETY_NET):
        wanted = _advised(_WHAT.sub("", text))
        text = _capital(_SOME.sub("", _WANTED.sub("", wanted))) or text
    return _of_problem(text) if kind in (Kind.PLAN, Kind.ASSESSMENT) else text


def _exam(text: str) -> str:
    short = _SCENE.sub("", text)
    part = _PART.match(short)
    if part:
        short = f"{part['part'].capitalize()}: {short[part.end() :]}"
    short = _HAS.sub("", _THERE_IS.sub("", _SEEN_NONE.sub("no ", _SEEN.sub("", short))))
    short = _NICE.sub("", _ARTICLE.sub("", _AFTER_COLON.sub(": ", short)))
    short = _OUT_OF.sub(r"\1/\2", _OPENS_WITH_OWNER.sub("", short))
    short = _PLUS.sub(lambda match: _PLUSES[match.group().split()[0].lower()], short)
    return _capital(_aside(short)) or text


def _of_problem(text: str) -> str:
    """`Hypertension: continue lisinopril` of `for your second problem, your hypertension, I want to continue …`."""
    named = _PROBLEM.match(text)
    if named is None or _NO_PROBLEM.match(named["problem"].lower()):
        return _plan(text)
    done = _plan(text[named.end() :])
    spoken = done if done.startswith(("I ", "I'")) else done[:1].lower() + done[1:]
    return _capital(f"{named['problem']}: {spoken}") if spoken else text


def _plan(text: str) -> str:
    intent = _INTENT.match(text)
    short = text[intent.end() :] if intent and intent["verb"].lower() in _DOING else text
    moved = _MOVED_WHOM.match(short)
    if intent and moved and moved["verb"].lower() in _MOVED:
        short = f"{moved['verb']} {short[moved.end() :]}"
    short = _TO_WHOM.sub(lambda found: f"{found[found.lastgroup or 0]} ", short)
    return _capital(_aside(short)) or text


def _advised(text: str) -> str:
    """`Advised to wear a brace` of `I want the patient to wear a brace`; what a clinician orders stays an order."""
    wanted = _ADVISED.match(text)
    own = wanted is not None and wanted["verb"].lower() not in _DOING | _NO_DEED
    return f"Advised to {text[wanted.end() :]}" if wanted and own else text


def _aside(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, _ASIDE.sub("", text)
    return text


def _capital(text: str) -> str:
    text = text.strip(" ,")
    return text[0].upper() + text[1:] if text.strip(".") else ""
