"""`dxpad note`: a transcript to a note, every sentence with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT, OUTPUT

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.cli.batches import Line
    from dxpad.domain.convention import Convention
    from dxpad.domain.transcript import Transcript
    from dxpad.notes.template import Template
    from dxpad.phrasing.model import LanguageModel

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
    "--conventions", type=click.Choice(CONVENTIONS), help="Spelling, dates and paper; else as the app's settings say."
)
@click.option("--rephrase", is_flag=True, help="Have the language model that you chose tidy sentences.")
def note(
    *, transcript: Path | None, batch: Path | None, out: Path | None, template: str, form: str | None,
    conventions: str | None, rephrase: bool,
) -> None:  # fmt: skip
    """Draft a note from a conversation. Nothing is written that was not said."""
    from dxpad.cli.batches import run_batch, wanted
    from dxpad.cli.cases import read_conversation
    from dxpad.cli.notewriter import NoteWriter
    from dxpad.cli.pads import open_pad

    batched = wanted(transcript, batch, out, "a transcript")
    if batched and form not in (None, "json"):
        raise click.UsageError("a batch gives JSON Lines; leave --format out")
    if form in FILES and not out:
        raise click.UsageError(f"{form} needs --out FILE")
    chosen, model = _template(template), _model() if rephrase else None
    writer = NoteWriter(open_pad(), chosen, model, _convention(conventions))
    if batched:
        run_batch(*batched, lambda line: writer.as_object(_conversation(line)))
    elif transcript:
        _deliver(writer.as_file(read_conversation(transcript), form or "md"), out)


def _convention(name: str | None) -> Convention | None:
    """The convention that was named, else the one of the app's settings; None where nobody chose one."""
    from dxpad.domain.convention import Convention
    from dxpad.records.conventions import ConventionFile
    from dxpad.settings import settings

    return Convention(name) if name else ConventionFile(settings().data).chosen()


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


def _model() -> LanguageModel:
    """The language model that the user chose.

    Raises:
        MissingPartError: there is none.
    """
    from dxpad.domain.errors import MissingPartError
    from dxpad.phrasing.chosen import Choice
    from dxpad.phrasing.http_model import HttpModel
    from dxpad.settings import settings

    known = settings()
    address = Choice(known.data, url=known.llm_url, model=known.llm_model, key=known.llm_key).address()
    if address is None:
        mend = "Set DXPAD_LLM_URL=http://localhost:11434/v1 and DXPAD_LLM_MODEL, or choose one on the settings page"
        raise MissingPartError("no language model is chosen", where="--rephrase", mend=mend)
    if not address.is_here:
        click.echo(f"Sentences of the note are sent to {address.host}, as they stand.", err=True)
    return HttpModel(address)


def _deliver(content: bytes, out: Path | None) -> None:
    from dxpad.cli.files import WholeFile

    if out is None:
        click.echo(content.decode())
        return
    with WholeFile(out) as file:
        file.write_bytes(content)
