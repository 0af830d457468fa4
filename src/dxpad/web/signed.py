"""A signed note as a file: the signed sentences, then what was added, then who signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.note import Custody, Note, NoteSection, NoteSentence
from dxpad.web.show import moment

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation
    from dxpad.domain.convention import Convention


def for_file(note: Note, consultation: Consultation, convention: Convention) -> Note:
    """The note with its addenda and its signature; what was open before signing is dealt with and left out."""
    added = [
        _section(f"addendum-{number}", f"Addendum by {item.by}, {moment(item.at, convention)}", item.text.splitlines())
        for number, item in enumerate(consultation.note.addenda, 1)
    ]
    line = f"Signed by {consultation.signed_by}, {moment(consultation.signed, convention)}."
    sections = (*added, _section("signature", "Signature", [line]))
    blocks = ["\n".join([item.title, *(sentence.text for sentence in item.sentences)]) for item in sections]
    return replace(
        note,
        sections=(*note.sections, *sections),
        text="\n\n".join([note.text, *blocks]),
        said_not_written=(),
        to_confirm=(),
    )


def _section(key: str, title: str, lines: list[str]) -> NoteSection:
    sentences = tuple(NoteSentence(text=line, sources=(), status=Custody.TYPED) for line in lines if line.strip())
    return NoteSection(key=key, title=title, loinc="", sentences=sentences)
