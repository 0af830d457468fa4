"""What must not be missed stands on the first screen: pinned among the first five open dangers, or ranked there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from dxpad.domain.case import Case, Setting, Sex
from dxpad.pad import Pad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.store import Store

CASES = Path(__file__).parents[2] / "knowledge" / "cases"
FIRST = 5
KNOWN_MISSES = {
    "tricky-epidural-abscess-without-fever:acute-spinal-cord-compression": "ninth of the open dangers; its cause leads",
}


def dangers() -> Iterator[object]:
    for file in sorted(CASES.glob("*.yaml")):
        for danger in yaml.safe_load(file.read_text(encoding="utf-8"))["expect"].get("do_not_miss", ()):
            reason = KNOWN_MISSES.get(f"{file.stem}:{danger}")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(file.stem, danger, id=f"{file.stem}:{danger}", marks=marks)


@pytest.fixture(scope="module")
def pad(store: Store) -> Pad:
    return Pad(store)


@pytest.mark.parametrize(("name", "danger"), tuple(dangers()))
def test_a_danger_is_on_the_first_screen(pad: Pad, name: str, danger: str) -> None:
    document = pad.knowledge.document("case", name)
    case = Case(
        id=name,
        age=document.number("age"),
        sex=Sex(document.text("sex")) if document.text("sex") else None,
        setting=Setting(document.text("setting")),
        text=document.text("text"),
    )
    result = pad.rank(case, pad.find(case))
    pinned = [item.condition for item in result.do_not_miss if item.state == "open"][:FIRST]
    assert danger in pinned or danger in [item.condition for item in result.differential[:FIRST]]
