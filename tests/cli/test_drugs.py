"""`dxpad drugs`: the same answer as text and as JSON, and never silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dxpad.cli.drugs import drugs
from dxpad.settings import settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def run(knowledge_file: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("DXPAD_KNOWLEDGE", str(knowledge_file))
    assert settings().knowledge == knowledge_file
    return CliRunner()


def test_text_says_what_was_found_checked_and_not_checked(run: CliRunner) -> None:
    said = run.invoke(drugs, ["warfarin", "Nurofen", "amoxycilin", "--age", "72"]).output
    assert "Ibuprofen with Warfarin" in said
    assert said.index("Found") < said.index("Checked") < said.index("Not checked")
    assert "Did you mean amoxicillin?" in said
    assert "nothing is recorded about allergies" in said


def test_no_alert_is_not_called_safe(run: CliRunner) -> None:
    said = run.invoke(drugs, ["betahistine"]).output
    assert "That is not the same as safe" in said
    assert "Betahistine" in said.split("Not checked")[1]


def test_json_holds_the_same(run: CliRunner) -> None:
    made = json.loads(run.invoke(drugs, ["metformin", "--egfr", "25", "--allergy", "NKDA", "--json"]).output)
    assert [alert["rule"] for alert in made["drugs"]] == ["metformin"]
    assert made["drugs"][0]["sources"] == ["fda-metformin-2016"]
    assert made["drug_checks"]["not_checked"]


def test_pregnant_not_pregnant_and_unknown_are_three_things(run: CliRunner) -> None:
    woman = ["ramipril", "--age", "30", "--sex", "female"]
    assert "pregnant" in run.invoke(drugs, [*woman, "--pregnant"]).output.split("Checked")[0]
    assert "not known: pregnancy" in run.invoke(drugs, woman).output
    assert "not known: pregnancy" not in run.invoke(drugs, [*woman, "--not-pregnant"]).output


def test_prose_is_not_taken_for_names(run: CliRunner) -> None:
    made = run.invoke(drugs, ["Stopped warfarin last year. Takes hydralazine."])
    assert made.exit_code == 2
    assert "--case" in made.output


def test_a_case_and_a_batch_are_checked(run: CliRunner, tmp_path: Path) -> None:
    case = {"id": "c", "text": "He takes warfarin 3 mg and naproxen. Allergies: none."}
    (tmp_path / "c.json").write_text(json.dumps(case), "utf-8")
    assert "Naproxen with Warfarin" in run.invoke(drugs, ["--case", str(tmp_path / "c.json")]).output
    out = tmp_path / "out.jsonl"
    assert run.invoke(drugs, ["--batch", str(tmp_path / "c.json"), "--out", str(out)]).exit_code == 0
    assert json.loads(out.read_text("utf-8"))["drugs"]


@pytest.mark.parametrize("given", [[], ["warfarin", "--case", "c.json"], ["--batch", "b"]])
def test_wrong_usage_is_said(run: CliRunner, given: list[str]) -> None:
    assert run.invoke(drugs, given).exit_code == 2
