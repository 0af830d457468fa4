"""A model of voices with random weights, where the packages that make and run it are installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks import random_voices

if TYPE_CHECKING:
    from pathlib import Path


def write_random_voices(path: Path) -> Path:
    """The file; the same weights each time. Skips the test where the packages are not installed."""
    for name in random_voices.PACKAGES:
        pytest.importorskip(name)
    return random_voices.write_random_voices(path)
