"""Where the compiled knowledge lies."""

from __future__ import annotations

from pathlib import Path


def default_path() -> Path:
    """The file that ships inside the package."""
    return Path(__file__).parents[1] / "compiled" / "knowledge.sqlite"
