"""Markdown and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.encode import dumps

if TYPE_CHECKING:
    from dxpad.domain.note import Note

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>#|"})


def to_json_text(note: Note) -> str:
    """The note as the contract's JSON, indented, with a line end."""
    return dumps(note, indent=2) + "\n"


def to_markdown(note: Note) -> str:
    """The note as Markdown: a heading a section, an item a sentence; then what was left out and what to confirm."""
    blocks = [f"# Note {note.id.translate(_SPECIAL)}".rstrip()]
    blocks += [
        "\n".join([f"## {section.title}", "", *(f"- {s.text.translate(_SPECIAL)}" for s in section.sentences)])
        for section in note.sections
        if section.sentences
    ]
    if note.said_not_written:
        left = (
            f"- {item.why.translate(_SPECIAL)}: “{item.text.translate(_SPECIAL)}”" for item in note.said_not_written
        )
        blocks.append("\n".join(["## Said, not written", "", *left]))
    if note.to_confirm:
        points = (
            f"- Sentence {p.sentence + 1}, {p.kind}: {p.text}{p.why and f' ({p.why})'}".translate(_SPECIAL)
            for p in note.to_confirm
        )
        blocks.append("\n".join(["## To confirm", "", *points]))
    return "\n\n".join(blocks) + "\n"
