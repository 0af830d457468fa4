"""`dxpad score`: a clinical score from stated values. It never guesses what is missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT

if TYPE_CHECKING:
    from dxpad.cli.cases import Line
    from dxpad.domain.encode import Json


@click.command()
@click.argument("score_id", metavar="ID", required=False)
@click.argument("values", metavar="name=value", nargs=-1)
@click.option("--list", "show_list", is_flag=True, help="Every score with its inputs.")
@click.option("--batch", type=INPUT, help='JSON Lines of {"id", "score", "inputs"}.')
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where the batch's results go.")
def score(score_id: str | None, values: tuple[str, ...], show_list: bool, batch: Path | None, out: Path | None) -> None:
    """Work out a score: dxpad score curb-65 confusion=false urea=8.1 …"""
    from dxpad.cli.pads import open_pad
    from dxpad.domain.encode import dumps, to_json

    pad = open_pad()
    if show_list:
        for name, document in pad.knowledge.documents("score").items():
            inputs = ", ".join(item.text("name") for item in document.parts("inputs"))
            click.echo(f"{name}: {document.text('name')} ({inputs})")
        return
    if batch:
        if not out:
            raise click.UsageError("a batch needs --out FILE")
        from dxpad.cli.cases import run_batch
        from dxpad.domain.errors import BadInputError

        def scored(line: Line) -> Json:
            name, inputs = line.value.get("score"), line.value.get("inputs")
            if not isinstance(name, str) or not isinstance(inputs, dict):
                raise BadInputError(
                    "score or inputs are missing", where=line.where, mend='Write {"id", "score", "inputs": {…}}'
                )
            return to_json(pad.score(line.id, name, inputs))

        run_batch(batch, out, scored)
        return
    if not score_id:
        raise click.UsageError("name a score, or --list")
    click.echo(dumps(pad.score("score", score_id, dict(_pair(value) for value in values)), indent=2))


def _pair(text: str) -> tuple[str, object]:
    name, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(f"{text!r} is not name=value")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        number, _, unit = value.partition(" ")
        try:
            return name, {"value": float(number), "unit": unit} if unit else value
        except ValueError:
            return name, value
