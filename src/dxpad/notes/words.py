"""Words of speech: tokens with their place, contractions written out, fillers and stammering dropped."""

from __future__ import annotations

import re
from itertools import pairwise

from dxpad.notes.lexicon import FILLER_PHRASES, FILLERS, STOP_WORDS
from dxpad.notes.lists import listed
from dxpad.notes.memo import once_a_note
from dxpad.notes.numerals import NUMBER_WORDS

_TOKEN = re.compile(r"[^\W\d_]\w*(?:['-]\w+)*|\d+(?:[.,/:-]\w+)*%?|\S")
_SPLIT_SPELLINGS = (
    (re.compile(r"\b(\w+) n't\b", re.IGNORECASE), r"\1n't"),
    (re.compile(r"\b(gon|wan) na\b", re.IGNORECASE), r"\1na"),
    (re.compile(r"\bgot ta\b", re.IGNORECASE), "gotta"),
    (re.compile(r"\blem me\b", re.IGNORECASE), "let me"),
    (re.compile(r"\bcan not\b", re.IGNORECASE), "cannot"),
    (re.compile(r"(\w) ('(?:s|re|ve|ll|d|m))\b", re.IGNORECASE), r"\1\2"),
    (re.compile(r"\b(do|does|did|have|has|had|is|was|are|were|could|would|should)nt\b", re.IGNORECASE), r"\1n't"),
    (re.compile(r"\bcant\b", re.IGNORECASE), "can't"),
)
_MAY_BE_SPLIT = re.compile(r"'| na\b| ta\b|lem me|can not|nt\b", re.IGNORECASE)
"""What every split spelling holds: most sentences have none."""
_CONTRACTIONS = (
    (re.compile(r"\bcan't\b", re.IGNORECASE), "cannot"),
    (re.compile(r"\bwon't\b", re.IGNORECASE), "will not"),
    (re.compile(r"\bain't\b", re.IGNORECASE), "is not"),
    (re.compile(r"n't\b", re.IGNORECASE), " not"),
    (re.compile(r"\bi'm\b", re.IGNORECASE), "I am"),
    (re.compile(r"'re\b", re.IGNORECASE), " are"),
    (re.compile(r"'ve\b", re.IGNORECASE), " have"),
    (re.compile(r"'ll\b", re.IGNORECASE), " will"),
    (re.compile(r"\bgonna\b", re.IGNORECASE), "going to"),
    (re.compile(r"\bwanna\b", re.IGNORECASE), "want to"),
    (re.compile(r"\bgotta\b", re.IGNORECASE), "got to"),
)
_MAY_BE_SHORT = re.compile(r"'|gonna|wanna|gotta", re.IGNORECASE)
"""What every contraction holds."""
_CUT_OFF = re.compile(r"\b[^\W\d_]{1,12}-(?=\s+[\w.,])|\b[^\W\d_]{1,2}-\s*$")
_DOTS = re.compile(r"\s*(?:\.\s*){2,}|…")
_LONGEST_REPEAT = 6
_SIZES = range(_LONGEST_REPEAT, 0, -1)
_NEGATIONS = listed(
    "no not never none nothing neither nor without cannot nobody nowhere nope nah denies denied negative"
)
_SUFFIXES = ("iness", "ness", "ings", "ing", "ies", "ful", "ed", "es", "ic", "s", "y", "e")
_STEM = 5
_SAID_TWICE = listed("no nope nah yes yeah yep had that very really so too")
_QUOTES = frozenset("\"“”'")
_PRONOUNS = listed("it this that them him her")
_OTHER_SUBJECTS = listed("it it's he he's she she's they my the there there's we that that's")


def tokens(text: str) -> list[str]:
    """Words, numbers and marks of a text, in order; an apostrophe or hyphen inside a word stays there."""
    return _TOKEN.findall(joined(text))


@once_a_note
def joined(text: str) -> str:
    """The text with curly apostrophes made straight and split spellings such as `do n't` joined."""
    text = text.replace("’", "'").replace("‘", "'")
    if not _MAY_BE_SPLIT.search(text):
        return text
    for pattern, replacement in _SPLIT_SPELLINGS:
        text = pattern.sub(replacement, text)
    return text


@once_a_note
def written_out(text: str) -> str:
    """The text with split spellings joined and contractions written out (`don't` to `do not`)."""
    text = joined(text)
    if not _MAY_BE_SHORT.search(text):
        return text
    for pattern, replacement in _CONTRACTIONS:
        text = pattern.sub(replacement, text)
    return text


def cleaned(text: str) -> list[str]:
    """The tokens that carry meaning: contractions written out, fillers, broken-off words and stammering dropped."""
    return list(_cleaned(text))


@once_a_note
def _cleaned(text: str) -> tuple[str, ...]:
    text = _CUT_OFF.sub(" ", _DOTS.sub(", ", written_out(text)))
    said = [token for token in tokens(text) if token not in _QUOTES]
    kept = [word for before, word in pairwise(["", *said]) if not is_filler(word, before)]
    return tuple(_without_repeats(_without_false_starts(_without_phrases(kept))))


def is_filler(word: str, before: str) -> bool:
    """Whether a word is a sound without meaning: not the millimetres of `5 mm`, nor the room of `to the ER`."""
    low = word.lower()
    if low == "mm":
        return not (before[:1].isdigit() or before.lower() in NUMBER_WORDS)
    if low == "er":
        return word != "ER" and before.lower() not in ("the", "an")
    return low in FILLERS


def _without_false_starts(words: list[str]) -> list[str]:
    """`I think I, it all started` to `I think it all started`: an `I` that a comma and another subject follow."""
    return [
        word
        for position, word in enumerate(words)
        if not (
            word.lower() == "i"
            and words[position + 1 : position + 2] == [","]
            and position + 2 < len(words)
            and words[position + 2].lower() in _OTHER_SUBJECTS
        )
    ]


def _without_phrases(words: list[str]) -> list[str]:
    kept: list[str] = []
    position = 0
    while position < len(words):
        size = next(
            (len(p) for p in FILLER_PHRASES if tuple(w.lower() for w in words[position : position + len(p)]) == p), 0
        )
        if size:
            position += size
        else:
            kept.append(words[position])
            position += 1
    return kept


def _without_repeats(words: list[str]) -> list[str]:
    """`I I had, I had a cough` to `I had a cough`. Number words are never folded: `twenty twenty` may be meant."""
    kept: list[str] = []
    for word in words:
        if word == "," and (not kept or kept[-1] in ",.;:?!"):
            continue
        kept.append(word)
        if word == ",":
            continue
        spoken = [w.lower() for w in kept[-4 * _LONGEST_REPEAT :] if w != ","]
        _drop_last(kept, next((size for size in _SIZES if _is_repeat(spoken, size)), 0))
    return kept


def _is_repeat(spoken: list[str], size: int) -> bool:
    """Whether the last words say again what the words just before them said."""
    last = spoken[-size:]
    if len(spoken) < 2 * size or last != spoken[-2 * size : -size] or _ends_a_denial(spoken, size):
        return False
    return not any(word in NUMBER_WORDS or not word[0].isalpha() for word in last)


def _ends_a_denial(spoken: list[str], size: int) -> bool:
    """Whether the first of the two ends what is denied: `that isn't it, it was a rash` is no stammer."""
    before = spoken[-2 * size - 1] if len(spoken) > 2 * size else ""
    return size == 1 and spoken[-1] in _PRONOUNS and (before in _NEGATIONS or before.endswith("n't"))


def without_stammer(text: str) -> str:
    """`it's, it's like, like a rash` to `it's like a rash`, with its marks. Numbers, a yes or no that is said twice and
    what a full stop parts are never folded."""
    kept: list[str] = []
    for word in text.split():
        kept.append(word)
        spoken = [said.strip(",-").lower() for said in kept[-2 * _LONGEST_REPEAT :]]
        size = next((size for size in _SIZES if _is_stammer(spoken, size)), 0)
        if size:
            del kept[-size:]
            kept[-1] = kept[-1].rstrip(",-") + word[len(word.rstrip(",-")) :]
    return " ".join(kept)


def _is_stammer(spoken: list[str], size: int) -> bool:
    if not all(spoken[-size:]) or not _is_repeat(spoken, size) or spoken[-1].endswith((".", "?", "!")):
        return False
    return size > 1 or spoken[-1] not in _SAID_TWICE


def _drop_last(kept: list[str], size: int) -> None:
    if not size:
        return
    while size:
        size -= kept.pop() != ","
    while kept and kept[-1] == ",":
        kept.pop()


def spelled(words: list[str]) -> str:
    """Tokens as a sentence: spaces between words, none before a mark, no comma at either end."""
    text = ""
    told = [word for word, after in pairwise([*words, ""]) if word != "," or after not in (",", ".", ";", "?")]
    for before, word in pairwise(["", *told]):
        glue = "" if not text or word in ",.;:?!)%" or before == "(" else " "
        text += glue + word
    return text.strip(" ,;:-.")


@once_a_note
def content(text: str) -> frozenset[str]:
    """The lower-case words that carry content: no stop words, marks, numbers or number words."""
    return frozenset(
        token.lower()
        for token in tokens(written_out(text))
        if token[0].isalpha() and token.lower() not in STOP_WORDS and token.lower() not in NUMBER_WORDS
    )


def stem(word: str) -> str:
    """A rough stem, so that `coughing` meets `cough` and `allergic` meets `allergies`."""
    word = word.lower()
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _STEM - 2:
            word = word.removesuffix(suffix)
            break
    return word[:_STEM]


@once_a_note
def stems(text: str) -> frozenset[str]:
    """The stems of the text's content words."""
    return frozenset(stem(word) for word in content(text))


@once_a_note
def negations(text: str) -> int:
    """How many words of negation the text has."""
    return sum(token.lower() in _NEGATIONS for token in tokens(written_out(text)))
