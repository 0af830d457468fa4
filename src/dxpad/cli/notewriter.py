"""Writes one note after another in one template, and puts each into the form that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dxpad.domain.convention import Convention
    from dxpad.domain.encode import Json
    from dxpad.domain.finding import FindingSet
    from dxpad.domain.note import Note
    from dxpad.domain.transcript import Transcript
    from dxpad.notes.template import Template
    from dxpad.pad import Pad
    from dxpad.phrasing.model import LanguageModel


@dataclass(frozen=True, slots=True)
class NoteWriter:
    """`model` rewords sentences where one is wanted; without a `convention` words are spelled as they were said."""

    pad: Pad
    template: Template
    model: LanguageModel | None = None
    convention: Convention | None = None

    def as_object(self, transcript: Transcript) -> dict[str, Json]:
        """The contract's object, with the codes that the clinician's own words suggest."""
        from dxpad.domain.encode import to_json

        made, _ = self._written(transcript)
        note, codes = to_json(made), to_json(self.pad.codes(made, transcript, self.template))
        return {**(note if isinstance(note, dict) else {}), "suggested_codes": codes}

    def as_file(self, transcript: Transcript, form: str) -> bytes:
        """The note as the bytes of a file."""
        from dxpad.domain.convention import Convention
        from dxpad.domain.encode import dumps
        from dxpad.notes.export import Heading, export

        if form == "json":
            return dumps(self.as_object(transcript), indent=2).encode() + b"\n"
        made, found = self._written(transcript)
        if form == "fhir":
            return self._document(made, transcript, found)
        convention = self.convention or Convention.BRITISH
        title = self.template.american if convention is Convention.AMERICAN else self.template.title
        return export(made, form, Heading(title=title, convention=convention))

    def _written(self, transcript: Transcript) -> tuple[Note, FindingSet]:
        from dxpad.domain.case import Case

        found = self.pad.find(Case(id=transcript.id, transcript=transcript))
        made = self.pad.write(transcript, found, template=self.template, convention=self.convention)
        return (self._reworded(made, self.model) if self.model else made), found

    def _reworded(self, made: Note, model: LanguageModel) -> Note:
        """The note with the wordings that passed; how many did goes to standard error, never a word of them."""
        from dxpad.domain.case import Case
        from dxpad.phrasing import applied, proposals

        all_made = proposals(made, model, lambda text: self.pad.find(Case(id="sentence", text=text)), Event())
        taken, refused = sum(bool(item.text) for item in all_made), sum(bool(item.why) for item in all_made)
        click.echo(f"{model.name}: {len(all_made)} sentences, {taken} reworded, {refused} kept as they were", err=True)
        return applied(made, all_made, self.pad.knowledge.drugs())

    def _document(self, made: Note, transcript: Transcript, found: FindingSet) -> bytes:
        """A FHIR document of what was said, and of nothing else."""
        from datetime import UTC, datetime

        from dxpad import __version__
        from dxpad.domain.case import Sex
        from dxpad.interop.fhir import WrittenNote, exact_hpo, to_fhir

        written = WrittenNote(
            note=made, transcript=transcript, found=found, title=self.template.title, loinc=self.template.loinc,
            made_at=datetime.now(UTC).isoformat(), program=__version__, knowledge=self.pad.knowledge.version,
            age=found.age, sex=Sex(found.sex) if found.sex else None,
            exact_hpo=self.pad.knowledge.derived(exact_hpo),
        )  # fmt: skip
        return to_fhir(written)
