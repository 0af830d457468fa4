"""What a read file owes its reader: sections, questions, red flags and tests for the dangerous, plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.knowledge.check.references import mappings, strings
from dxpad.knowledge.load import Mapping
from dxpad.knowledge.reading import grade, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.load import Entry, Library, Problem

OWED = ("workup", "treatment", "safety_net", "article", "tests", "mimics", "see_also")
SECTIONS = (
    "definition",
    "causes",
    "symptoms",
    "diagnosis",
    "treatment",
    "prevention",
    "when_to_seek_care",
    "questions",
)
OWED_BY_OUTLINE = ("mimics", "article")
OUTLINE_SECTIONS = ("definition", "when_to_seek_care")
QUESTIONS = 8
TEST_QUESTIONS = 5
HARDEST = 8.9
"""A grade of 8 is anything below 9."""


def article_problems(library: Library) -> Iterator[Problem]:
    """Missing parts and hard words of everything that says it was read."""
    terms = _terms(library)
    for entry in library.kind("conditions").values():
        if entry.is_read:
            yield from _owed(entry, OWED, SECTIONS)
            yield from _questions(entry, QUESTIONS)
        elif entry.review == "outline":
            yield from _owed(entry, OWED_BY_OUTLINE, OUTLINE_SECTIONS)
        if entry.review != "draft":
            yield from _grade(entry, terms)
    for kind, least in (("articles", QUESTIONS), ("tests", TEST_QUESTIONS)):
        for entry in library.kind(kind).values():
            if entry.is_read:
                yield from _owed_by_test(entry) if kind == "tests" else ()
                yield from _questions(entry, least)
                yield from _grade(entry, terms)


def _owed(entry: Entry, keys: tuple[str, ...], sections: tuple[str, ...]) -> Iterator[Problem]:
    for key in keys:
        if not entry.data.get(key):
            yield entry.problem(f"no {key}", f"A condition that is {entry.review} has it; else mark it review: draft")
    article = entry.data.get("article")
    written = article if isinstance(article, Mapping) else Mapping()
    for section in sections:
        if article and not written.get(section):
            yield entry.problem(f"article has no {section}", "Write it", at=article)
    if entry.data.get("do_not_miss") and not entry.data.get("red_flags"):
        yield entry.problem("a do-not-miss condition without red flags", "Add red_flags")
    review = entry.data.get("review")
    if isinstance(review, Mapping) and not (review.get("written") and review.get("due")):
        yield entry.problem("review has no dates", "Give written and due", at=review)


def _owed_by_test(entry: Entry) -> Iterator[Problem]:
    for key in ("cost", "minutes", "invasiveness", "article"):
        if entry.data.get(key) is None:
            yield entry.problem(f"no {key}", "A read test has it; else mark it review: draft")


def _questions(entry: Entry, least: int) -> Iterator[Problem]:
    article = entry.data.get("article")
    asked = mappings(article.get("questions")) if isinstance(article, Mapping) else ()
    if len(asked) < least:
        yield entry.problem(f"{len(asked)} questions", f"Write {least} or more, as people ask them", at=article)


def _grade(entry: Entry, terms: frozenset[str]) -> Iterator[Problem]:
    article = entry.data.get("article")
    if not isinstance(article, Mapping):
        return
    for section, content in article.items():
        if section == "clinician":
            continue
        level = grade(text_of(content), terms)
        if level > HARDEST:
            yield entry.problem(
                f"article.{section} reads at grade {level:.1f}", "Shorter sentences, plainer words (8 at most)",
                at=article, warning=True,
            )  # fmt: skip


def _terms(library: Library) -> frozenset[str]:
    """The words of names, which an article must use and explains once: they do not count as hard."""
    words: set[str] = set()
    for kind in ("conditions", "tests", "findings", "drugs"):
        for entry in library.kind(kind).values():
            names = " ".join((str(entry.data.get("name", "")), *strings(entry.data.get("synonyms"))))
            words.update(re.findall(r"[a-z]+", names.lower()))
    return frozenset(words)
