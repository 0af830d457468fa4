"""Own case counts in the app: the effect is seen before they are used, they can be put aside, nothing is silent."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.web.conftest import BASE, OURS, TestClient

from dxpad.cli.cases import case_of
from dxpad.cli.pads import with_counts
from dxpad.domain.encode import dumps
from dxpad.knowledge.store import Store
from dxpad.pad import Pad
from dxpad.web import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from httpx import Response

    from dxpad.settings import Settings
    from dxpad.web.desk import Desk

HOME = "/settings/priors"
ZOSTER = "condition,cases\nherpes-zoster,9000\naortic-dissection,0\ntotal,10000\n"
RASHLESS = "Pain in the chest wall on one side for two days, and the skin there is tender to touch."


def choose(client: TestClient, text: str | bytes = ZOSTER, setting: str = "emergency") -> Response:
    return client.post(HOME, files={"file": ("ours.csv", text)}, data={"setting": setting}, follow_redirects=False)


def use(client: TestClient) -> Response:
    found = re.search(r'name="sha256" value="(\w+)"', client.get(HOME).text)
    assert found
    return client.post(f"{HOME}/used", data={"sha256": found[1]})


@pytest.fixture
def chest(client: TestClient, empty: str) -> str:
    """A consultation in the emergency department whose list the counts move."""
    client.post(f"{empty}/described", data={"setting": "emergency", "age": "60", "alias": "Chest"})
    client.post(f"{empty}/text", data={"text": RASHLESS})
    return empty


def rising(client: TestClient, address: str) -> tuple[str, str]:
    """A condition that stands second, and a table in which it is what nearly everybody has."""
    second = first(client, address)["differential"][1]["condition"]
    return second, f"condition,cases\n{second},9000\ntotal,10000\n"


def first(client: TestClient, address: str) -> dict[str, object]:
    return client.get(f"{address}/result.json").json()


def test_a_table_is_shown_before_it_is_used_and_changes_nothing(client: TestClient, chest: str) -> None:
    before = first(client, chest)
    assert choose(client).headers["location"] == HOME
    shown = client.get(HOME).text
    assert "Nothing of it is used yet" in shown
    assert "Herpes zoster" in shown
    assert first(client, chest) == before


def test_the_effect_names_what_moves_by_how_much_and_what_was_held(client: TestClient, desk: Desk) -> None:
    choose(client)
    shown = client.get(HOME).text
    known = desk.pad.pad.knowledge.condition("herpes-zoster").per_100k["emergency"]
    used = (5_000 * known / 100_000 + 9_000) / 15_000 * 100_000
    assert f"{used:,.0f}" in shown
    assert "<b>1 held:</b>" in shown
    assert ">held<" in shown


def test_saved_consultations_of_the_setting_that_change_are_named(client: TestClient, chest: str) -> None:
    _, table = rising(client, chest)
    choose(client, table)
    shown = client.get(HOME).text
    assert f'href="{chest}">Chest</a>' in shown
    choose(client, table, setting="inpatient")
    assert f'href="{chest}">Chest</a>' not in client.get(HOME).text


def test_the_effect_that_was_announced_is_the_one_that_comes(client: TestClient, chest: str) -> None:
    second, table = rising(client, chest)
    choose(client, table)
    before, announced = first(client, chest), client.get(HOME).text
    use(client)
    after = first(client, chest)
    assert after["receipt"]["counts_sha256"]
    places = [{item["condition"]: item["rank"] for item in result["differential"]} for result in (before, after)]
    assert places[1][second] < places[0][second]
    assert f"rank {places[0][second]} (" in announced
    assert f"→ rank {places[1][second]} (" in announced
    assert "<b>1 of 2</b> begin with another diagnosis" in announced
    assert (
        f"First would be {after['differential'][0]['name']}</b>, now {before['differential'][0]['name']}" in announced
    )


def test_in_use_every_page_of_a_consultation_says_so(client: TestClient, chest: str) -> None:
    choose(client)
    use(client)
    for tab in ("", "/next", "/bench", "/guidance", "/note", "/receipts"):
        assert 'id="own-counts"' in client.get(chest + tab).text
    assert "comes from ours.csv as well" in client.get(chest).text
    assert first(client, chest)["receipt"]["counts_sha256"] in client.get(f"{chest}/receipts").text


def test_the_receipt_and_the_table_replay(client: TestClient, chest: str, knowledge_file: Path, tmp_path: Path) -> None:
    choose(client, ZOSTER.replace("\n", "\r\n"))
    use(client)
    saved = client.get(f"{chest}/receipt.json").json()
    path = tmp_path / "table.csv"
    path.write_text(client.get(f"{HOME}/table.csv").text, encoding="utf-8")
    store = Store.open(knowledge_file)
    pad = with_counts(Pad(store), path, "emergency")
    case = case_of(saved["case"], "receipt", default_id="case")
    assert json.loads(dumps(pad.rank(case, pad.find(case), shown=saved["shown"]))) == saved["result"]
    store.close()


def test_put_aside_the_list_is_what_it_was_and_the_table_stays(client: TestClient, chest: str) -> None:
    before = first(client, chest)
    choose(client)
    use(client)
    client.post(f"{HOME}/aside")
    assert first(client, chest) == before
    assert 'id="own-counts"' not in client.get(chest).text
    assert "Looked at and not in use:</b> ours.csv" in client.get("/settings").text
    client.post(f"{HOME}/forgotten")
    assert "ours.csv" not in client.get("/settings").text


def test_only_the_table_that_was_looked_at_can_be_used(client: TestClient, chest: str) -> None:
    choose(client)
    refused = client.post(f"{HOME}/used", data={"sha256": "0" * 64})
    assert refused.status_code == 400
    assert "no longer the one that was shown" in refused.text
    assert first(client, chest)["receipt"]["counts_sha256"] == ""


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (ZOSTER.replace("zoster,9000", "zoster,many"), "ours.csv, line 2"),
        (ZOSTER.replace("aortic-dissection", "no-such-thing"), "ours.csv, line 3"),
        ("condition,cases\n\ncostochondritis,10,000\ntotal,90\n", "ours.csv, line 3"),
        (ZOSTER.replace("total,10000\n", ""), "Add the line total,N"),
        ("Diagnose;Anzahl\n", "Begin with the line condition,cases"),
        (b"PK\x03\x04\xff\x00", "Save the table as CSV in UTF-8"),
        ("  \n", "The table is empty"),
        ("x" * 1_000_001, "more than 1,000,000 bytes"),
    ],
)
def test_a_bad_table_is_refused_with_its_line_and_a_mend(client: TestClient, table: str | bytes, told: str) -> None:
    refused = choose(client, table)
    assert refused.status_code == 400
    assert told in refused.text
    assert client.get(HOME, follow_redirects=False).status_code == 303


def test_no_file_is_told_so(client: TestClient) -> None:
    refused = client.post(HOME, data={"setting": "emergency"})
    assert refused.status_code == 400
    assert "No file was chosen" in refused.text


def test_what_was_in_use_is_in_use_after_a_restart(client: TestClient, settings: Settings) -> None:
    choose(client)
    use(client)
    sha256 = client.app.state.desk.priors.sha256
    with TestClient(create_app(settings), base_url=BASE, headers=OURS) as again:
        assert again.app.state.desk.priors.sha256 == sha256 != ""


def test_a_table_that_no_longer_fits_is_left_out_and_said(client: TestClient, settings: Settings) -> None:
    choose(client)
    use(client)
    file = settings.data / "own-counts" / "used.json"
    file.write_text(file.read_text().replace("herpes-zoster", "was-renamed"))
    with TestClient(create_app(settings), base_url=BASE, headers=OURS) as again:
        assert "not used any more: ours.csv, line 2" in again.get("/settings").text
        demo = again.post("/demo", follow_redirects=False).headers["location"]
        assert "own case counts not used" in again.get(demo).text


def test_a_list_that_is_held_back_does_not_show_here(client: TestClient, chest: str) -> None:
    _, table = rising(client, chest)
    client.post("/settings", data={"commit_first": "on"})
    choose(client, table)
    assert f'href="{chest}">Chest</a>' not in client.get(HOME).text


def test_the_tables_are_for_their_owner_only(client: TestClient, settings: Settings) -> None:
    choose(client)
    folder = settings.data / "own-counts"
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "proposed.json").stat().st_mode & 0o077 == 0
