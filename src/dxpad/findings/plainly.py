"""Dangers in everyday words, where a way of speaking counts and not a phrase."""

from __future__ import annotations

from dxpad.findings.plain_belly import BELLY_AND_THE_REST
from dxpad.findings.plain_chest import HEART_AND_BREATH
from dxpad.findings.plain_nerves import NERVES

PLAIN: tuple[tuple[str, str], ...] = (*HEART_AND_BREATH, *NERVES, *BELLY_AND_THE_REST)
"""By the finding they say: patterns over a passage in lower case, as those of `worded`."""
