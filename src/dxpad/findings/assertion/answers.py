"""Whether an answer affirms or denies what was asked."""

from __future__ import annotations

import re

from dxpad.domain.finding import Status

_FILLERS = (
    r"(?:(?:um+|uh+|er+m?|ah+|oh|well|so|and|hmm|honestly|actually|you know|let me think|i mean|doctor|okay|ok)\b"
    r"[\s,.…-]*)*"
)
_NOT = r"(?:\s?n['’]?t|\snot)\b"

_YES_AFTER_ALL = re.compile(
    rf"{_FILLERS}(?:no|nope)\b[\s,.]*(?:wait[\s,.]*)?i (?:do|did|have|am)[\s.!]*$", re.IGNORECASE
)
"""'Actually, no, I do': the correction counts."""

_NO = re.compile(
    rf"""{_FILLERS}(?:
        (?:no|nope|nah|naw|nay|never|none|nil|neither|negative|nothing|uh-uh|nuh-uh|mm-mm)\b
      | (?:not|none)\s(?:really|at\sall|that\si|to\smy|as\sfar|at\s(?:this|the)|any|particularly|especially|so\smuch
                        |lately
                        |recently|yet|once|usually|whatsoever|anymore|in\sthe\sleast|even)\b
      | not[.!\s]*$
      | i\s(?:do|did|have|am|was|ca|could|would){_NOT}
      | i['’]m\snot\b | i['’]ve\s(?:not|never)\b
      | i\s(?:never|deny)\b
      | i\sdoubt\b
      | (?:it|that|he|she|they|there|this)
          (?:['’]s|\s(?:do|does|did|has|have|is|was|are|were))(?:{_NOT}|\snever\b|\sno\b)
      | (?:he|she|they|it)\snever\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_UNSURE = re.compile(
    rf"""{_FILLERS}(?:
        i\s(?:do|ca|could|would){_NOT}\s?(?:really\s)?(?:know|remember|recall|tell|say|be\ssure)
      | (?:i['’]m\s)?not\s(?:sure|certain)
      | no\sidea | no\s(?:problem|worries) | not\sthat\si\sremember\b
      | (?:maybe|perhaps|possibly|could\sbe|i\swouldn['’]t\sknow|hard\sto\s(?:say|tell)|it\sdepends)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_YES = re.compile(
    rf"""{_FILLERS}(?:
        (?:yes|yeah|yea|yep|yup|yah|ya|aye|mm-?hmm?|mhm|uh-?huh|sure|definitely|absolutely|certainly|correct|exactly|right
          |indeed|affirmative|very\smuch|of\scourse|totally)\b
      | (?:that['’]s|that\sis)\s(?:right|correct|true)\b
      | i\s(?:do|did|have|am|was|think\sso|believe\sso|guess\sso|suppose\sso|might\shave|sure\s(?:do|did|have))\b
      | (?:it|he|she|they|that|there)\s(?:do|does|did|has|have|is|was|are|were|sure\sdoes)\b
      | (?:a\s(?:little|bit|lot|few)|some(?:times|what)?|occasionally|often|constantly
          |every\s(?:day|night|now\sand\sthen|once)
          |all\sthe\stime|quite|once\sin\sa\swhile|now\sand\s(?:then|again)|kind\sof|sort\sof|on\sand\soff|from\stime\sto\stime)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_DOUBLE = re.compile(
    rf"{_FILLERS}(?:yes|yeah|okay|ok|right)\b[\s,.]*(?:um+|uh+)?[\s,.]*(?:no|nope|not really)\b", re.IGNORECASE
)
"""'Yeah, no': a spoken no."""

_NO_AT_THE_END = re.compile(r"[,.]\s*(?:no|nope)[.!\s]*$", re.IGNORECASE)
"""'Not too bad, no.'"""


def polarity_of_answer(text: str) -> Status | None:
    """PRESENT when the answer affirms what was asked, ABSENT when it denies it, None when it does neither.

    Only how the answer begins counts: 'No, but I have a cough' denies what was asked. A question back, 'maybe'
    and 'I don't know' are neither.
    """
    answer = " ".join(text.split())
    if not answer or answer.endswith("?") or _UNSURE.match(answer):
        return None
    if _YES_AFTER_ALL.match(answer):
        return Status.PRESENT
    if _DOUBLE.match(answer) or _NO.match(answer):
        return Status.ABSENT
    if _YES.match(answer):
        return Status.PRESENT
    return Status.ABSENT if _NO_AT_THE_END.search(answer) else None
