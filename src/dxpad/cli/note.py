"""`dxpad note`: a transcript to a note, every sentence with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT, OUTPUT

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.cli.batches import Line
    from dxpad.domain.encode import Json
    from dxpad.domain.finding import FindingSet
    from dxpad.domain.note import Note
    from dxpad.domain.transcript import Transcript
    from dxpad.notes.export import Convention
    from dxpad.notes.template import Template
    from dxpad.pad import Pad

FORMATS = ("md", "json", "docx", "pdf", "fhir")
FILES = ("docx", "pdf")
CONVENTIONS = ("british", "american")


@click.command()
@click.argument("transcript", type=INPUT, required=False)
@click.option("--batch", type=INPUT, help='JSON Lines of {"id", "turns"}; the notes come as JSON Lines.')
@click.option("--out", type=OUTPUT, help="Where the note goes; needed for a batch, DOCX and PDF.")
@click.option(
    "--template", default="soap", show_default=True, help="soap, aci, referral-letter …, one of your own, or a file."
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="md by default.")
@click.option(
    "--conventions", type=click.Choice(CONVENTIONS), default="british", show_default=True, help="Paper, dates."
)
def note(
    *, transcript: Path | None, batch: Path | None, out: Path | None, template: str, form: str | None, conventions: str
) -> None:
    """Draft a note from a conversation. Nothing is written that was not said."""
    from dxpad.cli.batches import run_batch, wanted
    from dxpad.cli.cases import read_conversation
    from dxpad.cli.pads import open_pad
    from dxpad.notes.export import Convention

    batched = wanted(transcript, batch, out, "a transcript")
    if batched and form not in (None, "json"):
        raise click.UsageError("a batch gives JSON Lines; leave --format out")
    if form in FILES and not out:
        raise click.UsageError(f"{form} needs --out FILE")
    chosen = _template(template)
    pad = open_pad()
    if batched:
        run_batch(*batched, lambda line: _object(pad, _conversation(line), chosen))
    elif transcript:
        _deliver(_as_file(pad, read_conversation(transcript), chosen, form or "md", Convention(conventions)), out)


def _template(name: str) -> Template:
    """A template of the program, of the user's own, or a file; what is wrong is told before anything is read."""
    from pathlib import Path

    from dxpad.cli.cases import read_bytes
    from dxpad.domain.decode import shown
    from dxpad.domain.errors import UnknownIdError
    from dxpad.notes.template import parse
    from dxpad.records.templates import ENDING, TemplateFolder
    from dxpad.settings import settings
    from dxpad.speech.textfile import decode_text

    known = TemplateFolder(settings().data / "templates")
    if name in known.all():
        return known.find(name)
    if Path(name).is_file() or name.endswith(ENDING):
        return parse(Path(name).stem, decode_text(read_bytes(Path(name)), name=name))
    mend = f"Choose from: {', '.join(known.all())}; or name a file"
    raise UnknownIdError(f"no template {shown(name)}", where="--template", mend=mend)


def _conversation(line: Line) -> Transcript:
    from dxpad.cli.cases import case_with_turns
    from dxpad.domain.errors import BadInputError

    case = case_with_turns(line.value, line.where, default_id=line.id) if "turns" in line.value else None
    if case is None or case.transcript is None:
        raise BadInputError("turns are missing", where=line.where, mend='Write {"id", "turns": […]}')
    return case.transcript


def _as_file(pad: Pad, transcript: Transcript, template: Template, form: str, convention: Convention) -> bytes:
    from dxpad.domain.case import Case
    from dxpad.domain.encode import dumps
    from dxpad.notes.export import Convention, Heading, export

    if form == "json":
        return dumps(_object(pad, transcript, template), indent=2).encode() + b"\n"
    found = pad.find(Case(id=transcript.id, transcript=transcript))
    made = pad.write(transcript, found, template=template)
    if form == "fhir":
        return _document(pad, made, template, transcript, found)
    title = template.american if convention is Convention.AMERICAN else template.title
    return export(made, form, Heading(title=title, convention=convention))


def _document(pad: Pad, made: Note, kind: Template, transcript: Transcript, found: FindingSet) -> bytes:
    """A FHIR document of what was said, and of nothing else."""
    from datetime import UTC, datetime

    from dxpad import __version__
    from dxpad.domain.case import Sex
    from dxpad.interop.fhir import WrittenNote, to_fhir

    written = WrittenNote(
        note=made, transcript=transcript, found=found, title=kind.title, loinc=kind.loinc,
        made_at=datetime.now(UTC).isoformat(), program=__version__, knowledge=pad.knowledge.version,
        age=found.age, sex=Sex(found.sex) if found.sex else None,
    )  # fmt: skip
    return to_fhir(written)


def _deliver(content: bytes, out: Path | None) -> None:
    from dxpad.cli.files import WholeFile

    if out is None:
        click.echo(content.decode())
        return
    with WholeFile(out) as file:
        file.write_bytes(content)


def _object(pad: Pad, transcript: Transcript, template: Template) -> dict[str, Json]:
    """The contract's object, with the codes that the clinician's own words suggest."""
    from dxpad.domain.case import Case
    from dxpad.domain.encode import to_json

    made = pad.write(transcript, pad.find(Case(id=transcript.id, transcript=transcript)), template=template)
    note = to_json(made)
    codes = to_json(pad.codes(made, transcript, template))
    return {**(note if isinstance(note, dict) else {}), "suggested_codes": codes}
