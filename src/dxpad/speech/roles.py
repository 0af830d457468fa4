"""Who is the clinician when each speaker has a channel: the one who asks, and who says *you* more than *I*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

MARGIN = 0.05
"""The two must differ by this much per word before roles are given; below it both stay `other`."""

MIN_WORDS = 5
"""A channel with fewer words gives no ground for a guess."""

_AUXILIARIES = frozenset(
    ("have", "has", "do", "does", "did", "is", "are", "was", "were", "can", "could", "would", "will", "should")
)
_SUBJECTS = frozenset(
    ("you", "your", "it", "he", "she", "they", "there", "that", "this", "the", "we", "i", "anyone", "anything", "any")
)
_WH_WITH_NOUN = frozenset(("how", "what", "which", "who", "why", "where"))
_WH_SHORT = frozenset(("what's", "how's", "where's", "who's", "any"))
_FILLERS = frozenset(("and", "so", "okay", "ok", "right", "well", "um", "uh", "alright", "but", "now", "then"))
_TO_THE_OTHER = frozenset(("you", "your", "yours", "you're", "you've", "you'll"))
_OF_ONESELF = frozenset(("i", "my", "me", "i'm", "i've", "mine", "myself", "i'd"))


def is_question(words: Sequence[str]) -> bool:
    """Whether an utterance opens as English questions do. A recogniser writes no question marks.

    `have you`, `how long`, `when did`, `any fever`: yes. `when I lift`, `do not drive`, `had it for years`: no.
    """
    spoken = [plain(word) for word in words]
    while len(spoken) > 1 and spoken[0] in _FILLERS:
        spoken = spoken[1:]
    first, second = (*spoken, "", "")[:2]
    if not second:
        return False
    if first in _WH_SHORT:
        return True
    if first == "when" or first in _WH_WITH_NOUN:
        return second in _AUXILIARIES or (first != "when" and second not in _SUBJECTS and second not in _OF_ONESELF)
    return first in _AUXILIARIES and second in _SUBJECTS


def plain(word: str) -> str:
    """A word as it is compared: some recognisers write capitals and marks."""
    return word.lower().strip(".,?!;:")


def asking(utterances: Sequence[Sequence[str]]) -> float:
    """How much this speaker asks and addresses the other, less how much they speak of themselves, per word."""
    words = [plain(word) for utterance in utterances for word in utterance]
    questions = sum(is_question(utterance) for utterance in utterances)
    addressed = sum(word in _TO_THE_OTHER for word in words)
    own = sum(word in _OF_ONESELF for word in words)
    return (questions + addressed - own) / max(len(words), 1)


def roles_of_two(first: Sequence[Sequence[str]], second: Sequence[Sequence[str]]) -> tuple[Speaker, Speaker]:
    """The roles of two channels from their utterances; both `other` when the words do not tell."""
    difference = asking(first) - asking(second)
    if min(sum(map(len, first)), sum(map(len, second))) < MIN_WORDS or abs(difference) < MARGIN:
        return Speaker.OTHER, Speaker.OTHER
    if difference > 0:
        return Speaker.CLINICIAN, Speaker.PATIENT
    return Speaker.PATIENT, Speaker.CLINICIAN
