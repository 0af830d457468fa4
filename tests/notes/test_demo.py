"""The bundled consultation's note: what decides must be in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.demo import demo_text
from dxpad.domain.finding import FindingSet
from dxpad.notes import write
from dxpad.speech.imports import read_transcript

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store


def test_pressures_ambulance_and_scan_of_the_demo_are_written(store: Store) -> None:
    path = demo_text()
    transcript = read_transcript(path.read_bytes(), name="demo", transcript_id="demo")
    note = write(transcript, FindingSet(), store.drugs())
    sections = {section.key: " ".join(sentence.text for sentence in section.sentences) for section in note.sections}
    assert "upper back" in sections["subjective"]
    assert "doctor" not in sections["subjective"]
    assert "174" in sections["objective"]
    assert "138" in sections["objective"]
    assert "ambulance" in sections["plan"]
    assert "CT" in sections["plan"]
