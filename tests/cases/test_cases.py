"""The vignettes of knowledge/cases: what a careful colleague expects of a text, and what the program makes of it.

Each expectation is a test of its own. One that is not met stands in `KNOWN_MISSES` with its reason, strictly: once it
is met, the test fails until its line is taken out. No expectation is loosened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from dxpad.domain.case import Case, Setting, Sex
from dxpad.domain.differential import Urgency
from dxpad.domain.finding import Status, Subject
from dxpad.pad import Pad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.domain.differential import Differential
    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.document import Document
    from dxpad.knowledge.store import Store

CASES = Path(__file__).parents[2] / "knowledge" / "cases"
ORDER = (Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE, Urgency.SELF_CARE)
ORDINARY = (Urgency.ROUTINE, Urgency.SELF_CARE)

WORDS_APART = "its words stand too far apart, or across a mark"
ONE_MEANING = "one phrase means one finding, and this one means the other"
OTHER_WORDS = "said in words the lexicon does not have"
NEIGHBOUR = "a neighbour that shares its words is taken instead"
DENIED_AXIS = "by design an axis of pain is never absent, a denied night pain or sudden onset included"
ELLIPSIS = "an elliptical denial (never at rest, not on exertion, nothing in the chest) is not tied to the complaint"


KNOWN_MISSES: dict[str, str] = {
    "boerhaave-after-a-banquet:present:pain-after-vomiting": WORDS_APART,
    "copd-suddenly-worse-one-side:present:breathlessness-sudden": WORDS_APART,
    "copd-suddenly-worse-one-side:present:reduced-breath-sounds-one-sided": WORDS_APART,
    "mscc-prostate-cancer:present:bilateral-leg-weakness": ONE_MEANING,
    "pneumothorax-first-time:present:reduced-breath-sounds-one-sided": WORDS_APART,
    "rib-joint-caught-on-twisting:present:worse-on-twisting": OTHER_WORDS,
    "scheuermann-round-shouldered-boy:present:onset-gradual": OTHER_WORDS,
    "spasm-with-cold-drinks:present:dysphagia-solids-and-liquids": WORDS_APART,
    "thoracic-disc-round-the-ribs:present:after-heavy-lifting": OTHER_WORDS,
    "tricky-cord-compression-band:present:band-like-trunk-pain": NEIGHBOUR,
    "unstable-angina-at-rest:present:chest-pain-at-rest": WORDS_APART,
    "aneurysm-ache-and-hoarseness:absent:onset-sudden": DENIED_AXIS,
    "angina-on-the-hill:absent:chest-pain-at-rest": ELLIPSIS,
    "end-of-day-ache-in-a-developer:absent:pain-worse-at-night": DENIED_AXIS,
    "everyday-schoolbag-ache:absent:pain-worse-at-night": DENIED_AXIS,
    "facet-pain-leaning-back:absent:pain-worse-at-night": DENIED_AXIS,
    "scheuermann-round-shouldered-boy:absent:pain-worse-at-night": DENIED_AXIS,
    "spasm-with-cold-drinks:absent:chest-pain-exertional": ELLIPSIS,
    "tricky-acs-interscapular-only:absent:chest-pain": ELLIPSIS,
    "tricky-acs-interscapular-only:absent:pain-tearing": DENIED_AXIS,
    "tricky-desk-worker-all-denied:absent:pain-worse-at-night": DENIED_AXIS,
    "tricky-zoster-before-the-rash:absent:chest-pain-exertional": ELLIPSIS,
}


class Colleague:
    """Reads each case once and keeps what came out."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._pad = Pad(store)
        self._read: dict[str, tuple[FindingSet, Differential]] = {}

    def expect(self, name: str) -> Document:
        """What the case expects."""
        return self.store.document("case", name).part("expect")

    def read(self, name: str) -> tuple[FindingSet, Differential]:
        """Findings and differential of a case."""
        if name not in self._read:
            document = self.store.document("case", name)
            case = Case(
                id=name,
                age=document.number("age"),
                sex=Sex(document.text("sex")),
                setting=Setting(document.text("setting")),
                text=document.text("text"),
            )
            found = self._pad.find(case)
            self._read[name] = found, self._pad.rank(case, found)
        return self._read[name]

    def present(self, name: str) -> set[str]:
        """The patient's present findings and what they imply above them."""
        found, _ = self.read(name)
        own = [item for item in found.findings if item.status is Status.PRESENT and item.subject is Subject.PATIENT]
        return {above for item in own for above in (item.id, *self.store.ancestors(item.id))}

    def absent(self, name: str) -> set[str]:
        """The absent findings as they were read."""
        found, _ = self.read(name)
        return {item.id for item in found.findings if item.status is Status.ABSENT}


@pytest.fixture(scope="module")
def colleague(store: Store) -> Colleague:
    return Colleague(store)


def expectations(aspect: str) -> Iterator[tuple[str, str]]:
    """(case, what) for each thing a case expects of an aspect."""
    for file in sorted(CASES.glob("*.yaml")):
        expect = yaml.safe_load(file.read_text(encoding="utf-8"))["expect"]
        value = expect.get(aspect)
        for what in value if isinstance(value, list) else [value] if value else []:
            yield file.stem, what


def known(key: str) -> list[pytest.MarkDecorator]:
    """The strict mark of a known miss."""
    return [pytest.mark.xfail(reason=KNOWN_MISSES[key], strict=True)] if key in KNOWN_MISSES else []


def each(aspect: str, only: tuple[str, ...] = (), key: str = "") -> pytest.MarkDecorator:
    """One test for each expectation of an aspect; known misses are strict and stand under `key`, else the aspect."""
    return pytest.mark.parametrize(
        ("name", "what"),
        [
            pytest.param(name, what, id=f"{name}:{what}", marks=known(f"{name}:{key or aspect}:{what}"))
            for name, what in expectations(aspect)
            if not only or what in only
        ],
    )


def test_every_authored_case_is_compiled_and_tested(store: Store) -> None:
    assert set(store.documents("case")) == {file.stem for file in CASES.glob("*.yaml")}


def test_every_known_miss_belongs_to_an_expectation() -> None:
    aspects = ("first", "top3", "do_not_miss", "urgency", "present", "absent")
    every = {f"{name}:{aspect}:{what}" for aspect in aspects for name, what in expectations(aspect)}
    every |= {f"{name}:calm:{what}" for name, what in expectations("urgency") if what in ORDINARY}
    assert set(KNOWN_MISSES) <= every


@each("urgency")
def test_urgency_is_never_below_what_a_colleague_would_say(colleague: Colleague, name: str, what: str) -> None:
    _, result = colleague.read(name)
    assert ORDER.index(result.urgency) <= ORDER.index(Urgency(what))


@each("urgency", only=ORDINARY, key="calm")
def test_an_ordinary_complaint_is_no_emergency(colleague: Colleague, name: str, what: str) -> None:
    _, result = colleague.read(name)
    assert result.urgency is not Urgency.EMERGENCY, result.urgency_reasons
    if Urgency(what) is Urgency.SELF_CARE:
        assert result.urgency in ORDINARY, result.urgency_reasons


@each("do_not_miss")
def test_a_danger_stays_open_and_is_shown(colleague: Colleague, name: str, what: str) -> None:
    _, result = colleague.read(name)
    assert {danger.condition: danger.state for danger in result.do_not_miss}.get(what) == "open"
    assert what in {ranked.condition for ranked in result.differential}


@each("first")
def test_the_evident_diagnosis_comes_first(colleague: Colleague, name: str, what: str) -> None:
    _, result = colleague.read(name)
    assert result.differential[0].condition == what


@each("top3")
def test_the_diagnosis_is_among_the_first_three(colleague: Colleague, name: str, what: str) -> None:
    _, result = colleague.read(name)
    assert what in {ranked.condition for ranked in result.differential if ranked.rank <= 3}


@each("present")
def test_what_the_text_says_is_there_is_recognised(colleague: Colleague, name: str, what: str) -> None:
    assert what in colleague.present(name)


@each("absent")
def test_what_the_text_denies_is_absent(colleague: Colleague, name: str, what: str) -> None:
    assert colleague.absent(name) & {what, *colleague.store.ancestors(what)}
