"""What a clinician sees of the reasoning, and that what is seen is what was worked out."""

from __future__ import annotations

import re
from math import exp, isclose
from typing import TYPE_CHECKING

import pytest

from dxpad.differential.constants import CONSTANTS
from dxpad.differential.contrast import contrast
from dxpad.differential.counterfactual import without
from dxpad.domain.consultation import Kind
from dxpad.domain.finding import Status
from dxpad.web.answers import answered
from dxpad.web.flips import flips
from dxpad.web.ledger import ledger_of
from dxpad.web.questioning import asking
from dxpad.web.reasons import odds_factor, reasons_of, strength

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from dxpad.web.desk import Desk, Look

PAIRED = "58-year-old man. Chest pressure and chest tightness on effort. No fever."


def _id(address: str) -> str:
    return address.rsplit("/", 1)[1]


def _look(desk: Desk, address: str) -> Look:
    return desk.look(_id(address))


def _typed(client: TestClient, address: str, text: str) -> None:
    client.post(f"{address}/text", data={"text": text})


# Why


@pytest.mark.parametrize("condition", ["aortic-dissection", "pulmonary-embolism", "acne-vulgaris"])
def test_the_bars_that_are_drawn_add_up_to_the_probability(desk: Desk, demo: str, condition: str) -> None:
    look = _look(desk, demo)
    made = desk.explain(look, condition)
    reasons = reasons_of(made.conditions[0], made.log_normaliser, desk.pad.pad.knowledge)
    bars = (*reasons.speaking_for, *reasons.speaking_against, *reasons.silent)
    score = reasons.prior.by + sum(bar.by for bar in bars)
    assert isclose(score, reasons.score.by, abs_tol=1e-9)
    assert isclose(exp(score + reasons.competition.by), reasons.line.probability, rel_tol=1e-9)


def test_each_bar_starts_where_the_one_above_ended(desk: Desk, demo: str) -> None:
    look = _look(desk, demo)
    made = desk.explain(look, "aortic-dissection")
    reasons = reasons_of(made.conditions[0], made.log_normaliser, desk.pad.pad.knowledge)
    at = reasons.zero if reasons.prior.by > 0 else reasons.prior.left
    for bar in reasons.speaking_for:
        assert isclose(bar.left, at, abs_tol=0.5)
        at = bar.left + bar.width
    assert all(bar.left >= 0 and bar.left + bar.width <= 100 + 1e-9 for bar in reasons.speaking_for)


def test_a_brake_is_shown_with_the_share_that_was_applied(client: TestClient, desk: Desk, empty: str) -> None:
    _typed(client, empty, PAIRED)
    look = _look(desk, empty)
    line = look.ranked.differential[0]
    reasons = reasons_of(line, look.ranked.log_normaliser, desk.pad.pad.knowledge)
    braked = [bar for bar in (*reasons.speaking_for, *reasons.speaking_against) if bar.brake]
    assert braked
    chief = {finding.id for finding in look.ranked.findings if finding.chief}
    for bar in braked:
        assert bar.evidence
        whole = reasons.crowd * (CONSTANTS.chief if bar.evidence.finding in chief else 1.0)
        assert isclose(bar.evidence.weight, whole * CONSTANTS.companion, rel_tol=1e-9)
        assert f"× {CONSTANTS.companion:.2g}" in bar.brake
    assert "brake: counts" in client.get(f"{empty}/why/{line.condition}").text


def test_why_shows_both_sides_the_words_and_what_nobody_asked(client: TestClient, demo: str) -> None:
    text = client.get(f"{demo}/why/aortic-dissection").text
    for title in ("For <span", "Against <span", "Competition", "Expected but unknown", "90 % interval"):
        assert title in text
    assert "<q>tearing pain</q>" in text
    assert 'href="#source-hagan-2000"' in text
    assert 'id="source-hagan-2000"' in text


def test_a_script_gets_the_drawer_alone(client: TestClient, demo: str) -> None:
    text = client.get(f"{demo}/why/aortic-dissection", headers={"X-Parts": "1"}).text
    assert 'id="drawer"' in text
    assert "<html" not in text


@pytest.mark.parametrize(
    ("log_odds", "words", "factor"),
    [
        (0.0, "says nothing about it", "× 1.0"),
        (-1.2, "speaks clearly against it", "÷ 3.3"),
        (2.5, "speaks strongly for it", "× 12"),
        (20.0, "speaks very strongly for it", "over × 1,000"),
    ],
)
def test_a_push_is_said_in_words_and_as_odds(log_odds: float, words: str, factor: str) -> None:
    assert strength(log_odds) == words
    assert odds_factor(log_odds) == factor


def test_what_another_finding_says_already_is_not_counted_and_said_so(
    client: TestClient, desk: Desk, empty: str
) -> None:
    _typed(client, empty, "60-year-old man with chest pain. Tearing chest pain.")
    look = _look(desk, empty)
    assert [item.finding for item in look.ranked.uncounted] == ["chest-pain"]
    first = look.ranked.differential[0]
    assert "chest-pain" not in {item.finding for item in first.evidence}
    text = client.get(f"{empty}/why/{first.condition}").text
    assert "1 not counted twice" in text
    assert "Tearing chest pain says it already" in text


# A versus B


def test_every_flip_that_is_shown_turns_the_order_in_the_case_itself(
    client: TestClient, desk: Desk, empty: str
) -> None:
    _typed(client, empty, "55-year-old man. Sudden chest pain and sweating. Breathless.")
    look = _look(desk, empty)
    first, second = look.ranked.differential[:2]
    compared = contrast(first, second)
    with desk.pad.taken() as pad:
        turns = flips(look, first, second, pad)
    shown = [*turns.asked, *([turns.taken] if turns.taken else [])]
    assert shown
    for flip in shown:
        copy = client.post("/consultations", follow_redirects=False).headers["location"]
        _typed(client, copy, look.consultation.text)
        for name, _ in flip.findings:
            status = "aside" if flip.status is Status.UNKNOWN else flip.status.value
            client.post(f"{copy}/findings", data={"finding": name, "status": status})
        after = desk.explain(_look(desk, copy), first.condition, second.condition).conditions
        assert (after[0].probability > after[1].probability) != (compared.log_odds > 0)
        assert isclose(after[0].probability, flip.first, rel_tol=1e-9)
        assert isclose(after[1].probability, flip.second, rel_tol=1e-9)


# Ask and test next


def test_the_list_moves_on_an_answer_as_it_was_shown_before_asking(client: TestClient, desk: Desk, empty: str) -> None:
    _typed(client, empty, "62-year-old woman with chest pain and breathlessness.")
    look = _look(desk, empty)
    with desk.pad.taken() as pad:
        made = asking(look, "both", pad)
    moving = [question for question in made.questions if question.moves and question.moves.yes]
    assert moving
    for question in moving[:3]:
        assert question.moves
        for status, expected in (("present", question.moves.yes), ("absent", question.moves.no)):
            client.post(f"{empty}/findings", data={"finding": question.moves.finding, "status": status})
            after = _look(desk, empty)
            with desk.pad.taken() as pad:
                shares = pad.shares(after.case, after.found)
            for move in expected:
                assert isclose(shares[move.condition], move.after, rel_tol=1e-9)
            client.post(f"{empty}/findings", data={"finding": question.moves.finding, "status": "clear"})


@pytest.mark.parametrize("by", ["both", "information", "danger"])
def test_questions_are_ranked_by_what_was_asked_for(client: TestClient, desk: Desk, demo: str, by: str) -> None:
    with desk.pad.taken() as pad:
        made = asking(_look(desk, demo), by, pad)
    worth = {
        "both": lambda step: step.gain + step.danger_resolved,
        "information": lambda step: step.gain,
        "danger": lambda step: step.danger_resolved,
    }[by]
    for group in (made.questions, made.tests):
        values = [worth(question.step) for question in group]
        assert values == sorted(values, reverse=True)
    text = client.get(f"{demo}/next?by={by}").text
    assert "If yes" in text
    assert re.search(r"cost .*(of 5|not judged)", text)


def test_an_answer_leads_back_to_the_questions(client: TestClient, demo: str) -> None:
    sent = {"finding": "chest-tightness", "status": "present", "back": "next?by=danger"}
    answer = client.post(f"{demo}/findings", data=sent, follow_redirects=False)
    assert answer.headers["location"] == f"{demo}/next?by=danger"
    away = client.post(f"{demo}/findings", data={**sent, "back": "//elsewhere"}, follow_redirects=False)
    assert away.headers["location"] == demo


def test_setting_aside_is_the_same_as_leaving_out(client: TestClient, desk: Desk, demo: str) -> None:
    before = _look(desk, demo)
    client.post(f"{demo}/findings", data={"finding": "pain-tearing", "status": "aside"})
    assert without(before.found, {"pain-tearing"}).findings == _look(desk, demo).found.findings
    again = answered(before.found, "chest-tightness", Status.ABSENT, desk.pad.pad.knowledge)
    assert again.findings[0].status is Status.ABSENT


# Do not miss


def test_every_open_danger_is_shown_once_the_most_dangerous_group_first(
    client: TestClient, desk: Desk, demo: str
) -> None:
    look = _look(desk, demo)
    ledger = ledger_of(look, desk.pad.pad.knowledge)
    shown = [item.danger.condition for item in ledger.open]
    assert sorted(shown) == sorted(danger.condition for danger in look.open_dangers)
    assert shown[0] == "aortic-dissection"
    for address in (demo, f"{demo}/note"):
        text = client.get(address).text
        for condition in shown:
            assert text.count(f'id="danger-{condition}"') == 1


def test_a_reason_may_be_chosen_and_is_kept(client: TestClient, desk: Desk, demo: str) -> None:
    sent = {"condition": "pulmonary-embolism", "chosen": "Tested: the result speaks against it", "reason": "CT clear"}
    client.post(f"{demo}/dismissed", data=sent)
    assert dict(desk.book.read(_id(demo)).dismissed)["pulmonary-embolism"] == (
        "Tested: the result speaks against it. CT clear"
    )
    text = client.get(f"{demo}/note").text
    assert "12 dangers still open" in text or "still open" in text
    assert "dismissed with a reason" in text


def test_too_little_and_outside_coverage_are_answers(client: TestClient, empty: str) -> None:
    _typed(client, empty, "2-month-old baby with fever")
    text = client.get(empty).text
    assert re.search(r"<b>Too little to rank: 1 .*\.</b> Most useful next:", text)
    assert "Infants are hardly covered" in text
    assert "2 months <" in text


# Undo


def test_the_last_change_is_taken_back_and_the_record_keeps_both(client: TestClient, desk: Desk, demo: str) -> None:
    client.post(f"{demo}/findings", data={"finding": "fever", "status": "present"})
    last = desk.book.events(_id(demo))[-1]
    assert "Undo: Fever present" in client.get(demo).text
    client.post(f"{demo}/undone", data={"number": last.seq})
    assert desk.book.read(_id(demo)).set_findings == ()
    kinds = [event.kind for event in desk.book.events(_id(demo))]
    assert kinds[-2:] == [Kind.FINDING_SET, Kind.UNDONE]


def test_undo_pressed_twice_takes_back_one_change(client: TestClient, desk: Desk, demo: str) -> None:
    for status in ("present", "absent"):
        client.post(f"{demo}/findings", data={"finding": "fever", "status": status})
    number = desk.book.events(_id(demo))[-1].seq
    for _ in range(2):
        client.post(f"{demo}/undone", data={"number": number})
    assert desk.book.read(_id(demo)).set_findings == (("fever", Status.PRESENT),)


def test_what_was_said_is_not_undone(client: TestClient, desk: Desk, empty: str) -> None:
    _typed(client, empty, "fever")
    client.post(f"{empty}/undone", data={"number": 1})
    assert desk.book.read(_id(empty)).text == "fever"


def test_an_answer_stands_beside_the_danger_it_speaks_against(client: TestClient, desk: Desk, demo: str) -> None:
    assert "Tested: no raised D-dimer" not in client.get(demo).text
    client.post(f"{demo}/findings", data={"finding": "raised-d-dimer", "status": "absent"})
    item = next(
        item
        for item in ledger_of(_look(desk, demo), desk.pad.pad.knowledge).open
        if item.danger.condition == "pulmonary-embolism"
    )
    assert item.handled == "tested"
    assert "Tested: no raised D-dimer" in item.reason
    text = client.get(demo).text
    assert f"<option>{item.reason}</option>" in text
    assert "The rule still holds, so it stays open until you dismiss it." in text


def test_the_result_of_a_test_can_be_told_in_the_ledger(client: TestClient, demo: str) -> None:
    text = client.get(demo).text
    assert 'id="set-absent-raised-d-dimeraortic-dissectiond-dimer"' in text


def test_a_finding_that_is_set_reads_no_word_again(
    client: TestClient, desk: Desk, demo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(demo)
    monkeypatch.setattr(desk.pad.pad, "read", lambda _: pytest.fail("the words were read again"))
    client.post(f"{demo}/findings", data={"finding": "fever", "status": "present"})
    assert "fever" in {finding.id for finding in _look(desk, demo).found.findings}


def test_words_that_change_are_read_again(client: TestClient, desk: Desk, empty: str) -> None:
    _typed(client, empty, "He has a fever.")
    _typed(client, empty, "He has a cough.")
    assert {finding.id for finding in _look(desk, empty).found.findings} == {"cough"}
