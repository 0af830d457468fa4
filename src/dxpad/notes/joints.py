"""Speech without punctuation, cut where one thing said ends and the next begins.

Every stretch is cut before questions and at the joints of speech (`so i`, `and then`). A clinician's is cut besides
before each thing found or to be done (`your lungs are …`, `i do hear …`, `i want you to …`), unless the word before
reaches over the cut: then a doubt, a condition or a denial may lie in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.notes.cutter import WORD, Gap, begins
from dxpad.notes.lexicon import FILLERS
from dxpad.notes.lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MARK = re.compile(r"[.,?!;]")
_WORD = re.compile(r"\S+")
_LONG_WITHOUT_MARKS = 12
_SHORTEST_PIECE = 3
_SHORTEST_TOLD = 4
_LOOK_BACK = 4
_LOOK_AHEAD = 8
_QUESTION_VERBS = listed("have do did are were is was can does has could any")
_SUBJECTS = listed("you it your there that the this he she they")
_QUESTION_WORDS = listed("what how where why when which who whose if whether that than since")
_SPEAKERS = listed("i we you they he she to not never")
_JOINTS = listed("so but and then okay alright now")
_AFTER_JOINT = listed("""i i'm i've i'll you you're you've your it it's we we're we'll my there there's she he they
    let's let lem for on your also
    what how when where that's this then so okay alright do did have are is any now""")
_TOLD = re.compile(
    r"(?:your (?:\w+ ){0,2}?(?:pressure|rate|temperature|temp|pulse|oxygen|saturations?|sats?|weight|lungs?|heart|"
    r"abdomen|belly|throat|tonsils|neck|chest|skin|strength|sensation|reflexes|knee|ankle|shoulder|elbow|wrist|hip|"
    r"labs|x-?rays?|mri|ekg|ct|a1c|hemoglobin|creatinine)(?: today| here)? "
    r"(?:is|are|was|were|looks?|sounds?|shows?|showed|came|appears?|has)\b"
    r"|there(?:'s| is| are| was) (?:no|some|an?|mild|slight)\b"
    r"|i (?:do|did|can|could|also|really|still) (?:n't |not |also )?(?:hear|see|feel|appreciate|notice|note)\b"
    r"|(?:i|we)(?:'m|'re| am| are)? (?:also |just |probably |then )*(?:gon na|going to|want you to|wan na|want to)\b"
    r"|(?:i|we)(?:'ll|'d| will| would) (?:also |just |probably |then )*(?:have|get|order|send|refer|see|like|start|"
    r"prescribe|give|put|repeat|check|follow|schedule|recommend)\b"
    r"|i (?:do n't |also |really |still )?(?:think|believe|suspect)\b|(?:now |so )?(?:lem me|let me)\b"
    r"|(?:so )?(?:hi|hello|hey)\b|you do have\b|let's (?:go ahead|"
    r"get|do|start|continue|have|see|order)\b)"
)
_EXAMINED = re.compile(
    r"on (?:your |the )?(?:\w+ ){0,3}?exam(?:ination)?\b(?! (?:today|that|which|to|of|or|but|for|if|table|room)\b)"
)
"""`On your lung exam` opens what was found there, whatever stood before it."""
TO_BE_DONE = re.compile(
    r"have (?:you|him|her|them|(?:the|my|a) (?:\w+ ){1,3}?)\s*(?:just |also |go ahead and |"
    r"to )*(?:continue|use|come|see|take|"
    r"start|get|go|follow|do|stop|try|keep|sign|call|check|return|schedule|increase|decrease|wear|rest|ice|apply|watch|"
    r"monitor|record|give|bring|push|drink|swab|draw|avoid|hold)\b",
    re.IGNORECASE,
)
"""`Have you continue your aspirin` tells what to do; `have you continued it` asks."""
_REACHES_OVER = listed("""and or but so if when that because unless until while where what which who how why whether as
    than since before after think thinks thought know knew guess feel felt hope believe suspect say said says means mean
    meaning sure see seen notice is are was were be been am 's not n't no never nor without of to for with in on at by
    from about into over under like do does did have has had can could would will should may might just also really
    a an the this that these those my your his her their our all any some every each only case time times way even
    concerned afraid worried happy glad sorry tell told ask asked wish though although lot kind sort until okay alright
    either neither once""")
_HOLDS = _REACHES_OVER - listed(
    "okay alright know sure once time up on in by over is are was were be do does did have has had can will would"
)
"""Words after which no sentence begins, whatever the model says."""
_DENIALS = listed("no not n't never nor without denies denied don't doesn't didn't haven't hasn't isn't can't any")
_OPENERS = listed("""i i'm i've i'll i'd you you're you've it it's he he's she she's we we're we'll we've they they're
    there there's that that's this these those so but and then okay ok alright now because well yeah yes no oh right do
    did does are is have has was were can could would how what when where which who why let lem let's hey your my the
    her his our if on for""")
"""Words that a sentence may begin with after a denial: a thing that is only named may belong to its list."""
_CONDITIONS = listed("if when whenever unless case once")
_CONDITION_BACK = 20
"""Words after which a condition may still hold: `when it flares up i want you to use it` is one."""
_NAMES_ONE = listed("the this that these those thing things one ones all everything what any first next last only way")
"""Words of the phrase that a relative clause follows: `the medicine i want you to take` is not cut."""


def at_joints(text: str, start: int, end: int, model: Mapping[str, float], *, told: bool) -> Iterator[tuple[int, int]]:
    """The pieces of a long stretch without marks; `told` says that it is a clinician's. An empty model cuts nothing."""
    words = [(start + m.start(), m.group().lower()) for m in _WORD.finditer(text[start:end])]
    if len(words) < _LONG_WITHOUT_MARKS or len(_MARK.findall(text[start:end].rstrip(" .?!"))) * 30 > len(words):
        yield start, end
        return
    first = 0
    only = [word for _, word in words]
    begun = _begun(text, start, end, model, told=told) if model else frozenset[int]()
    for position in range(1, len(words)):
        far = position - first
        learnt = words[position][0] in begun and _may_begin(only, first, position)
        if (
            learnt
            or (far >= _SHORTEST_PIECE and _is_joint(only, position))
            or (told and far >= _SHORTEST_TOLD and _begins_what_is_told(only, first, position))
        ):
            yield words[first][0], words[position][0]
            first = position
    yield words[first][0], end


def _begun(text: str, start: int, end: int, model: Mapping[str, float], *, told: bool) -> frozenset[int]:
    """The characters of a stretch at which the model begins a sentence."""
    said = [m for m in WORD.finditer(text[start:end].lower()) if m.group() not in FILLERS]
    words, who = [m.group() for m in said], "c" if told else "p"
    found: set[int] = set()
    first = 0
    for at in range(1, len(words)):
        if begins(Gap(words=words, first=first, at=at, who=who), model):
            found.add(start + said[at].start())
            first = at
    return frozenset(found)


def _may_begin(words: Sequence[str], first: int, at: int) -> bool:
    """Whether a sentence may begin here: no doubt, condition or denial of the words before may reach over."""
    so_far = words[first:at]
    joined_on = words[at] in _JOINTS or (words[at] in _QUESTION_VERBS and set(words[at + 1 : at + 2]) & _SUBJECTS)
    if words[at - 1] in _HOLDS or (_CONDITIONS & set(so_far[-_CONDITION_BACK:]) and not joined_on):
        return False
    return words[at] in _OPENERS or not _DENIALS & set(so_far)


def _is_joint(words: Sequence[str], at: int) -> bool:
    following = words[at + 1] if at + 1 < len(words) else ""
    before = words[max(0, at - _LOOK_BACK) : at]
    if words[at] in _JOINTS:
        return following in _AFTER_JOINT and words[at - 1] not in _JOINTS
    asks = words[at] in _QUESTION_VERBS and following in _SUBJECTS and not TO_BE_DONE.match(" ".join(words[at:]))
    return asks and not _QUESTION_WORDS & set(before) and words[at - 1] not in _JOINTS | _SPEAKERS


def _begins_what_is_told(words: Sequence[str], first: int, at: int) -> bool:
    near = set(words[max(first, at - _CONDITION_BACK) : at])
    told = " ".join(words[at : at + _LOOK_AHEAD])
    if _EXAMINED.match(told):
        return words[at - 1] not in _REACHES_OVER and not _CONDITIONS & near
    if _names_examined(words, at):
        return False
    if words[at - 1] in _REACHES_OVER or _NAMES_ONE & set(words[at - 3 : at]) or _CONDITIONS & near:
        return False
    return bool(_TOLD.match(told))


def _names_examined(words: Sequence[str], at: int) -> bool:
    """Whether the words just before only name what was examined: `on your lung exam` and what follows are one."""
    return any(_EXAMINED.fullmatch(" ".join(words[start:at])) for start in range(max(0, at - 6), at - 1))
