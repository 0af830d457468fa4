"""`dxpad differential`: a case to a ranked differential."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT, OUTPUT

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.cli.batches import Line
    from dxpad.domain.encode import Json

PACKS = ("everyday",)


@click.command()
@click.argument("case", type=INPUT, required=False)
@click.option("--batch", type=INPUT, help="JSON Lines of cases.")
@click.option("--out", type=OUTPUT, help="Where results go; needed for a batch.")
@click.option("--setting", help="primary-care, emergency or inpatient, where the case does not say.")
@click.option("--pack", default=PACKS[0], show_default=True, help="The knowledge pack to rank over.")
@click.option(
    "--top", default=20, show_default=True, type=click.IntRange(1), help="Conditions listed, open dangers besides."
)
@click.option("--counts", type=INPUT, help="CSV of a hospital's own case counts in --setting; see dxpad priors.")
@click.option("--receipt", type=OUTPUT, help="Keep case and result for dxpad replay.")
def differential(
    *,
    case: Path | None,
    batch: Path | None,
    out: Path | None,
    setting: str | None,
    pack: str,
    top: int,
    counts: Path | None,
    receipt: Path | None,
) -> None:
    """Rank the diagnoses worth considering, as JSON."""
    from dxpad.cli.batches import batch_case, run_batch, wanted
    from dxpad.cli.cases import read_case
    from dxpad.cli.files import deliver
    from dxpad.cli.pads import open_pad, with_counts
    from dxpad.cli.replays import save
    from dxpad.domain.decode import setting_from, shown
    from dxpad.domain.encode import dumps, to_json
    from dxpad.domain.errors import UnknownIdError

    batched = wanted(case, batch, out, "a case")
    if batched and receipt:
        raise click.UsageError("--receipt keeps one case, not a batch")
    if pack not in PACKS:
        raise UnknownIdError(f"no pack {shown(pack)}", where="--pack", mend=f"Use: {', '.join(PACKS)}")
    setting_from(setting, "--setting")
    if counts and setting is None:
        raise click.UsageError("--counts needs the --setting in which the cases were counted")
    pad = with_counts(open_pad(), counts, setting)
    if batched:

        def ranked(line: Line) -> Json:
            each = batch_case(line, setting)
            return to_json(pad.rank(each, pad.find(each), shown=top))

        run_batch(*batched, ranked)
    elif case:
        given = read_case(case, setting)
        result = pad.rank(given, pad.find(given), shown=top)
        if receipt:
            save(receipt, given, result, top)
        deliver(dumps(result, indent=2), out)
