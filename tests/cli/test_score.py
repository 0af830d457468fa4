"""`dxpad score` from values, from a case and from a batch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from running import Program

VISIT = b"71-year-old woman with fever and cough. She is confused. RR 32, BP 118/58. Urea 8.1 mmol/L."
CURB = ("confusion=false", "bun=8.1 mmol/L", "rr=18", "sbp=120", "dbp=75", "age=50")


def test_a_case_fills_the_score_each_value_with_its_words(dxpad: Program) -> None:
    given = dxpad("score", "curb-65", "--case", "-", stdin=VISIT).json()
    assert given["missing"] == []
    assert given["result"]["value"] == 5
    words = {name: item["source"] for name, item in given["inputs"].items()}
    assert VISIT[words["bun"]["start"] : words["bun"]["end"]] == b"Urea 8.1 mmol/L"
    assert words["rr"]["text"] == "RR 32"
    assert given["working"][-1]["result"] == "5"


def test_what_is_missing_comes_with_its_question_and_nothing_is_worked_out(dxpad: Program) -> None:
    given = dxpad("score", "news2", "--case", "-", stdin=VISIT).json()
    asked = {item["input"]: item["question"] for item in given["missing"]}
    assert set(asked) == {"spo2", "scale2", "oxygen", "hr", "temp"}
    assert all(question.endswith("?") for question in asked.values())
    assert given["result"] is None


def test_values_on_the_command_line_win_over_the_case(dxpad: Program) -> None:
    given = dxpad("score", "curb-65", "confusion=false", "--case", "-", stdin=VISIT).json()
    assert given["result"]["value"] == 4
    assert given["inputs"]["confusion"]["stated"] is True


def test_a_score_refuses_a_patient_it_was_not_made_for(dxpad: Program) -> None:
    ran = dxpad("score", "curb-65", "--case", "-", stdin=b"12-year-old boy with cough and fever. RR 32.")
    assert ran.code == 3
    assert "not made for this patient" in ran.err
    assert "18 years" in ran.err


def test_no_words_of_the_case_stand_in_an_error(dxpad: Program) -> None:
    ran = dxpad("score", "curb-65", "bun=9999", "--case", "-", stdin=VISIT)
    assert ran.code == 3
    assert "confused" not in ran.err
    assert "1 to 200 mg/dL" in ran.err


@pytest.mark.parametrize("written", ["bun=8.1 mmol/L", "bun=8.1mmol/L", "bun=22.7", "bun=8100 umol/L"])
def test_a_value_may_carry_its_unit(dxpad: Program, written: str) -> None:
    ran = dxpad("score", "curb-65", *(written if item.startswith("bun") else item for item in CURB))
    assert ran.json()["value"] == 1


def test_bad_lines_stand_in_their_place_and_the_batch_goes_on(dxpad: Program) -> None:
    good = {"confusion": False, "bun": 15, "rr": 18, "sbp": 120, "dbp": 75, "age": 50}
    changed = [{}, {"bun": None}, {"bun": ""}, {"bun": "15"}, {"age": 50.5}, {"rr": {"value": 18, "unit": "kg"}},
               {"rr": {"value": 18, "unit": "furlong"}, "bun": 15}, {"sbp": 900}, {"sex": "male"}, {}]  # fmt: skip
    lines = [
        {"id": f"l{place}", "score": "curb_65", "inputs": {**good, **change}} for place, change in enumerate(changed)
    ]
    lines[-1]["score"] = "curb-99"
    asked, told = dxpad.folder / "in.jsonl", dxpad.folder / "out.jsonl"
    asked.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    ran = dxpad("score", "--batch", asked, "--out", told)
    answers = [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]
    assert ran.code == 1
    assert [answer["id"] for answer in answers] == [line["id"] for line in lines]
    assert answers[0]["value"] == 0
    assert all("error" in answer for answer in answers[1:])
    for answer, name in zip(answers[1:-1], ("bun", "bun", "bun", "age", "rr", "rr", "sbp", "sex"), strict=True):
        assert name in answer["error"]["message"]
    assert "30 to 300 mmHg" in answers[7]["error"]["message"]
    assert "curb-99" in answers[-1]["error"]["message"]
