"""What CONTRACTS.md promises of the command line: fields, types, sums, order, sameness."""

from __future__ import annotations

import json
import math
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from dxpad.cli.pads import open_pad
from dxpad.pad import Pad

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Program

    from dxpad.knowledge.store import Store

TEXT = (
    "58-year-old man with sudden tearing pain between the shoulder blades. No fever. BP 180/100. "
    "He takes amlodipine. His father died of a heart attack."
)
TALK = """Doctor: What has brought you in?
Patient: A sudden tearing pain between my shoulder blades. I take ramipril 5 mg.
Doctor: Any fever?
Patient: No.
"""
NUMBER, TEXTS, MAYBE_TEXT = (int, float), [str], (str, type(None))
QUOTE = ({"text": str, "start": int, "end": int}, None)
RECEIPT = {"input_sha256": str, "knowledge": str, "program": str}
REASONS = [{"rule": MAYBE_TEXT, "condition": MAYBE_TEXT, "text": str, "sources": TEXTS}]
FINDING = {
    "id": str, "name": str, "status": ("present", "absent"), "subject": ("patient", "family"),
    "when": ("current", "past"),
    "source": ({"text": str, "start": int, "end": int, "turn": (int, type(None))}, None),
    "value": (int, float, type(None)), "unit": MAYBE_TEXT,
}  # fmt: skip
URGENCY = ("emergency", "urgent", "routine", "self-care")
DIFFERENTIAL = {
    "id": str, "receipt": RECEIPT, "findings": [FINDING],
    "differential": [{
        "rank": int, "condition": str, "name": str, "icd10": TEXTS, "probability": NUMBER, "interval": [NUMBER],
        "do_not_miss": bool, "urgency": URGENCY,
        "evidence": [{"finding": str, "status": ("present", "absent"), "log_odds": NUMBER,
                      "basis": ("study", "estimate"),
                      "sources": TEXTS, "quote": QUOTE}],
        "expected_but_unknown": [{"finding": str, "gain": NUMBER}],
    }],
    "other": {"probability": NUMBER},
    "do_not_miss": [{"condition": str, "state": ("open", "unlikely"), "why": str, "resolve_with": TEXTS}],
    "urgency": URGENCY, "urgency_reasons": REASONS,
    "next": [{"question": str, "gain": NUMBER, "danger_resolved": NUMBER}],
    "reliability": {"level": ("green", "amber", "red"), "reasons": TEXTS, "measured": ({"suite": str, "n": int}, None)},
    "coverage_warnings": TEXTS,
}  # fmt: skip
SPAN = {"turn": int, "start": int, "end": int}
SCORE = {
    "id": str, "score": str, "version": str, "value": NUMBER, "unit": str,
    "band": {"from": NUMBER, "to": NUMBER, "meaning": str}, "points": [{"input": str, "points": NUMBER}],
    "sources": TEXTS,
}  # fmt: skip
GUIDANCE = {
    "id": str, "receipt": RECEIPT, "urgency": URGENCY, "urgency_reasons": REASONS,
    "red_flags": [{"id": str, "name": str, "status": ("present", "absent", "unknown"), "think_of": TEXTS,
                   "urgency": URGENCY, "first_action": str, "sources": TEXTS}],
    "workup": [{"do": str, "kind": ("bedside", "laboratory", "imaging", "other"), "when": str, "why": str,
                "strength": str, "country": MAYBE_TEXT, "sources": TEXTS}],
    "treatment": [{"condition": str, "step": str, "strength": str, "cautions": TEXTS, "country": MAYBE_TEXT,
                   "sources": TEXTS}],
    "referral": [{"to": str, "how_soon": str, "why": str}], "follow_up": TEXTS, "safety_net": TEXTS,
    "scores": [{"score": str, "version": str, "value": (int, float, type(None)), "unit": str,
                "band": (SCORE["band"], None), "points": SCORE["points"], "sources": TEXTS, "missing": TEXTS,
                "filled_from": dict}],
    "drugs": list, "not_checked": TEXTS, "cautions": TEXTS,
}  # fmt: skip
NOTE = {
    "id": str, "template": str,
    "sections": [{"key": str, "title": str, "loinc": str, "sentences": [
        {"text": str, "sources": [SPAN], "status": ("linked", "inferred", "typed")}]}],
    "text": str,
    "said_not_written": [{**SPAN, "text": str, "why": str}],
    "to_confirm": [{"sentence": int, "kind": ("drug", "number", "laterality", "negation"), "text": str}],
    "suggested_codes": [{"condition": str, "name": str, "icd10": TEXTS, "status": ("present", "possible"),
                         "sentence": int, "start": int, "end": int, "text": str}],
}  # fmt: skip
TEMPLATES = ("soap", "history-and-physical", "aci", "referral-letter", "patient-leaflet")


def conforms(value: object, form: object, path: str = "") -> None:
    """`value` has the form: a type, types, words to choose from, a list of one form, or named fields."""
    if isinstance(form, dict):
        assert isinstance(value, dict), path
        for key, inner in form.items():
            assert key in value, f"{path}.{key}"
            conforms(value[key], inner, f"{path}.{key}")
    elif isinstance(form, list):
        assert isinstance(value, list), path
        for place, item in enumerate(value):
            conforms(item, form[0], f"{path}[{place}]")
    elif isinstance(form, tuple) and isinstance(form[0], str):
        assert value in form, f"{path}: {value}"
    elif isinstance(form, tuple) and form[-1] is None:
        if value is not None:
            conforms(value, form[0], path)
    else:
        assert isinstance(form, type | tuple)
        assert isinstance(value, form), f"{path}: {value!r}"
        assert isinstance(value, bool) <= (form is bool), path


@pytest.fixture(scope="module")
def pad(store: Store) -> Pad:
    return Pad(store)


@pytest.fixture(autouse=True)
def _warm(dxpad: Program, pad: Pad) -> None:
    """All commands of this file share one pad, whose store has read its tables already."""
    dxpad.patch.setattr("dxpad.cli.pads.open_pad", lambda: pad)


@pytest.fixture
def case(dxpad: Program) -> Path:
    return dxpad.file("case.json", {"id": "c1", "age": 58, "sex": "male", "setting": "emergency", "text": TEXT})


@pytest.fixture
def talk(dxpad: Program) -> Path:
    return dxpad.file("talk.txt", TALK)


def test_a_differential_has_the_fields_of_the_contract(dxpad: Program, case: Path) -> None:
    ran = dxpad("differential", case)
    assert (ran.code, ran.err) == (0, "")
    result = ran.json()
    conforms(result, DIFFERENTIAL)
    assert result["id"] == "c1"
    assert len(result["receipt"]["input_sha256"]) == 64
    assert all((step["ask"] is None) != (step["test"] is None) for step in result["next"])
    for finding in result["findings"]:
        if finding["source"] and finding["source"]["turn"] is None:
            assert TEXT[finding["source"]["start"] : finding["source"]["end"]] == finding["source"]["text"]


def test_the_shown_numbers_add_up(dxpad: Program, case: Path) -> None:
    result = dxpad("differential", case, "--top", "100000").json()
    ranked, other = result["differential"], result["other"]
    scores = [item["log_prior"] + math.fsum(row["log_odds"] for row in item["evidence"]) for item in (*ranked, other)]
    total = math.fsum(map(math.exp, scores))
    shown = [item["probability"] for item in (*ranked, other)]
    for probability, score in zip(shown, scores, strict=True):
        assert 0 <= probability <= 1
        assert probability == pytest.approx(math.exp(score) / total, abs=1e-9)
    assert math.fsum(shown) == pytest.approx(1, abs=1e-9)
    assert math.log(total) == pytest.approx(result["log_normaliser"], abs=1e-9)
    assert [item["rank"] for item in ranked] == list(range(1, len(ranked) + 1))
    assert all(0 <= item["interval"][0] <= item["probability"] <= item["interval"][1] <= 1 for item in ranked)


def test_what_is_not_listed_is_counted(dxpad: Program, case: Path) -> None:
    result = dxpad("differential", case, "--top", "3").json()
    listed = [item["probability"] for item in result["differential"]]
    rest = result["other"]["probability"] + result["remainder"]["probability"]
    assert math.fsum([*listed, rest]) == pytest.approx(1, abs=1e-9)


def test_guidance_has_the_fields_of_the_contract(dxpad: Program, case: Path) -> None:
    ran = dxpad("guide", case)
    assert (ran.code, ran.err) == (0, "")
    conforms(ran.json(), GUIDANCE)
    assert ran.json()["not_checked"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_note_has_the_fields_of_the_contract(dxpad: Program, talk: Path, template: str) -> None:
    ran = dxpad("note", talk, "--template", template, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    note = ran.json()
    conforms(note, NOTE)
    assert note["template"] == template
    sentences = [sentence for section in note["sections"] for sentence in section["sentences"]]
    assert all(sentence["sources"] for sentence in sentences if sentence["status"] == "linked")
    assert all(check["sentence"] < len(sentences) for check in note["to_confirm"])


@pytest.mark.parametrize(
    ("form", "begins"), [("md", b"# "), ("json", b"{"), ("docx", b"PK"), ("pdf", b"%PDF"), ("fhir", b"{")]
)
def test_a_note_is_written_in_every_format(dxpad: Program, talk: Path, form: str, begins: bytes) -> None:
    if form in ("docx", "pdf"):
        pytest.importorskip({"docx": "docx", "pdf": "reportlab"}[form])
    assert dxpad("note", talk, "--format", form, "--out", "note").code == 0
    assert (dxpad.folder / "note").read_bytes().startswith(begins)


def test_findings_of_a_transcript_point_into_its_turns(dxpad: Program, talk: Path) -> None:
    ran = dxpad("findings", talk)
    result = ran.json()
    conforms(result, {"id": str, "findings": [FINDING], "issues": list, "medications": list, "measurements": list})
    turns = [line.partition(": ")[2] for line in TALK.splitlines()]
    assert result["findings"]
    for finding in result["findings"]:
        source = finding["source"]
        assert turns[source["turn"]][source["start"] : source["end"]] == source["text"]


def test_spans_are_told_with_status_time_and_subject(dxpad: Program) -> None:
    batch = dxpad.batch("b.jsonl", {"id": "x", "text": "He denies chest pain.", "start": 10, "end": 20})
    assert dxpad("findings", "--assert", batch, "--out", "o.jsonl").code == 0
    line = json.loads((dxpad.folder / "o.jsonl").read_text("utf-8"))
    assert line == {"id": "x", "status": "absent", "when": "current", "subject": "patient"}


def test_a_score_has_the_fields_of_the_contract_with_either_spelling(dxpad: Program) -> None:
    values = ("confusion=false", "bun=8.1 mmol/L", "rr=32", "sbp=100", "dbp=60", "age=70")
    ran = dxpad("score", "curb_65", *values)
    conforms(ran.json(), SCORE)
    assert ran.out == dxpad("score", "curb-65", *values).out
    assert "curb-65" in dxpad("score", "--list").out


def test_an_article_comes_in_every_format(dxpad: Program) -> None:
    assert dxpad("article", "aortic-dissection").out.startswith("# Aortic dissection")
    assert dxpad("article", "aortic-dissection", "--format", "json").json()["id"] == "aortic-dissection"
    assert "<h1" in dxpad("article", "aortic-dissection", "--format", "html").out


def test_search_forgives_a_typing_error_and_guesses_nothing(dxpad: Program) -> None:
    hits = dxpad("search", "aortic", "disection", "--json").json()
    conforms(hits, [{"id": str, "kind": str, "name": str, "snippet": str, "score": NUMBER}])
    assert "aortic-dissection" in [hit["id"] for hit in hits[:3]]
    assert "Nothing" in dxpad("search", "zzzzqq").out


def test_an_explanation_adds_up_and_is_drawn(dxpad: Program, case: Path) -> None:
    ran = dxpad(
        "explain", case, "--condition", "aortic-dissection", "--versus", "pulmonary-embolism", "--svg", "why.svg"
    )
    lines = ran.out.splitlines()
    end = next(place for place, line in enumerate(lines) if "score; less" in line)
    terms = [float(line.split()[0]) for line in lines[:end] if line.startswith("  ") and line.split()[0][0] in "+-"]
    assert ran.code == 0
    assert math.fsum(terms) == pytest.approx(float(lines[end].split()[0]), abs=0.005 * (len(terms) + 1))
    assert "Aortic dissection against Pulmonary embolism" in ran.out
    assert (dxpad.folder / "why.svg").read_text("utf-8").startswith("<svg")


def test_coverage_counts_add_up_and_say_what_is_not_covered(dxpad: Program) -> None:
    result = dxpad("knowledge", "coverage", "--json").json()
    reviews = ("read", "outlines", "drafts")
    dangers = ("do_not_miss_read", "do_not_miss_outline", "do_not_miss_draft")
    for key in ("conditions", *reviews, *dangers, "numbers_study", "articles"):
        assert sum(system[key] for system in result["systems"]) == result["total"][key]
    assert sum(result["total"][key] for key in reviews) == result["total"]["conditions"]
    assert result["not_covered"]
    shown = dxpad("knowledge", "coverage").out
    assert all(line in shown for line in result["not_covered"])


def test_the_authored_knowledge_passes_its_check(dxpad: Program, repository: Path) -> None:
    ran = dxpad("knowledge", "check", repository / "knowledge")
    assert (ran.code, ran.out[:11]) == (0, "0 problems,")


def test_doctor_says_what_is_there(dxpad: Program) -> None:
    ran = dxpad("doctor")
    assert (ran.code, ran.err) == (0, "")
    for part in ("knowledge: 20", "speech engine", "DOCX", "PDF", "records"):
        assert part in ran.out


def test_the_demo_goes_the_whole_way_from_the_words(dxpad: Program) -> None:
    ran = dxpad("demo", "--text")
    assert ran.code == 0
    for part in ("Findings", "Do not miss", "Aortic dissection", "Worth considering", "Guidance", "Note", "Receipt"):
        assert part in ran.out


def test_the_same_input_gives_the_same_bytes_from_a_new_and_a_used_pad(dxpad: Program, case: Path, talk: Path) -> None:
    commands = (("differential", case), ("guide", case), ("findings", talk), ("note", talk))
    used = [dxpad(*command).out for command in commands]
    dxpad.patch.setattr("dxpad.cli.pads.open_pad", open_pad)
    assert [dxpad(*command).out for command in commands] == used


def test_text_a_file_and_standard_input_are_one(dxpad: Program, talk: Path) -> None:
    from_file, piped = dxpad("findings", talk).json(), dxpad("findings", "-", stdin=talk.read_bytes()).json()
    assert {**from_file, "id": ""} == {**piped, "id": ""}


def test_the_option_gives_the_setting_only_where_the_case_does_not_say(dxpad: Program, case: Path) -> None:
    bare = dxpad.file("bare.json", {"id": "c1", "age": 58, "sex": "male", "text": TEXT})
    in_emergency = dxpad("differential", case).out
    assert dxpad("differential", case, "--setting", "primary-care").out == in_emergency
    assert dxpad("differential", bare, "--setting", "emergency").out == in_emergency
    assert dxpad("differential", bare).out != in_emergency


@pytest.mark.parametrize("command", ["findings", "differential", "guide", "note"])
def test_a_batch_keeps_order_and_ids(dxpad: Program, command: str) -> None:
    turns = [{"speaker": "patient", "text": "I have a cough"}]
    ids = ["b", "a", 7, "", "a", "ü"]
    batch = dxpad.batch("b.jsonl", *({"id": name, "turns": turns} for name in ids))
    ran = dxpad(command, "--batch", batch, "--out", "o.jsonl")
    lines = (dxpad.folder / "o.jsonl").read_text("utf-8").splitlines()
    assert ran.code == 0
    assert ran.out == ""
    assert [json.loads(line)["id"] for line in lines] == ids


def test_a_batch_gives_what_the_single_command_gives(dxpad: Program, case: Path) -> None:
    batch = dxpad.batch("b.jsonl", json.loads(case.read_text("utf-8")))
    for command in ("findings", "differential", "guide"):
        dxpad(command, "--batch", batch, "--out", "o.jsonl")
        assert json.loads((dxpad.folder / "o.jsonl").read_text("utf-8")) == dxpad(command, case).json()


TRANSCRIPT = {
    "id": "t1", "language": "en", "engine": "pocketsphinx", "model": "m", "age": 61,
    "audio": {"path": "a.ogg", "sha256": "0" * 64, "duration": 12.5},
    "turns": [{"speaker": "patient", "start": 0.1, "end": 1 / 3, "text": "I have chest pain"}],
}  # fmt: skip


@pytest.mark.parametrize("given", [{"text": TEXT, "age": 1 / 3}, TRANSCRIPT, {**TRANSCRIPT, "id": ""}, TALK])
def test_a_saved_result_replays_identical(dxpad: Program, given: object) -> None:
    assert dxpad("differential", dxpad.file("given", given), "--receipt", "r.json", "--top", "5").code == 0
    ran = dxpad("replay", "r.json")
    assert (ran.code, ran.out[:10], ran.err) == (0, "identical:", "")


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (lambda saved: saved["result"]["differential"][0].update(probability=0.99), "differs: differential"),
        (lambda saved: saved["result"].update(urgency="self-care"), "differs: urgency"),
        (lambda saved: saved["result"].pop("issues"), "differs: issues"),
        (lambda saved: saved["result"].update(extra=1), "differs: extra"),
        (lambda saved: saved["case"].update(age=20), "differs: receipt"),
        (lambda saved: saved["result"]["receipt"].update(knowledge="2020.1.0"), "differs: receipt"),
    ],
)
def test_a_tampered_result_is_reported(
    dxpad: Program, case: Path, tamper: Callable[[dict[str, Any]], object], told: str
) -> None:
    dxpad("differential", case, "--receipt", "r.json")
    saved = json.loads((dxpad.folder / "r.json").read_text("utf-8"))
    tamper(saved)
    ran = dxpad("replay", dxpad.file("r2.json", saved))
    assert ran.code == 1
    assert told in ran.out


def test_the_program_starts_without_anything_heavy(knowledge_file: Path) -> None:
    environment = {**os.environ, "DXPAD_KNOWLEDGE": str(knowledge_file)}
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "dxpad", "--version"],
        check=True, capture_output=True, text=True, env=environment,
    )  # fmt: skip
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in ran.stderr.splitlines()}
    assert "click" in loaded
    assert not loaded & {
        "fastapi",
        "starlette",
        "uvicorn",
        "sqlalchemy",
        "alembic",
        "av",
        "pocketsphinx",
        "rich",
        "yaml",
    }


def test_every_written_file_is_for_its_owner_only(dxpad: Program, case: Path, talk: Path) -> None:
    batch = dxpad.batch("b.jsonl", {"text": TEXT})
    dxpad("differential", case, "--out", "1", "--receipt", "2")
    dxpad("explain", case, "--condition", "aortic-dissection", "--svg", "3")
    dxpad("note", talk, "--out", "4")
    dxpad("findings", "--batch", batch, "--out", "5")
    for name in "12345":
        assert stat.S_IMODE((dxpad.folder / name).stat().st_mode) == 0o600


def test_a_note_is_written_in_a_template_of_one_s_own(dxpad: Program, talk: Path) -> None:
    text = "[a]\ntitle = What hurts\nholds = chief-complaint, hpi\n"
    by_file = dxpad("note", talk, "--template", dxpad.file("mine.txt", text))
    assert "What hurts" in by_file.out
    (dxpad.folder / "home/templates").mkdir(parents=True)
    (dxpad.folder / "home/templates/clinic.txt").write_text(text)
    assert "What hurts" in dxpad("note", talk, "--template", "clinic").out
    wrong = dxpad("note", talk, "--template", dxpad.file("wrong.txt", text.replace("hpi", "hpy")))
    assert wrong.code == 3
    assert "line 3" in wrong.err
    assert "Did you mean hpi?" in wrong.err
