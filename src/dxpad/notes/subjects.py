"""One subject a section: `The patient reports a cough. Denies chest pain.`

Once a section has named the patient, a sentence that opens with them again goes on without, as doctors write; not where
the sentence before speaks of somebody else, whom it could be taken for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.notes.lexicon import RELATIVES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.notes.parts import Statement

_SUBJECT = "The patient "
_SOMEBODY_ELSE = re.compile(
    rf"\b(?:he|she|they|him|her|his|them|who|doctors?|nurse|surgeon|specialist|\w+ologist|physician|pcp|boss|friends?|"
    rf"accompanying|clinician|I|we|{RELATIVES})\b",
    re.IGNORECASE,
)
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
    if not text.startswith(_SUBJECT):
        return text
    rest = text.removeprefix(_SUBJECT)
    return rest[:1].upper() + rest[1:]
