"""An article stands in its order, its numbers are those of the differential, and it says what it rests on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.errors import UnknownIdError
from dxpad.encyclopedia import article, html, json_ld, markdown
from dxpad.knowledge.document import Document

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store

ORDER = ["definition", "causes", "symptoms", "diagnosis", "treatment", "prevention"]


def test_the_showpiece_is_whole_and_in_order(store: Store) -> None:
    page = article("upper-back-pain", store)
    assert [section.key for section in page.sections][:6] == ORDER
    assert page.whole
    assert not page.draft
    assert len(page.questions) >= 8
    assert page.care[0].key == "now"
    assert "aortic-dissection" in [link.id for link in page.do_not_miss]
    assert page.updated
    assert page.sources


def test_dangers_stand_before_everything_else(store: Store) -> None:
    text = markdown(article("upper-back-pain", store))
    assert text.index("Do not miss") < text.index("## What it is")


@pytest.mark.parametrize("name", ["upper-back-pain", "chest-pain"])
def test_causes_by_setting_are_shares_of_the_same_numbers(store: Store, name: str) -> None:
    for setting in article(name, store).causes_by_setting:
        assert sum(cause.share for cause in setting.causes) + setting.other == pytest.approx(1)
        for cause in setting.causes:
            assert store.condition(cause.condition).per_100k[setting.setting] > 0
            assert name in {link.finding for link in store.links_of(cause.condition)}


def test_the_numbers_of_a_condition_are_those_that_rank_it(store: Store) -> None:
    links = {link.finding: link for link in store.links_of("aortic-dissection")}
    rows = article("aortic-dissection", store).figures
    assert {row.finding: row.p for row in rows} == {name: link.p for name, link in links.items()}
    assert all((row.basis == "study") == bool(row.sources) for row in rows)


def test_every_read_condition_and_test_has_its_article(store: Store) -> None:
    for condition in store.conditions().values():
        if condition.review == "read":
            page = article(condition.id, store)
            assert [section.key for section in page.sections][:6] == ORDER, condition.id
            assert page.care
            assert len(page.questions) >= 8


def test_a_draft_says_so_and_shows_its_numbers(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """No condition of ours is one any more; a hospital's own may be."""
    outline = next(condition.id for condition in store.conditions().values() if condition.review == "outline")
    written = store.document("condition", outline)
    unread = Document({**written.data, "review": {"status": "draft"}})
    monkeypatch.setattr(store, "document", lambda *_: unread)
    page = article(outline, store)
    assert page.draft
    assert page.figures
    assert "Draft" in markdown(page)


def test_an_outline_says_in_every_form_that_nobody_reviewed_it(store: Store) -> None:
    outline = next(condition.id for condition in store.conditions().values() if condition.review == "outline")
    said = "Outline: not reviewed; no work-up or treatment is written yet."
    assert f"*{said}*" in markdown(article(outline, store))
    assert f"<p>{said}</p>" in html(article(outline, store))


def test_json_ld_is_valid_and_cannot_close_its_element(store: Store) -> None:
    for name in ("aortic-dissection", "upper-back-pain", "electrocardiogram", "curb-65"):
        text = json_ld(article(name, store))
        value = json.loads(text)
        assert value["@context"] == "https://schema.org"
        assert value["about"]["name"]
        assert "</" not in text


def test_a_page_that_stands_alone_escapes_what_it_shows(store: Store) -> None:
    page = html(article("aortic-dissection", store))
    assert page.startswith("<!doctype html>")
    assert "<h1>Aortic dissection</h1>" in page


def test_no_article_is_an_error(store: Store) -> None:
    with pytest.raises(UnknownIdError):
        article("nonsense", store)
