"""`dxpad score`: a clinical score from stated values, from a case, or both. It never guesses what is missing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT, OUTPUT

if TYPE_CHECKING:
    from dxpad.cli.batches import Line
    from dxpad.domain.encode import Json
    from dxpad.guidance.scores.sheet import Sheet
    from dxpad.pad import Pad

WITH_UNIT = re.compile(r"\s*([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*([^\d\s.,].*)")
"""A number and its unit, with or without a space: 8.1 mmol/L, 101.3°F."""


@click.command()
@click.argument("score_id", metavar="ID", required=False)
@click.argument("values", metavar="name=value", nargs=-1)
@click.option("--case", "case_file", type=INPUT, help="Fill it from this case or text; values given here win.")
@click.option("--list", "show_list", is_flag=True, help="Every score with its inputs.")
@click.option("--batch", type=INPUT, help='JSON Lines of {"id", "score", "inputs"}.')
@click.option("--out", type=OUTPUT, help="Where results go; needed for a batch.")
def score(
    score_id: str | None, values: tuple[str, ...], case_file: Path | None, *, show_list: bool, batch: Path | None,
    out: Path | None,
) -> None:  # fmt: skip
    """Work out a score: dxpad score curb-65 confusion=false bun='8.1 mmol/L' … or --case visit.txt

    From a case every value comes with its words, and what is missing with the question to ask.
    """
    from dxpad.cli.batches import run_batch, wanted
    from dxpad.cli.files import deliver
    from dxpad.cli.pads import open_pad
    from dxpad.domain.encode import dumps, to_json

    if show_list:
        _list(open_pad())
        return
    batched = wanted(Path(score_id) if score_id else None, batch, out, "a score, --list")
    inputs = _inputs(values)
    if batched and case_file:
        raise click.UsageError("--case goes with one score, not with --batch")
    pad = open_pad()
    if batched:

        def scored(line: Line) -> Json:
            return to_json(pad.score(line.id, *_asked(line)))

        run_batch(*batched, scored)
    elif score_id and case_file:
        deliver(dumps(_from_case(pad, score_id, case_file, inputs), indent=2), out)
    elif score_id:
        deliver(dumps(pad.score("score", score_id, inputs), indent=2), out)


def _from_case(pad: Pad, score_id: str, case_file: Path, stated: dict[str, object]) -> Sheet:
    """The score of a case.

    Raises:
        BadInputError: it was not made for this patient.
    """
    from dxpad.cli.cases import read_case
    from dxpad.domain.errors import BadInputError

    case = read_case(case_file)
    sheet = pad.score_sheet(score_id, case, pad.find(case), stated)
    if sheet.unsuited:
        raise BadInputError("not made for this patient", where=sheet.score, mend=sheet.unsuited.capitalize())
    return sheet


def _list(pad: Pad) -> None:
    for name, document in pad.knowledge.documents("score").items():
        inputs = ", ".join(item.text("name") for item in document.parts("inputs"))
        click.echo(f"{name}: {document.text('name')} ({inputs})")


def _asked(line: Line) -> tuple[str, dict[str, object]]:
    from dxpad.domain.errors import BadInputError

    name, inputs = line.value.get("score"), line.value.get("inputs")
    if not isinstance(name, str) or not isinstance(inputs, dict):
        mend = 'Write {"id", "score", "inputs": {…}}'
        raise BadInputError("score or inputs are missing", where=line.where, mend=mend)
    return name, inputs


def _inputs(values: tuple[str, ...]) -> dict[str, object]:
    """What was given as name=value; of two values for one name none is chosen."""
    pairs = [_pair(text, place) for place, text in enumerate(values, start=1)]
    inputs = dict(pairs)
    if len(inputs) < len(pairs):
        raise click.UsageError("an input stands twice")
    return inputs


def _pair(text: str, place: int) -> tuple[str, object]:
    """A number, true, false or text; "8.1 mmol/L" is a number with its unit."""
    name, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(f"value {place} is not name=value")
    try:
        return name, json.loads(value)
    except ValueError:
        match = WITH_UNIT.fullmatch(value)
    return name, {"value": float(match[1]), "unit": match[2].strip()} if match else value
