"""One subject a section: `The patient reports a cough. Denies chest pain.`

Once a section has named the patient, a sentence that opens with them again goes on without, as doctors write; not where
the sentence before speaks of somebody else, whom it could be taken for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.notes.lexicon import OTHERS, RELATIVES
from dxpad.notes.words import negations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.notes.parts import Statement

_SUBJECT = "The patient "
_SOMEBODY_ELSE = re.compile(
    rf"\b(?:he|she|they|him|her|his|them|who|accompanying|clinician|I|we|{OTHERS}|{RELATIVES})\b", re.IGNORECASE
)
_AND_OTHERS = ("and ", "or ", "or,", "and,", ",")
_SHORTEST = 2
_IT = re.compile(
    r"^(?:(?:It|That|This) (?:is|has|does|feels|hurts|comes|goes|gets|started|began|came|went|got|lasts|lasted|happens|"
    r"helps|helped|keeps|burns|itches|was)\b)|^There (?:is|are) (?!not\b|nothing\b)"
)
_DROPPED = re.compile(r"^(?:(?:It|That|This) (?:is )?|There (?:is|are) )(?:(?:just|like|quite like|really|,) )*")
_QUOTATION = re.compile(r"“[^”]*”")


def once(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements of a section in their order, each with its subject only where it is needed."""
    named = False
    before = ""
    for statement in statements:
        text = statement.text
        apart = bool(_SOMEBODY_ELSE.search(_QUOTATION.sub("", before)))
        yield replace(statement, text=without_subject(text)) if named and not apart else statement
        named = named or text.startswith(_SUBJECT)
        before = text


def without_subject(text: str) -> str:
    """A sentence without the patient as its opening word, and as it is where it opens with anything else."""
    rest = text.removeprefix(_SUBJECT)
    if rest == text or rest.startswith(_AND_OTHERS):
        return text
    return rest[:1].upper() + rest[1:]


def without_it(text: str) -> str:
    """`It is worse at night` as `Worse at night`: what stands for the complaint goes without saying in a short note. A
    denial stays whole: it may be of what was said before."""
    if not _IT.match(text) or "“" in text or negations(text):
        return text
    rest = _DROPPED.sub("", text)
    return rest[:1].upper() + rest[1:] if len(rest.split()) >= _SHORTEST else text
