"""Every fault of the authored knowledge is named with its file, its line and a mend."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.errors import KnowledgeError
from dxpad.knowledge.build import build
from dxpad.knowledge.check import problems_of
from dxpad.knowledge.load import Problem, load

if TYPE_CHECKING:
    from pathlib import Path

FINDINGS = """
- id: chest-pain
  name: Chest pain
  kind: symptom
  question: Does your chest hurt?
  synonyms: [pain in the chest]
  background: {primary-care: 0.02, emergency: 0.08}
- id: tearing-pain
  name: Tearing pain
  kind: axis
  question: Does it feel as if something tears?
  parents: [chest-pain]
  background: {primary-care: 0.001, emergency: 0.003}
"""
CONDITION = """
id: dissection
name: Dissection
icd10: [I71.00]
system: cardiovascular
urgency: emergency
do_not_miss: true
frequency:
  primary-care: {per_100k: 0.3, basis: estimate}
  emergency: {per_100k: 12, basis: estimate}
  age: {0-39: 0.2, 40+: 1.5}
  sex: {male: 1.3, female: 0.7}
findings:
  - {id: tearing-pain, band: common, basis: estimate}
review: {status: draft}
"""


def problems(tmp_path: Path, *, findings: str = FINDINGS, condition: str = CONDITION, **others: str) -> list[Problem]:
    """The problems of a small library; others are kind__name=text."""
    files = {"findings/all": findings, "conditions/one": condition}
    files |= {name.replace("__", "/").replace("_", "-"): text for name, text in others.items()}
    for name, text in files.items():
        path = tmp_path / "knowledge" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return list(problems_of(load(tmp_path / "knowledge")))


def test_sound_knowledge_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("urgency: emergency", "urgency: soon", 1, "urgency is 'soon'"),
        ("do_not_miss: true", "do_not_miss: maybe", 1, "do_not_miss is 'maybe'"),
        ("name: Dissection\n", "", 1, "name is missing"),
        ("name: Dissection", "nome: Dissection", 1, "nome is no key here"),
        ("id: tearing-pain", "id: taering-pain", 13, "findings has no 'taering-pain'"),
        ("band: common, basis: estimate", "band: often, basis: estimate", 13, "band is 'often'"),
        ("band: common, basis: estimate", "band: common", 13, "needs a basis"),
        ("band: common, basis: estimate", "p: 1.0, n: 20, source: x", 13, "p is 1.0"),
        ("band: common, basis: estimate", "p: 0.5, basis: estimate", 13, "a number without its study"),
        ("band: common, basis: estimate", "p: 0.5, n: 20, source: nobody-2000", 13, "sources has no 'nobody-2000'"),
        ("band: common, basis: estimate", "band: common, p: 0.5, n: 9, source: x", 13, "band and p"),
        ("{0-39: 0.2, 40+: 1.5}", "{0-39: 0.2, 45+: 1.5}", 10, "age bands do not meet at 45"),
        ("{0-39: 0.2, 40+: 1.5}", "{young: 0.2}", 10, "an age band cannot be read"),
        ("{male: 1.3, female: 0.7}", "{male: 1.3}", 11, "sex.female is missing"),
        ("review: {status: draft}", "review: {status: read}", 1, "a do-not-miss condition without red flags"),
        ("review: {status: draft}", "review: {status: outline}", 1, "a do-not-miss condition without red flags"),
        ("review: {status: draft}", "review: {status: outline}", 1, "no mimics"),
        (
            "review: {status: draft}",
            "article: {definition: A tear.}\nreview: {status: outline}",
            14,
            "when_to_seek_care",
        ),
        ("review: {status: draft}", "review: {status: seen}", 14, "review.status is 'seen'"),
    ],
)
def test_a_fault_in_a_condition_is_named(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    assert old in CONDITION
    found = problems(tmp_path, condition=CONDITION.replace(old, new))
    match = [problem for problem in found if what in problem.what]
    assert match, [str(problem) for problem in found]
    assert (match[0].file, match[0].line) == ("knowledge/conditions/one.yaml", line)
    assert match[0].mend


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("0.001, emergency: 0.003", "0.03, emergency: 0.003", "commoner than its parent chest-pain"),
        ("emergency: 0.08", "emergency: 0", "background.emergency is 0"),
        ("parents: [chest-pain]", "parents: [chest-ache]", "findings has no 'chest-ache'"),
        ("name: Tearing pain", "name: Pain in the chest", "means chest-pain already"),
        ("  question: Does your chest hurt?\n", "", "no question"),
        ("- id: tearing-pain", "- id: chest-pain", "stands twice"),
        ("name: Chest pain", "name: Chest pain\n  name: Chest pain", "name stands twice"),
    ],
)
def test_a_fault_in_a_finding_is_named(tmp_path: Path, old: str, new: str, what: str) -> None:
    assert old in FINDINGS
    found = problems(tmp_path, findings=FINDINGS.replace(old, new))
    assert any(what in problem.what for problem in found), [str(problem) for problem in found]


def test_the_nearest_id_is_proposed(tmp_path: Path) -> None:
    found = problems(tmp_path, condition=CONDITION.replace("id: tearing-pain", "id: taering-pain"))
    assert "tearing-pain" in found[0].mend


def test_broken_yaml_is_named_and_the_rest_still_checked(tmp_path: Path) -> None:
    found = problems(
        tmp_path, conditions__two="id: [", conditions__three=CONDITION.replace("urgency: emergency", "urgency: x")
    )
    assert {problem.file for problem in found} >= {"knowledge/conditions/two.yaml", "knowledge/conditions/three.yaml"}


def test_a_source_without_an_address_may_not_be_cited(tmp_path: Path) -> None:
    source = """
    id: hagan-2000
    authors: Hagan PG, et al.
    title: IRAD
    year: 2000
    kind: study
    seen: abstract
    seen_on: 2026-11-22
    """
    found = problems(tmp_path, sources__hagan_2000=source)
    assert any("no doi, pmid or url" in problem.what for problem in found)


def test_a_note_of_a_frequency_may_cite_only_what_has_a_file(tmp_path: Path) -> None:
    noted = CONDITION.replace(
        "per_100k: 12, basis: estimate", 'per_100k: 12, basis: estimate, note: "3 a year [smith-2001]"'
    )
    assert any("sources has no 'smith-2001'" in problem.what for problem in problems(tmp_path, condition=noted))


@pytest.mark.parametrize("ages", ["{5-39: 0.2, 40+: 1.5}", "{0-39: 0.2, 40-90: 1.5}"])
def test_age_bands_leave_out_nobody(tmp_path: Path, ages: str) -> None:
    found = problems(tmp_path, condition=CONDITION.replace("{0-39: 0.2, 40+: 1.5}", ages))
    assert any("leave out the youngest or the oldest" in problem.what for problem in found)


def test_knowledge_with_problems_is_not_built(tmp_path: Path) -> None:
    problems(tmp_path, condition=CONDITION.replace("urgency: emergency", "urgency: x"))
    with pytest.raises(KnowledgeError, match="urgency is 'x'"):
        build(tmp_path / "knowledge", tmp_path / "out.sqlite")
    assert not (tmp_path / "out.sqlite").exists()


def test_our_own_knowledge_is_sound(repository: Path) -> None:
    wrong = [str(problem) for problem in problems_of(load(repository / "knowledge")) if not problem.warning]
    assert wrong == []


def test_every_icd_code_of_our_knowledge_exists(repository: Path) -> None:
    codes = pytest.importorskip("simple_icd_10_cm")
    wrong = [
        f"{entry.file}: {code}"
        for entry in load(repository / "knowledge").kind("conditions").values()
        for code in entry.data["icd10"]
        if not codes.is_valid_item(code)
    ]
    assert wrong == []


RED_FLAGS = """
id: chest-pain-rules
complaint: [chest-pain]
rules:
  - id: tearing
    name: Tearing pain
    when: {all: [chest-pain, {at_least: 1, of: [tearing-pain]}]}
    urgency: emergency
    first_action: Consider imaging
    strength: expert
    basis: estimate
    think_of: [dissection]
review: {status: draft}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("strength: expert", "strenght: expert", 4, "rules[0].strenght is no key here"),
        ("strength: expert", "strength: strong", 4, "strength is strong without a source"),
        ("think_of:", "thinkof:", 4, "rules[0].thinkof is no key here"),
        ("{all: [", "{al: [", 6, "rules[0].when.al is no key of a rule"),
        ("{at_least: 1, of:", "{at_leest: 1, of:", 6, "when.all[1].at_leest is no key of a rule"),
        ("{at_least: 1, of:", "{at_least: 2, of:", 6, "when.all[1].at_least is 2"),
        ("{at_least: 1, of:", "{unless: {sexx: male}, of:", 6, "sexx is no key of a rule"),
        ("{at_least: 1, of: [tearing-pain]}", "{sex: man}", 6, "sex is 'man'"),
        ("{at_least: 1, of: [tearing-pain]}", "{age_at_least: old}", 6, "age_at_least is 'old'"),
        ("[chest-pain, {at_least: 1, of: [tearing-pain]}]", "[]", 6, "when.all is no list of rules"),
        ("{all: [chest-pain, {at_least: 1, of: [tearing-pain]}]}", "{}", 6, "when is an empty rule"),
    ],
)
def test_a_misspelt_key_in_a_rule_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, what: str
) -> None:
    assert old in RED_FLAGS
    assert problems(tmp_path, red_flags__one=RED_FLAGS) == []
    found = problems(tmp_path, red_flags__one=RED_FLAGS.replace(old, new))
    match = [problem for problem in found if what in problem.what]
    assert match, [str(problem) for problem in found]
    assert (match[0].file, match[0].line) == ("knowledge/red-flags/one.yaml", line)
    assert match[0].mend
    assert not match[0].warning


def test_a_misspelt_key_in_a_rule_of_a_work_up_a_medicine_and_a_score_is_named(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        work_up__one="""
        id: one
        name: One
        complaint: [chest-pain]
        steps: [{do: ECG, if: {anny: [chest-pain]}}]
        review: {status: draft}
        """,
        drugs__age__one="""
        - {id: a, drugs: [], when: {al: []}}
        """,
        scores__one="""
        id: one
        inputs: [{name: x, type: bool, meaning: m, filled_from: {true_when: {ani: [chest-pain]}, colour: red}}]
        """,
    )
    told = " ".join(problem.what for problem in found)
    for key in ("if.anny", "when.al is", "true_when.ani", "filled_from.colour"):
        assert key in told


def test_what_tells_mimics_apart_is_decided_in_both_lists(tmp_path: Path) -> None:
    mimics = "mimics:\n  - {id: reflux, tell_apart: [tearing-pain, chest-pain]}\n"
    other = CONDITION.replace("id: dissection", "id: reflux").replace("name: Dissection", "name: Reflux")
    found = problems(tmp_path, condition=CONDITION + mimics, conditions__two=other)
    told = [problem.what for problem in found if "tells reflux apart" in problem.what]
    assert told == ["chest-pain tells reflux apart, but dissection and reflux does not list it"]
