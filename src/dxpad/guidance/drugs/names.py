"""Names of medicines and classes in a text, and what an unknown name may have meant: offered, never assumed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.store import Store

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PLAIN = frozenset(
    """daily tablet tablets capsule capsules once twice three four times nightly morning night evening week weekly
    weeks month monthly sustained modified release inhaler inhalers spray patch patches cream ointment drops
    eye nasal injection injections dose doses when needed required with without food oral orally mouth
    sodium hydrochloride potassium calcium magnesium sulfate sulphate succinate tartrate besilate citrate
    acetate maleate fumarate phosphate micrograms microgram milligrams units unit puffs puff gram grams each
    every other days hours taken takes taking long term current regular acute repeat prescribed high
    strength slow forte plus course""".split()
)
_ALIKE = 0.78
_LENGTHS = 3
_OFFERED = 3
_LONGEST_NAME = 60


def named_in(text: str, store: Store) -> Iterator[tuple[int, int, str]]:
    """(start, end, id) of each medicine or class named in a text, the longest name first, misspellings left out."""
    words = list(_WORD.finditer(text))
    names = store.medicines()
    after = 0
    for place, word in enumerate(words):
        longest = store.longest_drug(word[0].lower()) if place >= after else 0
        for size in range(min(longest, len(words) - place), 0, -1):
            start, end = word.start(), words[place + size - 1].end()
            known = names.get(" ".join(text[start:end].lower().split()))
            if known is not None:
                yield start, end, known
                after = place + size
                break


def unread(text: str, store: Store) -> str:
    """What is left of a stated medicine when names, doses and plain words are taken out: empty when all was read."""
    spans = [(start, end) for start, end, _ in named_in(text, store)]
    left = [
        word[0]
        for word in _WORD.finditer(text)
        if word[0].isalpha()
        and len(word[0]) > _LENGTHS
        and word[0].lower() not in _PLAIN
        and not any(start <= word.start() < end for start, end in spans)
    ]
    return " ".join(left)[:_LONGEST_NAME]


def near(name: str, store: Store) -> tuple[str, ...]:
    """Up to three known names that an unknown one is like, the likest first, each with its generic name."""
    word = next((found[0].lower() for found in _WORD.finditer(name) if len(found[0]) > _LENGTHS), name.lower())
    scored: dict[str, float] = {}
    for phrase, shown in store.derived(_by_first_letters).get(word[:1], ()):
        if abs(len(phrase) - len(word)) <= _LENGTHS or phrase.startswith(word):
            matcher = SequenceMatcher(None, word, phrase)
            if (matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE) or phrase.startswith(word):
                scored[shown] = max(scored.get(shown, 0.0), matcher.ratio())
    return tuple(sorted(scored, key=lambda shown: (-scored[shown], shown))[:_OFFERED])


def _by_first_letters(store: Store) -> dict[str, list[tuple[str, str]]]:
    """(phrase, how it is offered) by the first letter, of all names of medicines, misspellings included."""
    found: dict[str, list[tuple[str, str]]] = {}
    drugs = {name: document.text("name").lower() for name, document in store.documents("drug").items()}
    for phrase, (name, kind) in store.drug_names().items():
        if kind not in ("class", "allergen"):
            shown = f"{phrase} ({drugs[name]})" if kind == "brand" else drugs[name]
            found.setdefault(phrase[:1], []).append((phrase, shown))
    return found
