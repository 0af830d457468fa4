"""What was there years ago and is there again: "three years ago he had a fit, and today another one"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.findings.mention import Mention

_LATELY = (
    r"(?:today|now|this\s+(?:morning|afternoon|evening|week)|last\s+night|tonight|yesterday|on\s+\w+day"
    r"|an\s+hour\s+ago)"
)
_ANOTHER = (
    r"(?:another(?:\s+one)?|a\s+(?:second|third|further|new|similar|fresh)\s+one|one\s+more|(?:it|one)\s+again|again|once\s+more"
    r"|the\s+same(?=\s+(?:thing|pain|again)\b|\s*(?:[.,;!?]|\Z)))"
)
_AGAIN = re.compile(
    rf"[^.;!?\n]{{0,60}}?(?:[.;,]\s*|\s+)(?:(?:and|but|then)\s+)?(?:{_LATELY},?\s+(?:(?:he|she|i|it|has|have|had|there|was|is|came|comes|got|happened|with)\s+)*{_ANOTHER}"
    rf"|(?:(?:he|she|i|has|have|had|got|came|happened|it)\s+)*{_ANOTHER}\s+{_LATELY})\b(?!\s+(?:doctor|tablet|drug|question|appointment))",
    re.IGNORECASE,
)


def is_again(mention: Mention) -> bool:
    """Whether the words from a mention on of former times say that it is there again."""
    return _AGAIN.match(mention.passage.text, mention.start, mention.passage.end) is not None
