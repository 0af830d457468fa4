"""What is wrong with the files below `drugs` is named before it can be built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.knowledge.check.drugs import drug_problems, members_of
from dxpad.knowledge.load import load

if TYPE_CHECKING:
    from pathlib import Path

DRUGS = """- {id: one, name: One, class: x, brands: [Uno]}
- {id: two, name: Two, class: x}
"""
ADVICE = "tier: 1, mechanism: m, effect: e, action: a, basis: estimate"


def problems(root: Path, **files: str) -> list[str]:
    (root / "drugs").mkdir()
    (root / "drugs" / "list.yaml").write_text(DRUGS, "utf-8")
    for kind, text in files.items():
        (root / "drugs" / kind).mkdir()
        (root / "drugs" / kind / "f.yaml").write_text(text, "utf-8")
    return [problem.what for problem in drug_problems(load(root))]


def test_good_files_have_no_problem(tmp_path: Path) -> None:
    pair = f"- {{id: p, between: [[c], [two]], {ADVICE}}}\n"
    assert problems(tmp_path, classes="- {id: c, name: C, members: [one]}\n", interactions=pair) == []


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("classes", "- {id: c, name: C, members: [three]}", "no drug 'three'"),
        ("classes", "- {id: c, name: C, members: [one], includes: [d]}", "no class 'd'"),
        ("classes", "- {id: c, name: C}", "has no member"),
        ("classes", "- {id: c, name: C, members: [one], includes: [c]}", "includes itself"),
        ("classes", "- {id: c, name: C, members: [one], synonyms: [uno]}", "'uno' means one already"),
        ("classes", "- {id: one, name: C, members: [one]}", "one is a medicine too"),
        ("interactions", f"- {{id: p, between: [[one], [three]], {ADVICE}}}", "no medicine 'three'"),
        ("interactions", f"- {{id: p, between: [[one]], {ADVICE}}}", "1 sides"),
        ("interactions", f"- {{id: p, between: [[one], [two]], {ADVICE.replace('1', '4')}}}", "tier is 4"),
        ("interactions", f"- {{id: p, between: [[one], [two]], source: s, {ADVICE}}}", "source and basis"),
        ("interactions", "- {id: p, between: [[one], [two]], tier: 1}", "source and basis"),
        ("allergies", f"- {{id: a, same: true, allergic_to: [one], {ADVICE}}}", "do not go together"),
        ("age", f"- {{id: a, drugs: [one], {ADVICE}}}", "age_at_least and age_below"),
        ("age", f"- {{id: a, drugs: [one], age_at_least: 65, when: nothing, {ADVICE}}}", "no finding 'nothing'"),
        (
            "renal",
            f"- {{id: r, drugs: [one], measure: egfr, bands: [{{below: 60}}, {{below: 30}}], {ADVICE}}}",
            "rising order",
        ),
    ],
)  # fmt: skip
def test_each_fault_is_named(tmp_path: Path, kind: str, text: str, said: str) -> None:
    assert any(said in what for what in problems(tmp_path, **{kind: text + "\n"}))


def test_a_class_has_the_members_of_those_it_includes(tmp_path: Path) -> None:
    problems(
        tmp_path, classes="- {id: c, name: C, members: [one], includes: [d]}\n- {id: d, name: D, members: [two]}\n"
    )
    assert members_of("c", load(tmp_path)) == {"one", "two"}
