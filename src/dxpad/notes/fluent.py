"""Talk to prose: contractions written out, empty words (`really`, `kind of`) left out, no word of negation or time."""

from __future__ import annotations

import re
from itertools import pairwise

from dxpad.notes.lists import listed

_ITS = listed("it that there he she what who here where everything something how this")
_HAS_BEFORE = listed(
    "been got gotten had become started stopped happened helped made taken done seemed come kept worked lasted spread "
    "worsened improved changed"
)
_BETWEEN = listed("always just really also only never not already actually still sometimes kind sort of kinda")
_NEGATING = listed("not no never hardly barely nothing none without neither nor cannot")
_EMPTY = listed("really basically honestly literally obviously essentially actually kinda")
_KIND_OF = (("kind", "of"), ("sort", "of"))
_ITS_OWN = listed("what that this any some a one the of every which these those same another")
"""Before these `kind of` says what something is, and is no filler."""
_JUST_TIMED = listed(
    "before after now as like about under over above below one once when recently a an enough last this that the to in "
    "because if for yesterday today started"
)
_NEVER_BEFORE_COMMA = listed("a an the my your his their our of to with at by from and or for")
_SELDOM_BEFORE_COMMA = listed("have has had am been is are was were")
_GOES_ON = listed("a an the some been taking having had got mild mildly slight decreased positive painful")
_TRAILS = re.compile(
    r",? (?:or|and) (?:anything|something|things|stuff|everything)(?: else)?(?: like that| of that sort)?(?=\.?$)|"
    r",? and whatnot(?=\.?$)|,? things like that(?=\.?$)|,? you know(?=\.?$)"
)


def written_out(words: list[str]) -> list[str]:
    """`it's` to `it is` or `it has`, by the word that follows; what belongs to somebody (`mother's`) stays."""
    out: list[str] = []
    for at, word in enumerate(words):
        owner, mark, ending = word.rpartition("'")
        if mark and ending == "s" and owner.lower() in _ITS:
            rest = (following.lower() for following in words[at + 1 : at + 4])
            verb = next((following for following in rest if following not in _BETWEEN), "")
            out.extend([owner, "has" if verb in _HAS_BEFORE else "is"])
        else:
            out.append(word)
    return out


def without_padding(words: list[str]) -> list[str]:
    """The words without `really`, `basically`, `kind of`, and a `just` that limits nothing; beside a negation all stay:
    `not really` is no `not`."""
    kept: list[str] = []
    skip = 0
    for at, (word, following) in enumerate(pairwise([*words, ""])):
        low, after = word.lower(), following.lower()
        before = kept[-1].lower() if kept else ""
        if skip:
            skip -= 1
        elif (low, after) == ("go", "ahead") and words[at + 2 : at + 3] == ["and"]:
            skip = 2
        elif _NEGATING & {before, after} or before.endswith("n't"):
            kept.append(word)
        elif (low, after) in _KIND_OF and before not in _ITS_OWN and at + 2 < len(words):
            skip = 1
        elif not (low in _EMPTY or (low == "just" and _is_idle(before, after)) or _is_like(words, at)):
            kept.append(word)
    return kept


def without_idle_commas(words: list[str]) -> list[str]:
    """`You have a, decreased range of, motion` without the commas that a dropped sound leaves behind: none can stand
    after such a word. A comma after a helping verb stays where an answer may end (`I have, my back hurts`)."""
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return [word for before, word, after in around if word != "," or not _is_idle_comma(before.lower(), after.lower())]


def _is_idle_comma(before: str, after: str) -> bool:
    return before in _NEVER_BEFORE_COMMA or (before in _SELDOM_BEFORE_COMMA and after in _GOES_ON)


def _is_idle(before: str, after: str) -> bool:
    """Whether a `just` between these words says no time and no only."""
    return after.isalpha() and after not in _JUST_TIMED and before not in (".", ",", "", "is", "was", "it")


def _is_like(words: list[str], at: int) -> bool:
    """Whether this is a `like` between commas."""
    return words[at].lower() == "like" and words[at - 1 : at] == [","] == words[at + 1 : at + 2]


def without_trailing(text: str) -> str:
    """A sentence without the `or anything like that` it trails off with."""
    return _TRAILS.sub("", text)
