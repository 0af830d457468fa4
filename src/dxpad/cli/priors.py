"""`dxpad priors`: a hospital's own case counts, and what they would change before anybody uses them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.differential.own_counts import OwnCounts
    from dxpad.knowledge.store import Store


@click.command()
@click.argument("counts", type=INPUT)
@click.option("--setting", required=True, help="primary-care, emergency or inpatient: where the cases were counted.")
@click.option("--cases", type=click.Path(path_type=Path, file_okay=False), help="Folder of cases to rank both ways.")
@click.option("--top", default=5, show_default=True, type=click.IntRange(1), help="Ranks that are compared.")
def priors(counts: Path, setting: str, cases: Path | None, top: int) -> None:
    """Show what the case counts in the CSV file COUNTS would change: frequencies, and the ranks of saved cases."""
    from dxpad.cli.changes import cases_in, change, lines
    from dxpad.cli.pads import open_pad, own_counts
    from dxpad.pad import Pad

    before = open_pad()
    own = own_counts(counts, setting, before.knowledge)
    click.echo("\n".join(_effect(own, before.knowledge)))
    if cases:
        after = Pad(before.knowledge, own)
        every = list(cases_in(cases))
        changes = [made for case in every if (made := change(case, before, after, top))]
        for made in changes:
            click.echo("\n".join(lines(made)))
        click.echo(f"{len(changes)} of {len(every)} cases change")


def _effect(own: OwnCounts, store: Store) -> Iterator[str]:
    from dxpad.differential.own_counts import effects

    yield f"{own.total:,} consultations, {own.setting}; per 100,000: knowledge, counted, used"
    for effect in effects(own, store):
        held = " (not below the knowledge: must not be missed)" if effect.held else ""
        yield f"  {effect.name}: {effect.known:,.4g}, {effect.counted:,.4g}, {effect.used:,.4g}{held}"
