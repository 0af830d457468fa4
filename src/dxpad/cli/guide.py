"""`dxpad guide`: how urgent, what to do, which score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT, OUTPUT

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.case import Case
    from dxpad.domain.guidance import Guidance


@click.command()
@click.argument("case", type=INPUT, required=False)
@click.option("--batch", type=INPUT, help="JSON Lines of cases.")
@click.option("--out", type=OUTPUT, help="Where results go; needed for a batch.")
@click.option("--setting", help="primary-care, emergency or inpatient, where the case does not say.")
def guide(case: Path | None, batch: Path | None, out: Path | None, setting: str | None) -> None:
    """Urgency, red flags, work-up, treatment and scores for one case, as JSON."""
    from dxpad.cli.batches import batch_case, run_batch, wanted
    from dxpad.cli.cases import read_case
    from dxpad.cli.files import deliver
    from dxpad.cli.pads import open_pad
    from dxpad.domain.decode import setting_from
    from dxpad.domain.encode import dumps, to_json

    batched = wanted(case, batch, out, "a case")
    setting_from(setting, "--setting")
    pad = open_pad()

    def guided(given: Case) -> Guidance:
        found = pad.find(given)
        return pad.guide(given, found, pad.rank(given, found))

    if batched:
        run_batch(*batched, lambda line: to_json(guided(batch_case(line, setting))))
    elif case:
        deliver(dumps(guided(read_case(case, setting)), indent=2), out)
