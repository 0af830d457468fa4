"""Values between normal and a limit say nothing; units and limits that depend on who it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from .conftest import Reader


@pytest.mark.parametrize(
    ("text", "finding", "status"),
    [
        ("60M chest pain, troponin 8.", "raised-troponin", Status.ABSENT),
        ("60M chest pain, troponin 30.", "raised-troponin", None),
        ("60M chest pain, troponin 45 ng/L.", "raised-troponin", None),
        ("60M chest pain, troponin 60.", "raised-troponin", Status.PRESENT),
        ("60M belly pain, lipase 40.", "raised-lipase", Status.ABSENT),
        ("60M belly pain, lipase 100.", "raised-lipase", None),
        ("60M belly pain, lipase 900.", "raised-lipase", Status.PRESENT),
        ("60M faint, HR 44.", "slow-heart-rate", Status.PRESENT),
        ("60M faint, HR 55.", "slow-heart-rate", None),
        ("60M faint, HR 72.", "slow-heart-rate", Status.ABSENT),
        ("60M faint, BP 82/50.", "low-blood-pressure", Status.PRESENT),
        ("60M faint, BP 95/60.", "low-blood-pressure", None),
        ("60M faint, BP 128/70.", "low-blood-pressure", Status.ABSENT),
        ("60M cough, sats 91%.", "low-oxygen-saturation", Status.PRESENT),
        ("60M cough, sats 95%.", "low-oxygen-saturation", None),
        ("60M cough, sats 98%.", "low-oxygen-saturation", Status.ABSENT),
        ("60M tired, creatinine 112.", "raised-creatinine", None),
        ("60F tired, creatinine 112.", "raised-creatinine", Status.PRESENT),
        ("60F tired, creatinine 92.", "raised-creatinine", None),
        ("60F tired, creatinine 70.", "raised-creatinine", Status.ABSENT),
        ("60F tired, ferritin 22.", "iron-deficiency", None),
        ("60F tired, ferritin 8.", "iron-deficiency", Status.PRESENT),
        ("60F thirsty, glucose 9.", "high-blood-glucose", None),
        ("60F thirsty, glucose 5.2.", "high-blood-glucose", Status.ABSENT),
        ("2-day-old boy, jittery, BM 2.8.", "low-blood-glucose", Status.ABSENT),
        ("2-day-old boy, jittery, BM 2.3.", "low-blood-glucose", Status.PRESENT),
        ("2-day-old boy, jittery, BM 1.1.", "low-blood-glucose", Status.PRESENT),
        ("10-day-old girl, sleepy, glucose 2.8.", "low-blood-glucose", None),
        ("3-month-old girl, sleepy, glucose 2.8.", "low-blood-glucose", Status.PRESENT),
        ("40M sweating, BM 2.8.", "low-blood-glucose", Status.PRESENT),
        ("35M rash, eosinophils 4.2 x10^9/L.", "eosinophilia", Status.PRESENT),
        ("35M rash, eosinophils 4.2.", "eosinophilia", Status.PRESENT),
        ("35M rash, eosinophils 4%.", "eosinophilia", Status.ABSENT),
        ("35M rash, eosinophils 4.", "eosinophilia", None),
        ("35M rash, eosinophils 7%.", "eosinophilia", None),
        ("35M rash, eosinophils 0.2.", "eosinophilia", Status.ABSENT),
        ("35M rash, eosinophils 350.", "eosinophilia", Status.ABSENT),
        ("35M rash, eosinophils 1200.", "eosinophilia", Status.PRESENT),
    ],
)
def test_what_a_value_says(read: Reader, text: str, finding: str, status: Status | None) -> None:
    said = [each.status for each in read.text(text).findings if each.id == finding]
    assert said == ([] if status is None else [status])


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("FBC, U&E, LFT and CRP normal.", {"anaemia-on-blood-test", "abnormal-liver-tests", "low-sodium"}),
        ("Normal sodium, potassium and calcium.", {"low-sodium", "high-potassium", "high-calcium"}),
        ("Na, K, Ca and Mg all normal.", {"low-sodium", "low-potassium", "low-calcium", "low-magnesium"}),
        ("Glucose and lactate normal.", {"low-blood-glucose", "raised-procalcitonin-or-lactate"}),
        ("Normal TSH and ferritin.", {"raised-tsh", "low-tsh", "iron-deficiency"}),
        ("Normal temperature and blood pressure.", {"fever-38-or-more", "low-blood-pressure"}),
        ("Heart rate and sats normal.", {"fast-heart-rate", "low-oxygen-saturation"}),
    ],
)
def test_every_item_of_a_list_of_normal_results_is_denied(read: Reader, text: str, findings: set[str]) -> None:
    absent = {each.id for each in read.text(text).findings if each.status is Status.ABSENT}
    assert findings <= absent


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Calcium not normal.", "high-calcium"),
        ("Abnormal calcium.", "high-calcium"),
        ("Is the calcium normal?", "high-calcium"),
        ("If her glucose is normal she can go home.", "low-blood-glucose"),
        ("Potassium was normal last year.", "high-potassium"),
        ("Sodium normal but potassium 6.9.", "high-potassium"),
        ("Bloods normal apart from potassium 6.9.", "high-potassium"),
        ("Paracetamol 500 mg, normal dose.", "low-magnesium"),
        ("CSF glucose normal.", "low-blood-glucose"),
        ("Urine: glucose negative.", "low-blood-glucose"),
        ("Glucose normal at home, 22 here.", "high-blood-glucose"),
        ("Potassium stable.", "high-potassium"),
    ],
)
def test_it_is_not_denied_where_it_is_not_normal_today(read: Reader, text: str, finding: str) -> None:
    absent = {each.id for each in read.text(text).findings if each.status is Status.ABSENT and each.when == "current"}
    assert finding not in absent
