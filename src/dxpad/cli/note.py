"""`dxpad note`: a transcript to a note, every sentence with its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT

if TYPE_CHECKING:
    from dxpad.cli.cases import Line
    from dxpad.domain.encode import Json
    from dxpad.domain.note import Note
    from dxpad.domain.transcript import Transcript
    from dxpad.pad import Pad

FORMATS = ("md", "json", "docx", "pdf")


@click.command()
@click.argument("transcript", type=INPUT, required=False)
@click.option("--batch", type=INPUT, help='JSON Lines of {"id", "turns"}.')
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Where the note or the batch's results go."
)
@click.option("--template", default="soap", show_default=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="md", show_default=True)
def note(transcript: Path | None, batch: Path | None, out: Path | None, template: str, form: str) -> None:
    """Draft a note from a conversation. Nothing is written that was not said."""
    from dxpad.cli.cases import read_conversation, run_batch
    from dxpad.cli.pads import open_pad
    from dxpad.domain.encode import to_json
    from dxpad.notes.export import export

    pad = open_pad()
    if batch:
        if not out:
            raise click.UsageError("a batch needs --out FILE")

        def written(line: Line) -> Json:
            from dxpad.cli.cases import case_with_turns
            from dxpad.domain.errors import BadInputError

            if "turns" not in line.value:
                raise BadInputError("turns are missing", where=line.where, mend='Write {"id", "turns": […]}')
            case = case_with_turns(line.value, line.where, default_id=line.id)
            if case.transcript is None:
                raise BadInputError("turns are missing", where=line.where, mend='Write {"id", "turns": […]}')
            return to_json(pad.write(case.transcript, pad.find(case), template=template))

        run_batch(batch, out, written)
        return
    if not transcript:
        raise click.UsageError("name a transcript, or --batch FILE --out FILE")
    content = export(_note(pad, read_conversation(transcript), template), form)
    if out:
        out.write_bytes(content)
    elif form in ("docx", "pdf"):
        raise click.UsageError(f"{form} needs --out FILE")
    else:
        click.echo(content.decode())


def _note(pad: Pad, transcript: Transcript, template: str) -> Note:
    from dxpad.domain.case import Case

    return pad.write(transcript, pad.find(Case(id=transcript.id, transcript=transcript)), template=template)
