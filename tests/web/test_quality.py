"""The page on quality says what the knowledge file says."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from dxpad.web.quality import suites_of, wilson

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from dxpad.knowledge.store import Store


def test_the_measured_accuracy_is_that_of_the_knowledge_file(client: TestClient, store: Store) -> None:
    measured = json.loads(store.meta("measured"))
    text = client.get("/quality").text
    assert f"{measured['top1'] * 100:.0f} %" in text
    assert f"{measured['top3'] * 100:.0f} %" in text
    assert measured["suite"][1:] in text
    (suite,) = suites_of(store)
    assert suite.n == measured["n"]


def test_calibration_is_drawn_by_setting_from_the_knowledge_file(client: TestClient, store: Store) -> None:
    written = json.loads(store.meta("measured"))["calibration"]
    (suite,) = suites_of(store)
    assert [one.suite for one in suite.calibration] == [one["suite"] for one in written]
    text = client.get("/quality").text
    for one, row in zip(suite.calibration, written, strict=True):
        assert f'aria-label="Calibration on {one.suite}"' in text
        assert f"Expected calibration error {row['error'][0]:.3f}" in text
        assert sum(bin_.was.n for bin_ in one.bins) == one.n
        assert [round(bin_.was.share * bin_.was.n) for bin_ in one.bins] == [bin_["right"] for bin_ in row["bins"]]


def test_the_strip_beside_a_list_reads_the_same_file(client: TestClient, demo: str, store: Store) -> None:
    measured = client.get(f"{demo}/result.json").json()["reliability"]["measured"]
    written = json.loads(store.meta("measured"))
    assert measured == {key: written[key] for key in ("suite", "top1", "top3", "n")}


def test_what_is_draft_is_counted(client: TestClient, store: Store) -> None:
    records = store.conditions().values()
    reviews = Counter(record.review for record in records)
    said = f"{reviews['read']} read in full, {reviews['outline']} outlines without guidance, {reviews['draft']} drafts"
    assert f"{len(records)} conditions: {said}" in client.get("/quality").text


def test_the_reliability_strip_leads_there(client: TestClient, demo: str) -> None:
    text = client.get(demo).text
    assert "This release on" in text
    assert 'href="/quality"' in text


@pytest.mark.parametrize(
    ("share", "n", "low", "high"), [(0.56, 100, 0.462, 0.653), (0.0, 20, 0.0, 0.161), (0.5, 0, 0.0, 1.0)]
)
def test_the_interval_is_wilsons(share: float, n: int, low: float, high: float) -> None:
    assert wilson(share, n) == pytest.approx((low, high), abs=0.001)
