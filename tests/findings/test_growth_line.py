"""A child who keeps to the line of the growth chart has no large head and no line in a vein."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Reader


@pytest.mark.parametrize("name", ["large-or-growing-head", "indwelling-vascular-line"])
def test_a_child_who_follows_her_line_has_neither(read: Reader, name: str) -> None:
    assert name not in {
        each.id for each in read.text("She feeds well and follows her line on the growth chart.").findings
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("His head circumference is crossing centiles.", "large-or-growing-head"),
        ("She has a tunnelled central line for her feeds and follows her own curve.", "indwelling-vascular-line"),
    ],
)
def test_what_is_told_beside_a_line_is_read(read: Reader, text: str, name: str) -> None:
    assert name in {each.id for each in read.text(text).findings if each.status == "present"}
