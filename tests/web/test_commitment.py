"""Commit first: off by default; with it on, nobody sees a list before they have written their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.consultation import Kind
from dxpad.web.commitment import named, side_by_side

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from dxpad.web.desk import Desk


def _id(address: str) -> str:
    return address.rsplit("/", 1)[1]


def _on(client: TestClient) -> None:
    client.post("/settings", data={"commit_first": "on"})


def test_it_is_off_until_somebody_switches_it_on(client: TestClient, demo: str) -> None:
    assert 'id="commit"' not in client.get(demo).text
    _on(client)
    assert 'id="commit"' in client.get(demo).text
    client.post("/settings", data={})
    assert 'id="commit"' not in client.get(demo).text


def test_no_page_shows_the_list_before_and_urgency_is_always_there(client: TestClient, demo: str) -> None:
    _on(client)
    text = client.get(demo).text
    assert 'id="rank-' not in text
    assert 'id="danger-' not in text
    assert "Emergency: now, by ambulance" in text
    parts = client.get(f"{demo}/parts").text
    assert "first: Aortic dissection" not in parts
    assert "first: Aortic dissection" not in client.get("/").text
    for tab in ("/why/aortic-dissection", "/next", "/bench"):
        assert client.get(demo + tab, follow_redirects=False).headers["location"] == demo
    assert 'id="danger-' not in client.get(f"{demo}/note").text


def test_what_was_written_is_an_event_and_stands_beside_the_list(client: TestClient, desk: Desk, demo: str) -> None:
    _on(client)
    client.post(f"{demo}/committed", data={"diagnosis": ["Muscle strain", "aortic dissection", ""]})
    assert desk.book.events(_id(demo))[-1].kind is Kind.COMMITTED
    assert desk.book.read(_id(demo)).committed == ("Muscle strain", "aortic dissection")
    text = client.get(demo).text
    assert 'id="side-by-side"' in text
    assert "Muscle strain; aortic dissection" in client.get(f"{demo}/receipts").text
    assert 'id="rank-aortic-dissection"' in text
    with desk.pad.taken() as pad:
        both = side_by_side(desk.look(_id(demo)), pad)
    assert both
    assert (both.own[1].rank, both.own[1].condition) == (1, "aortic-dissection")
    assert "Aortic dissection" not in both.only_listed
    assert len(both.only_listed) == 4


def test_a_commitment_is_written_once(client: TestClient, desk: Desk, demo: str) -> None:
    client.post(f"{demo}/committed", data={"diagnosis": ["Angina"]})
    client.post(f"{demo}/committed", data={"diagnosis": ["Dissection"]})
    assert desk.book.read(_id(demo)).committed == ("Angina",)


def test_to_see_the_list_at_once_is_recorded_too(client: TestClient, desk: Desk, demo: str) -> None:
    _on(client)
    client.post(f"{demo}/committed", data={"diagnosis": ["Angina"], "skip": "1"})
    state = desk.book.read(_id(demo))
    assert state.committed == ()
    assert state.committed_at
    assert 'id="rank-aortic-dissection"' in client.get(demo).text


def test_a_name_is_never_guessed(desk: Desk) -> None:
    with desk.pad.taken() as pad:
        assert named("Aortic  Dissection", pad) == ("aortic-dissection", "")
        condition, nearest = named("dissection of something odd", pad)
        assert condition == ""
        assert nearest != "dissection of something odd"
        assert named("zzzz qqqq", pad) == ("", "")
