"""One article, made from authored text and from the numbers that rank diagnoses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.errors import UnknownIdError
from dxpad.encyclopedia.causes import SettingCauses, causes_by_setting
from dxpad.encyclopedia.numbers import Figure, figures

if TYPE_CHECKING:
    from dxpad.knowledge.document import Document
    from dxpad.knowledge.records import SourceRecord
    from dxpad.knowledge.store import Store

SECTIONS = {
    "definition": "What it is",
    "why": "Why it is done",
    "causes": "Causes",
    "symptoms": "Symptoms",
    "diagnosis": "Diagnosis",
    "prepare": "How to prepare",
    "what_happens": "What happens",
    "treatment": "Treatment",
    "risks": "Risks",
    "results": "Results",
    "prevention": "Prevention",
    "living_with": "Living with it",
}
CARE = {
    "now": "Now",
    "soon": "Soon: within a day or two",
    "routine": "At an ordinary appointment",
    "self_care": "Care for yourself",
}
BRACKET = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)+)\]")
"""A source cited in running text."""
KINDS = ("condition", "symptom", "procedure", "score")
DISCLAIMER = (
    "General information for health professionals and students, and for talking with them. It supports judgement and "
    "does not replace it; it is not advice for one person. Diagnosis Pad is not certified by any regulator."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One titled part: paragraphs in plain words."""

    key: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as people ask it, with its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Another article."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A red flag with what to do first."""

    name: str
    urgency: str
    first_action: str
    strength: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Everything a page shows, in its order. `whole` is false for a thing that has numbers but no text yet,
    `outline` true for one that says what it is and when to seek care, and no more."""

    id: str
    kind: str
    name: str
    synonyms: tuple[str, ...]
    icd10: tuple[str, ...]
    urgency: str
    do_not_miss: tuple[Link, ...]
    red_flags: tuple[Flag, ...]
    care: tuple[Section, ...]
    sections: tuple[Section, ...]
    causes_by_setting: tuple[SettingCauses, ...]
    figures: tuple[Figure, ...]
    clinician: tuple[str, ...]
    questions: tuple[Question, ...]
    see_also: tuple[Link, ...]
    sources: tuple[SourceRecord, ...]
    updated: str
    review_due: str
    reviewed_by: str
    draft: bool
    outline: bool
    whole: bool
    disclaimer: str


def article(name: str, store: Store) -> Article:
    """The article of a condition, symptom, procedure or score, by its id.

    Raises:
        UnknownIdError: there is none of that id.
    """
    for kind in KINDS:
        try:
            data = store.document("test" if kind == "procedure" else kind, name)
        except UnknownIdError:
            continue
        return _made(kind, data, store)
    return _of_finding(name, store)


def _made(kind: str, data: Document, store: Store) -> Article:
    text, name = data.part("article"), data.text("id")
    finding = data.text("finding") if kind == "symptom" else ""
    review = data.part("review")
    rows = figures(name, store) if kind == "condition" else ()
    flags = _flags(name if kind == "condition" else "", finding, store)
    return Article(
        id=name,
        kind=kind,
        name=data.text("name"),
        synonyms=data.texts("synonyms"),
        icd10=data.texts("icd10"),
        urgency=data.text("urgency"),
        do_not_miss=_links("condition", data.texts("do_not_miss"), store) if kind == "symptom" else (),
        red_flags=flags,
        care=tuple(
            Section(key=key, title=title, paragraphs=text.part("when_to_seek_care").texts(key))
            for key, title in CARE.items()
            if text.part("when_to_seek_care").texts(key)
        ),
        sections=_sections(kind, data),
        causes_by_setting=causes_by_setting(finding, store) if finding else (),
        figures=rows,
        clinician=text.texts("clinician"),
        questions=tuple(Question(question=item.text("q"), answer=item.text("a")) for item in text.parts("questions")),
        see_also=_see_also(data.part("see_also"), store),
        sources=store.sources(_cited(data)),
        updated=review.text("written"),
        review_due=review.text("due"),
        reviewed_by=review.text("reviewed_by"),
        draft=review.text("status") not in ("read", "outline"),
        outline=review.text("status") == "outline",
        whole=bool(text) or kind == "score",
        disclaimer=DISCLAIMER,
    )


def _sections(kind: str, data: Document) -> tuple[Section, ...]:
    text = data.part("article")
    if kind == "score":
        parts = {
            "purpose": "What it is for",
            "use_when": "When to use it",
            "not_when": "When not",
            "pearls": "Good to know",
        }
        return tuple(
            Section(key=key, title=title, paragraphs=data.texts(key)) for key, title in parts.items() if data.texts(key)
        )
    return tuple(
        Section(key=key, title=title, paragraphs=text.texts(key)) for key, title in SECTIONS.items() if text.texts(key)
    )


def _of_finding(name: str, store: Store) -> Article:
    """A finding without an article of its own: its question, and what causes it."""
    record = store.finding(name)
    asked = (Section(key="question", title="How to ask", paragraphs=(record.question,)),) if record.question else ()
    causes = causes_by_setting(name, store)
    return Article(
        id=name,
        kind="finding",
        name=record.name,
        synonyms=(),
        icd10=(),
        urgency="",
        do_not_miss=(),
        red_flags=(),
        care=(),
        sections=asked,
        causes_by_setting=causes,
        figures=(),
        clinician=(),
        questions=(),
        see_also=(),
        sources=(),
        updated="",
        review_due="",
        reviewed_by="",
        draft=record.review != "read",
        outline=False,
        whole=False,
        disclaimer=DISCLAIMER,
    )


def _flags(condition: str, finding: str, store: Store) -> tuple[Flag, ...]:
    rules = [
        rule
        for rule in store.rules()
        if (condition and rule.condition == condition) or (finding and finding in rule.complaint)
    ]
    return tuple(
        Flag(
            name=rule.name,
            urgency=rule.urgency.value,
            first_action=rule.first_action,
            strength=rule.strength,
            sources=rule.sources,
        )
        for rule in rules
    )


def _links(kind: str, names: tuple[str, ...], store: Store) -> tuple[Link, ...]:
    titles: dict[str, str] = {}
    if kind == "condition":
        titles = {name: record.name for name, record in store.conditions().items()}
    elif kind == "symptom":
        titles = {name: record.name for name, record in store.findings().items()}
    elif names:
        titles = {name: document.text("name") for name, document in store.documents("test").items()}
    return tuple(Link(kind=kind, id=name, name=titles[name]) for name in names if name in titles)


def _see_also(see: Document, store: Store) -> tuple[Link, ...]:
    fields = (("condition", "conditions"), ("symptom", "symptoms"), ("procedure", "procedures"))
    return tuple(link for kind, field in fields for link in _links(kind, see.texts(field), store))


def _cited(data: Document) -> tuple[str, ...]:
    """Every source id named in the file, as a source or in brackets in the text, in the order it appears."""
    found: dict[str, None] = {}

    def walk(value: object, key: str) -> None:
        if isinstance(value, dict):
            for inner, item in value.items():
                walk(item, inner)
        elif isinstance(value, list):
            for item in value:
                walk(item, key)
        elif isinstance(value, str):
            found.update(dict.fromkeys([value] if key == "source" else BRACKET.findall(value)))

    walk(dict(data.data), "")
    return tuple(found)
