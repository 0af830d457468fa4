"""`dxpad replay`: recompute a saved result and say whether it is identical."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("receipt", type=INPUT)
@click.option("--counts", type=INPUT, help="The case counts it was made with, if any.")
@click.option("--setting", help="Where those cases were counted.")
def replay(receipt: Path, counts: Path | None, setting: str | None) -> None:
    """Say whether a result kept with --receipt comes out the same here. Exit code 1 when it does not."""
    import json

    from dxpad.cli.pads import open_pad, with_counts
    from dxpad.cli.replays import load
    from dxpad.domain.encode import dumps

    saved, pad = load(receipt), with_counts(open_pad(), counts, setting)
    now = json.loads(dumps(pad.rank(saved.case, pad.find(saved.case), shown=saved.shown)))
    if now == saved.result:
        click.echo(f"identical: {now['receipt']['input_sha256'][:16]}, knowledge {now['receipt']['knowledge']}")
        return
    for key in dict.fromkeys((*now, *saved.result)):
        if key not in now or key not in saved.result or now[key] != saved.result[key]:
            click.echo(f"differs: {key}")
    click.echo(f"then {json.dumps(saved.result.get('receipt'))}\nnow  {json.dumps(now['receipt'])}")
    raise click.exceptions.Exit(1)
