"""`dxpad differential`: a case to a ranked differential."""

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
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where results go; needed for a batch.")
@click.option("--setting", help="primary-care, emergency or inpatient, where the case does not say.")
@click.option("--pack", default="everyday", show_default=True, help="The knowledge pack to rank over.")
@click.option(
    "--top", default=20, show_default=True, type=click.IntRange(1), help="Conditions listed, open dangers besides."
)
@click.option("--receipt", type=click.Path(path_type=Path, dir_okay=False), help="Keep the result for dxpad replay.")
def differential(
    case: Path | None, batch: Path | None, out: Path | None, setting: str | None, pack: str, top: int, receipt: Path | None,
) -> None:  # fmt: skip
    """Rank the diagnoses worth considering, as JSON."""
    from dxpad.cli.cases import batch_case, read_case, run_batch
    from dxpad.cli.pads import open_pad
    from dxpad.cli.replays import save
    from dxpad.domain.decode import setting_from
    from dxpad.domain.encode import dumps, to_json
    from dxpad.domain.errors import UnknownIdError

    if pack != "everyday":
        raise UnknownIdError(f"no pack {pack!r}", where="--pack", mend="Use: everyday")
    setting_from(setting, "--setting")
    if batch:
        if not out:
            raise click.UsageError("a batch needs --out FILE")
        pad = open_pad()

        def ranked(line: Line) -> Json:
            given = batch_case(line, setting)
            return to_json(pad.rank(given, pad.find(given), shown=top))

        run_batch(batch, out, ranked)
        return
    if not case:
        raise click.UsageError("name a case, or --batch FILE --out FILE")
    pad, given = open_pad(), read_case(case)
    if setting:
        from dataclasses import replace

        given = replace(given, setting=setting_from(setting, "--setting"))
    result = pad.rank(given, pad.find(given), shown=top)
    if receipt:
        save(receipt, given, result, top)
    text = dumps(result, indent=2)
    if out:
        out.write_text(text + "\n", encoding="utf-8")
    else:
        click.echo(text)
