"""Markdown and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.encode import dumps
from dxpad.notes.export.marks import NOTHING, Heading, is_empty, mark_of, printable

if TYPE_CHECKING:
    from dxpad.domain.note import Note, NoteSentence

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>#|"})


def to_json_text(note: Note) -> str:
    """The note as the contract's JSON, indented, with a line end."""
    return dumps(note, indent=2) + "\n"


def to_markdown(note: Note, heading: Heading | None = None) -> str:
    """The note as Markdown: a heading a section, an item a sentence; then what was left out and what to confirm."""
    above = heading or Heading()
    blocks = [f"# {_plain(above.title)} {_plain(note.id)}".rstrip(), _plain(above.line)]
    blocks += [
        "\n".join([f"## {_plain(section.title)}", "", *(f"- {_marked(sentence)}" for sentence in section.sentences)])
        for section in note.sections
        if section.sentences
    ]
    if is_empty(note):
        blocks.append(NOTHING)
    blocks += [f"{_plain(issue.message)} ({_plain(issue.where)}). {_plain(issue.mend)}." for issue in note.issues]
    if note.said_not_written:
        left = (f"- {_plain(item.why)}: “{_plain(item.text)}”" for item in note.said_not_written)
        blocks.append("\n".join(["## Said, not written", "", *left]))
    if note.to_confirm:
        points = (
            f"- Sentence {p.sentence + 1}, {p.kind}: {_plain(p.text)}{p.why and f' ({_plain(p.why)})'}"
            for p in note.to_confirm
        )
        blocks.append("\n".join(["## To confirm", "", *points]))
    return "\n\n".join(blocks) + "\n"


def _marked(sentence: NoteSentence) -> str:
    mark = mark_of(sentence)
    return f"{_plain(sentence.text)} *({mark})*" if mark else _plain(sentence.text)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return " ".join(printable(text).translate(_SPECIAL).split())
