"""`dxpad guide`: how urgent, what to do, which score."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT

if TYPE_CHECKING:
    from dxpad.cli.cases import Line
    from dxpad.domain.encode import Json


@click.command()
@click.argument("case", type=INPUT, required=False)
@click.option("--batch", type=INPUT, help="JSON Lines of cases.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where the batch's results go.")
@click.option("--setting", help="primary-care, emergency or inpatient, where the case does not say.")
def guide(case: Path | None, batch: Path | None, out: Path | None, setting: str | None) -> None:
    """Urgency, red flags, work-up, treatment and scores for one case, as JSON."""
    from dataclasses import replace

    from dxpad.cli.cases import batch_case, read_case, run_batch
    from dxpad.cli.pads import open_pad
    from dxpad.domain.decode import setting_from
    from dxpad.domain.encode import dumps, to_json

    chosen = setting_from(setting, "--setting")
    pad = open_pad()
    if batch:
        if not out:
            raise click.UsageError("a batch needs --out FILE")

        def guided(line: Line) -> Json:
            given = batch_case(line, setting)
            found = pad.find(given)
            return to_json(pad.guide(given, found, pad.rank(given, found)))

        run_batch(batch, out, guided)
        return
    if not case:
        raise click.UsageError("name a case, or --batch FILE --out FILE")
    given = read_case(case)
    given = replace(given, setting=chosen) if setting else given
    found = pad.find(given)
    click.echo(dumps(pad.guide(given, found, pad.rank(given, found)), indent=2))
