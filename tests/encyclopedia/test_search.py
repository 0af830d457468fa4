"""Search finds what people mean: typing errors, everyday words, British and American spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.encyclopedia import search

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("upper back pain", "upper-back-pain"),
        ("chest pian", "chest-pain"),
        ("aortic disection", "aortic-dissection"),
        ("pnumothorax", "primary-spontaneous-pneumothorax"),
        ("heart attack", "st-elevation-myocardial-infarction"),
        ("collapsed lung", "primary-spontaneous-pneumothorax"),
        ("shingels", "herpes-zoster"),
        ("esophageal spasm", "oesophageal-spasm"),
        ("kidney stone", "kidney-stone"),
        ("blood clot on the lung", "pulmonary-embolism"),
        ("CURB-65", "curb-65"),
        ("d dimer", "d-dimer"),
    ],
)
def test_a_query_finds_the_article(store: Store, query: str, wanted: str) -> None:
    assert wanted in [hit.id for hit in search(query, store, 6)]


def test_an_exact_name_comes_first(store: Store) -> None:
    assert search("pleurisy", store, 5)[0].id == "pleurisy"


def test_nothing_is_found_for_nothing(store: Store) -> None:
    assert search("", store, 5) == ()
    assert search("the of and", store, 5) == ()
    assert search("qqqqzzzzxxxx", store, 5) == ()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_no_query_is_an_error(store: Store, query: str) -> None:
    assert len(search(query, store, 3)) <= 3
