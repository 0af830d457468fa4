"""The bundled consultation: written for this project, spoken by two synthetic voices. The patient does not exist."""

from __future__ import annotations

from pathlib import Path


def demo_audio() -> Path:
    """Two channels, the clinician on the left."""
    return Path(__file__).with_name("consultation.ogg")


def demo_text() -> Path:
    """What is said in it, word for word."""
    return Path(__file__).with_name("consultation.txt")
