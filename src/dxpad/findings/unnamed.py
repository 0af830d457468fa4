"""Words that have a dose as a medicine has, and are in no list: nobody may think that they were checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.passage import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.domain.finding import Quote
    from dxpad.findings.passage import Passage
    from dxpad.knowledge.store import Store

_DOSED = re.compile(
    r"(?<![\w-])([A-Za-z][A-Za-z'’-]{3,})\s+\d+(?:[.,]\d+)?\s*(?:mg|mcg|micrograms?|µg|puffs?)\b(?!\s*/\s*[dml])",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    """about above after again around below capsule capsules currently daily dose doses each every from given giving
    have inhaler injected injection just least less maximum more morning most night nightly once only over patch plus
    received restarted spray started stat tablet tablets take taken takes taking than that then total twice under until
    with intravenous orally oral another approximately nearly extra initially between breakthrough increased reduced
    sulfate sulphate sodium hydrochloride chloride tartrate succinate citrate acetate maleate fumarate phosphate
    potassium bromide""".split()
)
"""Words that stand before a dose and are no medicine: ordinary ones, and salts, whose medicine stands before them."""
_ELSEWHERE = (Section.PLAN, Section.FAMILY, Section.RESULTS, Section.EXAMINATION, Section.ALLERGIES)
_WORDS_OF_A_NAME = 4


def unnamed(passages: Sequence[Passage], store: Store) -> tuple[Quote, ...]:
    """Each such word once, with its dose, in the order of the text."""
    found: dict[str, Quote] = {}
    for passage in passages:
        if passage.section not in _ELSEWHERE:
            for word, quote in _dosed(passage, store):
                found.setdefault(word, quote)
    return tuple(found.values())


def _dosed(passage: Passage, store: Store) -> Iterator[tuple[str, Quote]]:
    measured = {name.lower() for record in store.quantities() for name in (record.name, *record.synonyms)}
    for match in _DOSED.finditer(passage.text, passage.start, passage.end):
        word = match[1].lower()
        quote = passage.quote(match.start(), match.end())
        if quote is not None and word not in _PLAIN and word not in measured and not _is_known(passage, match, store):
            yield word, quote


def _is_known(passage: Passage, match: re.Match[str], store: Store) -> bool:
    """Whether the word ends the name of a medicine: "folic acid 5 mg"."""
    names = store.medicines()
    before = passage.text[max(passage.start, match.start() - 60) : match.end(1)].lower().split()
    return any(" ".join(before[-size:]).strip("(,.;:") in names for size in range(1, _WORDS_OF_A_NAME + 1))
