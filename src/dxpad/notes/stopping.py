"""A medicine that nobody knows by name, known by what is done with it: `stop the …`, `came off …`."""

from __future__ import annotations

import re

from dxpad.notes.memo import once_a_note

_OTHER_THINGS = (
    r"(?!(?:car|bus|train|bike|truck|treadmill|video|recording|camera|exam\w*|visit|bleed\w*|pain|work\w*|smok\w*|"
    r"vap\w*|drink\w*|eat\w*|run\w*|walk\w*|gam\w*|call|conversation|talk\w*|going|doing|being|having|moving|breath\w*|"
    r"same|other|whole|first|next|last|rest|table|chair|stairs|ladder|floor|leg|foot|knee|ankle|arm|feet|work|season)\b)"
)
_OWNER = r"(?:the|your|my|that|this|his|her|their)\s+"
_STOPPING = re.compile(
    rf"\b(?:stop(?:ped|ping|s)?|discontinu\w+|quit|restart\w*|resum\w+)\s+(?:(?:taking|using)\s+(?:{_OWNER})?|{_OWNER})"
    rf"{_OTHER_THINGS}[a-z][\w-]{{4,}}\b"
    rf"|\b(?:discontinu\w+|restart\w*)\s+{_OTHER_THINGS}[a-z][\w-]{{6,}}\b"
    rf"|\b(?:com(?:e|es|ing)|came|wean\w*|tak(?:e|en|ing)\s+you|took\s+me|put\s+you\s+back\s+on)\s+(?:back\s+)?"
    rf"(?:off\s+|(?<=on\s))(?:{_OWNER})?{_OTHER_THINGS}[a-z][\w-]{{6,}}\b",
    re.IGNORECASE,
)


@once_a_note
def tells_of_stopping(text: str) -> bool:
    """Whether something is stopped or started again that can only be a medicine, whatever its name."""
    return bool(_STOPPING.search(text))
