"""A note from its own JSON: what was signed comes back as it was."""

from __future__ import annotations

import json
from typing import Any

from dxpad.domain.issue import Issue
from dxpad.domain.note import Custody, Note, NoteSection, NoteSentence, SpanRef, ToConfirm, Unwritten


def note_from(content: str) -> Note:
    """The note whose `dumps` is this text."""
    data: dict[str, Any] = json.loads(content)
    return Note(
        id=data["id"],
        template=data["template"],
        sections=tuple(_section(section) for section in data["sections"]),
        text=data["text"],
        said_not_written=tuple(Unwritten(**item) for item in data["said_not_written"]),
        to_confirm=tuple(ToConfirm(**item) for item in data["to_confirm"]),
        issues=tuple(Issue(**item) for item in data.get("issues", ())),
    )


def _section(data: dict[str, Any]) -> NoteSection:
    return NoteSection(**{**data, "sentences": tuple(_sentence(item) for item in data["sentences"])})


def _sentence(data: dict[str, Any]) -> NoteSentence:
    sources = tuple(SpanRef(**span) for span in data["sources"])
    return NoteSentence(text=data["text"], sources=sources, status=Custody(data["status"]))
