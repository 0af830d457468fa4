"""`dxpad findings`: text or transcript to findings; or how given spans are meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT

if TYPE_CHECKING:
    from dxpad.cli.cases import Line
    from dxpad.domain.encode import Json


@click.command()
@click.argument("source", type=INPUT, metavar="FILE|-", required=False)
@click.option("--assert", "spans", type=INPUT, help="JSON Lines of spans: status, time and subject of each.")
@click.option("--batch", type=INPUT, help="JSON Lines of cases.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where the batch's results go.")
def findings(source: Path | None, spans: Path | None, batch: Path | None, out: Path | None) -> None:
    """Findings of a text, case or transcript as JSON."""
    from dxpad.cli.cases import batch_case, read_case, run_batch
    from dxpad.cli.pads import open_pad
    from dxpad.domain.encode import dumps, to_json

    if spans or batch:
        if not out:
            raise click.UsageError("a batch needs --out FILE")
        if spans:
            _assert_spans(spans, out)
            return
        pad = open_pad()

        def found(line: Line) -> Json:
            case = batch_case(line, None)
            return {"id": case.id, **_object(to_json(pad.find(case)))}

        run_batch(batch or Path("-"), out, found)
        return
    if not source:
        raise click.UsageError("name a file, or - for standard input")
    case = read_case(source)
    click.echo(dumps(open_pad().find(case), indent=2))


def _object(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _assert_spans(spans: Path, out: Path) -> None:
    from dxpad.cli.cases import run_batch
    from dxpad.domain.encode import to_json
    from dxpad.domain.errors import BadInputError
    from dxpad.findings.assertion import Assertions

    assertions = Assertions()

    def asserted(line: Line) -> Json:
        text, start, end = (line.value.get(key) for key in ("text", "start", "end"))
        if not isinstance(text, str):
            raise BadInputError("text is missing", where=line.where, mend='Write {"id", "text", "start", "end"}')
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
            mend = f"Give whole numbers with 0 <= start < end <= {len(text)}"
            raise BadInputError("start and end are no span of the text", where=line.where, mend=mend)
        return {"id": line.id, **_object(to_json(assertions.read(text).of(start, end)))}

    run_batch(spans, out, asserted)
