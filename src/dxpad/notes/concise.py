"""Fewer words for the same: `is going to need` to `will need`, `do have` to `have`, `a little bit of` to `a little`.

No word of negation, time, number or degree is left out, and none is added but `will`.
"""

from __future__ import annotations

from dxpad.notes.lists import listed
from dxpad.notes.words import negations

_BE = listed("am is are 'm 're")
_PRESSING = listed("do does")
_DONE = listed(
    """have feel get think see hear appreciate notice note take want need like know use remember believe suspect drink
    smoke live try recommend understand look sound seem hurt suffer notice agree"""
)
_GOING_TO = listed(
    """be have do get take see order send refer start put give need try prescribe check make let call come continue
    look want recommend schedule increase decrease stop keep feel bring talk tell ask show happen require change set
    hold add repeat draw follow heal pass use find obtain perform monitor treat work wear include discuss examine"""
)
_BETWEEN = listed("also probably likely just then still actually")
_IS_LIKE = listed(
    """feel feels felt feeling look looks looked sound sounds sounded seem seems seemed something anything nothing stuff
    things thing is was it's that's be been would should could 'd act acts taste tastes smell smells more much not
    nothing symptoms what less a quite exactly kinda pain do does i you they we doesn't don't"""
)
_FILLED_BY_LIKE = listed("and but or so because then")
_NODS = listed("yeah yep yup")
_BEGINS = listed("i you he she we it they")
_SAYS_NOTHING = listed("am is are was were have has had having got get been feeling a an the just like so really ,")
_PUT_IN = listed("think guess suppose mean believe know would might")
"""`I was, I think, forty` is no false start."""
_ALWAYS_SUBJECTS = listed("i he she we")
_BEFORE_CLAUSE = listed("and but so because that then like well ,")
_FALSE_START = 6
_COUNTED = listed(
    "about around maybe approximately a an one two three four five six seven eight nine ten twenty thirty"
)


def concise(words: list[str]) -> list[str]:
    """The words of a sentence, each phrase in its short form."""
    begun_once = _without_false_starts(_without_idle_yeah(words))
    return _without_little_bit(_without_idle_like(_without_emphasis(_will(begun_once))))


def _without_idle_yeah(words: list[str]) -> list[str]:
    """`I feel weak, yeah, and shaky` without the `yeah`; beside a denial it may say the opposite of it, and stays."""
    if negations(" ".join(words)):
        return words
    kept = [word for word in words if word.lower() not in _NODS]
    return kept or words


def _without_false_starts(words: list[str]) -> list[str]:
    """`I am having, I am wheezing` to `I am wheezing`: a clause that was begun, said nothing and was begun again."""
    low = [word.lower() for word in words]
    kept: list[str] = []
    at = 0
    while at < len(words):
        again = next((then for then in range(at + 1, min(at + _FALSE_START, len(low))) if low[then] == low[at]), 0)
        idle = low[at] in _BEGINS and again and all(word in _SAYS_NOTHING for word in low[at + 1 : again])
        opens = low[at] in _ALWAYS_SUBJECTS or not at or low[at - 1] in _BEFORE_CLAUSE
        idle = idle and opens and not _PUT_IN & set(low[again + 1 : again + 2])
        if idle:
            at = again
        else:
            kept.append(words[at])
            at += 1
    return kept


def _will(words: list[str]) -> list[str]:
    """`We are also going to get` to `we will also get`."""
    out: list[str] = []
    at = 0
    while at < len(words):
        low = [word.lower() for word in words[at : at + 6]]
        between = next((size for size in range(3) if low[1 + size : 3 + size] == ["going", "to"]), None)
        idle = between is not None and all(word in _BETWEEN for word in low[1 : 1 + between])
        if low[0] in _BE and between is not None and idle and set(low[3 + between : 4 + between]) & _GOING_TO:
            out.extend(["will", *words[at + 1 : at + 1 + between]])
            at += 3 + between
        else:
            out.append(words[at])
            at += 1
    return out


def _without_emphasis(words: list[str]) -> list[str]:
    """`I do have a cough` to `I have a cough`; a `do` that asks, denies or stands for a verb stays."""
    return [
        word
        for before, word, after in _with_neighbours(words)
        if not (word == "do" and before in ("i", "you", "we", "they") and after in _DONE)
    ]


def _without_idle_like(words: list[str]) -> list[str]:
    """`Like about sixty` and `and like my back` without a `like` that compares nothing."""
    return [
        word
        for before, word, after in _with_neighbours(words)
        if word != "like"
        or not (
            before in _FILLED_BY_LIKE
            or (before in ("i", "just") and _is_done(after))
            or (after in _COUNTED and before not in _IS_LIKE and before)
        )
    ]


def _is_done(word: str) -> bool:
    """Whether a word is a verb in the past or a helper: what follows a `like` that is no verb."""
    return word.endswith("ed") or word in ("have", "had", "could", "was", "am", "started", "felt", "got", "went")


def _without_little_bit(words: list[str]) -> list[str]:
    """`A little bit of swelling` to `a little swelling`."""
    out: list[str] = []
    low = [word.lower() for word in words]
    for at, word in enumerate(words):
        bit = low[max(0, at - 1) : at + 1] == ["little", "bit"]
        of_bit = low[max(0, at - 2) : at + 1] == ["little", "bit", "of"]
        out.extend([] if bit or of_bit else [word])
    return out


def _with_neighbours(words: list[str]) -> list[tuple[str, str, str]]:
    return list(zip(["", *(w.lower() for w in words)], words, [*(w.lower() for w in words[1:]), ""], strict=False))
