"""One thing measured more than once: the last value counts, and an earlier danger is not read as normal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status, When

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader


def ids(found: FindingSet, status: Status, when: When = When.CURRENT) -> set[str]:
    return {each.id for each in found.findings if each.status is status and each.when is when}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("72M drowsy, creat 88 → 340 over two days.", "raised-creatinine"),
        ("72M drowsy, creat 88 -> 340.", "raised-creatinine"),
        ("72M drowsy, creatinine 88 to 340 since Monday.", "raised-creatinine"),
        ("72M drowsy, creatinine 90, then 310.", "raised-creatinine"),
        ("72M drowsy, creatinine has risen from 90 to 310.", "raised-creatinine"),
        ("72M drowsy, creatinine went from 90 to 310.", "raised-creatinine"),
        ("72M drowsy, creatinine was 90 in May and is 310 today.", "raised-creatinine"),
        ("60F black stools, Hb 132 to 84.", "anaemia-on-blood-test"),
        ("60F black stools, Hb was 140 last month, now 92.", "anaemia-on-blood-test"),
        ("60F black stools, Hb 140 last month, 92 now.", "anaemia-on-blood-test"),
        ("60F black stools, Hb has dropped by 48 to 84.", "anaemia-on-blood-test"),
        ("60F tired, haemoglobin comes back at 78.", "anaemia-on-blood-test"),
        ("60F tired, her haemoglobin turns out to be 78.", "anaemia-on-blood-test"),
        ("60F breathless, sats fall to 78 per cent on walking.", "low-oxygen-saturation"),
        ("60F breathless, saturation falls to 78 per cent when she walks.", "low-oxygen-saturation"),
        ("60F breathless, sats 97 at rest, falling to 84 on walking.", "low-oxygen-saturation"),
        ("60F breathless, sats 97% at rest and 84% on exertion.", "low-oxygen-saturation"),
        ("60F breathless, saturations dip to 85 overnight.", "low-oxygen-saturation"),
        ("30M cough, temperature 37.2 on arrival, 39.4 an hour later.", "fever-38-or-more"),
        ("70M dizzy, heart rate 84, up to 130 on standing.", "fast-heart-rate"),
        ("70M confused, sodium 138 a week ago, 118 today.", "low-sodium"),
        ("70M confused, sodium 138 two days ago, 118 today.", "low-sodium"),
        ("70M bruised, platelets have fallen from 210 to 35.", "low-platelets"),
        ("70M chest pain, troponin 8 then 65 at three hours.", "raised-troponin"),
        ("70M chest pain, troponin 8 and 65.", "raised-troponin"),
        ("70M drowsy, GCS 15 on scene, 9 on arrival.", "reduced-gcs"),
        ("50M fits, CRP 4 yesterday, 180 today.", "raised-inflammatory-markers"),
        ("50F nausea, BMI at booking was 34.", "obesity"),
        ("60M weak, usual Hb 140, today 88.", "anaemia-on-blood-test"),
        ("60M weak, Hb 140 in clinic a month ago and 88 in ED.", "anaemia-on-blood-test"),
        ("60M weak, sats were 98% and are now 88%.", "low-oxygen-saturation"),
        ("60M weak, sats 98 per cent lying, 84 per cent after walking ten metres.", "low-oxygen-saturation"),
        ("60M dizzy, pulse 60 lying and 110 standing.", "fast-heart-rate"),
        ("60M sepsis, lactate 1.8, repeat 4.2.", "raised-procalcitonin-or-lactate"),
        ("60M chest pain, troponin 9 at 0h and 88 at 3h.", "raised-troponin"),
        ("60M chest pain, first troponin 9, second 88.", "raised-troponin"),
        ("60M weak, potassium 5.0, rechecked 6.9.", "high-potassium"),
    ],
)
def test_the_value_it_changed_to_counts(read: Reader, text: str, finding: str) -> None:
    assert finding in ids(read.text(text), Status.PRESENT)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("30M cough, temp 39.4 now 37.2 after paracetamol.", "fever-38-or-more"),
        ("30M cough, temperature 39.4 at home, 37.2 here.", "fever-38-or-more"),
        ("30M cough, temp down from 39.4 to 37.2.", "fever-38-or-more"),
        ("70M dizzy, potassium 6.8 then 5.0 after treatment.", "high-potassium"),
        ("70M dizzy, HR 130 down to 84 after metoprolol.", "fast-heart-rate"),
        ("60F breathless, sats 84% on air, 97% on 2 litres.", "low-oxygen-saturation"),
        ("60F black stools, Hb 62 → 128 after four units.", "anaemia-on-blood-test"),
        ("70M drowsy, GCS 9, was 15 in the ambulance.", "reduced-gcs"),
        ("72M drowsy, creatinine 310, previously 90.", "raised-creatinine"),
        ("72M drowsy, creatinine 310 (baseline 90).", "raised-creatinine"),
        ("60F black stools, Hb 84 (132 last year).", "anaemia-on-blood-test"),
    ],
)
def test_a_danger_that_has_passed_was_there(read: Reader, text: str, finding: str) -> None:
    assert finding in ids(read.text(text), Status.PRESENT)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("72M well, creatinine was 310 in May and is 80 today.", "raised-creatinine"),
        ("60F well, Hb 92 last year, 135 now.", "anaemia-on-blood-test"),
        ("50F, BMI 31 to 24.", "obesity"),
    ],
)
def test_a_value_from_before_the_illness_is_history(read: Reader, text: str, finding: str) -> None:
    found = read.text(text)
    assert finding in ids(found, Status.PRESENT, When.PAST)
    assert finding not in ids(found, Status.PRESENT)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("70M well, potassium was 6.8, now 4.2.", "high-potassium"),
        ("60F well, haemoglobin was 74 last week, 121 now.", "anaemia-on-blood-test"),
        ("60F well, sodium was 118 last week and is 136 today.", "low-sodium"),
        ("60F well, platelets were 20, now 180.", "low-platelets"),
    ],
)
def test_what_was_and_now_is_well_is_over(read: Reader, text: str, finding: str) -> None:
    found = read.text(text)
    assert finding in ids(found, Status.PRESENT, When.PAST)
    assert finding not in ids(found, Status.PRESENT)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("60F black stools, Hb was 62, now 128 after four units.", "anaemia-on-blood-test"),
        ("70M dizzy, potassium was 6.8, now 6.9.", "high-potassium"),
        ("70M dizzy, potassium was 4.8, now 6.9.", "high-potassium"),
        ("30M cough, temp was 39.5, now 37.", "fever-38-or-more"),
        ("60F breathless, sats were 84, now 96 on 2 litres.", "low-oxygen-saturation"),
        ("60F, BP was 80/50, now 110/70 after fluids.", "low-blood-pressure"),
        ("30F drowsy, BM was 2.1, now 6.", "low-blood-glucose"),
        ("70M dizzy, potassium up from 4.2 to 6.8.", "high-potassium"),
        ("60F black stools, Hb 121 in May, 74 today.", "anaemia-on-blood-test"),
    ],
)
def test_a_danger_of_this_illness_stays_though_a_later_value_is_better(read: Reader, text: str, finding: str) -> None:
    assert finding in ids(read.text(text), Status.PRESENT)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("RR 16, 36.8 on arrival.", [16]),
        ("GCS 15, 3 days of cough.", [15]),
        ("HR 84, 97% on air.", [84]),
        ("Temp 38.2 now 3 days.", [38.2]),
        ("Potassium 6.8 then 10 units of insulin.", [6.8]),
        ("Sats 96 and 2 children at home.", [96]),
        ("Hb 92, 60 years old.", [92]),
        ("HR 110 then 2 g of magnesium.", [110]),
        ("Temp 37.1 to the touch.", [37.1]),
        ("Sodium 132, 140 mg of furosemide.", [132]),
        ("CRP 12 and rising over 3 weeks.", [12]),
        ("Creatinine 310, down from 400.", [310]),
        ("Temp 36.8 today 72 kg.", [36.8]),
        ("HR 84 today 98% on air.", [84]),
        ("Temp 37.2 then 3 vomits.", [37.2]),
        ("Aim for sats of 94 to 98.", []),
        ("RR 16 standing 30 minutes in the queue.", [16]),
    ],
)
def test_a_number_behind_a_value_is_often_something_else(read: Reader, text: str, values: list[float]) -> None:
    assert [each.value for each in read.text(text).measurements] == values


def test_a_milder_value_gives_way_to_a_worse_one(read: Reader) -> None:
    present = ids(read.text("60F breathless, sats 97 at rest, 84 on walking."), Status.PRESENT)
    assert "oxygen-saturation-normal" not in present


def test_a_value_before_the_illness_is_none_of_now(read: Reader) -> None:
    found = read.text("60F black stools, Hb was 140 last month, now 92.")
    assert [each.value for each in found.measurements] == [92]
