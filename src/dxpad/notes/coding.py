"""Codes that are suggested: for the diagnoses that the clinician stated in the assessment, each with its phrase.

The differential is not looked at, and neither is what the patient said. A phrase that could mean two conditions, and a
condition that is only a label for a complaint, suggest nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.coding import SuggestedCode
from dxpad.domain.finding import Status, Subject, When
from dxpad.domain.note import Custody
from dxpad.domain.transcript import Speaker
from dxpad.notes.parts import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dxpad.domain.finding import Assertion
    from dxpad.domain.note import Note, NoteSentence
    from dxpad.domain.transcript import Transcript
    from dxpad.knowledge.store import Store
    from dxpad.notes.templatefile import Template

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORTEST = 4
"""Letters of a name that is looked for; shorter ones are abbreviations with many meanings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """A condition as a code knows it."""

    id: str
    name: str
    icd10: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiagnosisNames:
    """Every name of a diagnosis, as lower-case words, and the most words a name has that begins with a word."""

    by_words: Mapping[tuple[str, ...], Diagnosis]
    longest: Mapping[str, int]


def diagnosis_names(store: Store) -> DiagnosisNames:
    """The names and synonyms of all conditions that have a code; one that two conditions share is left out, unless it
    is the name of one of them."""
    meant: dict[tuple[str, ...], dict[str, Diagnosis]] = {}
    named: dict[tuple[str, ...], Diagnosis] = {}
    documents = store.documents("condition")
    for record in store.conditions().values():
        if record.presentation or not record.icd10:
            continue
        diagnosis = Diagnosis(id=record.id, name=record.name, icd10=record.icd10)
        named[_words(record.name)] = diagnosis
        names = documents[record.id].texts("synonyms") if record.id in documents else ()
        for name in names:
            meant.setdefault(_words(name), {})[record.id] = diagnosis
    known = {words: next(iter(those.values())) for words, those in meant.items() if len(those) == 1} | named
    kept = {words: one for words, one in known.items() if sum(map(len, words)) >= _SHORTEST}
    longest: dict[str, int] = {}
    for words in kept:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return DiagnosisNames(by_words=kept, longest=longest)


def suggested_codes(
    note: Note,
    transcript: Transcript,
    template: Template,
    names: DiagnosisNames,
    meant: Callable[[str, int, int], Assertion],
) -> tuple[SuggestedCode, ...]:
    """The codes of the diagnoses stated in the sections of `template` that hold the assessment, each condition once.

    `meant` says how characters `start` to `end` of a text are meant.
    """
    found: dict[str, SuggestedCode] = {}
    number = 0
    assessed = {plan.key for plan in template.sections if Kind.ASSESSMENT in plan.holds}
    for section in note.sections:
        for sentence in section.sentences:
            if section.key in assessed and _is_the_clinician_s(sentence, transcript):
                for code in _in_sentence(sentence.text, number, names, meant):
                    before = found.get(code.condition)
                    if before is None or (before.status is Status.POSSIBLE and code.status is Status.PRESENT):
                        found[code.condition] = code
            number += 1
    return tuple(sorted(found.values(), key=lambda code: (code.sentence, code.start)))


def _is_the_clinician_s(sentence: NoteSentence, transcript: Transcript) -> bool:
    if sentence.status is Custody.TYPED:
        return True
    speakers = {transcript.turns[span.turn].speaker for span in sentence.sources}
    return speakers == {Speaker.CLINICIAN}


def _in_sentence(
    text: str, number: int, names: DiagnosisNames, meant: Callable[[str, int, int], Assertion]
) -> Iterator[SuggestedCode]:
    for diagnosis, start, end in _named(text, names):
        assertion = meant(text, start, end)
        stated = assertion.status in (Status.PRESENT, Status.POSSIBLE)
        if stated and assertion.subject is Subject.PATIENT and assertion.when is When.CURRENT:
            yield SuggestedCode(
                condition=diagnosis.id, name=diagnosis.name, icd10=diagnosis.icd10, status=assertion.status,
                sentence=number, start=start, end=end, text=text[start:end],
            )  # fmt: skip


def _named(text: str, names: DiagnosisNames) -> Iterator[tuple[Diagnosis, int, int]]:
    """The names in a text, the longest first where two overlap."""
    words = [(match.group().lower().replace("’", "'"), match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        for size in range(names.longest.get(words[at][0], 0), 0, -1):
            some = tuple(word for word, _, _ in words[at : at + size])
            if len(some) == size and some in names.by_words:
                yield names.by_words[some], words[at][1], words[at + size - 1][2]
                at += size
                break
        else:
            at += 1


def _words(name: str) -> tuple[str, ...]:
    return tuple(match.group().lower().replace("’", "'") for match in _WORD.finditer(name))
